import { day } from '@fadu/legal-time'
import { defineProcedure, words } from '@fadu/procedure'
import { confirmation, documents, otherWays, suit } from './documents.ts'
import { fileParts } from './file-parts.ts'
import { appraisalFirst, type Context, extensionAgreed, rightsFirst, sessionFirst } from './gates.ts'
import { art, invited } from './law.ts'
import { agreementOf, limits } from './limits.ts'
import { papers } from './papers.ts'
import { disputeKinds } from './words.ts'

/**
 * 人民调解 and sector mediation under 人民调解法: free, voluntary, to be stopped at any time. A centre takes the
 * dispute in from any channel and gives it to a mediation organisation; nobody is mediated against their will.
 */
export const disputeMediation = defineProcedure(papers, {
  id: 'dispute-mediation',
  term: words('矛盾纠纷调解', 'Dispute mediation'),
  about: words(
    '请调解员帮助双方协商解决纠纷，不收费，自愿参加，可以随时终止',
    'Ask a mediator to help both sides settle a dispute: free, voluntary, and you may stop at any time',
  ),
  edition: '2010',
  inForce: { from: day('2011-01-01') },
  basis: [art(17), art(4)],
  informationClass: 'V3',
  roles: {
    applicant: { term: words('申请人', 'Applicant'), party: true },
    respondent: { term: words('对方当事人', 'Other party'), party: true },
    intake: { term: words('受理登记人员', 'Intake officer'), duty: 'dispute-centre-intake' },
    lead: { term: words('调解中心负责人', 'Head of the centre'), duty: 'dispute-centre-lead' },
    mediator: {
      term: words('调解员', 'Mediator'),
      duty: 'people-mediator',
      organ: (facts) => facts.assigned?.organisation,
      post: (facts) => facts.assigned?.mediator,
    },
  },
  stages: {
    intake: words('受理登记', 'Intake'),
    consent: words('征求意愿', 'Consent'),
    mediation: words('调解', 'Mediation'),
    performance: words('履行回访', 'Performance'),
  },
  events: {
    filed: {
      term: words('申请调解', 'Mediation asked for'),
      by: ['applicant', 'intake', 'lead'],
      at: 'start',
      to: 'intake',
      needs: [
        {
          code: 'referral-without-court',
          under: invited(11, 1),
          field: 'referral',
          otherwise: words('只有人民法院移交的纠纷才有移交类别', 'Only a dispute passed on by the court has a kind of referral'),
          that: ({ paper }: Context<'filed'>) => !paper.referral || paper.channel === 'court',
        },
      ],
      tells: words('已收到申请，正在安排', 'Received; being arranged'),
    },
    rejected: {
      term: words('不予受理', 'Not accepted'),
      by: ['intake', 'lead'],
      at: 'intake',
      to: 'closed',
      issues: 'refusal',
      ends: { tells: ['applicant'], remedy: [otherWays], outcome: 'rejected' },
    },
    assigned: { term: words('分派调解组织', 'Assigned'), by: 'lead', at: ['intake', 'consent'], to: 'consent' },
    confirmedAcceptance: { term: words('确认接受', 'Assignment confirmed'), by: 'mediator', at: ['consent', 'mediation'] },
    declinedAssignment: { term: words('不予接受委派', 'Assignment declined'), by: 'mediator', at: 'consent', to: 'intake' },
    consented: { term: words('同意调解', 'Consent'), by: ['respondent', 'mediator'], at: 'consent', to: 'mediation' },
    declined: {
      term: words('拒绝或者终止调解', 'Declined or stopped'),
      by: ['respondent', 'applicant', 'mediator'],
      at: ['consent', 'mediation'],
      to: 'closed',
      issues: 'termination',
      ends: { tells: ['applicant', 'respondent'], remedy: [otherWays], outcome: 'declined' },
    },
    rightsTold: { term: words('告知权利义务', 'Rights told'), by: 'mediator', at: ['consent', 'mediation'], issues: 'rights' },
    inquired: { term: words('调查', 'Inquiry'), by: 'mediator', at: ['consent', 'mediation'] },
    sessionHeld: { term: words('调解会', 'Session'), by: 'mediator', at: 'mediation', needs: [rightsFirst] },
    appraisalStarted: { term: words('委托鉴定评估', 'Appraisal begun'), by: 'mediator', at: 'mediation' },
    appraisalEnded: { term: words('鉴定评估完成', 'Appraisal done'), by: 'mediator', at: 'mediation', needs: [appraisalFirst] },
    extensionAgreed: { term: words('约定延长调解期限', 'Extension agreed'), by: 'mediator', at: 'mediation', needs: extensionAgreed },
    agreedInWriting: {
      term: words('达成书面协议', 'Written agreement'),
      by: 'mediator',
      at: 'mediation',
      to: 'performance',
      issues: 'agreement',
      tells: words('双方已达成协议', 'An agreement has been reached'),
      needs: [
        sessionFirst,
        {
          code: 'agreement-unsigned',
          under: art(29, 2),
          field: 'partiesSigned',
          otherwise: words('协议书须各方当事人签名、盖章或者按指印', 'All parties must sign, seal or fingerprint'),
          that: ({ paper }: Context<'agreedInWriting'>) => paper.partiesSigned,
        },
        {
          code: 'agreement-unsealed',
          under: art(29, 2),
          field: 'mediatorSigned',
          otherwise: words('协议书须调解员签名并加盖调解委员会印章', 'The mediator must sign and the committee seal it'),
          that: ({ paper }: Context<'agreedInWriting'>) => paper.mediatorSigned,
        },
      ],
    },
    agreedOrally: {
      term: words('达成口头协议', 'Oral agreement'),
      by: 'mediator',
      at: 'mediation',
      to: 'performance',
      needs: [
        sessionFirst,
        {
          code: 'writing-wanted',
          under: art(28),
          field: 'noWritingWanted',
          otherwise: words('当事人认为无需制作协议书的，才采取口头方式', 'An oral agreement needs that the parties want no writing'),
          that: ({ paper }: Context<'agreedOrally'>) => paper.noWritingWanted,
        },
      ],
    },
    failed: {
      term: words('调解不成', 'No agreement'),
      by: 'mediator',
      at: 'mediation',
      to: 'closed',
      issues: 'termination',
      needs: [
        {
          code: 'litigation-not-told',
          under: art(26),
          field: 'channels',
          otherwise: words('应当告知可以提起诉讼', 'The parties must be told that they may sue'),
          that: ({ paper }: Context<'failed'>) => paper.channels.includes('litigation'),
        },
      ],
      ends: { tells: ['applicant', 'respondent'], remedy: [otherWays], outcome: 'failed' },
    },
    performed: { term: words('履行情况', 'Performance'), by: 'mediator', at: 'performance' },
    visited: { term: words('回访', 'Return visit'), by: 'mediator', at: ['performance', 'closed'] },
    confirmationApplied: {
      term: words('申请司法确认', 'Confirmation applied for'),
      by: 'mediator',
      at: 'performance',
      needs: [
        {
          code: 'confirmation-not-joint',
          under: art(33, 1),
          field: 'jointly',
          otherwise: words('司法确认由双方当事人共同申请', 'Both sides must apply together'),
          that: ({ paper }: Context<'confirmationApplied'>) => paper.jointly,
        },
        {
          code: 'confirmation-late',
          under: art(33, 1),
          otherwise: words('协议生效已满三十日，不能再申请司法确认', 'More than thirty days have passed since the agreement took effect'),
          that: ({ limits: l, on }: Context) => !l.confirmation || on <= l.confirmation.due.on,
        },
        {
          code: 'agreement-missing',
          under: art(33, 1),
          otherwise: words('尚无调解协议', 'There is no agreement'),
          that: ({ facts }: Context) => agreementOf(facts) !== undefined,
        },
      ],
    },
    confirmationEnded: { term: words('司法确认结果', 'Outcome of the confirmation'), by: 'link', at: ['performance', 'closed'] },
    closed: {
      term: words('结案归档', 'Closed and filed'),
      by: 'mediator',
      at: 'performance',
      to: 'closed',
      needs: [
        {
          code: 'performance-unknown',
          under: art(31, 2),
          otherwise: words('尚未监督核实履行情况', 'Performance has not been checked'),
          that: ({ facts }: Context) =>
            facts.performed !== undefined || (facts.visited?.length ?? 0) > 0 || facts.confirmationEnded !== undefined,
        },
        {
          code: 'confirmation-open',
          under: art(33, 1),
          otherwise: words('司法确认尚未办结', 'The confirmation is still open'),
          that: ({ facts }: Context) => !facts.confirmationApplied || facts.confirmationEnded !== undefined,
        },
      ],
      ends: {
        tells: ['applicant', 'respondent'],
        remedy: (view) => (view.facts.agreedInWriting ? [suit, confirmation] : [suit]),
        outcome: 'settled',
      },
    },
    withdrawn: {
      term: words('撤回申请', 'Withdrawn'),
      by: 'applicant',
      at: ['intake', 'consent', 'mediation'],
      to: 'closed',
      ends: { tells: ['applicant', 'respondent'], remedy: [otherWays], outcome: 'withdrawn' },
    },
  },
  limits,
  documents,
  reference: { series: 'mediation', format: (organ, year, n) => `（${year}）${organ.shortName}人调字第${n}号` },
  organ: (facts) => facts.filed?.organ,
  parties: (facts) => [
    ...(facts.filed?.applicants ?? []).map((party) => ({ role: 'applicant', party })),
    ...(facts.filed?.respondents ?? []).map((party) => ({ role: 'respondent', party })),
  ],
  title: (facts) => {
    const kind = facts.filed ? disputeKinds[facts.filed.kind] : undefined
    return words(`${kind?.zh ?? ''}纠纷`, `Dispute: ${kind?.en ?? ''}`)
  },
  portal: { opens: 'filed', role: 'applicant', acts: ['withdrawn', 'consented', 'declined'] },
  fileParts,
})
