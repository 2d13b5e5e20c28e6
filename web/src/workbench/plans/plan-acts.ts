import type { PlanItemView, PlanReadingView, PlanView } from '@fadu/contract'
import { answers } from '../../api/asking.ts'
import type { Texts } from '../../texts/zh.ts'
import { recordAct } from '../case/record-act.ts'

type Paper = Record<string, unknown>

/** Records an act of a plan once, and reads the plan again. */
export async function actOnPlan(
  t: Texts,
  plan: Pick<PlanView, 'case' | 'version'>,
  event: string,
  paper: Paper,
  once: string,
): Promise<void> {
  await recordAct(t, plan.case, { event, paper, version: plan.version }, once)
  await Promise.all([['plan'], ['plans'], ['planLists']].map((queryKey) => answers.invalidateQueries({ queryKey })))
}

/** Records what was read; the proposals as they are, with what read them. */
export const recordReading = (t: Texts, id: string, version: number, reading: PlanReadingView, once: string): Promise<void> =>
  actOnPlan(
    t,
    { case: id, version },
    'commitmentsRead',
    {
      reader: reading.reader,
      document: reading.document,
      ...(reading.files.length > 1 && { documents: reading.files.map((file) => file.document) }),
      items: reading.items,
      discardsCorrections: false,
    },
    once,
  )

/** Who carries an item: what was decided, else what the document says where that can only be one organ. */
export interface Assigned {
  readonly lead?: string
  readonly support: readonly string[]
  readonly deadline: string
}

export function assignedBy(plan: PlanView, item: PlanItemView): Assigned {
  const { assignment } = item
  const sure = (role: 'lead' | 'support') => item.units.filter((u) => u.role === role && u.sure).flatMap((u) => u.choices[0]?.id ?? [])
  const [first, ...others] = sure('lead')
  const lead = assignment ? assignment.lead?.id : first
  const support = assignment
    ? assignment.support.map((o) => o.id)
    : [...new Set([...others, ...sure('support')])].filter((id) => id !== lead)
  return { ...(lead && { lead }), support, deadline: assignment?.deadline ?? deadlineOf(plan, item) }
}

/** The item's own deadline, that of the nearest item above, or the end of the plan. */
export function deadlineOf(plan: PlanView, item: PlanItemView): string {
  const byId = new Map(plan.tree.map((i) => [i.id, i]))
  for (let at: PlanItemView | undefined = item; at; at = at.parent ? byId.get(at.parent) : undefined) if (at.deadline) return at.deadline
  return plan.until
}

/** The item and everything below it, in order. */
export function branchOf(plan: PlanView, item: PlanItemView): readonly PlanItemView[] {
  const byId = new Map(plan.tree.map((i) => [i.id, i]))
  const below = (one: PlanItemView): PlanItemView[] => [one, ...one.children.flatMap((id) => (byId.get(id) ? below(byId.get(id)!) : []))]
  return below(item)
}

/** Items that carry something themselves: those below which nothing stands, and those for which the document names units. */
export const carries = (item: PlanItemView): boolean => item.children.length === 0 || item.units.length > 0

const paperOf = (item: string, { lead, support, deadline }: Assigned) => ({ item, ...(lead && { lead }), support, deadline })

/** The paper that confirms an item, or it and all below; each with who carries it as far as that is decided. */
export function confirmationOf(plan: PlanView, item: PlanItemView, assigned: Assigned, branch: boolean): Paper {
  const others = branch ? branchOf(plan, item).filter((i) => i.id !== item.id && i.state !== 'set-aside' && carries(i)) : []
  return {
    items: [item.id],
    branch,
    assignments: [
      ...(carries(item) || assigned.lead ? [paperOf(item.id, assigned)] : []),
      ...others.map((other) => paperOf(other.id, assignedBy(plan, other))),
    ],
  }
}
