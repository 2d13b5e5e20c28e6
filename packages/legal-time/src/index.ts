export { chinaCalendar } from './china-calendar.ts'
export {
  civilOf,
  type Day,
  day,
  dayFromNumber,
  dayNumber,
  daysBetween,
  daysInMonth,
  type Instant,
  isDay,
  plusDays,
  plusMonths,
  type Weekday,
  weekdayOf,
} from './day.ts'
export { dayEn, dayWithWeekdayEn, dayWithWeekdayZh, dayZh, festivalEn } from './day-words.ts'
export { dueAt, type HourStart } from './due-at.ts'
export { dueDay } from './due-day.ts'
export { dueOn } from './due-on.ts'
export {
  type Amount,
  calendarDays,
  type Duration,
  durationEn,
  durationZh,
  hours,
  months,
  type Unit,
  workingDays,
  years,
} from './duration.ts'
export { earliestAfter } from './earliest-after.ts'
export { dayOf, endOfDay, instant, instantFromMilliseconds, millisecondsOf, startOfDay } from './instant.ts'
export { latestNoticeOn, type NoticeReading } from './latest-notice-on.ts'
export type { Due, Extension, Interval, Ledger, LimitRule, Reason, Roll, Segment } from './limit.ts'
export { nextFixedDate, nextRecurring, type Occurrence, type Recurrence } from './next-fixed-date.ts'
export { numbered } from './numbered.ts'
export { type Article, chineseNumeral, citeEn, citeZh, countingStatuteNames, type StatuteNames, statute } from './statute.ts'
export {
  type CalendarAmendment,
  type CalendarChange,
  type CalendarDay,
  type CalendarNotice,
  type CalendarYear,
  calendarOf,
  calendarWith,
  type DayKind,
  type DayStatus,
  type WorkingCalendar,
} from './working-calendar.ts'
export type { WorkingNumbers } from './working-numbers.ts'
