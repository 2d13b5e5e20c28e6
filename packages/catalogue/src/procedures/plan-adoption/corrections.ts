import type { z } from 'zod'
import type { change, readItem } from './papers.ts'

export type ReadItem = z.output<typeof readItem>
export type ItemChange = z.output<typeof change>

/** An item while corrections are applied to it. */
export interface DraftItem extends ReadItem {
  /** A person has changed it since it was read. */
  readonly corrected: boolean
  readonly setAside?: string
}

/** Items in the order of the document, by identifier. */
export type Draft = ReadonlyMap<string, DraftItem>

/** Why a change cannot be made. */
export type ChangeFault = 'item-unknown' | 'item-twice' | 'item-loop'

export const draftOf = (items: readonly ReadItem[]): Draft => new Map(items.map((i) => [i.id, { ...i, corrected: false }]))

/** The identifiers a change creates or takes its word for: those whose confirmation falls. */
export const touchedBy = (draft: Draft, c: ItemChange): readonly string[] => {
  if (c.change === 'split') return [c.item, ...c.parts.map((p) => p.id)]
  if (c.change === 'merge') return [...c.items, c.into.id]
  if (c.change === 'add') return [c.entry.id]
  return 'branch' in c && c.branch ? branchOf(draft, c.item) : [c.item]
}

/** An item and everything below it, in order. */
export function branchOf(draft: Iterable<readonly [string, { readonly parent?: string | undefined }]>, root: string): readonly string[] {
  const below = new Map<string, string[]>()
  for (const [id, { parent }] of draft) if (parent !== undefined) below.set(parent, [...(below.get(parent) ?? []), id])
  // A set keeps the order in which things were put in, and goes on over what is put in meanwhile.
  const found = new Set([root])
  for (const id of found) for (const child of below.get(id) ?? []) found.add(child)
  return [...found]
}

/** The draft after one change, or why it cannot be made. */
export function changed(draft: Draft, c: ItemChange): Draft | ChangeFault {
  switch (c.change) {
    case 'set':
      return set(draft, c)
    case 'split':
      return split(draft, c)
    case 'merge':
      return merged(draft, c)
    case 'add':
      return added(draft, c)
    case 'remove':
    case 'restore':
      return asideOrBack(draft, c)
  }
}

/** The draft after all changes in turn; faulty ones are left out and told. */
export function changedBy(
  draft: Draft,
  changes: readonly ItemChange[],
): { readonly draft: Draft; readonly faults: readonly ChangeFault[] } {
  const faults: ChangeFault[] = []
  let now = draft
  for (const c of changes) {
    const next = changed(now, c)
    if (typeof next === 'string') faults.push(next)
    else now = next
  }
  return { draft: now, faults }
}

type Of<K extends ItemChange['change']> = Extract<ItemChange, { change: K }>

function set(draft: Draft, c: Of<'set'>): Draft | ChangeFault {
  const old = draft.get(c.item)
  if (!old || (c.values.parent !== undefined && !draft.has(c.values.parent))) return 'item-unknown'
  if (c.values.parent !== undefined && branchOf(draft, c.item).includes(c.values.parent)) return 'item-loop'
  const left = Object.fromEntries(
    Object.entries(old).filter(([key]) => !(c.clear as readonly string[]).includes(key)),
  ) as unknown as DraftItem
  const given = Object.fromEntries(Object.entries(c.values).filter(([, value]) => value !== undefined))
  return new Map(draft).set(c.item, { ...left, ...given, corrected: true })
}

/** The parts take the place of the item; what stood below it stands below the first of them. */
function split(draft: Draft, c: Of<'split'>): Draft | ChangeFault {
  const old = draft.get(c.item)
  if (!old) return 'item-unknown'
  const ids = c.parts.map((p) => p.id)
  if (new Set(ids).size < ids.length || ids.some((id) => id !== c.item && draft.has(id))) return 'item-twice'
  const going = ids.includes(c.item) ? [] : [c.item]
  const parts = c.parts.map((p) => placed(p, old.parent, going))
  if (parts.some((p) => p.parent !== undefined && !ids.includes(p.parent) && !draft.has(p.parent))) return 'item-unknown'
  return looped(replaced(draft, [c.item], parts))
}

/** One item takes the place of several, where the first of them stood; what stood below any of them stands below it. */
function merged(draft: Draft, c: Of<'merge'>): Draft | ChangeFault {
  const olds = c.items.map((id) => draft.get(id))
  if (olds.some((o) => !o)) return 'item-unknown'
  if (new Set(c.items).size < c.items.length || (draft.has(c.into.id) && !c.items.includes(c.into.id))) return 'item-twice'
  const into = placed(c.into, olds[0]!.parent, c.items)
  if (into.parent !== undefined && !draft.has(into.parent)) return 'item-unknown'
  return looped(replaced(draft, c.items, [into]))
}

function added(draft: Draft, c: Of<'add'>): Draft | ChangeFault {
  if (draft.has(c.entry.id)) return 'item-twice'
  if ((c.entry.parent !== undefined && !draft.has(c.entry.parent)) || (c.after !== undefined && !draft.has(c.after))) return 'item-unknown'
  const entry: DraftItem = { ...c.entry, corrected: true }
  if (c.after === undefined) return new Map([...draft, [entry.id, entry]])
  return new Map(
    [...draft].flatMap(([id, item]) =>
      id === c.after
        ? ([
            [id, item],
            [entry.id, entry],
          ] as const)
        : ([[id, item]] as const),
    ),
  )
}

function asideOrBack(draft: Draft, c: Of<'remove'> | Of<'restore'>): Draft | ChangeFault {
  if (!draft.has(c.item)) return 'item-unknown'
  const next = new Map(draft)
  for (const id of c.branch ? branchOf(draft, c.item) : [c.item]) {
    const { setAside: _, ...item } = next.get(id)!
    next.set(id, { ...item, corrected: true, ...(c.change === 'remove' && { setAside: c.reason }) })
  }
  return next
}

/** What names no parent, or one that goes, stands where the old item stood. */
function placed({ parent, ...item }: ReadItem, stood: string | undefined, going: readonly string[]): DraftItem {
  const at = [parent, stood].find((id) => id !== undefined && !going.includes(id))
  return { ...item, ...(at !== undefined && { parent: at }), corrected: true }
}

/** New items in place of old ones, at the place of the first; children of the old stand below the first of the new. */
function replaced(draft: Draft, olds: readonly string[], news: readonly DraftItem[]): Draft {
  const heir = news[0]!.id
  const place = [...draft.keys()].find((id) => olds.includes(id))!
  const next = new Map<string, DraftItem>()
  for (const [id, item] of draft) {
    if (id === place) for (const n of news) next.set(n.id, n)
    if (olds.includes(id)) continue
    next.set(id, item.parent !== undefined && olds.includes(item.parent) ? { ...item, parent: heir } : item)
  }
  return next
}

/** Walking up from any item must end. */
function looped(draft: Draft): Draft | ChangeFault {
  for (const start of draft.keys()) {
    const seen = new Set<string>()
    for (let id: string | undefined = start; id !== undefined; id = draft.get(id)?.parent) {
      if (seen.has(id)) return 'item-loop'
      seen.add(id)
    }
  }
  return draft
}
