import { day, type Article } from '@fadu/legal-time'
import { defineProcedure, type GateContext, words } from '@fadu/procedure'
import { art, art2017, law, law2017, roll, roll2017 } from './law.ts'
import { directSuit, documents, mediationRemedy, suit, suitAfterRejection } from './documents.ts'
import { applicationOf, type EditionLaw, isMajor, limits, trackOf } from './limits.ts'
import { papers, type ReconsiderationPapers } from './papers.ts'

type Context = GateContext<ReconsiderationPapers, string>
type DecidedContext = GateContext<ReconsiderationPapers, string, 'decided'>
type TerminatedContext = GateContext<ReconsiderationPapers, string, 'terminated'>

/** What differs between the editions besides their numbers. */
interface Edition {
  readonly edition: string
  readonly inForce: { readonly from: ReturnType<typeof day>; readonly until?: ReturnType<typeof day> }
  readonly law: EditionLaw
  /** Cites the article of this edition for a duty both know. */
  readonly under: Readonly<Record<'admission' | 'copy' | 'extension' | 'closing' | 'publication', Article>>
  readonly extendedBy: 'office-head' | 'organ-head'
  /** The 2023 law knows two tracks, hearing every party, hearings and the committee; the 2017 text reviews on paper. */
  readonly tracks: boolean
}

const answered = (e: Edition) => ({
  code: 'answer-outstanding', under: e.under.copy, otherwise: words('被申请人答复期限尚未届满，也没有收到答复', 'The respondent’s time to answer has not ended, and no answer has come'),
  that: ({ facts, limits: l }: Context) => facts.answered !== undefined || ['expired', 'late', 'met'].includes(l.answer?.status ?? ''),
})

/** Arts. 49, 50, 52, 63: what must have happened before a decision under the 2023 law. */
const decisionGates = [
  { code: 'not-heard', under: art(49), otherwise: words('适用普通程序的，尚未听取当事人意见', 'In the ordinary track the parties have not been heard'), that: ({ facts }: Context) => trackOf(facts) === 'simplified' || (facts.heard?.length ?? 0) > 0 || (facts.hearingHeld?.length ?? 0) > 0 },
  { code: 'no-hearing', under: art(50, 1), otherwise: words('重大、疑难、复杂案件应当组织听证', 'A major, hard or complex case needs a hearing'), that: ({ facts }: Context) => !isMajor(facts) || (facts.hearingHeld?.length ?? 0) > 0 },
  { code: 'not-consulted', under: art(52, 2, 1), otherwise: words('案情重大、疑难、复杂的，应当提请行政复议委员会提出咨询意见', 'A major, hard or complex case goes to the committee for its opinion'), that: ({ facts }: Context) => !isMajor(facts) || facts.consulted !== undefined },
  { code: 'worse-for-applicant', under: art(63, 2), field: 'worse', otherwise: words('不得作出对申请人更为不利的变更决定', 'A change may not be less favourable to the applicant'), that: ({ paper }: DecidedContext) => paper.outcome !== 'changed' || !paper.worse || paper.thirdPartyAsked },
]

const normGate = {
  code: 'norm-review-open', under: art(39, 1, 9), otherwise: words('附带审查尚未办结', 'The review of the norm is still open'),
  that: ({ facts }: Context) => facts.normOpened === undefined || facts.normHandled !== undefined || facts.normReplied !== undefined,
}

const trackGates = [
  { code: 'simplified-ground-missing', under: art(53), field: 'simplifiedBecause', otherwise: words('适用简易程序应当具备法定情形', 'The simplified track needs one of the grounds of the law'), that: ({ paper }: GateContext<ReconsiderationPapers, string, 'accepted'>) => paper.track !== 'simplified' || paper.simplifiedBecause !== undefined },
  { code: 'simplified-and-major', under: art(53), field: 'major', otherwise: words('重大、疑难、复杂案件不适用简易程序', 'A major case cannot take the simplified track'), that: ({ paper }: GateContext<ReconsiderationPapers, string, 'accepted'>) => paper.track !== 'simplified' || !paper.major },
]
const noTracks = [{ code: 'no-simplified-track', under: art2017(22), field: 'track', otherwise: words('该版本法律没有简易程序', 'This edition of the law has no simplified track'), that: ({ paper }: GateContext<ReconsiderationPapers, string, 'accepted'>) => paper.track !== 'simplified' }]

