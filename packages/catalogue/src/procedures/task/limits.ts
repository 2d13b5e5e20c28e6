import type { Day, Duration } from '@fadu/legal-time'
import { type LimitSpec, type Start, type View, words } from '@fadu/procedure'
import { namedDay, ownTarget } from '../../work-fields.ts'
import type { TaskPapers } from './papers.ts'
import { dueDayOf, milestonesOf } from './progress.ts'

export type TaskRole = 'office' | 'above' | 'unit' | 'unitLeader' | 'supporter'
type TaskView = View<TaskPapers, string>
type Limit = LimitSpec<TaskPapers, TaskRole, 'supervisionNotice', string>

/** No statute sets these; the house's own targets (docs/readings.md). */
const verification = ownTarget(10)
const answer = ownTarget(5)
const settlement = ownTarget(10)

const asked = (start: Start | undefined, key: 'acknowledgeWorkdays' | 'explainWorkdays'): Duration | null => {
  const amount = (start?.paper as Record<typeof key, number | undefined> | undefined)?.[key]
  return amount === undefined ? null : ownTarget(amount)
}

/**
 * The milestone a run is for: the first by date that was not reached when the run began. Each one reached starts the next run.
 */
function milestoneOfRun(start: Start, view: TaskView): Day | undefined {
  const after = (start.paper as { milestone?: string }).milestone
  const reached = (view.facts.milestoneReached ?? []).map((r) => r.milestone)
  const gone = after === undefined ? [] : reached.slice(0, reached.indexOf(after) + 1)
  const open = milestonesOf(view.facts).filter((m) => !gone.includes(m.id))
  return open.map((m) => m.on).sort()[0]
}

const own = { internal: true, roll: 'none' } as const
const inWork = ['verified', 'dropped'] as const

export const limits: Readonly<
  Record<'acknowledgement' | 'deadline' | 'milestone' | 'verification' | 'answer' | 'explanation' | 'settlement', Limit>
> = {
  acknowledgement: {
    ...own,
    term: words('签收', 'Acknowledgement'),
    bears: 'unit',
    from: ['assigned', 'leadChanged'],
    until: ['acknowledged', 'dropped'],
    runs: (view, start) => asked(start, 'acknowledgeWorkdays') ?? ownTarget(view.facts.assigned?.acknowledgeWorkdays ?? 3),
  },
  deadline: {
    ...own,
    term: words('任务完成时限', 'Deadline of the task'),
    bears: 'unit',
    consequence: words('逾期的，提醒后可以督办；单位有权先作说明', 'After a reminder the office may supervise; the unit explains first'),
    amberWorkdays: 10,
    from: ['assigned', 'returned'],
    until: ['completed', 'dropped'],
    startOn: (_start, view) => dueDayOf(view.facts),
    runs: namedDay,
  },
  milestone: {
    ...own,
    term: words('时间节点', 'Milestone'),
    bears: 'unit',
    amberWorkdays: 5,
    kind: 'recurring',
    from: 'assigned',
    until: ['milestoneReached', ...inWork],
    startOn: milestoneOfRun,
    runs: namedDay,
  },
  verification: {
    ...own,
    term: words('核验', 'Verification'),
    bears: 'office',
    from: 'completed',
    until: ['verified', 'returned', 'dropped'],
    runs: verification,
  },
  answer: {
    ...own,
    term: words('答复时限调整申请', 'Answer to a request to move a day'),
    bears: 'office',
    from: 'deadlineChangeAsked',
    until: ['deadlineChanged', 'deadlineKept', 'dropped'],
    runs: answer,
  },
  explanation: {
    ...own,
    term: words('情况说明', 'Explanation'),
    bears: 'unit',
    from: 'supervised',
    until: ['explained', 'supervisionClosed', 'dropped'],
    runs: (_view, start) => asked(start, 'explainWorkdays') ?? ownTarget(5),
  },
  settlement: {
    ...own,
    term: words('规划更新后的处理', 'Settling what a replaced plan means'),
    bears: 'office',
    from: 'planReplaced',
    until: ['carriedOn', 'dropped', 'done'],
    runs: settlement,
  },
}
