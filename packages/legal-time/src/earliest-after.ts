import { type Day, plusDays } from './day.ts'
import { dayWithWeekdayEn, dayWithWeekdayZh } from './day-words.ts'
import { dueOn } from './due-on.ts'
import { type Duration, durationEn, durationZh } from './duration.ts'
import type { Reason, Roll } from './limit.ts'
import type { WorkingCalendar } from './working-calendar.ts'

/**
 * The first day on which the next step may be taken after a minimum period (不少于三十日, 催告期, 公示期). The start day is not
 * counted, the whole period must pass, and the step comes the day after its last day: `on`, which may be a rest day, and
 * `firstWorkingOn`, the first working day from it. Where people must act within the floor, pass `roll: 'forward'` so that a last
 * day on a holiday moves for them. Calendar days, working days, months or years.
 * @throws RangeError for a duration in hours.
 */
export function earliestAfter(
  start: Day,
  d: Duration,
  calendar: WorkingCalendar,
  roll: Roll = 'none',
): { readonly on: Day; readonly firstWorkingOn: Day; readonly provisional: boolean; readonly reasons: readonly Reason[] } {
  const floor = dueOn({ runs: d, roll, kind: 'waiting' }, start, calendar)
  const on = plusDays(floor.on, 1)
  const reasons = [
    ...floor.reasons,
    {
      zh: `最早：${durationZh(d)}届满之前不得进行下一步；最早为${dayWithWeekdayZh(on)}。`,
      en: `Earliest: the next step may not be taken before ${durationEn(d)} have passed; the first day is ${dayWithWeekdayEn(on)}.`,
      articles: d.articles,
    },
  ]
  return { on, firstWorkingOn: calendar.firstWorkingDayFrom(on), provisional: floor.provisional, reasons }
}
