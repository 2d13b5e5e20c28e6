import type { Day } from '@fadu/legal-time'
import type { View } from '@fadu/procedure'
import { agreementOf } from '../procedures/dispute-mediation/limits.ts'
import type { MediationPapers } from '../procedures/dispute-mediation/papers.ts'

type MediationView = Pick<View<MediationPapers, string>, 'closedOn' | 'outcome' | 'facts'>

/**
 * The day mediation ended: with the agreement, not when its file was closed after performance; else when it failed, was declined or
 * withdrawn. What was not accepted was never mediated; what was merged goes on in the other.
 */
export function mediationEnded({ closedOn, outcome, facts }: MediationView): Day | undefined {
  const agreement = agreementOf(facts)
  if (agreement) return agreement.on
  return outcome === 'failed' || outcome === 'declined' || outcome === 'withdrawn' ? closedOn : undefined
}

/** Kind and channel, as the tables of the centre break them down. */
export const mediationDims = ({ facts: { filed } }: MediationView): Readonly<Record<string, string>> =>
  filed ? { kind: filed.kind, channel: filed.channel } : {}

/** The day mediation ended with a result: an agreement, or none although both sides were heard. Declined and withdrawn ones had none. */
export const endedWithResult = (view: MediationView): Day | undefined =>
  view.outcome === 'declined' || view.outcome === 'withdrawn' ? undefined : mediationEnded(view)
