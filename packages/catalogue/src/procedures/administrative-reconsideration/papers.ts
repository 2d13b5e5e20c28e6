import { amount, choice, count, dayField, files, line, partyList, passage, repeated, words, yesNo } from '@fadu/procedure'
import { z } from 'zod'
import {
  actKinds,
  outcomes,
  simplifiedGrounds,
  suspensionGrounds,
  suspensionGrounds2017,
  terminationGrounds,
  terminationGrounds2017,
} from './words.ts'

const reasons = passage(words('理由', 'Reasons'), { hint: words('写明事实、依据和理由', 'State facts, basis and reasons') })
const reason = line(words('理由', 'Reason'), { max: 500 })
const minutes = passage(words('记录', 'Record'))

/** What an application must tell (art. 22, 30); the same whether it comes by the portal, at the counter or through the organ of the act. */
const application = z.object({
  organ: line(words('行政复议机构', 'Reconsideration office'), { widget: 'organ', register: 'reconsideration-officer' }),
  applicants: partyList(words('申请人', 'Applicant')),
  respondent: line(words('被申请人（作出行政行为的机关）', 'Respondent (the organ that acted)'), {
    widget: 'organ',
    register: 'respondent-officer',
  }),
  actKind: choice(words('行政行为类别', 'Kind of act'), actKinds),
  act: line(words('被申请复议的行政行为', 'Act complained of'), {
    hint: words('例如：罚款决定、不予许可决定', 'e.g. a fine, a refused permit'),
  }),
  actNumber: line(words('文书号', 'Number of the act')).optional(),
  actOn: dayField(words('作出行政行为的日期', 'Day of the act')).optional(),
  knewOn: dayField(words('知道该行为的日期', 'Day you learned of it'), {
    hint: words('通常是收到决定书的日期', 'usually the day the decision reached you'),
  }),
  notInformed: yesNo(words('作出时没有告知复议权利和期限', 'You were not told of the right and time to apply')).default(false),
  immovable: yesNo(words('因不动产提出', 'It concerns immovable property')).default(false),
  requestReceivedOn: dayField(words('机关收到履职请求的日期', 'Day the organ received your request to act'), {
    hint: words('只在申请机关履行职责时填写', 'only where you asked the organ to act'),
  }).optional(),
  involved: amount(words('涉及金额', 'Amount involved')).optional(),
  requests: passage(words('复议请求', 'What you request'), { max: 2000 }),
  reasons: passage(words('事实和理由', 'Facts and reasons')),
  normReview: yesNo(words('一并请求审查所依据的规范性文件', 'Also review the normative document it rests on')).default(false),
  evidence: files(words('证据材料', 'Evidence')),
  oral: yesNo(words('口头申请，当场记录', 'Made orally and recorded on the spot'), { internal: true }).default(false),
})

