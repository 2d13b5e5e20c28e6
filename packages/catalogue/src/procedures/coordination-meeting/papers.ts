import { choice, count, dayField, field, files, line, passage, repeated, words } from '@fadu/procedure'
import { z } from 'zod'
import { caseRef, itemRef, organField, organList, reasons } from '../../work-fields.ts'

export const bodies = {
  commission: words('区委全面依法治区委员会', 'Commission for law-based governance'),
  office: words('区委依法治区办', 'Office of that commission'),
  group: words('协调小组', 'Coordination group'),
  executive: words('政府常务会议', 'Executive meeting of the government'),
  mayor: words('区长办公会议', 'Mayor’s office meeting'),
  joint: words('党政联席会议', 'Joint Party and government meeting'),
  leading: words('领导小组', 'Leading group'),
  other: words('其他', 'Other'),
} as const

export const agendaKinds = {
  ordinary: words('一般议题', 'Ordinary'),
  'law-study': words('学法', 'Law study'),
  'major-decision': words('重大行政决策', 'Major administrative decision'),
  reviewed: words('其他应当合法性审查的议题', 'Other item in scope of legality review'),
} as const

export const conclusions = {
  lawful: words('合法', 'Lawful'),
  amended: words('修改后合法', 'Lawful as amended'),
  unlawful: words('不合法', 'Unlawful'),
} as const

export const agendaItem = z.object({
  id: itemRef(words('议题编号', 'Item')),
  title: line(words('议题', 'Item'), { max: 300 }),
  kind: choice(words('类别', 'Kind'), agendaKinds),
  unit: organField(words('汇报单位', 'Reported by')).optional(),
})

export const decision = z.object({
  id: itemRef(words('决定编号', 'Decision')),
  item: itemRef(words('议题编号', 'Item')),
  title: line(words('议定事项', 'What was decided'), { max: 500 }),
  lead: organField(words('牵头单位', 'Lead unit'), 'task-officer').optional(),
  support: organList(words('配合单位', 'Supporting units'), 'task-officer'),
  deadline: dayField(words('完成时限', 'Deadline')).optional(),
})

const item = itemRef(words('议题编号', 'Item'))

export const papers = {
  convened: z.object({
    organ: organField(words('承办单位', 'Prepared by'), 'rule-of-law-office'),
    body: choice(words('会议', 'Body'), bodies),
    bodyName: line(words('会议全称', 'Full name'), { max: 200 }).optional(),
    ordinal: count(words('届次（第几次）', 'Ordinal in its series'), { min: 1, max: 999 }),
    planned: dayField(words('拟定日期', 'Planned day')),
    agenda: field(z.array(agendaItem).min(1).max(60), { label: words('议程', 'Agenda') }),
  }),
  materialsAdded: repeated(z.object({ item, materials: files(words('议题材料', 'Papers')) })),
  opinionGiven: repeated(
    z.object({
      item,
      review: caseRef(words('合法性审查事项', 'Review')).optional(),
      conclusion: choice(words('审查结论', 'Conclusion'), conclusions),
      opinion: passage(words('审查意见', 'Opinion'), { max: 5000 }),
    }),
  ),
  itemWithdrawn: repeated(z.object({ item, reasons })),
  held: z.object({
    chair: line(words('主持人岗位', 'Chaired by'), { max: 80, widget: 'post' }),
    place: line(words('会议地点', 'Place'), { max: 200 }).optional(),
    attendance: field(
      z
        .array(line(words('出席岗位', 'Post present'), { max: 80, widget: 'post' }))
        .min(1)
        .max(200),
      {
        label: words('出席岗位', 'Posts present'),
        hint: words('只记岗位，不记姓名。', 'Posts, never names.'),
        widget: 'text',
      },
    ),
  }),
  minutesIssued: z.object({
    minutes: passage(words('会议纪要', 'Minutes'), { max: 30_000 }),
    decisions: field(z.array(decision).max(60).default([]), { label: words('议定事项', 'Decisions') }),
  }),
  taskEnded: repeated(
    z.object({ item, outcome: choice(words('结果', 'Outcome'), { done: words('销号', 'Done'), dropped: words('不再执行', 'Dropped') }) }),
  ),
  cancelled: z.object({ reasons }),
}

export type MeetingPapers = typeof papers
