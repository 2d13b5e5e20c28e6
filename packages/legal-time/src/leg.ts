import { type Day, dayFromNumber, dayNumber, plusMonthsNumber } from './day.ts'
import { type Amount, checkedAmount, monthsOf } from './duration.ts'
import type { Extension, Segment } from './limit.ts'
import { type Stretch, within } from './pauses.ts'
import type { WorkingCalendar } from './working-calendar.ts'

/** The original limit or one extension: a count from the day after `start` to `end`. */
export interface Leg {
  readonly start: Day
  readonly end: Day
  readonly counts: Amount
  readonly extension?: Extension
  readonly segments: readonly Segment[]
}

/** What a count walks over: the calendar and the days that are left out. */
export interface Ground {
  readonly calendar: WorkingCalendar
  readonly pauses: readonly Stretch[]
  readonly suspensions: readonly Stretch[]
}

/** How many counted days a leg needs. Months are first turned into the days to their corresponding day (民法典第二百零二条). */
function daysNeeded(start: number, { amount, unit }: Amount): number {
  checkedAmount(amount, unit)
  if (unit === 'hour') throw new RangeError('A limit in hours ends at an instant, not on a day: use dueAt')
  const span = monthsOf({ amount, unit })
  return span === undefined ? amount : plusMonthsNumber(start, span) - start
}

/** Joins days of one kind that follow one another into segments. */
function segmentsOf(days: readonly { readonly n: number; readonly kind: Segment['kind'] }[]): Segment[] {
  const segments: Segment[] = []
  for (const { n, kind } of days) {
    const last = segments.at(-1)
    const d = dayFromNumber(n)
    if (last?.kind === kind) segments[segments.length - 1] = { ...last, until: d }
    else segments.push({ from: d, until: d, kind })
  }
  return segments
}

function kindOfDay(n: number, counts: Amount, extended: boolean, ground: Ground): Segment['kind'] {
  if (within(ground.pauses, n)) return within(ground.suspensions, n) ? 'suspended' : 'excluded'
  if (counts.unit === 'workday') {
    const { kind, working } = ground.calendar.statusOf(dayFromNumber(n))
    if (!working) return 'rest'
    if (kind === 'adjusted-workday') return 'adjusted-workday'
  }
  return extended ? 'extended' : 'counted'
}

/** Counts day by day from the day after `start`; `dueDay` reaches the same end by arithmetic and the tests compare them. */
export function walked(start: Day, counts: Amount, ground: Ground, extension?: Extension): Leg {
  const first = dayNumber(start)
  let n = first
  const days: { n: number; kind: Segment['kind'] }[] = []
  for (let left = daysNeeded(first, counts); left > 0; ) {
    n += 1
    const kind = kindOfDay(n, counts, extension !== undefined, ground)
    days.push({ n, kind })
    if (kind === 'counted' || kind === 'extended' || kind === 'adjusted-workday') left -= 1
  }
  return { start, end: dayFromNumber(n), counts, segments: segmentsOf(days), ...(extension === undefined ? {} : { extension }) }
}
