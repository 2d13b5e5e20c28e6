import { type GateContext, words } from '@fadu/procedure'
import type { Edition } from './edition.ts'
import { isMajor, trackOf } from './facts.ts'
import { art, art2017, regulation } from './law.ts'
import type { ReconsiderationPapers } from './papers.ts'

export type Context<K extends keyof ReconsiderationPapers = keyof ReconsiderationPapers> = GateContext<ReconsiderationPapers, string, K>

export const answered = (e: Edition) => ({
  code: 'answer-outstanding',
  under: e.under.copy,
  otherwise: words('被申请人答复期限尚未届满，也没有收到答复', 'The respondent’s time to answer has not ended, and no answer has come'),
  that: ({ facts, limits: l }: Context) => facts.answered !== undefined || ['expired', 'late', 'met'].includes(l.answer?.status ?? ''),
})

/** Arts. 49, 50, 52, 63: what must have happened before a decision under the 2023 law. */
const decisionGates = [
  {
    code: 'not-heard',
    under: art(49),
    otherwise: words('适用普通程序的，尚未听取当事人意见', 'In the ordinary track the parties have not been heard'),
    that: ({ facts }: Context) => trackOf(facts) === 'simplified' || (facts.heard?.length ?? 0) > 0 || (facts.hearingHeld?.length ?? 0) > 0,
  },
  {
    code: 'no-hearing',
    under: art(50, 1),
    otherwise: words('重大、疑难、复杂案件应当组织听证', 'A major, hard or complex case needs a hearing'),
    that: ({ facts }: Context) => !isMajor(facts) || (facts.hearingHeld?.length ?? 0) > 0,
  },
  {
    code: 'not-consulted',
    under: art(52, 2, 1),
    otherwise: words(
      '案情重大、疑难、复杂的，应当提请行政复议委员会提出咨询意见',
      'A major, hard or complex case goes to the committee for its opinion',
    ),
    that: ({ facts }: Context) => !isMajor(facts) || facts.consulted !== undefined,
  },
  {
    code: 'worse-for-applicant',
    under: art(63, 2),
    field: 'worse',
    otherwise: words('不得作出对申请人更为不利的变更决定', 'A change may not be less favourable to the applicant'),
    that: ({ paper }: Context<'decided'>) => paper.outcome !== 'changed' || !paper.worse || paper.thirdPartyAsked,
  },
]
/** Regulation art. 51 knows no exception for what a third party asked. */
const decisionGates2017 = [
  {
    code: 'worse-for-applicant',
    under: regulation(51),
    field: 'worse',
    otherwise: words('不得作出对申请人更为不利的行政复议决定', 'A decision may not be less favourable to the applicant'),
    that: ({ paper }: Context<'decided'>) => paper.outcome !== 'changed' || !paper.worse,
  },
]

const normReviewed = (e: Edition) => ({
  code: 'norm-review-open',
  under: e.under.norm,
  otherwise: words('附带审查尚未办结', 'The review of the norm is still open'),
  that: ({ facts }: Context) => facts.normOpened === undefined || facts.normHandled !== undefined || facts.normReplied !== undefined,
})

export const beforeDecision = (e: Edition) => [...(e.tracks ? decisionGates : decisionGates2017), answered(e), normReviewed(e)]

const trackGates = [
  {
    code: 'simplified-ground-missing',
    under: art(53),
    field: 'simplifiedBecause',
    otherwise: words('适用简易程序应当具备法定情形', 'The simplified track needs one of the grounds of the law'),
    that: ({ paper }: Context<'accepted'>) => paper.track !== 'simplified' || paper.simplifiedBecause !== undefined,
  },
  {
    code: 'simplified-and-major',
    under: art(53),
    field: 'major',
    otherwise: words('重大、疑难、复杂案件不适用简易程序', 'A major case cannot take the simplified track'),
    that: ({ paper }: Context<'accepted'>) => paper.track !== 'simplified' || !paper.major,
  },
]
const noTracks = [
  {
    code: 'no-simplified-track',
    under: art2017(22),
    field: 'track',
    otherwise: words('该版本法律没有简易程序', 'This edition of the law has no simplified track'),
    that: ({ paper }: Context<'accepted'>) => paper.track !== 'simplified',
  },
]
export const beforeAcceptance = (e: Edition) => (e.tracks ? trackGates : noTracks)

