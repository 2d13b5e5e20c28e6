import type { Day } from '@fadu/legal-time'
import type { AnyCounting } from './definition.ts'
import type { CountedEntry } from './entry.ts'
import type { Period } from './period.ts'
import { noSums, type Sums, type Value, valueFrom } from './value.ts'

/** One line of a breakdown. */
export interface Cell {
  /** The organ, or the value of the dimension; empty where the entries name none. */
  readonly key: string
  readonly sums: Sums
  readonly value: Value
}

export interface Tally {
  readonly period: Period
  readonly sums: Sums
  readonly value: Value
  /** By organ or dimension, largest first; absent where nothing was asked for. */
  readonly cells?: readonly Cell[]
}

/** What `by` names: the organ or a declared dimension. */
const placeIn = (entry: CountedEntry, by: string): string => (by === 'organ' ? entry.organ : (entry.dims[by] ?? ''))

/** Entries that count for a period: a flow's within it, a stock's up to its last day (or up to `today`, while it runs). */
export const countedIn =
  ({ kind }: Pick<AnyCounting, 'kind'>, period: Period, today?: Day) =>
  ({ on }: { readonly on: Day }): boolean =>
    kind === 'flow' ? on >= period.from && on <= period.until : on <= (today && today < period.until ? today : period.until)

/** Adds entries up. Keys that were taken out as often as they came in no longer occur. */
export function sumsOf(entries: readonly CountedEntry[]): Sums {
  let [of, hit, amount] = [0, 0, 0]
  const keys = new Map<string, number>()
  for (const entry of entries) {
    of += entry.of
    hit += entry.hit
    amount += entry.amount
    if (entry.key !== '') keys.set(entry.key, (keys.get(entry.key) ?? 0) + entry.of)
  }
  let distinct = 0
  for (const times of keys.values()) if (times > 0) distinct += 1
  return { of, hit, amount, distinct }
}

/** Adds what was added before, cell by cell. Distinct counts of cells cannot be added: the same key may occur in both, so the larger stands. */
export const addSums = (cells: readonly Sums[]): Sums =>
  cells.reduce(
    (a, b) => ({ of: a.of + b.of, hit: a.hit + b.hit, amount: a.amount + b.amount, distinct: Math.max(a.distinct, b.distinct) }),
    noSums,
  )

/**
 * The number of a period from entries, and broken down where asked. What the store answers from its cube is the same by construction:
 * it adds, and `valueFrom` does the rest.
 */
export function tally(counting: AnyCounting, entries: readonly CountedEntry[], period: Period, by?: string, today?: Day): Tally {
  const counted = entries.filter(countedIn(counting, period, today))
  const sums = sumsOf(counted)
  const total = { period, sums, value: valueFrom(counting, sums) }
  if (by === undefined) return total
  const groups = new Map<string, CountedEntry[]>()
  for (const entry of counted) {
    const key = placeIn(entry, by)
    const group = groups.get(key)
    if (group) group.push(entry)
    else groups.set(key, [entry])
  }
  const cells = [...groups].map(([key, group]): Cell => {
    const own = sumsOf(group)
    return { key, sums: own, value: valueFrom(counting, own) }
  })
  return { ...total, cells: cells.toSorted(largestFirst) }
}

export const largestFirst = (a: Cell, b: Cell): number =>
  b.sums.of - a.sums.of || b.sums.amount - a.sums.amount || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)
