import { type Day, dayFromNumber, dayNumber, plusMonthsNumber } from './day.ts'
import { checkedAmount, type Unit } from './duration.ts'
import type { Ledger, LimitRule } from './limit.ts'
import { extensionsInOrder, pausesOf, type Stretch } from './pauses.ts'
import type { WorkingCalendar } from './working-calendar.ts'
import type { WorkingNumbers } from './working-numbers.ts'

const noPauses: readonly Stretch[] = []

function afterWorkingDays(start: number, amount: number, pauses: readonly Stretch[], { countUpTo, withCount }: WorkingNumbers): number {
  if (amount === 0) return start
  let count = countUpTo(start) + amount
  let end = withCount(count)
  for (const { from, until } of pauses) {
    if (from > end) break
    if (until <= start) continue
    count += countUpTo(until) - countUpTo(from > start ? from - 1 : start)
    end = withCount(count)
  }
  return end
}

function afterCalendarDays(start: number, unpausedEnd: number, pauses: readonly Stretch[]): number {
  let end = unpausedEnd
  if (end === start) return start
  for (const { from, until } of pauses) {
    if (from > end) break
    if (until <= start) continue
    end += until - Math.max(from - 1, start)
  }
  return end
}

function endOf(start: number, amount: number, unit: Unit, pauses: readonly Stretch[], numbers: WorkingNumbers): number {
  checkedAmount(amount, unit)
  switch (unit) {
    case 'workday':
      return afterWorkingDays(start, amount, pauses, numbers)
    case 'day':
      return afterCalendarDays(start, start + amount, pauses)
    case 'month':
      return afterCalendarDays(start, plusMonthsNumber(start, amount), pauses)
    case 'year':
      return afterCalendarDays(start, plusMonthsNumber(start, amount * 12), pauses)
    case 'hour':
      throw new RangeError('A limit in hours ends at an instant, not on a day: use dueAt')
  }
}

function rolled(end: number, pauses: readonly Stretch[], { countUpTo, withCount }: WorkingNumbers): number {
  let day = withCount(countUpTo(end - 1) + 1)
  // A last day moved by a holiday into a later pause cannot be the last day either.
  for (const { from, until } of pauses) {
    if (from > day) break
    if (until >= day && from > end) day = withCount(countUpTo(until) + 1)
  }
  return day
}

/**
 * The due day alone, for reckoning in bulk; always `dueOn(…).on`, reached by arithmetic where `dueOn` walks day by day.
 * Takes a rule, its start day (not counted, 民法典第二百零一条第一款), a calendar and what happened meanwhile.
 * @throws RangeError for a rule in hours, an amount that is not a whole number from 0, or an interval that ends before it begins.
 */
export function dueDay(rule: LimitRule, start: Day, calendar: WorkingCalendar, ledger?: Ledger): Day {
  const { numbers } = calendar
  const pauses = ledger === undefined ? noPauses : pausesOf(ledger)
  let end = endOf(dayNumber(start), rule.runs.amount, rule.runs.unit, pauses, numbers)
  if (ledger?.extensions !== undefined) {
    for (const { amount, unit } of extensionsInOrder(ledger)) end = endOf(end, amount, unit, pauses, numbers)
  }
  return dayFromNumber(rule.roll === 'forward' ? rolled(end, pauses, numbers) : end)
}