const terminationGates = [
  { code: 'suspension-not-sixty-days', under: art(41, 1, 5), field: 'ground', otherwise: words('中止未满六十日，或者中止事由不属于可以终止的三种情形', 'Not sixty days of suspension, or not on one of the three grounds'), that: ({ paper, limits: l }: TerminatedContext) => paper.ground !== 'suspended-sixty-days' || l.suspension?.status === 'over' },
  { code: 'withdrawal-not-asked', under: art(41, 1, 1), field: 'ground', otherwise: words('申请人没有提出撤回申请', 'The applicant has not asked to withdraw'), that: ({ paper, facts }: TerminatedContext) => paper.ground !== 'withdrawn' || facts.withdrawalRequested?.ownWill === true },
]

/** The decision is itself the examined and approved act (art. 61), made after hearing the parties (art. 49), so the general duties of notice and review are met by the procedure. */
const exempt = (e: Edition) => ({
  notice: { under: e.under.closing, because: words('当事人在审理中陈述意见', 'The parties speak during the review') },
  hearing: { under: e.under.closing, because: words('听取意见由本程序自身的条件保证', 'Hearing the parties is a gate of this procedure') },
  'legal-review': { under: e.under.closing, because: words('复议机构审查并经负责人同意', 'The office examines and the head approves') },
})

const examinationOutcome = (e: Edition) => ({
  sentBack: { term: words('通知补正', 'Sent back for correction'), by: 'clerk', at: 'examination', to: 'correction', issues: 'correctionNotice', tells: words('材料需要补正', 'Papers must be corrected') },
  correctionExtended: { term: words('延长补正期限', 'Time to correct extended'), by: 'clerk', at: 'correction' },
  corrected: { term: words('补正', 'Corrected'), by: ['applicant', 'clerk'], at: 'correction', to: 'examination' },
  abandoned: {
    term: words('视为放弃申请', 'Taken as given up'), by: 'clerk', at: 'correction', to: 'closed',
    // Art. 31 asks whether there was good reason for the delay: a person records this, never the clock.
    needs: [{ code: 'correction-running', under: art(31, 2), otherwise: words('补正期限尚未届满', 'The time to correct has not ended'), that: ({ limits: l }: Context) => l.correction?.status === 'expired' }],
    ends: { tells: ['applicant'], remedy: [directSuit], outcome: 'abandoned' },
  },
  accepted: { term: words('受理', 'Accepted'), by: ['clerk', 'clock'], at: 'examination', to: 'review', issues: ['acceptanceNotice', 'answerNotice'], needs: e.tracks ? trackGates : noTracks },
  rejected: {
    term: words('不予受理', 'Not accepted'), by: 'clerk', at: 'examination', to: 'closed', issues: 'rejectionDecision', signed: [['office-head']],
    burdens: { on: ['applicant'], exempt: { ...exempt(e), publication: { under: e.under.publication, because: words('未作实体审理', 'Nothing was decided in substance') } } },
    ends: { tells: ['applicant'], remedy: [suitAfterRejection, directSuit], outcome: 'rejected' },
  },
}) as const

