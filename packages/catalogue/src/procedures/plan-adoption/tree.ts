import type { Day } from '@fadu/legal-time'
import type { Facts } from '@fadu/procedure'
import type { z } from 'zod'
import { branchOf, changedBy, type Draft, type DraftItem, draftOf, type ReadItem, touchedBy } from './corrections.ts'
import type { adoptedTarget, assignment, PlanPapers } from './papers.ts'

type PlanFacts = Facts<PlanPapers>
export type PlanAssignment = Omit<z.output<typeof assignment>, 'item'>
export type AdoptedTarget = z.output<typeof adoptedTarget> & { readonly on: Day }

/** `read`: proposed, nobody has looked; `confirmed`: a person has; `set-aside`: no commitment, with a reason. */
export type ItemState = 'read' | 'confirmed' | 'set-aside'

/** One item of the plan as it stands: the reader's proposal with every correction applied. */
export interface PlanItem extends ReadItem {
  readonly state: ItemState
  readonly corrected: boolean
  readonly setAsideReason?: string
  /** Items directly below, in the order of the document. */
  readonly children: readonly string[]
  readonly assignment?: PlanAssignment
  readonly adopted: readonly AdoptedTarget[]
  readonly handedOutOn?: Day
  readonly ended?: { readonly outcome: 'done' | 'dropped'; readonly on: Day }
}

export interface PlanTree {
  /** In the order of the document; a child may stand anywhere after corrections, so go by `parent` and `children`. */
  readonly items: readonly PlanItem[]
  readonly byId: ReadonlyMap<string, PlanItem>
  /** Items without a parent. */
  readonly roots: readonly string[]
  /** Items nobody has confirmed or set aside. */
  readonly unsettled: readonly string[]
  /** Targets of the text that no adopted target names yet. */
  readonly openTargets: readonly { readonly item: string; readonly target: string }[]
  /** The reading all this stands on; earlier ones are in the log. */
  readonly readingSeq?: number
}

interface Fold {
  draft: Draft
  readonly confirmed: Set<string>
  readonly assignments: Map<string, PlanAssignment>
}

type Step =
  | { readonly seq: number; readonly kind: 'corrected'; readonly fact: NonNullable<PlanFacts['itemsCorrected']>[number] }
  | { readonly seq: number; readonly kind: 'confirmed'; readonly fact: NonNullable<PlanFacts['itemsConfirmed']>[number] }

/**
 * The plan as it stands, from what was recorded: the last reading, the corrections and confirmations after it in their order.
 * Whatever is corrected after it was confirmed asks to be confirmed again. Pure; the same in browser and server.
 */
export function planTree({ facts }: { readonly facts: PlanFacts }): PlanTree {
  const reading = facts.commitmentsRead?.at(-1)
  const fold = folded(facts, reading?.seq ?? 0)
  const children = childrenOf(fold.draft)
  const adopted = (facts.targetsAdopted ?? []).flatMap((f) => f.targets.map((t): AdoptedTarget => ({ ...t, on: f.on })))
  const handedOut = handedOutOn(facts, fold)
  const ended = new Map((facts.taskEnded ?? []).map((e) => [e.item, { outcome: e.outcome, on: e.on }]))
  const items = [...fold.draft.values()].map(({ setAside, ...item }): PlanItem => {
    const { id } = item
    const assigned = fold.assignments.get(id)
    return {
      ...item,
      state: setAside !== undefined ? 'set-aside' : fold.confirmed.has(id) ? 'confirmed' : 'read',
      ...(setAside !== undefined && { setAsideReason: setAside }),
      children: children.get(id) ?? [],
      ...(assigned && { assignment: assigned }),
      adopted: adopted.filter((t) => t.item === id),
      ...(handedOut.has(id) && { handedOutOn: handedOut.get(id)! }),
      ...(ended.has(id) && { ended: ended.get(id)! }),
    }
  })
  return {
    items,
    byId: new Map(items.map((i) => [i.id, i])),
    roots: items.filter((i) => i.parent === undefined).map((i) => i.id),
    unsettled: items.filter((i) => i.state === 'read').map((i) => i.id),
    openTargets: items.filter((i) => i.state === 'confirmed').flatMap(openTargetsOf),
    ...(reading && { readingSeq: reading.seq }),
  }
}

