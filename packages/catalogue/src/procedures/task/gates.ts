import { type GateContext, words } from '@fadu/procedure'
import { houseGates } from '../../house-gate.ts'
import type { TaskPapers } from './papers.ts'
import { dueDayOf, explainedSince, milestonesOf, openRequest, stepsOf, supervisionOpen, taskProgress, unitsOf } from './progress.ts'

type P = TaskPapers
export type Context<K extends keyof P = keyof P> = GateContext<P, string, K>
const gate = houseGates<P>()

export const leadNotSupporting = gate<'assigned'>({
  code: 'lead-among-supporters',
  field: 'support',
  otherwise: words('牵头单位只有一个，不能同时是配合单位', 'The one lead unit cannot be a supporter as well'),
  that: ({ paper }) => !paper.support.includes(paper.lead),
})

export const newLeadNotSupporting = gate<'leadChanged'>({
  code: 'lead-among-supporters',
  field: 'support',
  otherwise: leadNotSupporting.otherwise,
  that: ({ paper }) => !paper.support.includes(paper.lead),
})

export const milestonesFit = gate<'assigned'>({
  code: 'milestone-after-deadline',
  field: 'milestones',
  otherwise: words('时间节点编号不能重复，日期不能晚于完成时限', 'Milestones need names of their own and days up to the deadline'),
  that: ({ paper }) =>
    new Set(paper.milestones.map((m) => m.id)).size === paper.milestones.length && paper.milestones.every((m) => m.on <= paper.deadline),
})

export const stepsFit = [
  gate<'brokenDown'>({
    code: 'step-twice',
    field: 'steps',
    otherwise: words('步骤编号不能重复', 'Each step needs a name of its own'),
    that: ({ facts, paper }) => {
      const ids = [...stepsOf(facts), ...paper.steps].map((s) => s.id)
      return new Set(ids).size === ids.length
    },
  }),
  gate<'brokenDown'>({
    code: 'step-after-deadline',
    field: 'steps',
    otherwise: words('步骤的完成日期不能晚于任务完成时限', 'No step may end after the deadline of the task'),
    that: ({ facts, paper }) => {
      const due = dueDayOf(facts)
      return due === undefined || paper.steps.every((s) => s.on <= due)
    },
  }),
] as const

export const stepOpen = gate<'stepDone'>({
  code: 'step-unknown',
  field: 'step',
  otherwise: words('没有这一未完成的步骤，或者它作为子任务单独办理', 'There is no such open step, or it is a sub-task of its own'),
  that: ({ facts, paper }) => stepsOf(facts).some((s) => s.id === paper.step && s.state === 'open' && !s.ownCase),
})

export const milestoneOpen = gate<'milestoneReached'>({
  code: 'milestone-unknown',
  field: 'milestone',
  otherwise: words('没有这一未到达的时间节点', 'There is no such open milestone'),
  that: ({ facts, paper }) => milestonesOf(facts).some((m) => m.id === paper.milestone && !m.reachedOn),
})

/** Nobody types a number the system knows (一处录入). */
export const shareComputed = gate<'reported'>({
  code: 'progress-computed',
  field: 'share',
  otherwise: words(
    '本任务的进度由步骤、节点或者指标计算，不能填写',
    'The progress of this task is computed from steps, milestones or an indicator',
  ),
  that: ({ facts, paper }) => paper.share === undefined || ['none', 'stated'].includes(taskProgress(facts).from),
})

export const completion = [
  gate<'completed'>({
    code: 'evidence-missing',
    field: 'evidence',
    otherwise: words('申报完成须附佐证材料', 'Completion needs evidence'),
    that: ({ paper }) => paper.evidence.length > 0,
  }),
  gate<'completed'>({
    code: 'steps-open',
    otherwise: words('还有未完成的步骤或者子任务', 'Steps or sub-tasks are still open'),
    that: ({ facts }) => stepsOf(facts).every((s) => s.state !== 'open'),
  }),
  gate<'completed'>({
    code: 'milestones-open',
    otherwise: words('还有未到达的时间节点', 'Milestones are still open'),
    that: ({ facts }) => milestonesOf(facts).every((m) => m.reachedOn !== undefined),
  }),
] as const

/** A day has gone by which something was due: the task, a milestone, or the acknowledgement. */
const late = ({ facts, limits, on }: Context): boolean => {
  const due = dueDayOf(facts)
  const acknowledgement = limits.acknowledgement
  return (
    (due !== undefined && on > due) ||
    milestonesOf(facts).some((m) => !m.reachedOn && on > m.on) ||
    (acknowledgement !== undefined && !acknowledgement.endedOn && on > acknowledgement.due.on)
  )
}

