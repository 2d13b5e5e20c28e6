import type { AnyView } from '@fadu/procedure'
import { editionsOf } from '@fadu/procedure'
import type { Entry } from './entry.ts'

type Counted = Omit<Entry, 'on'>

/**
 * Entries of a stock kept by a register: for every dated state of an entry, what `counts` says comes in on its first day and goes out on
 * the day it ends or is amended. `undefined`: this state does not count. An amendment that changes nothing makes no entries.
 */
export function standing<T = Readonly<Record<string, unknown>>>(
  view: AnyView,
  counts: (entry: T) => Counted | readonly Counted[] | undefined,
): readonly Entry[] {
  const found: Entry[] = []
  for (const { from, until, entry } of editionsOf(view)) {
    for (const counted of [counts(entry as T) ?? []].flat()) {
      found.push({ ...counted, on: from })
      if (until) found.push(takenOut({ ...counted, on: until }))
    }
  }
  return withoutPairs(found)
}

const opposite = (n: number | undefined): number | undefined => (n === undefined ? undefined : n === 0 ? 0 : -n)

const takenOut = ({ of, hit, amount, ...entry }: Entry): Entry => ({
  ...entry,
  of: opposite(of ?? 1)!,
  ...(hit !== undefined && { hit: opposite(hit)! }),
  ...(amount !== undefined && { amount: opposite(amount)! }),
})

/** What goes out and comes in again on the same day never moved. */
function withoutPairs(entries: readonly Entry[]): readonly Entry[] {
  const name = (entry: Entry): string =>
    JSON.stringify([entry.on, entry.of ?? 1, entry.hit ?? 0, entry.amount ?? 0, entry.key, entry.organ, entry.dims])
  const kept: Entry[] = []
  for (const entry of entries) {
    const pair = kept.findIndex((other) => name(other) === name(takenOut(entry)))
    if (pair >= 0) kept.splice(pair, 1)
    else kept.push(entry)
  }
  return kept
}
