import { choice, dayField, files, line, passage, words, yesNo } from '@fadu/procedure'
import { z } from 'zod'
import { caseRef, evidence, organField, reasons } from '../../work-fields.ts'

export const reviewKinds = {
  agenda: words('会议议题', 'Agenda item'),
  'major-decision': words('重大行政决策', 'Major administrative decision'),
  document: words('行政规范性文件或者拟印发文件', 'Document to be issued'),
  contract: words('政府合同', 'Government contract'),
  other: words('其他', 'Other'),
} as const

export const papers = {
  requested: z.object({
    reviewer: organField(words('审查单位', 'Reviewed by'), 'legality-reviewer'),
    unit: organField(words('送审单位', 'Sent by'), 'task-officer'),
    kind: choice(words('审查对象', 'What is reviewed'), reviewKinds),
    level: choice(words('层级', 'Level'), {
      district: words('区级', 'District'),
      department: words('部门', 'Department'),
      town: words('镇街', 'Town'),
    }),
    title: line(words('名称', 'Title'), { max: 300 }),
    meeting: caseRef(words('所上会议', 'Meeting')).optional(),
    decideOn: dayField(words('拟提交讨论日期', 'To be discussed on')).optional(),
    urgentReasons: passage(words('需要缩短审查时间的理由', 'Why less time must do'), { max: 1000 }).optional(),
    materials: files(words('送审材料', 'Papers')),
  }),
  sentBack: z.object({ missing: passage(words('需要补充的材料', 'What is missing'), { max: 3000 }) }),
  supplemented: z.object({ note: line(words('补充说明', 'Note'), { max: 500 }), evidence: evidence(words('补充材料', 'Papers')) }),
  advised: z.object({
    adviser: choice(words('提出人', 'By'), { adviser: words('法律顾问', 'Adviser'), government: words('公职律师', 'Government lawyer') }),
    opinion: passage(words('法律意见', 'Opinion'), { max: 5000 }),
  }),
  concluded: z.object({
    power: yesNo(words('符合法定权限', 'Within the power')),
    procedure: yesNo(words('履行法定程序', 'Procedure kept')),
    content: yesNo(words('内容合法', 'Content lawful')),
    conclusion: choice(words('审查结论', 'Conclusion'), {
      lawful: words('合法', 'Lawful'),
      amend: words('修改后合法', 'Lawful once amended'),
      unlawful: words('不合法', 'Unlawful'),
    }),
    reasons,
  }),
  withdrawn: z.object({ reasons }),
  filed: z.object({
    with: line(words('备案机关', 'Filed with'), { max: 200 }),
    number: line(words('备案号', 'Number'), { max: 100 }).optional(),
  }),
}

export type ReviewPapers = typeof papers
