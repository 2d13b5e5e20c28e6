import { choice, count, dayField, field, line, passage, repeated, words, yesNo } from '@fadu/procedure'
import { z } from 'zod'
import { caseRef, evidence, itemRef, organField, organList, reasons } from '../../work-fields.ts'

export const milestone = z.object({
  id: itemRef(words('节点编号', 'Milestone')),
  title: line(words('节点内容', 'What is due'), { max: 300 }),
  on: dayField(words('计划日期', 'Planned day')),
})

const milestones = field(z.array(milestone).max(60).default([]), { label: words('时间节点', 'Milestones') })
const workdays = (zh: string, en: string, otherwise: number) => count(words(zh, en), { min: 1, max: 60 }).default(otherwise)

/** A step the unit takes itself, or a sub-task that becomes a case of its own under another unit. */
export const step = z.object({
  id: itemRef(words('步骤编号', 'Step')),
  title: line(words('步骤内容', 'What is to be done'), { max: 500 }),
  organ: organField(words('承担单位', 'Unit'), 'task-officer'),
  on: dayField(words('完成日期', 'Due day')),
  ownCase: yesNo(words('作为子任务单独办理', 'As a sub-task of its own')).default(false),
})

export const deadlineOf = choice(words('调整对象', 'What moves'), {
  task: words('任务完成时限', 'Deadline of the task'),
  milestone: words('时间节点', 'A milestone'),
})
const newDay = {
  of: deadlineOf,
  milestone: itemRef(words('节点编号', 'Milestone')).optional(),
  to: dayField(words('调整到', 'New day')),
  reasons,
}

