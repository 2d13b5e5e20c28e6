import { expect, test } from 'vitest'
import { dueAt } from './due-at.ts'
import { calendarDays, hours } from './duration.ts'
import { instant } from './instant.ts'
import { statute } from './statute.ts'

test('hours run through nights and holidays from the stated time', () => {
  const { at, reasons } = dueAt(hours(24, statute('行政强制法')(19)), instant('2025-09-30T09:30:00.000Z'))
  expect(at).toBe('2025-10-01T09:30:00.000Z')
  expect(reasons.map((r) => r.zh)).toEqual([
    '期限为二十四小时，夜间和节假日连续计算，不顺延。',
    '起算：自2025-09-30 17:30开始计算。',
    '届满：2025-10-01 17:30。',
  ])
  expect(reasons[1]?.articles).toEqual([statute('民法典')(201, 2)])
})

test('courts count from the next hour', () => {
  const { at } = dueAt(hours(48), instant('2025-09-30T09:30:00.000Z'), 'next-hour')
  expect(at).toBe('2025-10-02T10:00:00.000Z')
  expect(dueAt(hours(48), instant('2025-09-30T09:00:00.000Z'), 'next-hour').at).toBe('2025-10-02T10:00:00.000Z')
})

test('only hours', () => {
  expect(() => dueAt(calendarDays(1), instant('2025-09-30T09:30:00.000Z'))).toThrow('dueOn')
})
