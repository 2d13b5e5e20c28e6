import { everyItem, measureOf, type Place, placeOf } from './align.ts'
import type { Commitments, Item } from './item.ts'
import { alike, bare } from './similarity.ts'

export type ChangeKind = 'title' | 'number' | 'text' | 'units' | 'deadline' | 'target'

export interface Change {
  readonly kind: ChangeKind
  readonly from: string | null
  readonly to: string | null
}

export interface VersionDifference {
  readonly added: readonly Place[]
  readonly removed: readonly Place[]
  readonly changed: readonly { readonly old: Place; readonly new: Place; readonly changes: readonly Change[] }[]
  readonly unchanged: number
}

const ownText = (read: Commitments, item: Item): string => read.document.text.slice(item.titleEnd, item.bodyEnd)
const unitsOf = (item: Item): string =>
  [...new Set(item.responsibilities.flatMap((r) => r.units.map((u) => `${u.role}:${u.raw}`)))].sort().join('、')

const leastAlike = 0.5

/** Pairs of items of two versions: the same path and title first, then the most alike. */
function pairsOf(before: Commitments, after: Commitments): ReadonlyMap<Item, Item> {
  const old = everyItem(before.tree)
  const left = new Set(everyItem(after.tree))
  const found = new Map<Item, Item>()
  const take = (a: Item, b: Item | undefined): void => {
    if (!b) return
    found.set(a, b)
    left.delete(b)
  }
  for (const a of old)
    take(
      a,
      [...left].find((b) => b.path === a.path && bare(b.title ?? '') === bare(a.title ?? '') && a.title !== null),
    )
  for (const a of old)
    if (!found.has(a) && a.title)
      take(
        a,
        [...left].find((b) => b.title && bare(b.title) === bare(a.title!)),
      )
  const ranked = old
    .filter((a) => !found.has(a))
    .flatMap((a) =>
      [...left].map((b) => ({
        a,
        b,
        score:
          0.5 * alike(a.title ?? '', b.title ?? '') +
          0.5 * alike(ownText(before, a).slice(0, 800), ownText(after, b).slice(0, 800)) +
          (a.path === b.path ? 0.15 : 0),
      })),
    )
    .filter((p) => p.score >= leastAlike)
    .sort((x, y) => y.score - x.score)
  for (const { a, b } of ranked) if (!found.has(a) && left.has(b)) take(a, b)
  return found
}

function targetChanges(a: Item, b: Item): readonly Change[] {
  const rest = [...b.targets]
  const changes: Change[] = []
  for (const t of a.targets) {
    const same = rest.findIndex((u) => bare(u.text) === bare(t.text) && u.due === t.due)
    const at = same >= 0 ? same : rest.findIndex((u) => alike(measureOf(u), measureOf(t)) >= 0.7)
    const [now] = at >= 0 ? rest.splice(at, 1) : []
    if (!now) changes.push({ kind: 'target', from: t.text, to: null })
    else if (same < 0)
      changes.push({ kind: 'target', from: `${t.text}${t.due ? `（${t.due}）` : ''}`, to: `${now.text}${now.due ? `（${now.due}）` : ''}` })
  }
  return [...changes, ...rest.map((u): Change => ({ kind: 'target', from: null, to: u.text }))]
}

function changesOf(before: Commitments, a: Item, after: Commitments, b: Item): readonly Change[] {
  const changes: Change[] = []
  const differ = (kind: ChangeKind, from: string | null, to: string | null): void => {
    if (from !== to) changes.push({ kind, from, to })
  }
  differ('number', a.number, b.number)
  if (bare(a.title ?? '') !== bare(b.title ?? '')) differ('title', a.title, b.title)
  differ('units', unitsOf(a) || null, unitsOf(b) || null)
  differ('deadline', a.deadline?.due ?? null, b.deadline?.due ?? null)
  changes.push(...targetChanges(a, b))
  const [from, to] = [ownText(before, a), ownText(after, b)]
  if (bare(from) !== bare(to)) changes.push({ kind: 'text', from: from.trim(), to: to.trim() })
  return changes
}

/** What a new version of a document adds, takes out and changes. */
export function compareVersions(before: Commitments, after: Commitments): VersionDifference {
  const pairs = pairsOf(before, after)
  const kept = new Set(pairs.values())
  const compared = [...pairs].map(([a, b]) => ({ old: placeOf(a), new: placeOf(b), changes: changesOf(before, a, after, b) }))
  const changed = compared.filter((c) => c.changes.length > 0)
  return {
    added: everyItem(after.tree)
      .filter((i) => !kept.has(i))
      .map(placeOf),
    removed: everyItem(before.tree)
      .filter((i) => !pairs.has(i))
      .map(placeOf),
    changed,
    unchanged: compared.length - changed.length,
  }
}
