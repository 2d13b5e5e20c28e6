import { amount, choice, field, line, partyList, passage, words, yesNo } from '@fadu/procedure'
import { z } from 'zod'
import { evidence, organField, reasons } from '../../work-fields.ts'

export const aidMatters = {
  compensation: words('国家赔偿', 'State compensation'),
  'social-insurance': words('社会保险待遇、社会救助', 'Social insurance or assistance'),
  pension: words('抚恤金', 'Survivors’ pension'),
  maintenance: words('赡养费、抚养费、扶养费', 'Maintenance'),
  labour: words('劳动关系、劳动报酬', 'Labour'),
  capacity: words('民事行为能力认定', 'Legal capacity'),
  injury: words('人身损害赔偿', 'Injury'),
  environment: words('环境污染、生态破坏', 'Environment'),
  'heroes-bravery-retrial-violence': words('不受经济困难条件限制的事项', 'Where means are not asked about'),
  criminal: words('刑事辩护与代理', 'Criminal defence'),
  other: words('法律、法规、规章规定的其他情形', 'Other lawful cases'),
} as const

export const papers = {
  applied: z.object({
    organ: organField(words('法律援助机构', 'Legal aid institution'), 'legal-aid-officer'),
    applicants: partyList(words('申请人', 'Applicants'), 20),
    matter: choice(words('事项', 'Matter'), aidMatters),
    means: choice(words('经济困难情况', 'Means'), {
      stated: words('已说明经济困难状况', 'Stated'),
      exempt: words('免予核查', 'Not examined'),
      'not-asked': words('不受经济困难条件限制', 'Not asked about'),
    }),
    facts: passage(words('案情', 'Facts'), { personal: 'text' }),
    urgent: yesNo(words('需要先行援助', 'Aid is needed at once')).default(false),
  }),
  supplementAsked: z.object({ missing: passage(words('需要补充的材料或者说明', 'What is missing'), { max: 3000 }) }),
  supplemented: z.object({ note: line(words('说明', 'Note'), { max: 500 }), evidence: evidence(words('材料', 'Papers')) }),
  notSupplemented: z.object({ note: line(words('说明', 'Note'), { max: 500 }).optional() }),
  granted: z.object({ reasons }),
  refused: z.object({ reasons }),
  advanced: z.object({
    ground: choice(words('先行援助情形', 'Why at once'), {
      limitation: words('时效、期限即将届满', 'A period is about to end'),
      preservation: words('需要立即申请保全、先予执行', 'Preservation is needed at once'),
      other: words('其他', 'Other'),
    }),
  }),
  assigned: z.object({
    firm: organField(words('承办机构', 'Carried out by'), 'legal-aid-lawyer'),
    lawyer: line(words('承办人岗位', 'Post'), { max: 80, widget: 'post', register: 'legal-aid-lawyer', within: 'firm' }),
  }),
  objected: z.object({ grounds: passage(words('异议理由', 'Grounds'), { max: 5000 }) }),
  objectionDecided: z.object({
    outcome: choice(words('决定', 'Decision'), { kept: words('维持', 'Kept'), corrected: words('责令改正', 'To be corrected') }),
    reasons,
  }),
  ended: z.object({ reasons }),
  reported: z.object({
    result: passage(words('办理结果', 'Result'), { max: 5000 }),
    recovered: amount(words('挽回或者避免损失', 'Loss recovered or avoided')).default(0),
    evidence: field(evidence(words('结案材料', 'Papers of the case')), { label: words('结案材料', 'Papers of the case'), widget: 'files' }),
  }),
  closed: z.object({ note: line(words('归档说明', 'Note'), { max: 500 }).optional() }),
  withdrawn: z.object({ note: line(words('说明', 'Note'), { max: 500 }).optional() }),
}

export type AidPapers = typeof papers
