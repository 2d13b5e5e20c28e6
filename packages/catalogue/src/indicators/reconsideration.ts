import type { Day } from '@fadu/legal-time'
import type { View } from '@fadu/procedure'
import { applicationOf } from '../procedures/administrative-reconsideration/facts.ts'
import type { ReconsiderationPapers } from '../procedures/administrative-reconsideration/papers.ts'

type ReconsiderationView = Pick<View<ReconsiderationPapers, string>, 'closedOn' | 'outcome' | 'facts'>

/** The day a case was concluded. One that was merged goes on in the other and is counted there. */
export const concludedOn = ({ closedOn, outcome }: ReconsiderationView): Day | undefined => (outcome === 'merged' ? undefined : closedOn)

/** 调撤: closed by a mediation statement, or by an allowed withdrawal, which is also how a settlement ends. */
export const mediatedOrWithdrawn = ({ outcome, facts }: ReconsiderationView): boolean =>
  outcome === 'mediated' || (outcome === 'terminated' && facts.terminated?.ground === 'withdrawn')

export function kindOf({ facts }: ReconsiderationView): Readonly<Record<string, string>> {
  const kind = applicationOf(facts)?.actKind
  return kind ? { act: kind } : {}
}
