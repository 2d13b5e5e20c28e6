import { day } from '@fadu/legal-time'
import { defineProcedure, words } from '@fadu/procedure'
import { documents } from './documents.ts'
import {
  changeAsked,
  changed,
  closing,
  completion,
  deduction,
  explanation,
  isSupporter,
  leadNotSupporting,
  milestoneOpen,
  milestonesFit,
  newLeadNotSupporting,
  planGone,
  requestThere,
  shareComputed,
  stepOpen,
  stepsFit,
  supervision,
  supervisionEnded,
} from './gates.ts'
import { limits } from './limits.ts'
import { papers } from './papers.ts'
import { unitsOf } from './progress.ts'

const fromAbove = ['office', 'above'] as const
const running = ['assigned', 'work', 'verification', 'verified'] as const
const told = { tells: [], remedy: [] } as const

/**
 * 任务: a commitment in the hands of one lead unit and its supporters, followed until it is verified and struck off the list.
 * Late is a duty on somebody's list and never a sanction by itself: a reminder, a supervision notice, and the unit's own word
 * come before anything is marked down.
 */
export const task = defineProcedure(papers, {
  id: 'task',
  term: words('任务', 'Task'),
  about: words('规划、会议交办的任务：签收、分解、报告、核验、督办、销号', 'What plans and meetings hand out, followed to its end'),
  edition: '2022',
  inForce: { from: day('2000-01-01') },
  basis: [],
  informationClass: 'V2',
  amongOrgans: true,
  roles: {
    office: { term: words('交办单位', 'Office that hands out'), duty: 'rule-of-law-office', organ: (f) => f.assigned?.office },
    // A sub-task is followed by the unit that broke it down, not by the rule-of-law office.
    above: {
      term: words('分解单位', 'Unit of the larger task'),
      duty: 'task-officer',
      organ: (f) => (f.assigned?.origin === 'task' ? f.assigned.office : undefined),
    },
    unit: { term: words('牵头单位经办人', 'Lead unit'), duty: 'task-officer', organ: (f) => unitsOf(f).lead },
    unitLeader: { term: words('牵头单位负责人', 'Head of the lead unit'), duty: 'unit-leader', organ: (f) => unitsOf(f).lead },
    supporter: { term: words('配合单位经办人', 'Supporting unit'), duty: 'task-officer', organ: (f) => unitsOf(f).support },
  },
  stages: {
    assigned: words('待签收', 'To be acknowledged'),
    work: words('办理中', 'In work'),
    verification: words('待核验', 'To be verified'),
    verified: words('已核验', 'Verified'),
  },
  events: {
    assigned: {
      term: words('交办', 'Handed out'),
      by: ['office', 'link'],
      at: 'start',
      to: 'assigned',
      needs: [leadNotSupporting, milestonesFit],
    },
    acknowledged: { term: words('签收', 'Acknowledged'), by: ['unit', 'unitLeader'], at: 'assigned', to: 'work' },
    brokenDown: { term: words('分解', 'Broken down'), by: 'unit', at: 'work', needs: stepsFit },
    stepDone: { term: words('步骤完成', 'Step done'), by: 'unit', at: 'work', needs: [stepOpen] },
    subtaskEnded: { term: words('子任务办结', 'Sub-task ended'), by: 'link', at: [...running, 'closed'] },
    milestoneReached: { term: words('节点完成', 'Milestone reached'), by: 'unit', at: 'work', needs: [milestoneOpen] },
    supported: { term: words('配合情况', 'Support given'), by: 'supporter', at: ['assigned', 'work'], needs: [isSupporter] },
    reported: { term: words('报告进展', 'Progress reported'), by: ['unit', 'unitLeader'], at: 'work', needs: [shareComputed] },
    completed: {
      term: words('申报完成', 'Completion reported'),
      by: ['unit', 'unitLeader'],
      at: 'work',
      to: 'verification',
      needs: completion,
    },
    verified: { term: words('核验通过', 'Verified'), by: fromAbove, at: 'verification', to: 'verified' },
    returned: { term: words('退回', 'Returned'), by: fromAbove, at: ['verification', 'verified'], to: 'work' },
    done: {
      term: words('销号', 'Struck off'),
      by: fromAbove,
      at: 'verified',
      to: 'closed',
      needs: [supervisionEnded],
      ends: { ...told, outcome: 'done' },
    },
    reminded: { term: words('提醒', 'Reminded'), by: fromAbove, at: running },
    supervised: { term: words('督办', 'Supervision notice'), by: 'office', at: running, issues: 'supervisionNotice', needs: supervision },
    explained: { term: words('情况说明', 'Explained'), by: ['unit', 'unitLeader'], at: running, needs: explanation },
    deducted: { term: words('扣分建议', 'Mark-down proposed'), by: 'office', at: running, needs: deduction },
    supervisionClosed: { term: words('督办办结', 'Supervision closed'), by: 'office', at: running, needs: closing },
    deadlineChangeAsked: { term: words('申请调整时限', 'Asked to move a day'), by: 'unit', at: ['assigned', 'work'], needs: changeAsked },
    deadlineChanged: { term: words('批准调整时限', 'Day moved'), by: fromAbove, at: ['assigned', 'work'], needs: changed },
    deadlineKept: { term: words('不同意调整时限', 'Day kept'), by: fromAbove, at: running, needs: [requestThere] },
    leadChanged: {
      term: words('变更牵头单位', 'Lead changed'),
      by: fromAbove,
      at: ['assigned', 'work'],
      to: 'assigned',
      needs: [newLeadNotSupporting],
    },
    planReplaced: { term: words('所属规划更新', 'Plan replaced'), by: 'link', at: running },
    carriedOn: { term: words('继续执行', 'Carried on'), by: 'office', at: running, needs: [planGone<'carriedOn'>()] },
    dropped: {
      term: words('不再执行', 'Dropped'),
      by: fromAbove,
      at: running,
      to: 'closed',
      needs: [planGone<'dropped'>()],
      ends: { ...told, outcome: 'dropped' },
    },
  },
  limits,
  documents,
  reference: { series: 'task', format: (organ, year, n) => `（${year}）${organ.shortName}任务第${n}号` },
  organ: (facts) => facts.assigned?.office,
  title: (facts) => words(facts.assigned?.title ?? '任务', facts.assigned?.title ?? 'Task'),
})
