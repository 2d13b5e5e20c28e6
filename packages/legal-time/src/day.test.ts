import { describe, expect, test } from 'vitest'
import { day, dayFromNumber, dayNumber, daysBetween, isDay, plusDays, plusMonths, weekdayOf } from './day.ts'

describe('day', () => {
  test.each(['2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31', '2026-11-22'])('%s exists', (text) => {
    expect(day(text)).toBe(text)
  })

  test.each([
    '2025-02-29',
    '1900-02-29',
    '2025-13-01',
    '2025-00-10',
    '2025-04-31',
    '2025-4-1',
    '2025-04-01T00:00',
    '',
    '0000-01-01',
    '２０２５-01-01',
  ])('%j does not, and the fault names it', (text) => {
    expect(isDay(text)).toBe(false)
    expect(() => day(text)).toThrow(RangeError)
    expect(() => day(text)).toThrow(JSON.stringify(text))
  })

  test('nothing but a string is a day', () => {
    expect([20250101, null, undefined, {}, ['2025-01-01']].some(isDay)).toBe(false)
  })

  test('numbers count from 1970-01-01', () => {
    expect(dayNumber(day('1970-01-01'))).toBe(0)
    expect(dayNumber(day('2000-03-01'))).toBe(11_017)
    expect(dayNumber(day('0001-01-01'))).toBe(-719_162)
    expect(dayFromNumber(2_932_896)).toBe('9999-12-31')
  })

  test('every number has one day and every day one number, walking the calendar from end to end', () => {
    const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    let n = -719_162
    for (let year = 1; year <= 9999; year += 1) {
      const leap = year % 400 === 0 || (year % 4 === 0 && year % 100 !== 0)
      for (let month = 1; month <= 12; month += 1) {
        const length = lengths[month - 1]! + (month === 2 && leap ? 1 : 0)
        const name = (date: number) => `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
        if (dayFromNumber(n) !== name(1) || dayFromNumber(n + length - 1) !== name(length)) throw new Error(name(1))
        if (dayNumber(day(name(1))) !== n || dayNumber(day(name(length))) !== n + length - 1) throw new Error(name(1))
        n += length
      }
    }
    expect(n).toBe(2_932_897)
  })

  test('a number that is no day is a fault', () => {
    for (const n of [0.5, Number.NaN, 3_000_000, -800_000]) expect(() => dayFromNumber(n)).toThrow(RangeError)
  })

  test('arithmetic in calendar days', () => {
    expect(plusDays(day('2024-02-28'), 2)).toBe('2024-03-01')
    expect(plusDays(day('2025-01-01'), -1)).toBe('2024-12-31')
    expect(daysBetween(day('2024-12-06'), day('2025-02-04'))).toBe(60)
    expect(daysBetween(day('2025-02-04'), day('2024-12-06'))).toBe(-60)
  })

  test('weekdays are ISO: Monday is 1', () => {
    expect(weekdayOf(day('2026-11-22'))).toBe(7)
    expect(weekdayOf(day('1970-01-01'))).toBe(4)
    expect(weekdayOf(day('1969-12-29'))).toBe(1)
    expect(weekdayOf(day('0001-01-01'))).toBe(1)
  })

  test('民法典 第二百零二条: the corresponding day, or the last day of the month', () => {
    expect(plusMonths(day('2024-08-31'), 6)).toBe('2025-02-28')
    expect(plusMonths(day('2024-01-31'), 1)).toBe('2024-02-29')
    expect(plusMonths(day('2025-11-30'), 2)).toBe('2026-01-30')
    expect(plusMonths(day('2025-03-31'), -1)).toBe('2025-02-28')
  })
})
