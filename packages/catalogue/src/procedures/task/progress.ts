import type { Day } from '@fadu/legal-time'
import type { Facts, PaperOf } from '@fadu/procedure'
import type { z } from 'zod'
import type { milestone, step, TaskPapers } from './papers.ts'

type TaskFacts = Facts<TaskPapers>

/** The unit that leads now, its supporters and the leader in charge. */
export function unitsOf(facts: TaskFacts): { readonly lead?: string; readonly support: readonly string[]; readonly leader?: string } {
  const now = facts.leadChanged?.at(-1) ?? facts.assigned
  return { ...(now && { lead: now.lead }), support: now?.support ?? [], ...(now?.leader && { leader: now.leader }) }
}

/** The day the task is due, as last approved. */
export const dueDayOf = (facts: TaskFacts): Day | undefined =>
  facts.deadlineChanged?.filter((c) => c.of === 'task').at(-1)?.to ?? facts.assigned?.deadline

export interface MilestoneState extends z.output<typeof milestone> {
  /** The day first planned, where it was moved. */
  readonly moved?: Day
  readonly reachedOn?: Day
}

/** Milestones with the day as last approved and the day they were reached. */
export function milestonesOf(facts: TaskFacts): readonly MilestoneState[] {
  return (facts.assigned?.milestones ?? []).map((m) => {
    const to = facts.deadlineChanged?.filter((c) => c.of === 'milestone' && c.milestone === m.id).at(-1)?.to
    const reachedOn = facts.milestoneReached?.find((r) => r.milestone === m.id)?.on
    return { ...m, ...(to && { on: to, moved: m.on }), ...(reachedOn && { reachedOn }) }
  })
}

export interface StepState extends z.output<typeof step> {
  readonly state: 'open' | 'done' | 'dropped'
  readonly endedOn?: Day
}

/** Steps and sub-tasks with how each stands. */
export function stepsOf(facts: TaskFacts): readonly StepState[] {
  return (facts.brokenDown ?? [])
    .flatMap((b) => b.steps)
    .map((s) => {
      const own = facts.stepDone?.find((d) => d.step === s.id)
      const child = facts.subtaskEnded?.find((d) => d.step === s.id)
      const ended = s.ownCase ? child : own
      return { ...s, state: ended ? (child && s.ownCase ? child.outcome : 'done') : 'open', ...(ended && { endedOn: ended.on }) }
    })
}

/** Where the share done comes from: `indicator` is read from the indicator, `none` nobody can tell yet. */
export interface Progress {
  readonly from: 'steps' | 'milestones' | 'indicator' | 'stated' | 'none'
  readonly done: number
  readonly of: number
  /** Whole percent; absent where an indicator tells it or nobody knows. */
  readonly share?: number
}

/** How far a task is, computed from what is recorded; a share somebody states counts only where nothing else can tell. */
export function taskProgress(facts: TaskFacts): Progress {
  const steps = stepsOf(facts).filter((s) => s.state !== 'dropped')
  if (steps.length > 0) return counted('steps', steps.filter((s) => s.state === 'done').length, steps.length)
  if (facts.assigned?.indicator) return { from: 'indicator', done: 0, of: 0 }
  const milestones = milestonesOf(facts)
  if (milestones.length > 0) return counted('milestones', milestones.filter((m) => m.reachedOn).length, milestones.length)
  const stated = facts.reported?.filter((r) => r.share !== undefined).at(-1)?.share
  return stated === undefined ? { from: 'none', done: 0, of: 0 } : { from: 'stated', done: stated, of: 100, share: stated }
}

const counted = (from: Progress['from'], done: number, of: number): Progress => ({ from, done, of, share: Math.floor((done * 100) / of) })

/** Supervision notices not yet closed; one is closed at a time. */
export const supervisionOpen = (facts: TaskFacts): boolean => (facts.supervised?.length ?? 0) > (facts.supervisionClosed?.length ?? 0)

/** Whether the unit has explained since the last supervision notice. */
export const explainedSince = (facts: TaskFacts): boolean => {
  const notice = facts.supervised?.at(-1)
  return notice !== undefined && (facts.explained ?? []).some((e) => e.seq > notice.seq)
}

/** A request to move a day that nobody has answered yet. */
export function openRequest(facts: TaskFacts): PaperOf<TaskPapers['deadlineChangeAsked']> | undefined {
  const asked = facts.deadlineChangeAsked?.at(-1)
  const answers = [...(facts.deadlineChanged ?? []), ...(facts.deadlineKept ?? [])]
  return asked && !answers.some((a) => a.seq > asked.seq) ? asked : undefined
}
