import { choice, count, dayField, field, fileRef, line, passage, repeated, words, yesNo } from '@fadu/procedure'
import { z } from 'zod'
import { caseRef, itemRef, organField, reasons } from '../../work-fields.ts'
import { milestone } from '../task/papers.ts'

/** A plan of a five-year cycle with all its sentences has a few hundred items; far above that something was read wrongly. */
const itemsMax = 2000

export const comparators = {
  '>=': words('不低于', 'At least'),
  '>': words('高于', 'More than'),
  '<=': words('不高于', 'At most'),
  '<': words('低于', 'Less than'),
  '=': words('等于', 'Exactly'),
  '~': words('约为', 'About'),
  range: words('介于', 'Between'),
  increase: words('上升', 'Rises'),
  decrease: words('下降', 'Falls'),
  exists: words('建成或者出台', 'Is there'),
  rank: words('位次', 'Rank'),
  alternative: words('任一达到', 'Either of several'),
} as const

const comparator = choice(words('比较方式', 'Comparator'), comparators)
const position = (zh: string, en: string) => count(words(zh, en), { max: 10_000_000 })
const span = { start: position('原文起点', 'From character'), end: position('原文终点', 'To character') }
const names = (zh: string, en: string) =>
  field(z.array(z.string().trim().min(1).max(200)).max(60).default([]), { label: words(zh, en), widget: 'text' })

/** A target as the document words it; what it is measured by is chosen later. */
export const readTarget = z.object({
  id: itemRef(words('目标编号', 'Target')),
  text: line(words('目标原文', 'Words of the target'), { max: 500 }),
  value: field(z.union([z.number(), z.string().trim().min(1).max(200)]), { label: words('目标值', 'Value') }).optional(),
  unit: line(words('单位', 'Unit'), { max: 40 }).optional(),
  comparator: comparator.optional(),
  nature: line(words('性质', 'Nature'), { max: 40 }).optional(),
  base: line(words('基数或者基期', 'Base'), { max: 200 }).optional(),
  ...span,
})

const itemFields = {
  number: line(words('序号', 'Number'), { max: 60 }).optional(),
  title: line(words('标题', 'Title'), { max: 1000 }),
  level: count(words('层级', 'Level'), { min: 1, max: 12 }),
  ...span,
  lead: names('牵头单位（原文）', 'Lead units as written'),
  support: names('配合单位（原文）', 'Supporting units as written'),
  deadline: dayField(words('时限', 'Deadline')).optional(),
  deadlineText: line(words('时限原文', 'Deadline as written'), { max: 200 }).optional(),
  targets: field(z.array(readTarget).max(60).default([]), { label: words('量化目标', 'Targets') }),
}

/** One item of the plan as the reader proposes it. Nothing of it counts before a person has confirmed it. */
export const readItem = z.object({
  id: itemRef(words('条目编号', 'Item')),
  parent: itemRef(words('上级条目', 'Parent')).optional(),
  ...itemFields,
  confidence: field(z.number().min(0).max(1), { label: words('识别把握', 'Confidence') }).optional(),
})

const ids = (zh: string, en: string, min = 1) =>
  field(z.array(z.string().trim().min(1).max(80)).min(min).max(itemsMax), { label: words(zh, en), widget: 'text' })

/** What is set anew; what is left out stays. A deadline or number is taken away by naming it under `clear`. */
const newValues = z.object({
  parent: itemRef(words('上级条目', 'Parent')).optional(),
  number: itemFields.number,
  title: itemFields.title.optional(),
  level: itemFields.level.optional(),
  start: span.start.optional(),
  end: span.end.optional(),
  lead: z.array(z.string().trim().min(1).max(200)).max(60).optional(),
  support: z.array(z.string().trim().min(1).max(200)).max(60).optional(),
  deadline: itemFields.deadline,
  deadlineText: itemFields.deadlineText,
  targets: z.array(readTarget).max(60).optional(),
})

const item = itemRef(words('条目编号', 'Item'))
export const change = z.discriminatedUnion('change', [
  z.object({
    change: z.literal('set'),
    item,
    values: newValues,
    clear: z.array(z.enum(['parent', 'number', 'deadline', 'deadlineText'])).default([]),
  }),
  z.object({ change: z.literal('split'), item, parts: z.array(readItem).min(2).max(60) }),
  z.object({ change: z.literal('merge'), items: z.array(z.string().trim().min(1).max(80)).min(2).max(60), into: readItem }),
  z.object({ change: z.literal('add'), after: item.optional(), entry: readItem }),
  z.object({ change: z.literal('remove'), item, branch: z.boolean().default(false), reason: line(words('原因', 'Reason'), { max: 500 }) }),
  z.object({ change: z.literal('restore'), item, branch: z.boolean().default(false) }),
])

/** Who carries an item: organs of this district, chosen for the units the document names. */
export const assignment = z.object({
  item,
  lead: organField(words('牵头单位', 'Lead unit'), 'task-officer').optional(),
  support: names('配合单位', 'Supporting units'),
  leader: line(words('分管领导岗位', 'Leader in charge'), { max: 80, widget: 'post' }).optional(),
  deadline: dayField(words('完成时限', 'Deadline')).optional(),
  milestones: field(z.array(milestone).max(60).default([]), { label: words('时间节点', 'Milestones') }),
  indicator: itemRef(words('考核指标', 'Indicator')).optional(),
})