export const papers = {
  filed: application,
  filedWithOrgan: application,
  forwarded: z.object({ opinion: passage(words('机关意见', 'Opinion of the organ'), { max: 2000 }) }),
  actChanged: z.object({ what: passage(words('自行纠正情况', 'How the act was changed'), { max: 2000 }) }),
  sentBack: z.object({
    missing: passage(words('一次性告知需要补正的事项', 'Everything to be corrected, told at once'), { max: 2000 }),
    // The 2017 edition leaves the time to the notice (regulation art. 29); the 2023 law sets it.
    days: count(words('合理的补正期限（日）', 'Reasonable time to correct (days)'), {
      min: 1,
      max: 60,
      hint: words('适用2017年法律的案件必须填写', 'required in cases under the 2017 law'),
    }).optional(),
  }),
  correctionExtended: z.object({ days: count(words('延长天数', 'Days added'), { min: 1, max: 60 }), reason }),
  corrected: z.object({
    supplement: passage(words('补正内容', 'What is supplied'), { max: 5000 }),
    evidence: files(words('补正材料', 'Papers supplied')),
  }),
  abandoned: z.object({ noGoodReason: passage(words('无正当理由的核实情况', 'Why there was no good reason'), { max: 1000 }) }),
  accepted: z.object({
    track: choice(words('审理程序', 'Track'), {
      ordinary: words('普通程序', 'Ordinary'),
      simplified: words('简易程序', 'Simplified'),
    }).default('ordinary'),
    simplifiedBecause: choice(words('适用简易程序的情形', 'Ground of the simplified track'), simplifiedGrounds).optional(),
    major: yesNo(words('重大、疑难、复杂', 'Major, hard or complex')).default(false),
    preposition: yesNo(words('属于复议前置', 'Reconsideration must come first')).default(false),
  }),
  rejected: z.object({
    reasons,
    competent: line(words('有管辖权的行政复议机关', 'Competent organ')).optional(),
    preposition: yesNo(words('属于复议前置', 'Reconsideration must come first')).default(false),
  }),
  dismissed: z.object({ reasons, preposition: yesNo(words('属于复议前置', 'Reconsideration must come first')).default(false) }),
  answered: z.object({
    answer: passage(words('书面答复', 'Written answer')),
    evidence: files(words('证据、依据和有关材料', 'Evidence, basis and other papers')),
  }),
  converted: z.object({ reason }),
  heard: repeated(
    z.object({
      how: choice(words('方式', 'How'), {
        'in-person': words('当面', 'In person'),
        internet: words('互联网', 'Internet'),
        phone: words('电话', 'Telephone'),
        impossible: words('因当事人原因不能听取', 'Impossible for reasons of the party'),
      }),
      whom: line(words('听取对象', 'Who was heard')),
      minutes,
    }),
  ),
  hearingNotified: repeated(
    z.object({
      heldOn: dayField(words('听证日期', 'Day of the hearing')),
      place: line(words('地点', 'Place')),
      matters: passage(words('拟听证事项', 'Matters'), { max: 1000 }),
    }),
  ),
  hearingHeld: repeated(
    z.object({
      minutes,
      headAttended: yesNo(words('被申请人负责人参加', 'The respondent’s head attended')),
      absence: line(words('负责人不能参加的理由', 'Why the head could not')).optional(),
    }),
  ),
  consulted: z.object({ opinion: passage(words('行政复议委员会咨询意见', 'Opinion of the committee')) }),
  normOpened: z.object({
    document: line(words('规范性文件或者依据', 'Document or basis')),
    own: choice(words('来源', 'Origin'), {
      request: words('申请人请求', 'Asked by the applicant'),
      ex_officio: words('审查中发现', 'Found in review'),
    }),
    competent: yesNo(words('本机关有权处理', 'This organ may handle it')),
  }),
  makerNotified: z.object({ maker: line(words('制定机关', 'Maker')), receivedOn: dayField(words('制定机关收到日期', 'Day received')) }),
  makerAnswered: z.object({ answer: passage(words('制定机关答复', 'Answer of the maker')) }),
  normTransferred: z.object({ to: line(words('转送机关', 'Passed to')), receivedOn: dayField(words('对方收到日期', 'Day received')) }),
  normReplied: z.object({ opinion: passage(words('处理意见', 'Opinion')) }),
  normHandled: z.object({
    conclusion: choice(words('审查结论', 'Conclusion'), {
      lawful: words('相关条款合法', 'Lawful'),
      unlawful: words('停止执行并责令纠正', 'Stopped, to be corrected'),
    }),
    reasons,
  }),
  executionStayed: z.object({ reason }),
  suspended: z.object({
    ground: choice(words('中止事由', 'Ground'), suspensionGrounds),
    note: line(words('说明', 'Note'), { max: 500 }).optional(),
  }),
  resumed: z.object({ note: line(words('恢复事由', 'Why it resumes'), { max: 500 }).optional() }),
  extended: z.object({ days: count(words('延长天数（日）', 'Days added'), { min: 1, max: 365 }), reason }),
  withdrawalRequested: z.object({
    reason: line(words('撤回理由', 'Why you withdraw'), { max: 500 }),
    ownWill: yesNo(words('撤回是本人真实意愿', 'It is of your own free will')),
  }),
  mediated: z.object({
    content: passage(words('调解协议内容', 'What was agreed')),
    signed: yesNo(words('各方已签字或者签章', 'All parties have signed')),
  }),
  decided: z.object({
    outcome: choice(words('决定', 'Decision'), outcomes),
    reasons,
    worse: yesNo(words('变更后对申请人更为不利', 'The change is less favourable to the applicant')).default(false),
    thirdPartyAsked: yesNo(words('第三人提出相反请求', 'A third party asked for the opposite')).default(false),
    redo: yesNo(words('责令重新作出行政行为', 'Act to be made anew')).default(false),
    compensation: amount(words('决定赔偿金额', 'Compensation awarded')).optional(),
  }),
  terminated: z.object({ ground: choice(words('终止事由', 'Ground'), terminationGrounds), reasons }),
  opinionIssued: z.object({ content: passage(words('意见书内容', 'Content of the opinion letter')) }),
  opinionReported: z.object({ corrections: passage(words('纠正情况', 'What was corrected')) }),
  redone: z.object({ act: line(words('重新作出的行政行为', 'The act made anew')) }),
  performed: z.object({ how: passage(words('履行情况', 'How it was performed'), { max: 2000 }) }),
  performanceOrdered: repeated(z.object({ until: dayField(words('限期履行至', 'To be performed by')), reason })),
}

export type ReconsiderationPapers = typeof papers

/** The papers of the 2017 edition: its own grounds, and nothing of what came with the 2023 law. */
export function papers2017(without: readonly string[]): ReconsiderationPapers {
  const own = {
    ...papers,
    suspended: papers.suspended.extend({ ground: choice(words('中止事由', 'Ground'), suspensionGrounds2017) }),
    terminated: papers.terminated.extend({
      ground: choice(words('终止事由', 'Ground'), terminationGrounds2017),
      settlementAllowed: yesNo(words('书面和解协议已提交，准许和解', 'The written settlement was handed in and is allowed')).default(false),
    }),
  }
  return Object.fromEntries(Object.entries(own).filter(([type]) => !without.includes(type))) as unknown as ReconsiderationPapers
}
