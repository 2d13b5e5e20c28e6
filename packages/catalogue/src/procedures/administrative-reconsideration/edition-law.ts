import type { Article, Duration, Roll } from '@fadu/legal-time'
import type { LimitSpec } from '@fadu/procedure'
import type { documents } from './documents.ts'
import type { ReconsiderationFacts } from './facts.ts'
import type { ReconsiderationPapers } from './papers.ts'

export type ReconsiderationRole = 'applicant' | 'respondent' | 'third-party' | 'clerk' | 'office-head' | 'organ-head'
export type Limit = LimitSpec<ReconsiderationPapers, ReconsiderationRole, keyof typeof documents & string, string>

type ByFacts = (facts: ReconsiderationFacts) => Duration | null

/** The numbers of one edition. */
export interface EditionLaw {
  readonly apply: ByFacts
  readonly examination: Duration
  readonly correctionNotice: Duration
  /** Length of this run of the time to correct, from the paper with which the application was sent back. */
  readonly correction: (sentBack: { readonly days?: number | undefined } | undefined) => Duration | null
  readonly copy: (facts: ReconsiderationFacts) => Duration
  readonly answer: (facts: ReconsiderationFacts) => Duration
  readonly decision: (facts: ReconsiderationFacts) => Duration
  readonly extension: Duration
  readonly normHandling: Duration
  readonly normTransfer: Duration
  readonly basisHandling: Duration
  readonly basisTransfer: Duration
  readonly transfereeReply: ByFacts
  readonly suspension: Duration
  readonly suitAfterRejection: Duration
  readonly suitAfterDismissal: Duration
  readonly suitAfterSilencePreposition: Duration
  readonly opinionReport: Duration
  readonly roll: { readonly roll: Roll; readonly rollUnder: readonly Article[] }
  /** The day silence counts as acceptance: the day the examination ends (2023), the day of receipt (2017). */
  readonly silenceCountsFrom: 'due' | 'start'
  /** Limits this edition does not know. */
  readonly without: readonly string[]
  /** Events this edition does not know. */
  readonly withoutEvents: readonly string[]
}