const conduct = (e: Edition) => ({
  answered: { term: words('书面答复', 'Answered'), by: 'respondent', at: ['review', 'suspension'] },
  converted: { term: words('转为普通程序', 'Turned to the ordinary track'), by: 'clerk', at: 'review', signed: [['office-head']], needs: [{ code: 'not-simplified', under: art(55), otherwise: words('本案没有适用简易程序', 'This case is not in the simplified track'), that: ({ facts }: Context) => facts.accepted?.track === 'simplified' }] },
  heard: { term: words('听取意见', 'Heard'), by: 'clerk', at: 'review' },
  hearingNotified: { term: words('通知听证', 'Hearing announced'), by: 'clerk', at: 'review', issues: 'hearingNotice' },
  hearingHeld: { term: words('举行听证', 'Hearing held'), by: 'clerk', at: 'review', gives: 'hearing', needs: [{ code: 'hearing-not-announced', after: 'hearingNotified', under: art(51, 1), otherwise: words('尚未书面通知当事人听证时间、地点和事项', 'The hearing has not been announced in writing') }, { code: 'absence-unexplained', under: art(51, 3), field: 'absence', otherwise: words('被申请人负责人不能参加的，应当说明理由', 'Where the respondent’s head cannot attend, the reason is needed'), that: ({ paper }: GateContext<ReconsiderationPapers, string, 'hearingHeld'>) => paper.headAttended || !!paper.absence }] },
  consulted: { term: words('委员会咨询', 'Committee consulted'), by: 'clerk', at: 'review' },
  normOpened: { term: words('启动附带审查', 'Review of the norm opened'), by: 'clerk', at: 'review' },
  makerNotified: { term: words('通知制定机关', 'Maker told'), by: 'clerk', at: 'suspension' },
  makerAnswered: { term: words('制定机关答复', 'Maker answered'), by: 'clerk', at: 'suspension' },
  normTransferred: { term: words('转送有权机关', 'Passed to the competent organ'), by: 'clerk', at: ['review', 'suspension'] },
  normReplied: { term: words('收到处理意见', 'Opinion received'), by: 'clerk', at: ['review', 'suspension'] },
  normHandled: { term: words('附带审查办结', 'Norm handled'), by: 'clerk', at: ['review', 'suspension'] },
  executionStayed: { term: words('停止执行', 'Execution stayed'), by: 'clerk', at: ['review', 'suspension'] },
  suspended: { term: words('中止', 'Suspended'), by: 'clerk', at: 'review', to: 'suspension', issues: 'suspensionNotice' },
  resumed: { term: words('恢复审理', 'Resumed'), by: 'clerk', at: 'suspension', to: 'review', issues: 'resumptionNotice' },
  extended: {
    term: words('延长审理期限', 'Extended'), by: e.extendedBy, at: 'review', issues: 'extensionNotice',
    needs: [{ code: 'simplified-not-extended', under: art(62, 2), otherwise: words('简易程序不得延长审理期限', 'The simplified track cannot be extended'), that: ({ facts }: Context) => trackOf(facts) === 'ordinary' }],
  },
  withdrawalRequested: { term: words('申请撤回', 'Asked to withdraw'), by: 'applicant', at: ['examination', 'correction', 'review', 'suspension'] },
}) as const

const endings = (e: Edition) => ({
  dismissed: {
    term: words('驳回申请', 'Application dismissed'), by: 'clerk', at: 'review', to: 'closed', issues: 'dismissalDecision', signed: [['office-head'], ['organ-head']],
    burdens: { on: ['applicant'], exempt: exempt(e) }, ends: { tells: ['applicant', 'respondent'], remedy: [suitAfterRejection], outcome: 'dismissed' },
  },
  mediated: {
    term: words('调解结案', 'Mediated'), by: 'clerk', at: 'review', to: 'closed', issues: 'mediationStatement', signed: [['office-head'], ['organ-head']],
    needs: [{ code: 'mediation-unsigned', under: art(73, 1), field: 'signed', otherwise: words('调解书须经各方当事人签字或者签章', 'All parties must have signed the statement'), that: ({ paper }: GateContext<ReconsiderationPapers, string, 'mediated'>) => paper.signed }],
    ends: { tells: ['applicant', 'respondent'], remedy: [mediationRemedy], outcome: 'mediated' },
  },
  decided: {
    term: words('作出复议决定', 'Decided'), by: 'clerk', at: 'review', to: 'closed', issues: 'decision', signed: [['office-head'], ['organ-head']],
    needs: [...(e.tracks ? decisionGates : []), answered(e), normGate], burdens: { on: ['applicant'], exempt: exempt(e) },
    ends: { tells: ['applicant', 'respondent'], remedy: [suit], outcome: 'decided' },
  },
  terminated: {
    term: words('终止', 'Terminated'), by: 'clerk', at: ['review', 'suspension'], to: 'closed', issues: 'terminationDecision', signed: [['office-head'], ['organ-head']],
    needs: terminationGates, burdens: { on: ['applicant'], exempt: { ...exempt(e), publication: { under: e.under.publication, because: words('未作实体决定', 'Nothing was decided in substance') } } },
    ends: { tells: ['applicant', 'respondent'], remedy: [directSuit], outcome: 'terminated' },
  },
  opinionIssued: { term: words('制发意见书', 'Opinion letter issued'), by: 'clerk', at: ['review', 'closed'], issues: 'opinionLetter', signed: [['office-head']] },
  opinionReported: { term: words('反馈纠正情况', 'Correction reported'), by: ['respondent', 'clerk'], at: ['review', 'closed'] },
  redone: { term: words('重新作出行政行为', 'Act made anew'), by: ['respondent', 'clerk'], at: 'closed', needs: [{ code: 'redo-not-ordered', under: art(64, 1), otherwise: words('决定没有责令重新作出', 'The decision did not order it'), that: ({ facts }: Context) => facts.decided?.redo === true }] },
  performed: { term: words('履行情况', 'Performed'), by: ['respondent', 'clerk'], at: 'closed' },
  performanceOrdered: { term: words('责令限期履行', 'Performance ordered'), by: 'clerk', at: 'closed' },
}) as const

