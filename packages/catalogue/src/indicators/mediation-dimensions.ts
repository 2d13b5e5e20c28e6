import { words } from '@fadu/procedure'
import { channels, disputeKinds } from '../procedures/dispute-mediation/words.ts'

export const mediationDimensions = {
  kind: { term: words('纠纷类型', 'Kind of dispute'), values: disputeKinds },
  channel: { term: words('来源', 'Channel'), values: channels },
} as const
