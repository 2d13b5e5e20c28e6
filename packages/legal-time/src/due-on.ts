import { type Day, dayFromNumber, dayNumber } from './day.ts'
import { reasonsOfDue } from './due-reasons.ts'
import { type Ground, type Leg, walked } from './leg.ts'
import type { Due, Interval, Ledger, LimitRule, Segment } from './limit.ts'
import { extensionsInOrder, pausesOf, stretchesOf, within } from './pauses.ts'
import type { WorkingCalendar } from './working-calendar.ts'

/** The first working day from the last day on. A last day moved by a holiday into a later pause moves past that too. */
function rolledFrom(end: Day, { calendar, pauses }: Ground): Day {
  const last = dayNumber(end)
  const later = pauses.filter(({ from }) => from > last)
  let n = last
  while (!calendar.isWorking(dayFromNumber(n)) || within(later, n)) n += 1
  return dayFromNumber(n)
}

/** Segments from the day after the start, with the stretch added by rolling; an open pause takes everything from its first day. */
function drawn(legs: readonly Leg[], unrolledOn: Day, on: Day, open: Opened | undefined): readonly Segment[] {
  const segments = legs.flatMap((leg) => leg.segments)
  if (on > unrolledOn) segments.push({ from: dayFromNumber(dayNumber(unrolledOn) + 1), until: on, kind: 'rolled' })
  if (open === undefined) return segments
  const before = segments.flatMap((s): Segment[] => {
    if (s.from >= open.from) return []
    return [s.until < open.from ? s : { ...s, until: dayFromNumber(dayNumber(open.from) - 1) }]
  })
  const first = legs[0]!.start < open.from ? open.from : dayFromNumber(dayNumber(legs[0]!.start) + 1)
  return [...before, { from: first, until: on, kind: open.kind }]
}

interface Opened {
  readonly from: Day
  readonly kind: 'suspended' | 'excluded'
}

/** The earliest pause still open that begins no later than the due day. */
function openPause(ledger: Ledger, start: Day, on: Day): Opened | undefined {
  const openIn = (intervals: readonly Interval[], kind: Opened['kind']): Opened[] =>
    intervals.filter(({ until, from }) => until === undefined && from <= on && on > start).map(({ from }) => ({ from, kind }))
  const all = [...openIn(ledger.suspensions ?? [], 'suspended'), ...openIn(ledger.exclusions ?? [], 'excluded')]
  return all.sort((a, b) => (a.from < b.from ? -1 : 1))[0]
}

function consultedUnsettled(legs: readonly Leg[], rule: LimitRule, unrolledOn: Day, on: Day, calendar: WorkingCalendar): boolean {
  const unsettled = (from: Day, until: Day): boolean => calendar.isProvisional(from) || calendar.isProvisional(until)
  const counted = legs.some(
    ({ counts, start, end }) => counts.unit === 'workday' && end > start && unsettled(dayFromNumber(dayNumber(start) + 1), end),
  )
  return counted || (rule.roll === 'forward' && unsettled(unrolledOn, on))
}

/**
 * The last day of a limit, with the reasons that lead to it.
 *
 * `start` is the day of the event and is not counted (民法典第二百零一条第一款). Calendar days count rest days, working days
 * follow `calendar`, months and years end on the corresponding day (第二百零二条). Days inside suspensions and exclusions do not
 * count, once however many intervals cover them; extensions run on from the unrolled end; a rest day rolls once, at the very end
 * (第二百零三条第一款), and only where the rule says so. The readings taken where the law is silent are in READINGS.md.
 * @throws RangeError for a rule in hours, an amount that is not a whole number from 0, or an interval that ends before it begins.
 */
export function dueOn(rule: LimitRule, start: Day, calendar: WorkingCalendar, ledger: Ledger = {}): Due {
  const ground: Ground = { calendar, pauses: pausesOf(ledger), suspensions: stretchesOf(ledger.suspensions ?? []) }
  const legs = [walked(start, rule.runs, ground)]
  for (const extension of extensionsInOrder(ledger)) legs.push(walked(legs.at(-1)!.end, extension, ground, extension))
  const unrolledOn = legs.at(-1)!.end
  const on = rule.roll === 'forward' ? rolledFrom(unrolledOn, ground) : unrolledOn
  const open = openPause(ledger, start, on)
  const provisional = consultedUnsettled(legs, rule, unrolledOn, on, calendar)
  const suspended = open !== undefined
  return {
    on,
    unrolledOn,
    provisional,
    suspended,
    warnOn: calendar.lastWorkingDayUpTo(on),
    reasons: reasonsOfDue({ rule, legs, ledger, calendar, on, unrolledOn, provisional, openFrom: open?.from }),
    segments: drawn(legs, unrolledOn, on, open),
  }
}