const openTargetsOf = (item: PlanItem) =>
  item.targets.filter((t) => !item.adopted.some((a) => a.target === t.id)).map((t) => ({ item: item.id, target: t.id }))

function folded(facts: PlanFacts, from: number): Fold {
  const reading = facts.commitmentsRead?.at(-1)
  const fold: Fold = { draft: draftOf(reading?.items ?? []), confirmed: new Set(), assignments: new Map() }
  const steps: Step[] = [
    ...(facts.itemsCorrected ?? []).map((fact) => ({ seq: fact.seq, kind: 'corrected' as const, fact })),
    ...(facts.itemsConfirmed ?? []).map((fact) => ({ seq: fact.seq, kind: 'confirmed' as const, fact })),
  ].filter((s) => s.seq > from)
  for (const step of steps.sort((a, b) => a.seq - b.seq)) {
    if (step.kind === 'confirmed') confirm(fold, step.fact)
    else {
      fold.draft = changedBy(fold.draft, step.fact.changes).draft
      for (const id of step.fact.changes.flatMap((c) => touchedBy(fold.draft, c))) fold.confirmed.delete(id)
    }
  }
  return fold
}

function confirm(fold: Fold, { items, branch, assignments }: NonNullable<PlanFacts['itemsConfirmed']>[number]): void {
  for (const id of coveredBy(fold.draft, items, branch)) fold.confirmed.add(id)
  // Deciding again who carries an item takes the place of the earlier decision.
  for (const { item, ...rest } of assignments) fold.assignments.set(item, rest)
}

/** Items named, or with everything below them; what is set aside is passed over. */
export const coveredBy = (
  draft: ReadonlyMap<string, Pick<DraftItem, 'parent' | 'setAside'>>,
  items: readonly string[],
  branch: boolean,
): readonly string[] =>
  (branch ? items.flatMap((id) => branchOf(draft, id)) : items).filter((id) => draft.has(id) && draft.get(id)!.setAside === undefined)

function childrenOf(draft: Draft): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const { id, parent } of draft.values()) if (parent !== undefined) found.set(parent, [...(found.get(parent) ?? []), id])
  return found
}

function handedOutOn(facts: PlanFacts, fold: Fold): ReadonlyMap<string, Day> {
  const found = new Map<string, Day>()
  for (const fact of facts.handedOut ?? [])
    for (const id of handedOutBy(fold.draft, fold.assignments, fact)) if (!found.has(id)) found.set(id, fact.on)
  return found
}

/** Items a hand-out names; with a branch everything below that has a lead and a deadline. */
export const handedOutBy = (
  draft: ReadonlyMap<string, Pick<DraftItem, 'parent' | 'setAside'>>,
  assignments: ReadonlyMap<string, PlanAssignment>,
  { items, branch }: { readonly items: readonly string[]; readonly branch: boolean },
): readonly string[] =>
  branch ? coveredBy(draft, items, true).filter((id) => assignments.get(id)?.lead && assignments.get(id)?.deadline) : items

/** The items of one hand-out with what their tasks need, in the order of the document. */
export function tasksOf(
  tree: PlanTree,
  paper: { readonly items: readonly string[]; readonly branch: boolean },
): readonly (PlanItem & { readonly assignment: PlanAssignment })[] {
  const assignments = new Map(tree.items.flatMap((i) => (i.assignment ? [[i.id, i.assignment] as const] : [])))
  const draft = new Map(tree.items.map((i) => [i.id, { parent: i.parent, ...(i.state === 'set-aside' && { setAside: '' }) }]))
  const ids = new Set(handedOutBy(draft, assignments, paper))
  return tree.items.flatMap((i) => (ids.has(i.id) && i.assignment ? [{ ...i, assignment: i.assignment }] : []))
}
