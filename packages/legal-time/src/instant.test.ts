import { expect, test } from 'vitest'
import { dayOf, instant, instantFromMilliseconds, millisecondsOf } from './instant.ts'

test('the day in China is eight hours ahead', () => {
  expect(dayOf(instant('2026-03-01T15:59:59.999Z'))).toBe('2026-03-01')
  expect(dayOf(instant('2026-03-01T16:00:00.000Z'))).toBe('2026-03-02')
  expect(dayOf(instant('2025-12-31T16:00:00.000Z'))).toBe('2026-01-01')
})

test.each(['2026-03-01', '2026-03-01T24:00:00.000Z', '2026-02-30T00:00:00.000Z', '2026-03-01T00:00:00Z', '2026-03-01T00:60:00.000Z'])(
  '%j is no instant',
  (text) => {
    expect(() => instant(text)).toThrow(RangeError)
  },
)

test.each([
  [0, '1970-01-01T00:00:00.000Z'],
  [1, '1970-01-01T00:00:00.001Z'],
  [-1, '1969-12-31T23:59:59.999Z'],
  [951_782_399_999, '2000-02-28T23:59:59.999Z'],
  [951_782_400_000, '2000-02-29T00:00:00.000Z'],
  [1_234_567_890_123, '2009-02-13T23:31:30.123Z'],
])('%i ms is %s', (ms, text) => {
  expect(instantFromMilliseconds(ms)).toBe(text)
  expect(millisecondsOf(instant(text))).toBe(ms)
})
