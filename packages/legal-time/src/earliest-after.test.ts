import { expect, test } from 'vitest'
import { chinaCalendar } from './china-calendar.ts'
import { day } from './day.ts'
import { calendarDays, months, workingDays } from './duration.ts'
import { earliestAfter } from './earliest-after.ts'

test('example 7: ten working days after the demand, then the day after', () => {
  expect(earliestAfter(day('2025-09-22'), workingDays(10), chinaCalendar)).toMatchObject({
    on: '2025-10-12',
    firstWorkingOn: '2025-10-13',
    provisional: false,
  })
})

test('example 7: the window opens the day after six months', () => {
  expect(earliestAfter(day('2025-03-10'), months(6), chinaCalendar).on).toBe('2025-09-11')
})

test('a floor within which people act may roll for them', () => {
  expect(earliestAfter(day('2025-09-05'), calendarDays(30), chinaCalendar).on).toBe('2025-10-06')
  expect(earliestAfter(day('2025-09-05'), calendarDays(30), chinaCalendar, 'forward').on).toBe('2025-10-10')
  expect(earliestAfter(day('2025-09-05'), calendarDays(30), chinaCalendar).reasons.at(-1)?.zh).toContain('最早为2025年10月6日')
})
