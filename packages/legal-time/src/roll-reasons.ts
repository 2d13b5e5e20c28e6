import { rollArticles } from './counting-law.ts'
import type { Day } from './day.ts'
import { dayEn, dayWithWeekdayEn, dayWithWeekdayZh, dayZh, festivalEn } from './day-words.ts'
import type { Unit } from './duration.ts'
import type { LimitRule, Reason } from './limit.ts'
import type { WorkingCalendar } from './working-calendar.ts'

/** Where a count ended, and where the limit ends after rolling. */
export interface RolledEnd {
  readonly rule: LimitRule
  readonly calendar: WorkingCalendar
  readonly unrolledOn: Day
  readonly on: Day
  /** What the last leg counted: a count of working days has already told its worked weekends. */
  readonly lastUnit: Unit
}

/** A day as a sentence says it: `zh` 2025年2月4日（星期二）, with what kind of rest day it is. */
function restDay(d: Day, calendar: WorkingCalendar): { readonly zh: string; readonly en: string } {
  const { name } = calendar.statusOf(d)
  return {
    zh: `最后一日${dayWithWeekdayZh(d)}为休息日（${name === undefined ? '周末' : `${name}假期`}）`,
    en: `the last day, ${dayWithWeekdayEn(d)}, is a rest day (${name === undefined ? 'weekend' : festivalEn(name)})`,
  }
}

function workedWeekendLine({ calendar, unrolledOn }: RolledEnd): Reason {
  const { notice } = calendar.statusOf(unrolledOn)
  return {
    zh: `调休：最后一日${dayWithWeekdayZh(unrolledOn)}依${notice}调休上班，是工作日，不顺延。`,
    en: `Worked weekend: the last day, ${dayWithWeekdayEn(unrolledOn)}, is a working day under ${notice}, so it does not move.`,
    articles: [],
  }
}

function notRolledLine({ rule, calendar, unrolledOn }: RolledEnd): Reason {
  const before = calendar.lastWorkingDayUpTo(unrolledOn)
  const rest = restDay(unrolledOn, calendar)
  return {
    zh: `不顺延：${rest.zh}，本期限不因休息日顺延；宜不迟于${dayWithWeekdayZh(before)}办理。`,
    en: `No roll: ${rest.en}, and this limit does not move for it; act by ${dayWithWeekdayEn(before)}.`,
    articles: rule.rollUnder ?? [],
  }
}

function rolledLine(end: RolledEnd, first: Day): Reason {
  const { rule, calendar, unrolledOn } = end
  const rest = restDay(unrolledOn, calendar)
  const worked = calendar.statusOf(first).kind === 'adjusted-workday'
  return {
    zh: `顺延：${rest.zh}，顺延至其后第一个工作日${dayWithWeekdayZh(first)}${worked ? '（调休上班）' : ''}。`,
    en: `Rolled: ${rest.en}, so it moves to the first working day after it, ${dayWithWeekdayEn(first)}${worked ? ' (a worked weekend)' : ''}.`,
    articles: rollArticles(rule),
  }
}

function rolledOnLine(first: Day, on: Day): Reason {
  return {
    zh: `再顺延：${dayZh(first)}在中止或者扣除的期间内，不能作为最后一日，顺延至该期间之后第一个工作日${dayWithWeekdayZh(on)}。`,
    en: `Rolled on: ${dayEn(first)} lies in a suspended or excluded stretch and cannot be the last day, so it moves to the first working day after it, ${dayWithWeekdayEn(on)}.`,
    articles: [],
  }
}

/** What became of a last day on a rest day or a worked weekend; nothing when it was a plain working day. */
export function rollLines(end: RolledEnd): readonly Reason[] {
  const { rule, calendar, unrolledOn, on } = end
  const { kind, working } = calendar.statusOf(unrolledOn)
  if (kind === 'adjusted-workday' && end.lastUnit !== 'workday') return [workedWeekendLine(end)]
  if (working) return []
  if (rule.roll === 'none') return [notRolledLine(end)]
  const first = calendar.firstWorkingDayFrom(unrolledOn)
  return first === on ? [rolledLine(end, first)] : [rolledLine(end, first), rolledOnLine(first, on)]
}
