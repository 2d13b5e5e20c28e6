import { type Day, plusDays, plusMonths } from './day.ts'
import { dayWithWeekdayEn, dayWithWeekdayZh } from './day-words.ts'
import { checkedAmount, type Duration, durationEn, durationZh, monthsOf } from './duration.ts'
import type { Reason } from './limit.ts'
import type { WorkingCalendar } from './working-calendar.ts'

/** `cautious`: the full number of days lies between notice and event. `lenient`: the last of them may be the day of notice. */
export type NoticeReading = 'cautious' | 'lenient'

function countedBack(eventDay: Day, d: Duration, calendar: WorkingCalendar): Day {
  checkedAmount(d.amount, d.unit)
  if (d.unit === 'hour') throw new RangeError('Notice in hours is not counted in days')
  if (d.unit === 'workday') return calendar.plusWorkingDays(eventDay, -d.amount)
  const span = monthsOf(d)
  return span === undefined ? plusDays(eventDay, -d.amount) : plusMonths(eventDay, -span)
}

/**
 * The last day on which notice of an event may be given when the law asks for it X days before (X日前). Counted backwards, the
 * day of the event left out. The statutes do not say whether X full days must lie between; `cautious`, the default, assumes so
 * and gives one day more. A day that is a rest day moves earlier, never later. Calendar days, working days, months or years.
 * @throws RangeError for a duration in hours.
 */
export function latestNoticeOn(
  eventDay: Day,
  d: Duration,
  calendar: WorkingCalendar,
  reading: NoticeReading = 'cautious',
): { readonly on: Day; readonly provisional: boolean; readonly reasons: readonly Reason[] } {
  const last = countedBack(eventDay, d, calendar)
  const unmoved = reading === 'lenient' ? last : plusDays(last, -1)
  const on = calendar.lastWorkingDayUpTo(unmoved)
  const provisional = calendar.isProvisional(on) || (d.unit === 'workday' && calendar.isProvisional(plusDays(eventDay, -1)))
  const reasons: Reason[] = [
    { zh: `应当在${durationZh(d)}前通知。`, en: `Notice must be given ${durationEn(d)} before.`, articles: d.articles },
    {
      zh: `倒算：${dayWithWeekdayZh(eventDay)}当日不计入，向前数满${durationZh(d)}为${dayWithWeekdayZh(last)}。`,
      en: `Backwards: ${dayWithWeekdayEn(eventDay)} is not counted; ${durationEn(d)} back is ${dayWithWeekdayEn(last)}.`,
      articles: [],
    },
  ]
  if (reading === 'cautious') {
    reasons.push({
      zh: `从严理解：通知之日与该日之间应当有完整的${durationZh(d)}，通知不迟于${dayWithWeekdayZh(unmoved)}。`,
      en: `Cautious reading: the full ${durationEn(d)} lie between notice and event, so notice is given no later than ${dayWithWeekdayEn(unmoved)}.`,
      articles: [],
    })
  }
  if (on !== unmoved) {
    reasons.push({
      zh: `提前：${dayWithWeekdayZh(unmoved)}为休息日，提前至${dayWithWeekdayZh(on)}，不得推后。`,
      en: `Earlier: ${dayWithWeekdayEn(unmoved)} is a rest day, so the day moves back to ${dayWithWeekdayEn(on)}, never later.`,
      articles: [],
    })
  }
  return { on, provisional, reasons }
}
