/**
 * Working days as integers: an array over the days some notice speaks of, plain Monday-to-Friday arithmetic beyond it,
 * so that adding any number of working days costs one look-up whatever the number.
 */
export interface WorkingNumbers {
  readonly isWorking: (n: number) => boolean
  /** How many working days lie at or before day `n`, counted from an arbitrary but fixed zero. Differences are meaningful. */
  readonly countUpTo: (n: number) => number
  /** The day number of the working day whose `countUpTo` is `k`. */
  readonly withCount: (k: number) => number
}

/** Monday 1969-12-29 is day −3: weekdays are counted from it. */
const mondayNumber = -3

function weekdaysBefore(n: number): number {
  const m = n - mondayNumber
  const week = Math.floor(m / 7)
  return 5 * week + Math.min(m - 7 * week, 5)
}

function weekdayAt(k: number): number {
  const week = Math.floor(k / 5)
  return 7 * week + (k - 5 * week) + mondayNumber
}

const isWeekday = (n: number): boolean => (((n - mondayNumber) % 7) + 7) % 7 < 5

/**
 * Builds the tables. `exceptions` maps day numbers to whether they are worked; every other day is worked from Monday to
 * Friday (国务院关于职工工作时间的规定第七条第一款).
 */
export function workingNumbers(exceptions: ReadonlyMap<number, boolean>): WorkingNumbers {
  let first = 0
  let last = -1
  for (const n of exceptions.keys()) {
    if (last < first) first = last = n
    if (n < first) first = n
    if (n > last) last = n
  }
  const length = last - first + 1
  const worked = new Uint8Array(length)
  const counts = new Int32Array(length)
  const dayWith: number[] = []
  const countBefore = weekdaysBefore(first)
  for (let i = 0; i < length; i += 1) {
    const n = first + i
    if (exceptions.get(n) ?? isWeekday(n)) {
      worked[i] = 1
      dayWith.push(n)
    }
    counts[i] = countBefore + dayWith.length
  }
  const days = Int32Array.from(dayWith)
  const countAtLast = countBefore + days.length
  /** What the notices add to (or take from) the plain weekdays up to their last day. */
  const surplus = countAtLast - weekdaysBefore(last + 1)
  return {
    isWorking: (n) => (n >= first && n <= last ? worked[n - first] === 1 : isWeekday(n)),
    countUpTo: (n) => (n < first ? weekdaysBefore(n + 1) : n > last ? weekdaysBefore(n + 1) + surplus : counts[n - first]!),
    withCount: (k) => (k <= countBefore ? weekdayAt(k - 1) : k > countAtLast ? weekdayAt(k - 1 - surplus) : days[k - countBefore - 1]!),
  }
}
