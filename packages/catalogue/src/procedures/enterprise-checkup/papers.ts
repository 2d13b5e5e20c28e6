import { choice, field, line, partyList, passage, words, yesNo } from '@fadu/procedure'
import { z } from 'zod'
import { caseRef, itemRef, organField, reasons } from '../../work-fields.ts'

export const riskLevels = { low: words('低', 'Low'), medium: words('中', 'Medium'), high: words('高', 'High') } as const

export const papers = {
  started: z.object({
    organ: organField(words('服务机构', 'Given by'), 'checkup-lawyer'),
    enterprise: partyList(words('企业', 'Enterprise'), 1),
    grid: caseRef(words('法律顾问网格', 'Adviser grid')).optional(),
    consent: yesNo(words('企业自愿参加', 'The enterprise takes part of its own will')),
  }),
  answered: z.object({
    answers: field(
      z
        .array(
          z.object({
            question: itemRef(words('问题编号', 'Question')),
            fulfilled: yesNo(words('已做到', 'Done')),
          }),
        )
        .min(1)
        .max(200),
      { label: words('自查答案', 'Answers') },
    ),
  }),
  reported: z.object({
    level: choice(words('风险等级', 'Risk'), riskLevels),
    rules: field(
      z
        .array(line(words('触发的规则', 'Rule'), { max: 300 }))
        .max(200)
        .default([]),
      { label: words('触发的规则', 'Rules that applied'), widget: 'text' },
    ),
    text: passage(words('体检报告', 'Report')),
  }),
  commented: z.object({
    text: passage(words('企业意见', 'What the enterprise says'), { max: 5000 }),
    disagrees: yesNo(words('不同意等级', 'Disagrees')).default(false),
  }),
  adviceIssued: z.object({ advice: passage(words('法律建议', 'Advice')) }),
  concluded: z.object({
    valid: yesNo(words('报告有效', 'The report is valid')),
    note: line(words('说明', 'Note'), { max: 500 }).optional(),
  }),
  stopped: z.object({ reasons }),
}

export type CheckupPapers = typeof papers