export const adoptedTarget = z.object({
  item,
  /** Which target of the text; absent for one the office sets beside it. */
  target: itemRef(words('目标编号', 'Target')).optional(),
  indicator: itemRef(words('指标', 'Indicator')),
  comparator,
  values: field(z.array(z.number()).max(4).default([]), { label: words('目标值', 'Values') }),
  /** What a rising, falling or ranked target is compared with: last year, the provincial mean. */
  against: line(words('比较对象', 'Compared with'), { max: 100 }).optional(),
  by: dayField(words('达成日期', 'By when')),
  organ: organField(words('责任单位', 'Unit'), 'task-officer').optional(),
})

export const itemChange = z.object({
  item,
  effect: choice(words('影响', 'Effect'), {
    kept: words('继续执行', 'Goes on'),
    changed: words('内容调整', 'Changed'),
    dropped: words('不再执行', 'Dropped'),
  }),
  becomes: itemRef(words('对应新条目', 'Item of the later version')).optional(),
  reason: line(words('说明', 'Reason'), { max: 500 }).optional(),
})

export const planLevels = {
  national: words('国家', 'National'),
  province: words('省级', 'Province'),
  city: words('市级', 'City'),
  district: words('区（县、市）级', 'District'),
  town: words('镇街级', 'Town'),
  unit: words('部门', 'Department'),
} as const

export const planKinds = {
  plan: words('规划', 'Plan'),
  programme: words('实施方案', 'Implementation plan'),
  yearly: words('年度要点', 'Key points of the year'),
  campaign: words('专项行动', 'Special campaign'),
  pilot: words('试点方案', 'Pilot'),
  other: words('其他', 'Other'),
} as const

export const papers = {
  registered: z.object({
    organ: organField(words('管理单位', 'Kept by'), 'rule-of-law-office'),
    title: line(words('文件名称', 'Title'), { max: 300 }),
    number: line(words('文号', 'Document number'), { max: 100 }).optional(),
    issuer: line(words('制发机关', 'Issuer'), { max: 200 }),
    issuedOn: dayField(words('印发日期', 'Issued on')),
    from: dayField(words('实施起始日', 'Period from')),
    until: dayField(words('实施截止日', 'Period until')),
    level: choice(words('层级', 'Level'), planLevels),
    kind: choice(words('类别', 'Kind'), planKinds),
    above: caseRef(words('上级规划', 'Plan above')).optional(),
    previous: caseRef(words('前一版本', 'Earlier version')).optional(),
    document: field(z.array(fileRef).min(1).max(10), { label: words('文件', 'Document'), widget: 'files' }),
  }),
  commitmentsRead: repeated(
    z.object({
      reader: line(words('识别方式', 'Read by'), { max: 100 }),
      document: line(words('所读文件', 'Document read'), { max: 64 }),
      /** All files that were read, in their order: places of items are places in them one after the other. Absent: only the one. */
      documents: field(z.array(z.string().trim().min(1).max(64)).min(1).max(10), {
        label: words('所读各文件', 'Documents read'),
        widget: 'text',
      }).optional(),
      items: field(z.array(readItem).min(1).max(itemsMax), { label: words('条目', 'Items') }),
      discardsCorrections: yesNo(words('放弃已作的更正', 'Corrections made so far are given up')).default(false),
    }),
  ),
  itemsCorrected: repeated(z.object({ changes: field(z.array(change).min(1).max(itemsMax), { label: words('更正', 'Changes') }) })),
  itemsConfirmed: repeated(
    z.object({
      items: ids('条目', 'Items'),
      branch: yesNo(words('连同下级条目', 'With everything below')).default(false),
      assignments: field(z.array(assignment).max(itemsMax).default([]), { label: words('责任分工', 'Who carries what') }),
    }),
  ),
  targetsAdopted: repeated(
    z.object({ targets: field(z.array(adoptedTarget).min(1).max(itemsMax), { label: words('纳入考核的目标', 'Targets adopted') }) }),
  ),
  adopted: z.object({
    basis: line(words('审定会议或者批准', 'Approved by'), { max: 300 }).optional(),
    note: passage(words('说明', 'Note'), { max: 2000 }).optional(),
  }),
  handedOut: repeated(
    z.object({
      items: ids('交办条目', 'Items handed out'),
      branch: yesNo(words('连同下级已分工条目', 'With everything below that has a lead')).default(false),
    }),
  ),
  taskEnded: repeated(
    z.object({
      item,
      outcome: choice(words('结果', 'Outcome'), { done: words('销号', 'Done'), dropped: words('不再执行', 'Dropped') }),
    }),
  ),
  replaced: z.object({
    later: caseRef(words('新版本', 'Later version')),
    from: dayField(words('新版本生效日期', 'In effect from')),
    changes: field(z.array(itemChange).max(itemsMax).default([]), { label: words('对在办任务的影响', 'What changes for running tasks') }),
    reasons,
  }),
  ended: z.object({
    ground: choice(words('终止事由', 'Ground'), {
      completed: words('完成', 'Completed'),
      expired: words('期满', 'Expired'),
      withdrawn: words('撤回', 'Withdrawn'),
    }),
    openTasks: passage(words('未完成任务的去向', 'What becomes of open tasks'), { max: 5000 }).optional(),
    reasons,
  }),
}

export type PlanPapers = typeof papers