const opening = {
  filed: { term: words('申请行政复议', 'Application filed'), by: ['applicant', 'clerk'], at: 'start', to: 'examination', tells: words('已收到申请，正在审查是否受理', 'Received; being examined') },
  filedWithOrgan: { term: words('通过处罚机关申请', 'Filed through the organ of the act'), by: 'respondent', at: 'start', to: 'forwarding' },
  forwarded: { term: words('转送', 'Forwarded'), by: 'respondent', at: 'forwarding', to: 'examination' },
  actChanged: { term: words('机关自行纠正', 'Changed by the organ itself'), by: 'respondent', at: 'forwarding', to: 'closed', ends: { tells: ['applicant'], remedy: [directSuit], outcome: 'act-changed' } },
} as const

const define = (e: Edition) =>
  defineProcedure(papers, {
    id: 'administrative-reconsideration',
    term: words('行政复议', 'Administrative reconsideration'),
    about: words('对行政机关的行政行为不服，请求上级重新审查', 'Ask for review of an act of an administrative organ'),
    edition: e.edition,
    inForce: e.inForce,
    basis: [e.under.admission],
    informationClass: 'V3',
    roles: {
      applicant: { term: words('申请人', 'Applicant'), party: true },
      respondent: { term: words('被申请人', 'Respondent'), party: true, duty: 'respondent-officer', organ: (facts) => applicationOf(facts)?.respondent },
      'third-party': { term: words('第三人', 'Third party'), party: true },
      clerk: { term: words('行政复议人员', 'Reconsideration officer'), duty: 'reconsideration-officer' },
      'office-head': { term: words('行政复议机构负责人', 'Head of the reconsideration office'), duty: 'reconsideration-office-head' },
      // A district has one reconsideration organ, its government (art. 24): whoever heads it, in whichever organ the post stands.
      'organ-head': { term: words('行政复议机关负责人', 'Head of the reconsideration organ'), duty: 'reconsideration-organ-head', anywhere: true },
    },
    stages: {
      forwarding: words('转送', 'Forwarding'), examination: words('受理审查', 'Examination'), correction: words('补正', 'Correction'),
      review: words('审理', 'Review'), suspension: words('中止', 'Suspension'),
    },
    events: { ...opening, ...examinationOutcome(e), ...conduct(e), ...endings(e) },
    limits: limits(e.law),
    documents,
    reference: { series: 'reconsideration', format: (organ, year, n) => `${organ.shortName}复申〔${year}〕${n}号` },
    organ: (facts) => applicationOf(facts)?.organ,
    parties: (facts) => {
      const application = applicationOf(facts)
      return application ? [...application.applicants.map((party) => ({ role: 'applicant', party })), { role: 'respondent', party: { kind: 'organisation' as const, name: application.respondent } }] : []
    },
    title: (facts) => { const a = applicationOf(facts); return words(`不服${a?.act ?? ''}申请行政复议`, `Reconsideration of: ${a?.act ?? ''}`) },
    // Art. 79: a decision is as public as the act it reviewed. A field not listed here is never shown.
    disclosure: { when: ['decided', 'dismissed'], under: e.under.publication, shows: ['filed.actKind', 'filed.act', 'decided.outcome', 'decided.reasons', 'dismissed.reasons'] },
    portal: { opens: 'filed', role: 'applicant', acts: ['corrected', 'withdrawalRequested'] },
  })

/** The 2023 revision, in force 2024-01-01 (art. 90). */
export const administrativeReconsideration = define({
  edition: '2023', inForce: { from: day('2024-01-01') }, extendedBy: 'office-head', tracks: true,
  under: { admission: art(20), copy: art(48), extension: art(62, 1), closing: art(61), publication: art(79) },
  law: { ...law, copy: (f) => law.copy[trackOf(f)], answer: (f) => law.answer[trackOf(f)], decision: (f) => law.decision[trackOf(f)], roll, silenceCountsFrom: 'due' },
})

/** The 2017 text, for cases that began up to 2023-12-31. */
export const administrativeReconsideration2017 = define({
  edition: '2017', inForce: { from: day('2018-01-01'), until: day('2023-12-31') }, extendedBy: 'organ-head', tracks: false,
  under: { admission: art2017(9), copy: art2017(23), extension: art2017(31, 1), closing: art2017(28), publication: art2017(4) },
  law: { ...law2017, copy: () => law2017.copy, answer: () => law2017.answer, decision: () => law2017.decision, roll: roll2017, silenceCountsFrom: 'start' },
})

