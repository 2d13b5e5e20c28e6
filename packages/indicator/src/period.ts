import { civilOf, type Day, day, daysBetween, daysInMonth, plusDays, plusMonths } from '@fadu/legal-time'

export type PeriodKind = 'month' | 'quarter' | 'half' | 'year' | 'span'

/** Days that are reckoned together, both ends included. */
export interface Period {
  readonly kind: PeriodKind
  readonly from: Day
  readonly until: Day
  /** `2025-06`, `2025-Q2`, `2025-H1`, `2025`, or `2025-03-01..2025-04-15`: as it travels in an address. */
  readonly name: string
}

const lengths = { month: 1, quarter: 3, half: 6, year: 12 } as const
const two = (n: number): string => String(n).padStart(2, '0')
const four = (n: number): string => String(n).padStart(4, '0')

/** The calendar month, quarter, half-year or year a day lies in. */
export function periodOf(on: Day, kind: Exclude<PeriodKind, 'span'>): Period {
  const { year, month } = civilOf(on)
  return calendarPeriod(kind, year, Math.ceil(month / lengths[kind]))
}

function calendarPeriod(kind: Exclude<PeriodKind, 'span'>, year: number, n: number): Period {
  const last = n * lengths[kind]
  const from = day(`${four(year)}-${two(last - lengths[kind] + 1)}-01`)
  const until = day(`${four(year)}-${two(last)}-${two(daysInMonth(year, last))}`)
  const mark = { month: `-${two(n)}`, quarter: `-Q${n}`, half: `-H${n}`, year: '' }[kind]
  return { kind, from, until, name: `${four(year)}${mark}` }
}

/** Any days from one to another, both included. @throws RangeError where the end lies before the beginning */
export function spanOf(from: Day, until: Day): Period {
  if (until < from) throw new RangeError(`A span ends on ${until}, before it begins on ${from}`)
  return { kind: 'span', from, until, name: `${from}..${until}` }
}

/** The period of this name. `undefined` where it names none. */
export function findPeriod(name: string): Period | undefined {
  const calendar = /^(\d{4})(?:-(?:Q([1-4])|H([12])|(0[1-9]|1[0-2])))?$/.exec(name)
  if (calendar) {
    const [, year, quarter, half, month] = calendar
    if (Number(year) < 1) return undefined
    if (quarter) return calendarPeriod('quarter', Number(year), Number(quarter))
    if (half) return calendarPeriod('half', Number(year), Number(half))
    return month ? calendarPeriod('month', Number(year), Number(month)) : calendarPeriod('year', Number(year), 1)
  }
  const [from, until, more] = name.split('..')
  try {
    return from && until && more === undefined && from <= until ? spanOf(day(from), day(until)) : undefined
  } catch {
    return undefined
  }
}

/** The period of this name. @throws RangeError where it names none */
export function readPeriod(name: string): Period {
  const found = findPeriod(name)
  if (!found) throw new RangeError(`Not a period: ${JSON.stringify(name)}`)
  return found
}

/** The calendar months that lie whole within a period, and the days left over at its two ends. The cube answers the first, entries the rest. */
export function monthsWithin(period: Period): { readonly months: readonly Period[]; readonly rest: readonly Period[] } {
  const months: Period[] = []
  const rest: Period[] = []
  for (let from = period.from; from <= period.until; ) {
    const month = periodOf(from, 'month')
    const until = month.until < period.until ? month.until : period.until
    if (from === month.from && until === month.until) months.push(month)
    else rest.push(spanOf(from, until))
    from = plusDays(until, 1)
  }
  return { months, rest }
}

/** The calendar periods of this kind that touch a span of days, in order. */
export function periodsBetween(kind: Exclude<PeriodKind, 'span'>, from: Day, until: Day): readonly Period[] {
  const found: Period[] = []
  for (let at = periodOf(from, kind); at.from <= until; at = periodOf(plusDays(at.until, 1), kind)) found.push(at)
  return found
}

/** The same period so many years away: last year's for −1. A span keeps its days; 29 February becomes the 28th. */
export function yearsAway(period: Period, years: number): Period {
  const from = plusMonths(period.from, years * 12)
  return period.kind === 'span' ? spanOf(from, plusMonths(period.until, years * 12)) : periodOf(from, period.kind)
}

/** The period just before, of the same kind; a span's is as many days long. */
export function periodBefore(period: Period): Period {
  const last = plusDays(period.from, -1)
  if (period.kind !== 'span') return periodOf(last, period.kind)
  return spanOf(plusDays(last, -daysBetween(period.from, period.until)), last)
}

/** Whether its last day is over: what happens from now on belongs to another. A late entry can still change it, and is seen as known later. */
export const isOver = (period: Period, today: Day): boolean => period.until < today

/** The part of a period up to a day; `undefined` before it began. */
export function upTo(period: Period, on: Day): Period | undefined {
  if (on < period.from) return undefined
  return on >= period.until ? period : spanOf(period.from, on)
}

/** The share of its days that are over at the end of a day, from 0 to 1. */
export function shareOver(period: Period, on: Day): number {
  if (on < period.from) return 0
  if (on >= period.until) return 1
  return (daysBetween(period.from, on) + 1) / (daysBetween(period.from, period.until) + 1)
}
