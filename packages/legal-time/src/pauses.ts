import { dayNumber } from './day.ts'
import type { Interval, Ledger } from './limit.ts'

/** Day numbers, both ends included. */
export interface Stretch {
  readonly from: number
  readonly until: number
}

/** @throws RangeError when an interval ends more than one day before it begins. */
function stretchOf(interval: Interval): Stretch | undefined {
  if (interval.until === undefined) return undefined
  const from = dayNumber(interval.from)
  const until = dayNumber(interval.until)
  if (until < from - 1) throw new RangeError(`The interval from ${interval.from} ends before it begins: ${interval.until}`)
  return until < from ? undefined : { from, until }
}

const nothing: readonly Stretch[] = []

/** Closed intervals as stretches in order, overlapping and touching ones joined, so that no day is left out twice. */
export function stretchesOf(intervals: readonly Interval[]): readonly Stretch[] {
  if (intervals.length === 0) return nothing
  const sorted = intervals.flatMap((interval) => stretchOf(interval) ?? []).sort((a, b) => a.from - b.from)
  const joined: Stretch[] = []
  for (const next of sorted) {
    const last = joined.at(-1)
    if (last !== undefined && next.from <= last.until + 1)
      joined[joined.length - 1] = { from: last.from, until: Math.max(last.until, next.until) }
    else joined.push(next)
  }
  return joined
}

/** Suspensions and exclusions together: both stop the count, so a day in both is left out once. */
export function pausesOf(ledger: Ledger): readonly Stretch[] {
  const { suspensions = [], exclusions = [] } = ledger
  return suspensions.length + exclusions.length === 0 ? nothing : stretchesOf([...suspensions, ...exclusions])
}

/** Whether day `n` lies in one of the stretches. */
export function within(stretches: readonly Stretch[], n: number): boolean {
  return stretches.some(({ from, until }) => from <= n && n <= until)
}

/** Extensions in the order of decision; ties by unit and amount, so that the order of the list never matters. */
export function extensionsInOrder(ledger: Ledger): NonNullable<Ledger['extensions']> {
  const { extensions = [] } = ledger
  if (extensions.length < 2) return extensions
  const key = (e: (typeof extensions)[number]): string => `${e.on} ${e.unit} ${String(e.amount).padStart(9, '0')}`
  return [...extensions].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))
}
