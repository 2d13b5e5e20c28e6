import { amount, choice, count, dayField, field, files, line, partyList, passage, repeated, words, yesNo } from '@fadu/procedure'
import { z } from 'zod'
import { channels, disputeKinds, nextChannels, referrals, refusalGrounds } from './words.ts'

const reason = line(words('理由', 'Reason'), { max: 500 })
const channelList = field(z.array(z.enum(Object.keys(nextChannels) as [keyof typeof nextChannels])).min(1), {
  label: words('告知的其他合法途径', 'Other lawful ways told'),
  widget: 'choice',
  choices: nextChannels,
})

export const papers = {
  filed: z.object({
    organ: line(words('受理的调解中心', 'Centre that takes it'), { widget: 'organ', register: 'dispute-centre-lead' }),
    channel: choice(words('来源', 'Channel'), channels, { internal: true }).default('portal'),
    referral: choice(words('法院移交类别', 'Kind of court referral'), referrals, { internal: true }).optional(),
    online: yesNo(words('通过人民法院在线调解平台', 'Through the court’s online platform'), { internal: true }).default(false),
    applicants: partyList(words('申请人', 'Applicant')),
    respondents: partyList(words('对方当事人', 'Other party')),
    kind: choice(words('纠纷类型', 'Kind of dispute'), disputeKinds),
    place: line(words('纠纷发生地', 'Where it happened')),
    involved: amount(words('涉及金额', 'Amount involved')).optional(),
    facts: passage(words('纠纷简要情况', 'What happened')),
    wish: passage(words('希望怎样解决', 'What you would like'), { max: 2000 }),
    evidence: files(words('材料', 'Papers')),
  }),
  rejected: z.object({
    ground: choice(words('不予受理的情形', 'Ground'), refusalGrounds),
    reasons: passage(words('理由', 'Reasons'), { max: 2000 }),
    channels: channelList,
  }),
  assigned: z.object({
    organisation: line(words('调解组织', 'Mediation organisation'), { widget: 'organ', register: 'people-mediator' }),
    mediator: line(words('调解员', 'Mediator'), { widget: 'post', register: 'people-mediator', within: 'organisation' }).optional(),
    chosenByParties: yesNo(words('由当事人选择', 'Chosen by the parties')).default(false),
  }),
  confirmedAcceptance: z.object({ signedForFileOn: dayField(words('签字接收移交材料日期', 'Day the file was signed for')).optional() }),
  declinedAssignment: z.object({ reason }),
  consented: z.object({
    how: choice(words('同意方式', 'How consent was given'), {
      portal: words('网上确认', 'On the portal'),
      written: words('书面', 'In writing'),
      spoken: words('口头，记录在案', 'Spoken, recorded'),
    }),
  }),
  declined: z.object({ who: line(words('拒绝或者要求终止的一方', 'Which side')), reason: reason.optional() }),
  rightsTold: z.object({
    acknowledged: yesNo(
      words('双方已知悉免费、自愿、可随时终止等权利义务', 'Both sides know it is free, voluntary and may be stopped at any time'),
    ),
  }),
  inquired: repeated(z.object({ whom: line(words('调查对象', 'Whom')), minutes: passage(words('调查记录', 'Record')) })),
  sessionHeld: repeated(
    z.object({
      place: line(words('地点', 'Place')),
      present: line(words('参加人', 'Present'), { max: 500 }),
      minutes: passage(words('调解记录', 'Record of the session')),
    }),
  ),
  appraisalStarted: z.object({ matter: line(words('鉴定评估事项', 'Matter of the appraisal')) }),
  appraisalEnded: z.object({ result: passage(words('鉴定评估结论', 'Result'), { max: 2000 }) }),
  extensionAgreed: z.object({
    days: count(words('延长天数（日）', 'Days added'), { min: 1, max: 365 }),
    bothAgree: yesNo(words('双方当事人均同意', 'Both sides agree')),
    reason,
  }),
  agreedInWriting: z.object({
    content: passage(words('协议内容', 'What was agreed')),
    involved: amount(words('协议涉及金额', 'Amount agreed')).optional(),
    performBy: dayField(words('履行期限', 'To be performed by')),
    partiesSigned: yesNo(words('各方当事人已签名、盖章或者按指印', 'All parties have signed, sealed or fingerprinted')),
    mediatorSigned: yesNo(words('调解员已签名并加盖调解委员会印章', 'Signed by the mediator and sealed by the committee')),
  }),
  agreedOrally: z.object({
    content: passage(words('口头协议内容', 'What was agreed')),
    involved: amount(words('协议涉及金额', 'Amount agreed')).optional(),
    performBy: dayField(words('履行期限', 'To be performed by')),
    noWritingWanted: yesNo(words('当事人认为无需制作协议书', 'The parties want no written agreement')),
  }),
  failed: z.object({ reasons: passage(words('调解不成的情况', 'Why no agreement was reached'), { max: 2000 }), channels: channelList }),
  performed: z.object({
    full: yesNo(words('已全部履行', 'Fully performed')),
    proof: files(words('履行证明', 'Proof of performance')),
    note: line(words('说明', 'Note'), { max: 500 }).optional(),
  }),
  visited: repeated(
    z.object({
      how: choice(words('方式', 'How'), {
        visit: words('上门', 'Visit'),
        phone: words('电话', 'Telephone'),
        other: words('其他', 'Other'),
      }),
      minutes: passage(words('回访记录', 'Record'), { max: 2000 }),
    }),
  ),
  confirmationApplied: z.object({
    court: line(words('申请的人民法院', 'Court'), { widget: 'organ', register: 'confirmation-judge' }),
    jointly: yesNo(words('双方当事人共同申请', 'Both sides apply together')),
    invitedByCourt: yesNo(words('由该法院邀请调解', 'The court had invited the mediation')).default(false),
  }),
  confirmationEnded: z.object({
    outcome: choice(words('司法确认结果', 'Outcome'), {
      confirmed: words('裁定有效', 'Confirmed'),
      dismissed: words('裁定驳回', 'Dismissed'),
      withdrawn: words('撤回申请', 'Withdrawn'),
      'not-accepted': words('不予受理', 'Not accepted'),
    }),
    note: line(words('说明', 'Note'), { max: 500 }).optional(),
  }),
  closed: z.object({
    summary: passage(words('结案说明', 'Note on the file'), { max: 2000 }),
    compiler: line(words('立卷人', 'Compiled by')),
  }),
  withdrawn: z.object({ reason: reason.optional() }),
}

export type MediationPapers = typeof papers
