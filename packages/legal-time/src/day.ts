declare const dayBrand: unique symbol
declare const instantBrand: unique symbol

/** A civil day in China, `YYYY-MM-DD`, years 0001–9999. Comparing two as strings compares them in time. */
export type Day = string & { readonly [dayBrand]: 'Day' }

/** A point in time in UTC, `YYYY-MM-DDTHH:MM:SS.sssZ`. Comparing two as strings compares them in time. */
export type Instant = string & { readonly [instantBrand]: 'Instant' }

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const
const daysBeforeMonth = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const

/** Days from 0001-01-01 to 1970-01-01: day numbers count from the latter, as Unix days do. */
const epochOffset = 719_162
const lastDayNumber = 2_932_896 // 9999-12-31

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

/** The number of days in a month; `month` is 1–12. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeap(year) ? 29 : monthLengths[month - 1]!
}

/** The day number of a civil date, not checked: callers have checked it or computed it. */
export function numberOfCivil(year: number, month: number, date: number): number {
  const y = year - 1
  const leapDays = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400)
  return y * 365 + leapDays + daysBeforeMonth[month - 1]! + (month > 2 && isLeap(year) ? 1 : 0) + date - 1 - epochOffset
}

const digit = (text: string, at: number): number => text.charCodeAt(at) - 48
const yearIn = (text: string): number => digit(text, 0) * 1000 + digit(text, 1) * 100 + digit(text, 2) * 10 + digit(text, 3)
const monthIn = (text: string): number => digit(text, 5) * 10 + digit(text, 6)
const dateIn = (text: string): number => digit(text, 8) * 10 + digit(text, 9)

/** Whether `value` is a string `YYYY-MM-DD` naming a day that exists in the Gregorian calendar, years 0001–9999. */
export function isDay(value: unknown): value is Day {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const year = yearIn(value)
  const month = monthIn(value)
  const date = dateIn(value)
  return year >= 1 && month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month)
}

/**
 * Reads `YYYY-MM-DD` as a day.
 * @throws RangeError naming the value when the shape is wrong or the day does not exist (`2025-02-29`).
 */
export function day(text: string): Day {
  if (!isDay(text)) throw new RangeError(`Not a day (YYYY-MM-DD): ${JSON.stringify(text)}`)
  return text
}

/** Days since 1970-01-01 (negative before it). Exact integers, for fast arithmetic; `dayFromNumber` is the inverse. */
export function dayNumber(d: Day): number {
  return numberOfCivil(yearIn(d), monthIn(d), dateIn(d))
}

/** Year, month (1–12) and date (1–31) of a day. */
export function civilOf(d: Day): { readonly year: number; readonly month: number; readonly date: number } {
  return { year: yearIn(d), month: monthIn(d), date: dateIn(d) }
}

const twoDigits: readonly string[] = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, '0'))

function written(n: number): Day {
  // Days are counted in cycles of 400, 100, 4 and 1 years, each one leap day short of or over the next.
  let rest = n + epochOffset
  const cycles400 = Math.floor(rest / 146_097)
  rest -= cycles400 * 146_097
  const cycles100 = Math.min(Math.floor(rest / 36_524), 3)
  rest -= cycles100 * 36_524
  const cycles4 = Math.floor(rest / 1_461)
  rest -= cycles4 * 1_461
  const years = Math.min(Math.floor(rest / 365), 3)
  rest -= years * 365
  const year = cycles400 * 400 + cycles100 * 100 + cycles4 * 4 + years + 1
  let month = 1
  for (let length = 31; rest >= length; length = daysInMonth(year, month)) {
    rest -= length
    month += 1
  }
  return `${String(year).padStart(4, '0')}-${twoDigits[month]}-${twoDigits[rest + 1]}` as Day
}

/** Written days from 1970-01-01 to 2149-06-06, filled as they are first asked for: limits ask for the same few thousand again and again. */
const writtenDays: (Day | undefined)[] = new Array(65_536).fill(undefined)

/**
 * The day with this number (days since 1970-01-01); the inverse of `dayNumber`.
 * @throws RangeError when `n` is not an integer or lies outside the years 0001–9999.
 */
export function dayFromNumber(n: number): Day {
  const known = writtenDays[n]
  if (known !== undefined) return known
  if (!Number.isInteger(n) || n < -epochOffset || n > lastDayNumber) throw new RangeError(`Not a day number: ${n}`)
  const text = written(n)
  if (n >= 0 && n < writtenDays.length) writtenDays[n] = text
  return text
}

/**
 * The day `n` calendar days later (earlier when negative).
 * @throws RangeError when `n` is not an integer or the result leaves the years 0001–9999.
 */
export function plusDays(d: Day, n: number): Day {
  return dayFromNumber(dayNumber(d) + n)
}

/** `to` minus `from` in calendar days; negative when `to` is the earlier day. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from)
}

/** ISO weekday of a day number: 1 is Monday. 1970-01-01 was a Thursday. */
export function weekdayOfNumber(n: number): Weekday {
  return (((((n + 3) % 7) + 7) % 7) + 1) as Weekday
}

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export function weekdayOf(d: Day): Weekday {
  return weekdayOfNumber(dayNumber(d))
}

/**
 * The number of the day `months` months after day `n`: the corresponding day of the month reached, or that month's
 * last day where there is none (民法典第二百零二条). Not rolled; months may be negative.
 */
export function plusMonthsNumber(n: number, months: number): number {
  const { year, month, date } = civilOf(dayFromNumber(n))
  const index = year * 12 + (month - 1) + months
  const endYear = Math.floor(index / 12)
  const endMonth = index - endYear * 12 + 1
  return numberOfCivil(endYear, endMonth, Math.min(date, daysInMonth(endYear, endMonth)))
}

/** The corresponding day `months` months later, or that month's last day (民法典第二百零二条). Not rolled. */
export function plusMonths(d: Day, months: number): Day {
  return dayFromNumber(plusMonthsNumber(dayNumber(d), months))
}