export const papers = {
  assigned: z.object({
    office: organField(words('交办单位', 'Handed out by')),
    origin: choice(words('任务来源', 'Origin'), {
      plan: words('规划方案', 'A plan'),
      meeting: words('会议决定', 'A meeting'),
      task: words('上级任务分解', 'A larger task'),
      rectification: words('问题整改', 'A shortcoming'),
      other: words('其他', 'Other'),
    }),
    title: line(words('任务', 'Task'), { max: 500 }),
    content: passage(words('任务内容', 'What is to be done'), { max: 10_000 }).optional(),
    plan: caseRef(words('所属规划或者来源事项', 'Plan or matter it comes from')).optional(),
    item: itemRef(words('条目编号', 'Item')).optional(),
    /** Characters of the plan document, so that the sentence can be shown. */
    start: count(words('原文起点', 'From character'), { max: 10_000_000 }).optional(),
    end: count(words('原文终点', 'To character'), { max: 10_000_000 }).optional(),
    lead: organField(words('牵头单位', 'Lead unit'), 'task-officer'),
    support: organList(words('配合单位', 'Supporting units')),
    leader: line(words('分管领导岗位', 'Leader in charge'), { max: 80, widget: 'post' }).optional(),
    deadline: dayField(words('完成时限', 'Deadline')),
    milestones,
    indicator: itemRef(words('考核指标', 'Indicator')).optional(),
    acknowledgeWorkdays: workdays('签收时限（工作日）', 'Working days to acknowledge', 3),
  }),
  acknowledged: z.object({
    handler: line(words('经办岗位', 'Handler'), { max: 80, widget: 'post' }).optional(),
    note: line(words('说明', 'Note'), { max: 500 }).optional(),
  }),
  brokenDown: repeated(z.object({ steps: field(z.array(step).min(1).max(60), { label: words('分解步骤', 'Steps') }) })),
  stepDone: repeated(
    z.object({
      step: itemRef(words('步骤编号', 'Step')),
      done: passage(words('完成情况', 'What was done'), { max: 2000 }),
      evidence: evidence(),
    }),
  ),
  subtaskEnded: repeated(
    z.object({
      step: itemRef(words('步骤编号', 'Step')),
      outcome: choice(words('结果', 'Outcome'), { done: words('办结', 'Done'), dropped: words('不再执行', 'Dropped') }),
    }),
  ),
  milestoneReached: repeated(
    z.object({
      milestone: itemRef(words('节点编号', 'Milestone')),
      done: passage(words('完成情况', 'What was done'), { max: 2000 }),
      evidence: evidence(),
    }),
  ),
  supported: repeated(z.object({ text: passage(words('配合情况', 'What was contributed'), { max: 5000 }), evidence: evidence() })),
  reported: repeated(
    z.object({
      text: passage(words('进展情况', 'Progress')),
      obstacles: passage(words('困难和问题', 'Difficulties'), { max: 5000 }).optional(),
      share: count(words('进度（%）', 'Progress (%)'), {
        max: 100,
        hint: words('有步骤、节点或者指标的任务由系统计算，不填。', 'Left empty where steps, milestones or an indicator tell it.'),
      }).optional(),
      evidence: evidence(),
    }),
  ),
  completed: z.object({ text: passage(words('完成情况', 'What was done')), evidence: evidence() }),
  verified: z.object({ finding: passage(words('核验意见', 'Finding'), { max: 5000 }), evidence: evidence(words('核验材料', 'Evidence')) }),
  returned: repeated(z.object({ reasons })),
  done: z.object({ note: line(words('销号说明', 'Note'), { max: 500 }).optional() }),
  reminded: repeated(z.object({ note: passage(words('提醒内容', 'Reminder'), { max: 1000 }) })),
  supervised: repeated(
    z.object({
      ground: choice(words('督办事由', 'Ground'), {
        late: words('逾期', 'Late'),
        important: words('重要事项', 'Important matter'),
      }),
      matter: passage(words('督办要求', 'What is asked'), { max: 5000 }),
      explainWorkdays: workdays('说明时限（工作日）', 'Working days to explain', 5),
    }),
  ),
  explained: repeated(z.object({ text: passage(words('情况说明', 'Explanation'), { max: 5000 }), evidence: evidence() })),
  deducted: repeated(
    z.object({
      reasons,
      explanationWeighed: passage(words('对情况说明的采纳情况', 'How the explanation was weighed'), { max: 2000 }).optional(),
    }),
  ),
  supervisionClosed: repeated(z.object({ result: passage(words('督办结果', 'Result'), { max: 2000 }) })),
  deadlineChangeAsked: repeated(z.object(newDay)),
  deadlineChanged: repeated(z.object(newDay)),
  deadlineKept: repeated(z.object({ reasons })),
  leadChanged: repeated(
    z.object({
      lead: organField(words('新的牵头单位', 'New lead unit'), 'task-officer'),
      support: organList(words('配合单位', 'Supporting units')),
      leader: line(words('分管领导岗位', 'Leader in charge'), { max: 80, widget: 'post' }).optional(),
      reasons,
    }),
  ),
  planReplaced: z.object({
    later: caseRef(words('新的规划版本', 'Later version')).optional(),
    from: dayField(words('生效日期', 'In effect from')),
    effect: choice(words('对本任务的影响', 'What it means for this task'), {
      kept: words('继续执行', 'Goes on'),
      changed: words('内容调整', 'Changed'),
      dropped: words('不再执行', 'Dropped'),
    }),
    becomes: itemRef(words('对应新条目', 'Item of the later version')).optional(),
    reason: line(words('说明', 'Reason'), { max: 500 }).optional(),
  }),
  carriedOn: z.object({ note: passage(words('调整后的要求', 'What is asked from now on'), { max: 5000 }) }),
  dropped: z.object({
    ground: choice(words('事由', 'Ground'), {
      replaced: words('规划已经更新', 'The plan was replaced'),
      merged: words('并入其他任务', 'Merged into another task'),
      mistaken: words('交办有误', 'Handed out by mistake'),
      other: words('其他', 'Other'),
    }),
    reasons,
  }),
}

export type TaskPapers = typeof papers
