import type { Duration } from '@fadu/legal-time'
import { type Facts, type LimitSpec, type View, words } from '@fadu/procedure'
import type { documents } from './documents.ts'
import { internal, isNingbo, law } from './law.ts'
import type { MediationPapers } from './papers.ts'

export type MediationRole = 'applicant' | 'respondent' | 'intake' | 'lead' | 'mediator'
type MediationView = View<MediationPapers, string>
type Limit = LimitSpec<MediationPapers, MediationRole, keyof typeof documents & string, string>

export const agreementOf = (facts: Facts<MediationPapers>) => facts.agreedInWriting ?? facts.agreedOrally

const endings = ['agreedInWriting', 'agreedOrally', 'failed', 'declined', 'withdrawn'] as const
export const inNingbo = (view: MediationView) => isNingbo(view.log[0]?.district ?? '')

type Referral = NonNullable<NonNullable<MediationView['facts']['filed']>['referral']>
const offline: Readonly<Record<Referral, Duration>> = {
  'pre-filing': law.preFiling,
  'commissioned-ordinary': law.commissionedOrdinary,
  'commissioned-summary': law.commissionedSummary,
}
const afterFiling: Readonly<Record<Referral, Duration | null>> = {
  'pre-filing': null,
  'commissioned-ordinary': law.onlineOrdinary,
  'commissioned-summary': law.onlineSummary,
}

/** What a court referral sets outside the platform. `null` where no court is behind the mediation, or where it runs online. */
const referralLimit = ({ facts: { filed } }: MediationView): Duration | null =>
  filed?.referral && !filed.online ? offline[filed.referral] : null
/** Before filing, whether the court sends the dispute or the parties ask for it on the platform themselves (第二十四条第二款). */
const onlineBeforeFiling = ({ facts: { filed } }: MediationView): Duration | null =>
  filed?.online && (filed.referral ?? 'pre-filing') === 'pre-filing' ? law.onlinePreFiling : null
const onlineAfterFiling = ({ facts: { filed } }: MediationView): Duration | null =>
  filed?.online && filed.referral ? afterFiling[filed.referral] : null

const extendedBy = { event: 'extensionAgreed', amount: (p: { days: number }) => p.days } as const
/** 在线调解规则第二十六条 leaves an appraisal out of mediation before filing on the platform; no other rule here does (docs/readings.md). */
const appraisal = [['appraisalStarted', 'appraisalEnded']] as const
const forTheCourt = { bears: 'mediator', from: 'confirmedAcceptance', until: endings, roll: 'forward', extendedBy } as const

export const limits = {
  onlineAssign: {
    term: words('指定调解组织（在线）', 'Naming the mediator (online)'),
    bears: 'lead',
    from: 'filed',
    until: ['assigned', 'rejected'],
    runs: ({ facts }) => (facts.filed?.online ? law.onlineAssign : null),
    roll: 'forward',
  },
  assignment: {
    term: words('分派', 'Assignment'),
    bears: 'lead',
    internal: true,
    from: 'filed',
    until: ['assigned', 'rejected'],
    runs: ({ facts }) => (facts.filed?.online ? null : internal.assignment),
    roll: 'forward',
  },
  onlineAccept: {
    term: words('确认接受委派', 'Confirming the assignment'),
    bears: 'mediator',
    from: 'assigned',
    until: ['confirmedAcceptance', 'declinedAssignment'],
    runs: ({ facts }) => (facts.filed?.online ? law.onlineAccept : null),
    roll: 'forward',
  },
  referral: {
    term: words('法院委派委托调解期限', 'Mediation for the court'),
    ...forTheCourt,
    runs: referralLimit,
    startOn: (start) => (start.paper as { signedForFileOn?: never }).signedForFileOn ?? start.on,
  },
  // On the platform the confirmation itself is the start (第二十四条第二款), whenever papers were signed for.
  onlineBeforeFiling: {
    term: words('立案前在线调解期限', 'Online mediation before filing'),
    ...forTheCourt,
    runs: onlineBeforeFiling,
    excludes: appraisal,
  },
  onlineAfterFiling: { term: words('立案后在线调解期限', 'Online mediation after filing'), ...forTheCourt, runs: onlineAfterFiling },
  ningboMediation: {
    term: words('调解期限（宁波）', 'Mediation (Ningbo)'),
    bears: 'mediator',
    from: 'assigned',
    until: endings,
    runs: (view) => (inNingbo(view) && !view.facts.filed?.referral ? law.ningboMediation : null),
    roll: 'forward',
    extendedBy,
  },
  mediation: {
    term: words('调解工作目标', 'Target for mediation'),
    bears: 'mediator',
    internal: true,
    from: 'assigned',
    until: endings,
    // A target stands in only where no rule sets the time.
    runs: (view) => (inNingbo(view) || view.facts.filed?.referral || view.facts.filed?.online ? null : internal.mediation),
    roll: 'forward',
    extendedBy,
    excludes: appraisal,
  },
  confirmation: {
    term: words('共同申请司法确认', 'Joint application for confirmation'),
    kind: 'limitation',
    bears: 'applicant',
    from: ['agreedInWriting', 'agreedOrally'],
    until: 'confirmationApplied',
    runs: law.confirmation,
    roll: 'forward',
    consequence: words('逾期的，协议仍有合同效力，不再司法确认', 'Later, the agreement stays a contract without confirmation'),
  },
  returnVisit: {
    term: words('履行回访', 'Return visit'),
    bears: 'mediator',
    internal: true,
    from: ['agreedInWriting', 'agreedOrally'],
    until: ['visited', 'closed'],
    startOn: (_start, { facts }) => agreementOf(facts)?.performBy,
    runs: internal.returnVisit,
    roll: 'forward',
  },
} as const satisfies Record<string, Limit>
