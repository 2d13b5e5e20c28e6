import { expect, test } from 'vitest'
import { chinaCalendar as calendar } from './china-calendar.ts'
import { day } from './day.ts'
import { calendarDays, hours, months, workingDays } from './duration.ts'
import { nextFixedDate, nextRecurring } from './next-fixed-date.ts'

const stands = { calendar, roll: 'none' } as const
const rolls = { calendar, roll: 'forward' } as const

test('a fixed date comes once a year, strictly after the day asked', () => {
  expect(nextFixedDate(day('2025-01-30'), '01-31', stands).on).toBe('2025-01-31')
  expect(nextFixedDate(day('2025-01-31'), '01-31', stands).on).toBe('2026-01-31')
  expect(nextFixedDate(day('2024-06-01'), '02-29', stands).on).toBe('2025-02-28')
  expect(nextFixedDate(day('2023-06-01'), '02-29', stands).on).toBe('2024-02-29')
})

test('it rolls only where told', () => {
  const { on, unrolledOn, reasons } = nextFixedDate(day('2025-01-01'), '01-31', rolls)
  expect([on, unrolledOn]).toEqual(['2025-02-05', '2025-01-31'])
  expect(reasons.at(-1)?.zh).toContain('顺延至2025年2月5日')
  expect(nextFixedDate(day('2026-06-01'), '03-31', rolls).provisional).toBe(true)
  expect(nextFixedDate(day('2026-06-01'), '03-31', stands).provisional).toBe(false)
})

test.each(['1-31', '13-01', '04-31', '02-30', '00-10', ''])('%j is no day of the year', (text) => {
  expect(() => nextFixedDate(day('2025-01-01'), text, stands)).toThrow(RangeError)
})

test('turns are counted from the anchor', () => {
  const anchor = day('2025-01-31')
  expect(nextRecurring(day('2025-01-31'), months(1), anchor, stands).on).toBe('2025-02-28')
  expect(nextRecurring(day('2025-02-28'), months(1), anchor, stands).on).toBe('2025-03-31')
  expect(nextRecurring(day('2026-05-01'), months(3), anchor, stands).on).toBe('2026-07-31')
  expect(nextRecurring(day('2020-01-01'), calendarDays(7), anchor, stands).on).toBe('2025-02-07')
  expect(nextRecurring(day('2025-06-30'), calendarDays(7), anchor, stands).on).toBe('2025-07-04')
  expect(nextRecurring(day('2025-02-06'), workingDays(5), day('2025-01-24'), stands).on).toBe('2025-02-07')
  expect(nextRecurring(day('2025-09-10'), months(1), day('2025-01-03'), rolls)).toMatchObject({
    on: '2025-10-09',
    unrolledOn: '2025-10-03',
  })
})

test('a turn of no length is a fault', () => {
  expect(() => nextRecurring(day('2025-01-01'), calendarDays(0), day('2025-01-01'), stands)).toThrow(RangeError)
  expect(() => nextRecurring(day('2025-01-01'), hours(24), day('2025-01-01'), stands)).toThrow(RangeError)
})

test('turns of working days over unsettled days are provisional', () => {
  expect(nextRecurring(day('2026-12-20'), workingDays(10), day('2026-12-18'), stands)).toMatchObject({
    on: '2027-01-01',
    provisional: true,
  })
})
