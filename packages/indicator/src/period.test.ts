import { day } from '@fadu/legal-time'
import { describe, expect, test } from 'vitest'
import {
  findPeriod,
  isOver,
  monthsWithin,
  periodBefore,
  periodOf,
  periodsBetween,
  readPeriod,
  shareOver,
  spanOf,
  upTo,
  yearsAway,
} from './period.ts'

const days = (name: string) => {
  const { kind, from, until } = readPeriod(name)
  return [kind, from, until]
}

describe('a period has a name', () => {
  test.each([
    ['2025', ['year', '2025-01-01', '2025-12-31']],
    ['2025-H2', ['half', '2025-07-01', '2025-12-31']],
    ['2025-Q1', ['quarter', '2025-01-01', '2025-03-31']],
    ['2024-02', ['month', '2024-02-01', '2024-02-29']],
    ['2025-03-02..2025-04-15', ['span', '2025-03-02', '2025-04-15']],
  ])('%s', (name, expected) => {
    expect(days(name)).toEqual(expected)
    expect(readPeriod(name).name).toBe(name)
  })
  test.each(['2025-13', '2025-Q5', '2025-H3', '0000', '2025-02-30..2025-03-01', '2025-03-02..2025-03-01', '', '2025-1', '2025-01-01..'])(
    '%s names none',
    (name) => expect(findPeriod(name)).toBeUndefined(),
  )
})

test('the period a day lies in', () => {
  expect(periodOf(day('2025-05-31'), 'quarter').name).toBe('2025-Q2')
  expect(periodOf(day('2025-07-01'), 'half').name).toBe('2025-H2')
  expect(periodsBetween('month', day('2024-11-30'), day('2025-02-01')).map(({ name }) => name)).toEqual([
    '2024-11',
    '2024-12',
    '2025-01',
    '2025-02',
  ])
})

test('last year’s period and the one before', () => {
  expect(yearsAway(readPeriod('2024-02'), -1)).toEqual(readPeriod('2023-02'))
  expect(yearsAway(readPeriod('2024-02-01..2024-02-29'), -1)).toEqual(readPeriod('2023-02-01..2023-02-28'))
  expect(periodBefore(readPeriod('2025-Q1')).name).toBe('2024-Q4')
  expect(periodBefore(spanOf(day('2025-03-01'), day('2025-03-10'))).name).toBe('2025-02-19..2025-02-28')
})

test('what of it is over', () => {
  const year = readPeriod('2025')
  expect(isOver(year, day('2025-12-31'))).toBe(false)
  expect(isOver(year, day('2026-01-01'))).toBe(true)
  expect(upTo(year, day('2024-12-31'))).toBeUndefined()
  expect(upTo(year, day('2025-03-31'))?.name).toBe('2025-01-01..2025-03-31')
  expect(upTo(year, day('2026-03-31'))).toBe(year)
  expect(shareOver(year, day('2025-01-01'))).toBe(1 / 365)
  expect([shareOver(year, day('2024-06-01')), shareOver(year, day('2025-12-31'))]).toEqual([0, 1])
})

test('whole months are told from the days at both ends', () => {
  const { months, rest } = monthsWithin(readPeriod('2025-01-15..2025-04-10'))
  expect(months.map(({ name }) => name)).toEqual(['2025-02', '2025-03'])
  expect(rest.map(({ name }) => name)).toEqual(['2025-01-15..2025-01-31', '2025-04-01..2025-04-10'])
  expect(monthsWithin(readPeriod('2025')).rest).toEqual([])
})
