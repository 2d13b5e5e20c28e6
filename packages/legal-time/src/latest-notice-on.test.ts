import { expect, test } from 'vitest'
import { chinaCalendar } from './china-calendar.ts'
import { day } from './day.ts'
import { calendarDays, hours, months, workingDays } from './duration.ts'
import { latestNoticeOn } from './latest-notice-on.ts'

test('example 12: seven working days before a hearing, both readings', () => {
  expect(latestNoticeOn(day('2026-05-12'), workingDays(7), chinaCalendar).on).toBe('2026-04-28')
  expect(latestNoticeOn(day('2026-05-12'), workingDays(7), chinaCalendar, 'lenient').on).toBe('2026-04-29')
})

test('a rest day moves earlier, never later', () => {
  const { on, reasons } = latestNoticeOn(day('2025-10-13'), calendarDays(7), chinaCalendar)
  expect(on).toBe('2025-09-30')
  expect(reasons.at(-1)?.zh).toBe('提前：2025年10月5日（星期日）为休息日，提前至2025年9月30日（星期二），不得推后。')
})

test('months go back to the corresponding day', () => {
  expect(latestNoticeOn(day('2025-03-31'), months(1), chinaCalendar, 'lenient').on).toBe('2025-02-28')
})

test('provisional where unsettled days were passed', () => {
  expect(latestNoticeOn(day('2027-01-08'), workingDays(10), chinaCalendar).provisional).toBe(true)
  expect(latestNoticeOn(day('2027-01-08'), calendarDays(30), chinaCalendar).provisional).toBe(false)
})

test('not in hours', () => {
  expect(() => latestNoticeOn(day('2027-01-08'), hours(24), chinaCalendar)).toThrow(RangeError)
})
