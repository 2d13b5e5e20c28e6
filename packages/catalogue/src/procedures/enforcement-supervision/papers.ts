import { choice, count, dayField, field, line, passage, words } from '@fadu/procedure'
import { z } from 'zod'
import { caseRef, evidence, organField, reasons } from '../../work-fields.ts'

export const papers = {
  opened: z.object({
    supervisor: organField(words('监督机关', 'Supervisor'), 'enforcement-supervisor'),
    unit: organField(words('被监督单位', 'Unit supervised'), 'task-officer'),
    source: choice(words('线索来源', 'Source'), {
      review: words('案卷评查', 'File review'),
      complaint: words('投诉举报', 'Complaint'),
      reconsideration: words('复议应诉', 'Reconsideration or suit'),
      inspection: words('日常检查', 'Inspection'),
      other: words('其他', 'Other'),
    }),
    matter: caseRef(words('相关案件', 'Case concerned')).optional(),
    facts: passage(words('监督事项', 'What it is about'), { max: 5000 }),
  }),
  heard: z.object({ statement: passage(words('单位陈述', 'What the unit says'), { max: 5000 }), evidence: evidence() }),
  noticeIssued: z.object({
    problems: field(
      z
        .array(line(words('问题', 'Problem'), { max: 500 }))
        .min(1)
        .max(100),
      { label: words('问题', 'Problems'), widget: 'text' },
    ),
    demand: passage(words('整改要求', 'What is asked'), { max: 5000 }),
    mendBy: dayField(words('整改期限', 'To be mended by')),
  }),
  noProblem: z.object({ reasons }),
  answered: z.object({
    mended: count(words('已整改问题数', 'Problems mended'), { max: 100 }),
    text: passage(words('整改情况', 'What was done'), { max: 5000 }),
    evidence: evidence(),
  }),
  reviewAsked: z.object({ grounds: passage(words('对通知书的异议', 'Objection to the notice'), { max: 5000 }) }),
  reviewAnswered: z.object({
    upheld: choice(words('处理', 'Answer'), { kept: words('维持', 'Kept'), withdrawn: words('撤回通知书', 'Notice withdrawn') }),
    reasons,
  }),
  verified: z.object({ finding: passage(words('核实意见', 'Finding'), { max: 5000 }) }),
}

export type SupervisionPapers = typeof papers
