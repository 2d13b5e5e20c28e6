import { rollArticles } from './counting-law.ts'
import { civilOf, type Day, dayFromNumber, dayNumber, daysInMonth, numberOfCivil, plusMonths } from './day.ts'
import { dayEn, dayWithWeekdayEn, dayWithWeekdayZh, dayZh } from './day-words.ts'
import { calendarDays, type Duration, durationEn, durationZh, monthsOf } from './duration.ts'
import type { Reason, Roll } from './limit.ts'
import type { Article } from './statute.ts'
import type { WorkingCalendar } from './working-calendar.ts'

/** How a fixed or recurring date treats rest days, and the articles that set it. */
export interface Recurrence {
  readonly calendar: WorkingCalendar
  readonly roll: Roll
  readonly articles?: readonly Article[]
}

/** One occurrence of a fixed or recurring date. */
export interface Occurrence {
  readonly on: Day
  /** The date itself, before rolling: the next occurrence is sought from it. */
  readonly unrolledOn: Day
  readonly provisional: boolean
  readonly reasons: readonly Reason[]
}

function occurrence(unrolledOn: Day, first: Reason, { calendar, roll, articles = [] }: Recurrence): Occurrence {
  const on = roll === 'forward' ? calendar.firstWorkingDayFrom(unrolledOn) : unrolledOn
  const reasons: Reason[] = [first]
  if (on !== unrolledOn) {
    reasons.push({
      zh: `顺延：${dayWithWeekdayZh(unrolledOn)}为休息日，顺延至${dayWithWeekdayZh(on)}。`,
      en: `Rolled: ${dayWithWeekdayEn(unrolledOn)} is a rest day, so it moves to ${dayWithWeekdayEn(on)}.`,
      articles: rollArticles({ runs: calendarDays(0, ...articles), roll }),
    })
  }
  const provisional = roll === 'forward' && (calendar.isProvisional(unrolledOn) || calendar.isProvisional(on))
  return { on, unrolledOn, provisional, reasons }
}

/**
 * The next occurrence of a yearly date (`01-31`, 每年1月31日前) whose unrolled day lies after `after`. 02-29 falls on the last
 * day of February in a common year.
 * @throws RangeError when `monthDay` is not `MM-DD` or no year has it.
 */
export function nextFixedDate(after: Day, monthDay: string, how: Recurrence): Occurrence {
  const parts = /^(\d{2})-(\d{2})$/.exec(monthDay)
  const month = Number(parts?.[1])
  const date = Number(parts?.[2])
  // 2000 is a leap year, so it has every day that any year has.
  if (!(month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(2000, month))) {
    throw new RangeError(`Not a day of the year (MM-DD): ${JSON.stringify(monthDay)}`)
  }
  const inYear = (year: number): Day => dayFromNumber(numberOfCivil(year, month, Math.min(date, daysInMonth(year, month))))
  const { year } = civilOf(after)
  const next = inYear(year) > after ? inYear(year) : inYear(year + 1)
  const first = {
    zh: `每年${month}月${date}日：${dayZh(after)}之后最近的一次为${dayWithWeekdayZh(next)}。`,
    en: `Every year on ${monthDay}: the next after ${dayEn(after)} is ${dayWithWeekdayEn(next)}.`,
    articles: how.articles ?? [],
  }
  return occurrence(next, first, how)
}

function dayOfTurn(anchor: Day, every: Duration, turn: number, calendar: WorkingCalendar): Day {
  const span = monthsOf(every)
  // Months are counted from the anchor each time: from 31 January, monthly, comes 28 February and then 31 March.
  if (span !== undefined) return plusMonths(anchor, span * turn)
  if (every.unit === 'workday') return calendar.plusWorkingDays(anchor, every.amount * turn)
  return dayFromNumber(dayNumber(anchor) + every.amount * turn)
}

/**
 * The next turn of a recurring limit (每季度, 每六个月): `anchor` plus a whole number of `every`, at least one, whose unrolled day
 * lies after `after`. Turns are counted from the unrolled anchor, so a rolled one does not shift those after it.
 * @throws RangeError when `every` is zero or in hours.
 */
export function nextRecurring(after: Day, every: Duration, anchor: Day, how: Recurrence): Occurrence {
  if (every.amount < 1 || every.unit === 'hour') throw new RangeError(`A recurring limit cannot run every ${durationEn(every)}`)
  const dayOf = (turn: number): Day => dayOfTurn(anchor, every, turn, how.calendar)
  let past = 0
  let turn = 1
  while (dayOf(turn) <= after) {
    past = turn
    turn *= 2
  }
  while (turn - past > 1) {
    const middle = Math.floor((past + turn) / 2)
    if (dayOf(middle) <= after) past = middle
    else turn = middle
  }
  const next = dayOf(turn)
  const first = {
    zh: `自${dayZh(anchor)}起每${durationZh(every)}一次：${dayZh(after)}之后的第${turn}次为${dayWithWeekdayZh(next)}。`,
    en: `Every ${durationEn(every)} from ${dayEn(anchor)}: the next after ${dayEn(after)} is turn ${turn}, ${dayWithWeekdayEn(next)}.`,
    articles: [...every.articles, ...(how.articles ?? [])],
  }
  const result = occurrence(next, first, how)
  if (every.unit !== 'workday') return result
  return { ...result, provisional: result.provisional || how.calendar.isProvisional(next) || how.calendar.isProvisional(anchor) }
}
