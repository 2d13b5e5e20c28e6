import type { AnyView, Reaction, View } from '@fadu/procedure'
import type { PlanPapers } from '../procedures/plan-adoption/papers.ts'
import { planTree, tasksOf } from '../procedures/plan-adoption/tree.ts'

/** What is handed out becomes tasks; what becomes of them comes back to where they were handed out. */

type PlanView = View<PlanPapers, string>

const opened: Reaction = {
  id: 'plan-task-opened',
  when: { procedure: 'plan-adoption', event: 'handedOut' },
  // biome-ignore lint/suspicious/noThenProperty: the sentence reads "when …, then …"; a reaction is never awaited
  then: { open: 'task', event: 'assigned', relation: 'task', organ: (view) => view.facts.registered?.organ },
  paper: () => ({}),
  each: (view, event) => {
    const plan = view as unknown as PlanView
    return tasksOf(planTree(plan), event.paper as never).map((item) => ({
      key: item.id,
      paper: {
        office: plan.facts.registered!.organ,
        origin: 'plan',
        title: item.title.slice(0, 500),
        plan: view.case,
        item: item.id,
        start: item.start,
        end: item.end,
        lead: item.assignment.lead,
        support: item.assignment.support,
        ...(item.assignment.leader && { leader: item.assignment.leader }),
        deadline: item.assignment.deadline,
        milestones: item.assignment.milestones,
        ...(item.assignment.indicator && { indicator: item.assignment.indicator }),
      },
    }))
  },
}

/** Its ending goes back to where a task came from. */
const endings = (relation: string, event: string, paper: (view: AnyView, outcome: 'done' | 'dropped') => object): readonly Reaction[] =>
  (['done', 'dropped'] as const).map((outcome) => ({
    id: `${relation}-${outcome}`,
    when: { procedure: 'task', event: outcome },
    if: (view) => view.links.some((l) => l.relation === relation && l.direction === 'from'),
    // biome-ignore lint/suspicious/noThenProperty: see above
    then: { move: { relation, direction: 'from' }, event },
    paper: (view) => paper(view, outcome),
  }))

const itemOf = (view: AnyView): string => view.facts.assigned.item

const replaced: Reaction = {
  id: 'plan-task-replaced',
  when: { procedure: 'plan-adoption', event: 'replaced' },
  // biome-ignore lint/suspicious/noThenProperty: see above
  then: { move: { relation: 'task', direction: 'to' }, event: 'planReplaced' },
  paper: (_view, event, there) => {
    const { later, from, changes } = event.paper as NonNullable<PlanView['facts']['replaced']>
    const mine = there && changes.find((c) => c.item === itemOf(there))
    const { item: _, ...change } = mine ?? { item: '', effect: 'kept' as const }
    return { later, from, ...change }
  },
}

/** A step that is a sub-task becomes a task of the unit that carries it, followed by the unit that broke it down. */
const brokenDown: Reaction = {
  id: 'subtask-opened',
  when: { procedure: 'task', event: 'brokenDown' },
  if: (_view, event) => (event.paper as { steps: readonly { ownCase: boolean }[] }).steps.some((s) => s.ownCase),
  // biome-ignore lint/suspicious/noThenProperty: see above
  then: { open: 'task', event: 'assigned', relation: 'subtask', organ: (view) => view.facts.assigned?.lead },
  paper: () => ({}),
  each: (view, event) => {
    const { steps } = event.paper as { steps: readonly { id: string; title: string; organ: string; on: string; ownCase: boolean }[] }
    const lead = (view.facts.leadChanged?.at(-1) ?? view.facts.assigned).lead
    return steps
      .filter((s) => s.ownCase)
      .map((s) => ({
        key: s.id,
        paper: { office: lead, origin: 'task', title: s.title, plan: view.case, item: s.id, lead: s.organ, deadline: s.on },
      }))
  },
}

interface Handed {
  readonly id: string
  readonly title: string
  readonly lead?: string
  readonly support: readonly string[]
  readonly deadline?: string
}

/** What a meeting decides, or a statement admits, becomes tasks of the units named. */
const fromDecisions = (
  procedure: string,
  event: string,
  origin: 'meeting' | 'rectification',
  office: (view: AnyView) => string,
  decided: (paper: never) => readonly Handed[],
): Reaction => ({
  id: `${procedure}-task-opened`,
  when: { procedure, event },
  // biome-ignore lint/suspicious/noThenProperty: see above
  then: { open: 'task', event: 'assigned', relation: procedure, organ: office },
  paper: () => ({}),
  each: (view, { paper }) =>
    decided(paper as never)
      .filter((d) => d.lead !== undefined)
      .map(({ id, title, lead, support, deadline }) => ({
        key: id,
        paper: { office: office(view), origin, title, plan: view.case, item: id, lead, support, deadline },
      })),
})

export const planTaskReactions: readonly Reaction[] = [
  opened,
  ...endings('task', 'taskEnded', (view, outcome) => ({ item: itemOf(view), outcome })),
  replaced,
  brokenDown,
  fromDecisions(
    'coordination-meeting',
    'minutesIssued',
    'meeting',
    (view) => view.facts.convened.organ,
    (paper: { decisions: readonly Handed[] }) => paper.decisions,
  ),
  ...endings('coordination-meeting', 'taskEnded', (view, outcome) => ({ item: itemOf(view), outcome })),
  fromDecisions(
    'leader-statement',
    'filed',
    'rectification',
    (view) => view.facts.drafted.office,
    (paper: { problems: readonly (Omit<Handed, 'title'> & { text: string })[] }) => paper.problems.map((p) => ({ ...p, title: p.text })),
  ),
  ...endings('subtask', 'subtaskEnded', (view, outcome) => ({ step: itemOf(view), outcome })),
]
