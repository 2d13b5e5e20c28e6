import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decimalsOf, fractionOf, rounded, withoutZeros } from './rounding.ts'

test.each([
  [51 * 100, 91, 1, '56.0'],
  [51 * 100, 86, 1, '59.3'],
  [1, 2, 0, '1'],
  [-1, 2, 0, '-1'],
  [1, -8, 2, '-0.13'],
  [-1, 1000, 2, '0.00'],
  [5, 1000, 2, '0.01'],
  [1_234_567_890_123, 1_000_000, 2, '1234567.89'],
])('%d / %d with %d decimals is %s, half away from nought', (n, d, decimals, text) => expect(rounded(n, d, decimals)).toBe(text))

test('nothing is divided by nought, and only decimals are read', () => {
  expect(() => rounded(1, 0, 1)).toThrow(RangeError)
  expect(() => fractionOf('12.')).toThrow(RangeError)
  expect(fractionOf('-0.05')).toEqual([-5, 100])
  expect([decimalsOf('59.30'), decimalsOf('8')]).toEqual([2, 0])
})

test('zeros at the end are left out, and no others', () =>
  expect(['1.0', '1.50', '10', '0.05', '-2.00'].map(withoutZeros)).toEqual(['1', '1.5', '10', '0.05', '-2']))

test('never further from the truth than half of the last digit', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 0, max: 4 }), (n, d, decimals) => {
      const [top, bottom] = fractionOf(rounded(n, d, decimals))
      const twice = 2n * (BigInt(top) * BigInt(d) - BigInt(n) * BigInt(bottom))
      return (twice < 0n ? -twice : twice) <= BigInt(d)
    }),
  )
})
