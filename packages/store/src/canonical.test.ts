import { expect, test } from 'vitest'
import { asStored, canonical } from './canonical.ts'
import { digestOf, requireDigest } from './digest.ts'

test('keys stand in UTF-16 order, without white space, numbers as ECMAScript writes them (RFC 8785)', () => {
  expect(canonical({ 法: 1, a: [1e21, 0.1, -0, 1.0], '€': null, A: { b: undefined, a: true } })).toBe(
    '{"A":{"a":true},"a":[1e+21,0.1,0,1],"€":null,"法":1}',
  )
})

test('the order in which keys were written does not matter, any other difference does', () => {
  expect(canonical({ a: 1, b: [1, 2] })).toBe(canonical({ b: [1, 2], a: 1 }))
  expect(canonical({ a: [1, 2] })).not.toBe(canonical({ a: [2, 1] }))
  expect(canonical({ a: '1' })).not.toBe(canonical({ a: 1 }))
})

test.each([
  [Number.NaN, 'finite'],
  ['a\u0000', 'NUL'],
  ['\ud800', 'surrogate'],
  [new Map(), 'Map'],
  [() => 1, 'function'],
  [1n, 'bigint'],
])('%o cannot be stored', (value, why) => {
  expect(() => canonical({ x: value })).toThrow(why)
})

test('what is stored is what comes back', () => {
  const value = { a: [1, undefined, 'ü'], b: undefined, c: { d: null } }
  expect(asStored(value)).toEqual({ a: [1, null, 'ü'], c: { d: null } })
})

test('SM3 and SHA-256 give their standard vectors', () => {
  expect(digestOf(requireDigest('sm3'), 'abc')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0')
  expect(digestOf(requireDigest('sha256'), 'a', 'bc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})

test('text is quoted exactly as JSON quotes it, whatever stands in it', () => {
  const points = Array.from({ length: 0xffff }, (_, n) => n + 1).filter((n) => n < 0xd800 || n > 0xdfff)
  for (const point of [...points, 0x1f600, 0x20000]) {
    const text = `甲${String.fromCodePoint(point)}"`
    expect(canonical(text.slice(0, -1))).toBe(JSON.stringify(text.slice(0, -1)))
    expect(canonical({ [text]: text })).toBe(JSON.stringify({ [text]: text }))
  }
})