export const supervision = [
  gate<'supervised'>({
    code: 'not-late',
    field: 'ground',
    otherwise: words('任务没有逾期，不能以逾期为由督办', 'Nothing is late, so lateness is no ground'),
    that: (c) => c.paper.ground !== 'late' || late(c),
  }),
  gate<'supervised'>({
    code: 'reminder-first',
    field: 'ground',
    otherwise: words('因逾期督办的，应当先提醒', 'Lateness is reminded of before it is supervised'),
    that: ({ facts, paper }) => paper.ground !== 'late' || (facts.reminded?.length ?? 0) > 0,
  }),
  gate<'supervised'>({
    code: 'supervision-open',
    otherwise: words('上一督办单尚未办结', 'An earlier supervision notice is still open'),
    that: ({ facts }) => !supervisionOpen(facts),
  }),
] as const

const noticeThere = <K extends 'explained' | 'deducted' | 'supervisionClosed'>() =>
  gate<K>({
    code: 'supervision-missing',
    otherwise: words('没有未办结的督办单', 'No supervision notice is open'),
    that: ({ facts }: Context) => supervisionOpen(facts),
  } as never)

export const explanation = [noticeThere<'explained'>()] as const
export const closing = [noticeThere<'supervisionClosed'>()] as const

/** Overdue is a duty and never a sanction by itself: the unit is heard before anything is marked down (sensitive.md, rule 4). */
export const deduction = [
  noticeThere<'deducted'>(),
  gate<'deducted'>({
    code: 'explanation-due',
    otherwise: words('单位尚未说明情况，说明时限也未届满', 'The unit has not explained yet and its time to do so still runs'),
    that: ({ facts, limits, on }) =>
      explainedSince(facts) || (limits.explanation !== undefined && !limits.explanation.endedOn && on > limits.explanation.due.on),
  }),
  gate<'deducted'>({
    code: 'explanation-unweighed',
    field: 'explanationWeighed',
    otherwise: words('应当写明对单位情况说明的采纳情况', 'Say how the unit’s explanation was weighed'),
    that: ({ facts, paper }) => !explainedSince(facts) || paper.explanationWeighed !== undefined,
  }),
] as const

const movedDay = <K extends 'deadlineChangeAsked' | 'deadlineChanged'>() =>
  [
    gate<K>({
      code: 'milestone-unknown',
      field: 'milestone',
      otherwise: milestoneOpen.otherwise,
      that: ({ facts, paper }: Context<'deadlineChanged'>) =>
        paper.of === 'task' || milestonesOf(facts).some((m) => m.id === paper.milestone && !m.reachedOn),
    } as never),
    gate<K>({
      code: 'day-gone',
      field: 'to',
      otherwise: words('新的日期不能早于办理当日', 'The new day may not lie before the day it is set'),
      that: ({ paper, on }: Context<'deadlineChanged'>) => paper.to >= on,
    } as never),
  ] as const

export const changeAsked = [
  ...movedDay<'deadlineChangeAsked'>(),
  gate<'deadlineChangeAsked'>({
    code: 'request-open',
    otherwise: words('上一次调整申请尚未答复', 'An earlier request has not been answered'),
    that: ({ facts }) => openRequest(facts) === undefined,
  }),
] as const
export const changed = movedDay<'deadlineChanged'>()

export const requestThere = gate<'deadlineKept'>({
  code: 'request-missing',
  otherwise: words('没有待答复的调整申请', 'No request is waiting for an answer'),
  that: ({ facts }) => openRequest(facts) !== undefined,
})

export const supervisionEnded = gate<'done'>({
  code: 'supervision-open',
  otherwise: supervision[2].otherwise,
  that: ({ facts }) => !supervisionOpen(facts),
})

export const planGone = <K extends 'carriedOn' | 'dropped'>() =>
  gate<K>({
    code: 'plan-not-replaced',
    otherwise: words('所属规划没有更新', 'The plan has not been replaced'),
    that: ({ facts, paper }: Context<'dropped'>) => facts.planReplaced !== undefined || ('ground' in paper && paper.ground !== 'replaced'),
  } as never)

export const isSupporter = gate<'supported'>({
  code: 'no-supporter',
  otherwise: words('本任务没有配合单位', 'This task has no supporters'),
  that: ({ facts }) => unitsOf(facts).support.length > 0,
})
