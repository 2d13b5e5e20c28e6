import { expect, test } from 'vitest'
import { calendarDays, durationEn, durationZh, hours, months, workingDays, years } from './duration.ts'
import { statute } from './statute.ts'

test.each([
  [workingDays(5), '五个工作日', '5 working days'],
  [workingDays(2), '两个工作日', '2 working days'],
  [workingDays(1), '一个工作日', '1 working day'],
  [calendarDays(60), '六十日', '60 days'],
  [calendarDays(2), '二日', '2 days'],
  [months(6), '六个月', '6 months'],
  [months(2), '两个月', '2 months'],
  [years(20), '二十年', '20 years'],
  [years(2), '二年', '2 years'],
  [hours(24), '二十四小时', '24 hours'],
])('%j', (d, zh, en) => {
  expect(durationZh(d)).toBe(zh)
  expect(durationEn(d)).toBe(en)
})

test('a duration keeps its articles', () => {
  const art = statute('行政复议法')
  expect(workingDays(5, art(30, 1), art(88, 2)).articles).toEqual([art(30, 1), art(88, 2)])
})

test('an amount that is not a whole number from 0 is a fault', () => {
  for (const n of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) expect(() => calendarDays(n)).toThrow(RangeError)
})