/** 2017: no law sets the time to correct, so the notice must (regulation art. 29). */
const timeNamed = {
  code: 'correction-time-missing',
  under: regulation(29),
  field: 'days',
  otherwise: words('补正通知应当载明合理的补正期限', 'The notice must set a reasonable time to correct'),
  that: ({ paper }: Context<'sentBack'>) => paper.days !== undefined,
}
export const beforeSendingBack = (e: Edition) => (e.tracks ? [] : [timeNamed])

/** Regulation art. 40: a settlement needs the written agreement of both sides, and leave. The 2023 law ends such a case by withdrawal. */
const settlementAllowed = {
  code: 'settlement-not-allowed',
  under: regulation(40),
  field: 'settlementAllowed',
  otherwise: words('和解须提交书面和解协议，并经行政复议机构准许', 'A settlement must be handed in in writing and allowed by the office'),
  that: ({ paper }: Context<'terminated'>) => {
    const { ground, settlementAllowed: allowed } = paper as { ground: string; settlementAllowed?: boolean }
    return ground !== 'settled' || allowed === true
  },
}

export const beforeTermination = (e: Edition) => [
  ...(e.tracks ? [] : [settlementAllowed]),
  {
    code: 'suspension-not-sixty-days',
    under: e.under.longSuspension,
    field: 'ground',
    otherwise: words(
      '中止未满六十日，或者中止事由不属于可以终止的三种情形',
      'Not sixty days of suspension, or not on one of the three grounds',
    ),
    that: ({ paper, limits: l }: Context<'terminated'>) => paper.ground !== 'suspended-sixty-days' || l.suspension?.status === 'over',
  },
  {
    code: 'withdrawal-not-asked',
    under: e.under.withdrawal,
    field: 'ground',
    otherwise: words('申请人没有提出撤回申请', 'The applicant has not asked to withdraw'),
    that: ({ paper, facts }: Context<'terminated'>) => paper.ground !== 'withdrawn' || facts.withdrawalRequested?.ownWill === true,
  },
]

/** Arts. 51: the 2017 text and the regulation (art. 33) let a hearing be held and set no notice and no attendance. */
const hearingGates = [
  {
    code: 'hearing-not-announced',
    after: 'hearingNotified',
    under: art(51, 1),
    otherwise: words('尚未书面通知当事人听证时间、地点和事项', 'The hearing has not been announced in writing'),
  },
  {
    code: 'absence-unexplained',
    under: art(51, 3),
    field: 'absence',
    otherwise: words('被申请人负责人不能参加的，应当说明理由', 'Where the respondent’s head cannot attend, the reason is needed'),
    that: ({ paper }: Context<'hearingHeld'>) => paper.headAttended || !!paper.absence,
  },
] as const
export const beforeHearing = (e: Edition) => (e.tracks ? hearingGates : [])

export const beforeConversion = (e: Edition) => [
  {
    code: 'not-simplified',
    under: e.tracks ? art(55) : art2017(22),
    otherwise: words('本案没有适用简易程序', 'This case is not in the simplified track'),
    that: ({ facts }: Context) => facts.accepted?.track === 'simplified',
  },
]
const notExtended = {
  code: 'simplified-not-extended',
  under: art(62, 2),
  otherwise: words('简易程序不得延长审理期限', 'The simplified track cannot be extended'),
  that: ({ facts }: Context) => trackOf(facts) === 'ordinary',
}
export const beforeExtension = (e: Edition) => (e.tracks ? [notExtended] : [])

/** The decision is itself the examined and approved act (2023 art. 61, 2017 art. 28), made after hearing the parties, so the general duties of notice and review are met by the procedure. */
export const exempt = (e: Edition) => ({
  notice: { under: e.under.closing, because: words('当事人在审理中陈述意见', 'The parties speak during the review') },
  hearing: { under: e.under.closing, because: words('听取意见由本程序自身的条件保证', 'Hearing the parties is a gate of this procedure') },
  'legal-review': { under: e.under.closing, because: words('复议机构审查并经负责人同意', 'The office examines and the head approves') },
})
export const notInSubstance = (e: Edition, because = words('未作实体审理', 'Nothing was decided in substance')) => ({
  ...exempt(e),
  publication: { under: e.under.publication, because },
})
