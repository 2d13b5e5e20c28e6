import { type Day, plusDays } from '@fadu/legal-time'
import { type PaperOf, type Start, words } from '@fadu/procedure'
import type { EditionLaw, Limit } from './edition-law.ts'
import { applicationOf, type ReconsiderationFacts } from './facts.ts'
import { law } from './law.ts'
import type { ReconsiderationPapers } from './papers.ts'

type Application = PaperOf<ReconsiderationPapers['filed']>

/** When the period to apply starts: at knowledge of the act; for a failure to act without a set time, sixty days after the request was received. */
function applicationStart(paper: Application): Day {
  if (paper.actKind === 'inaction' && paper.requestReceivedOn) return plusDays(paper.requestReceivedOn, law.omission.amount)
  return paper.knewOn
}

const filing = ['filed', 'filedWithOrgan'] as const
const from = (started: Start) => started.paper as Application

/** Periods of the applicant that ran before the case began. */
const applying = (edition: EditionLaw) =>
  ({
    apply: {
      term: words('申请期限', 'Period to apply'),
      kind: 'limitation',
      bears: 'applicant',
      from: filing,
      until: filing,
      startOn: (s: Start) => applicationStart(from(s)),
      runs: ({ facts }) => edition.apply(facts),
      ...edition.roll,
      consequence: words(
        '超过的，不予受理；因不可抗力或者其他正当理由耽误的，自障碍消除之日起继续计算',
        'Later applications are not accepted, save for good cause',
      ),
    },
    applyCap: {
      term: words('最长申请期限', 'Longest period to apply'),
      kind: 'limitation',
      bears: 'applicant',
      from: filing,
      until: filing,
      startOn: (s: Start) => from(s).actOn,
      runs: ({ facts }) => (applicationOf(facts)?.immovable ? law.applyCapImmovable : law.applyCapOther),
      roll: 'none',
    },
    omission: {
      term: words('履职请求届满日', 'When inaction may be complained of'),
      kind: 'waiting',
      bears: 'applicant',
      from: filing,
      until: [],
      startOn: (s: Start) => from(s).requestReceivedOn,
      runs: ({ facts }) => (applicationOf(facts)?.actKind === 'inaction' ? law.omission : null),
      roll: 'none',
    },
  }) satisfies Record<string, Limit>

const examining = (edition: EditionLaw) =>
  ({
    forwarding: {
      term: words('转送期限', 'Forwarding'),
      bears: 'respondent',
      from: 'filedWithOrgan',
      until: ['forwarded', 'actChanged'],
      runs: law.forwarding,
      ...edition.roll,
    },
    examination: {
      term: words('受理审查期限', 'Examination'),
      bears: 'clerk',
      from: ['filed', 'forwarded', 'corrected'],
      until: ['accepted', 'rejected', 'sentBack'],
      runs: edition.examination,
      ...edition.roll,
      onExpiry: 'accepted',
      expiryOn: edition.silenceCountsFrom,
      consequence: words('逾期未作出不予受理决定的，视为受理', 'Silence counts as acceptance'),
    },
    correctionNotice: {
      term: words('通知补正期限', 'Asking for correction'),
      bears: 'clerk',
      from: ['filed', 'forwarded'],
      until: 'sentBack',
      runs: edition.correctionNotice,
      ...edition.roll,
      applies: ({ facts }) => facts.sentBack !== undefined,
    },
    correction: {
      term: words('补正期限', 'Correction'),
      kind: 'limitation',
      bears: 'applicant',
      from: { served: 'correctionNotice', to: 'applicant' },
      until: ['corrected', 'abandoned'],
      // By the paper whose notice was served: a later sending-back does not change what an earlier one set.
      runs: ({ facts }, start) => edition.correction((start?.issue as ReconsiderationFacts['sentBack']) ?? facts.sentBack),
      ...edition.roll,
      extendedBy: { event: 'correctionExtended', amount: (p: { days: number }) => p.days },
      consequence: words('无正当理由逾期不补正的，视为放弃申请', 'Without good reason, the application counts as given up'),
    },
  }) satisfies Record<string, Limit>

/** Limits of the applicant's side and of the examination. */
export const admission = (edition: EditionLaw) => ({ ...applying(edition), ...examining(edition) })
