import type { Day } from '@fadu/legal-time'
import { type LimitView, type Start, words } from '@fadu/procedure'
import type { EditionLaw, Limit } from './edition-law.ts'
import { internal, law } from './law.ts'

const service = { bears: 'clerk', internal: true, runs: internal.service, roll: 'forward' } as const

const serving = {
  rejectionService: {
    term: words('送达不予受理决定', 'Serving the refusal'),
    from: 'rejected',
    until: { served: 'rejectionDecision' },
    ...service,
  },
  dismissalService: {
    term: words('送达驳回决定', 'Serving the dismissal'),
    from: 'dismissed',
    until: { served: 'dismissalDecision' },
    ...service,
  },
  decisionService: { term: words('送达复议决定', 'Serving the decision'), from: 'decided', until: { served: 'decision' }, ...service },
  terminationService: {
    term: words('送达终止决定', 'Serving the termination'),
    from: 'terminated',
    until: { served: 'terminationDecision' },
    ...service,
  },
} satisfies Record<string, Limit>

/** The last day of a period to decide that ran out without a decision, whether one came later or not. */
const silentSince = (_s: Start, { limits: { decision } }: { readonly limits: { readonly decision?: LimitView } }): Day | undefined =>
  decision && ['expired', 'late'].includes(decision.status) ? decision.due.on : undefined

const suing = (edition: EditionLaw) =>
  ({
    suit: {
      term: words('起诉期限', 'Period to sue'),
      kind: 'limitation',
      bears: 'applicant',
      from: { served: 'decision', to: 'applicant' },
      until: [],
      runs: law.suit,
      ...edition.roll,
    },
    suitAfterPreposition: {
      term: words('复议前置案件起诉期限', 'Period to sue where reconsideration comes first'),
      kind: 'limitation',
      bears: 'applicant',
      from: [
        { served: 'rejectionDecision', to: 'applicant' },
        { served: 'dismissalDecision', to: 'applicant' },
      ],
      until: [],
      runs: ({ facts }) =>
        facts.rejected?.preposition ? edition.suitAfterRejection : facts.dismissed?.preposition ? edition.suitAfterDismissal : null,
      ...edition.roll,
    },
    suitAfterSilence: {
      term: words('复议逾期未决定的起诉期限', 'Period to sue where no decision came in time'),
      kind: 'limitation',
      bears: 'applicant',
      from: 'accepted',
      until: [],
      startOn: silentSince,
      runs: ({ facts }) => (facts.accepted?.preposition ? edition.suitAfterSilencePreposition : law.suitAfterSilence),
      ...edition.roll,
    },
  }) satisfies Record<string, Limit>

const correcting = (edition: EditionLaw) =>
  ({
    opinionReport: {
      term: words('反馈意见书落实情况', 'Reporting on the opinion letter'),
      bears: 'respondent',
      from: { served: 'opinionLetter', to: 'respondent' },
      until: 'opinionReported',
      runs: edition.opinionReport,
      ...edition.roll,
    },
    redo: {
      term: words('重新作出行政行为', 'Acting anew'),
      bears: 'respondent',
      from: { served: 'decision', to: 'respondent' },
      until: 'redone',
      runs: ({ facts }) => (facts.decided?.redo ? law.redo : null),
      ...edition.roll,
    },
  }) satisfies Record<string, Limit>

/** What remains after the decision, and where none came. */
export const aftermath = (edition: EditionLaw) => ({ ...serving, ...suing(edition), ...correcting(edition) })
