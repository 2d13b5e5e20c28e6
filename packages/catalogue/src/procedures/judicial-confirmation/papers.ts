import { choice, count, dayField, field, line, party, passage, words, yesNo } from '@fadu/procedure'
import { z } from 'zod'

const reasons = passage(words('理由', 'Reasons'), { max: 5000 })

export const papers = {
  applied: z.object({
    court: line(words('受理法院', 'Court'), { widget: 'organ', register: 'confirmation-judge' }),
    organisation: line(words('调解组织', 'Mediation organisation')),
    agreementOn: dayField(words('调解协议生效日期', 'Day the agreement took effect')),
    performBy: dayField(words('协议约定的履行期限', 'To be performed by')),
    peoplesMediation: yesNo(words('人民调解委员会主持', 'By a people’s mediation committee')).default(true),
    applicants: field(z.array(party).min(2).max(50), {
      label: words('共同申请的双方当事人', 'Both sides, applying together'),
      widget: 'party',
    }),
    agreement: passage(words('协议内容', 'Agreement')),
  }),
  docketed: z.object({ number: line(words('法院案号', 'Court number')).optional() }),
  notAccepted: z.object({ reasons }),
  extended: z.object({
    days: count(words('延长天数（日）', 'Days added'), { min: 1, max: 365 }),
    byPresident: yesNo(words('经本院院长批准', 'Approved by the president of the court')),
    reason: line(words('理由', 'Reason'), { max: 500 }),
  }),
  extendedByRules: z.object({
    days: count(words('延长天数（日）', 'Days added'), { min: 1, max: 365 }),
    byPresident: yesNo(words('经本院院长批准', 'Approved by the president of the court')),
  }),
  heardTogether: z.object({ minutes: passage(words('双方共同到场核实记录', 'Record of both sides heard together')) }),
  confirmed: z.object({ courtNumber: line(words('裁定书文号', 'Number of the ruling')).optional(), reasons }),
  dismissed: z.object({
    ground: choice(words('驳回事由', 'Ground'), {
      mandatory: words('违反法律强制性规定', 'Breaks mandatory law'),
      interests: words('损害国家利益、社会公共利益、他人合法权益', 'Harms public or others’ interests'),
      morals: words('违背公序良俗', 'Against good morals'),
      voluntariness: words('违反自愿原则', 'Not voluntary'),
      unclear: words('内容不明确', 'Unclear'),
      other: words('其他不能确认的情形', 'Otherwise impossible'),
    }),
    reasons,
  }),
  withdrawn: z.object({ note: line(words('说明', 'Note')).optional() }),
  partyObjected: z.object({ grounds: passage(words('异议理由', 'Grounds'), { max: 5000 }) }),
  thirdPartyObjected: z.object({
    knewOn: dayField(words('知道权益受到侵害的日期', 'Day the infringement was known')),
    grounds: passage(words('异议理由', 'Grounds'), { max: 5000 }),
  }),
  executionApplied: z.object({ unperformed: passage(words('未履行情况', 'What was not performed'), { max: 2000 }) }),
}

export type ConfirmationPapers = typeof papers
