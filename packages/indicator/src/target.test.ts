import { day } from '@fadu/legal-time'
import { describe, expect, test } from 'vitest'
import { writtenValue } from './derived.ts'
import type { Period } from './period.ts'
import { againstTarget, isCumulative, type Measured, type Requirement, type Values } from './target.ts'
import { unknownValue, type Value } from './value.ts'

const flow: Measured = { kind: 'flow', cumulative: true, better: 'higher' }
const rate: Measured = { kind: 'flow', cumulative: false, better: 'higher' }
const stock: Measured = { kind: 'stock', cumulative: false, better: 'higher' }
const lower: Measured = { ...rate, better: 'lower' }

/** Own values: `now` for everything in 2025, others by the name of their period. */
const values = (
  now: string | Value,
  others: Readonly<Record<string, string>> = {},
  places: Readonly<Record<string, string>> = {},
): Values => ({
  own: ({ name, from }: Period) => {
    if (from.startsWith('2025')) return typeof now === 'string' ? writtenValue(now) : now
    return others[name] === undefined ? undefined : writtenValue(others[name]!)
  },
  place: (place) => (places[place] === undefined ? undefined : writtenValue(places[place]!)),
})
const state = (measured: Measured, requires: Requirement, on: string, own: Values) =>
  againstTarget(measured, { requires, due: day('2025-12-31') }, own, day(on))
const is = (measured: Measured, requires: Requirement, on: string, own: Values) => state(measured, requires, on, own).state
const midYear = '2025-07-02' // day 183 of 365
const after = '2026-01-01'

describe('what adds up within its year is judged in proportion to the days', () => {
  const least: Requirement = { is: 'at-least', value: '365' }
  test.each([
    ['183', midYear, 'on-course'],
    ['182', midYear, 'behind'],
    ['365', midYear, 'met'],
    ['365', after, 'met'],
    ['364', after, 'missed'],
  ])('at least 365: %s on %s is %s', (own, on, expected) => expect(is(flow, least, on, values(own))).toBe(expected))
  test('and says how', () => {
    expect(state(flow, least, midYear, values('182'))).toMatchObject({ how: 'linear', needed: '≥365', reached: '182' })
    expect(state(flow, least, midYear, values('182')).says.zh).toContain('183/365')
    expect(state(flow, least, after, values('364')).how).toBe('final')
  })
  test.each([
    ['at-most', '10', '10', midYear, 'behind'],
    ['at-most', '10', '5', midYear, 'on-course'],
    ['at-most', '10', '11', midYear, 'missed'],
    ['below', '10', '10', midYear, 'missed'],
    ['below', '10', '9', after, 'met'],
    ['more-than', '10', '10', after, 'missed'],
    ['more-than', '10', '11', midYear, 'met'],
    ['at-most', '0', '0', midYear, 'on-course'],
    ['equals', '0', '0', midYear, 'on-course'],
    ['equals', '0', '0', after, 'met'],
    ['equals', '0', '1', midYear, 'missed'],
    ['equals', '10', '10', midYear, 'behind'],
    ['equals', '10', '5', after, 'missed'],
  ] as const)('%s %s: %s on %s is %s', (kind, value, own, on, expected) =>
    expect(is(flow, { is: kind, value }, on, values(own))).toBe(expected),
  )
  test('ten asked, ten there before time is met even on the first day', () =>
    expect(is(flow, { is: 'at-least', value: '10' }, '2025-01-01', values('10'))).toBe('met'))
})

describe('rates and stocks are judged by their level', () => {
  test('a rate on course can still turn, a stock that stands is reached', () => {
    expect(state(rate, { is: 'at-least', value: '90' }, midYear, values('90.0'))).toMatchObject({ state: 'on-course', how: 'level' })
    expect(is(rate, { is: 'at-least', value: '90' }, midYear, values('89.9'))).toBe('behind')
    expect(is(stock, { is: 'covers-all' }, midYear, values('100'))).toBe('met')
    expect(is(stock, { is: 'exists' }, midYear, values('0'))).toBe('behind')
    expect(is(stock, { is: 'exists' }, after, values('0'))).toBe('missed')
    expect(is(rate, { is: 'between', from: '45', to: '55' }, midYear, values('55.1'))).toBe('behind')
    expect(is(rate, { is: 'between', from: '45', to: '55' }, midYear, values('55.0'))).toBe('on-course')
  })
  test('exactly: 89.95 is not 90', () =>
    expect(is(rate, { is: 'at-least', value: '90' }, after, values({ ...writtenValue('90.0'), exact: [8995, 100] } as Value))).toBe(
      'missed',
    ))
})

describe('against an earlier year', () => {
  const by = (more: object): Requirement => ({ is: 'increase', over: '2024', ...more })
  test('by so many per cent of it', () => {
    expect(state(stock, by({ by: '20' }), after, values('120', { 2024: '100' }))).toMatchObject({ state: 'met', needed: '≥120.0' })
    expect(is(stock, by({ by: '20' }), after, values('119', { 2024: '100' }))).toBe('missed')
    expect(is(lower, { is: 'decrease', over: '2024', by: '10' }, after, values('90', { 2024: '100' }))).toBe('met')
    expect(is(lower, { is: 'decrease', over: '2024', by: '10' }, midYear, values('91', { 2024: '100' }))).toBe('behind')
  })
  test('by so many points', () => {
    expect(is(lower, { is: 'decrease', over: '2024', by: '0.5', counted: 'points' }, after, values('4.5', { 2024: '5.0' }))).toBe('met')
    expect(is(lower, { is: 'decrease', over: '2024', by: '0.5', counted: 'points' }, after, values('4.51', { 2024: '5.0' }))).toBe('missed')
  })
  test('only the direction: as much is not more', () => {
    expect(is(rate, by({}), after, values('50', { 2024: '50' }))).toBe('missed')
    expect(is(rate, by({}), after, values('50.1', { 2024: '50' }))).toBe('met')
  })
  test('without the old value nobody can say', () => expect(state(rate, by({}), after, values('50')).says.zh).toContain('2024'))
  test('a plan that names no year', () => expect(is(rate, { is: 'increase', over: '' }, after, values('50'))).toBe('unknown'))
})

describe('against others', () => {
  const both: Requirement = { is: 'better-than-places', places: ['province', 'city'] }
  test.each([
    ['3.9', 'met'],
    ['4.0', 'missed'],
    ['4.5', 'missed'],
  ])('below the means of province (5.0) and city (4.0): %s', (own, expected) =>
    expect(is(lower, both, after, values(own, {}, { province: '5.0', city: '4.0' }))).toBe(expected),
  )
  test('above them where higher is better', () =>
    expect(is(rate, both, after, values('5.1', {}, { province: '5.0', city: '4.0' }))).toBe('met'))
  test('one mean missing: unknown', () =>
    expect(state(lower, both, after, values('3', {}, { province: '5.0' }))).toMatchObject({
      state: 'unknown',
      reached: '3',
      says: { zh: '没有全市的同期数' },
    }))
  test('rank', () => {
    expect(is(lower, { is: 'rank-within', first: 3 }, after, values('3'))).toBe('met')
    expect(is(lower, { is: 'rank-within', first: 3 }, midYear, values('4'))).toBe('behind')
    expect(is(lower, { is: 'rank-within' }, after, values('1'))).toBe('unknown')
  })
})

describe('put together', () => {
  const either: Requirement = {
    is: 'any',
    of: [
      { is: 'at-least', value: '45' },
      { is: 'increase', over: '2024' },
    ],
  }
  test.each([
    ['44', '40', 'met'],
    ['46', '50', 'met'],
    ['44', '44', 'missed'],
  ])('45 %% or better than last year: %s after %s', (own, last, expected) =>
    expect(is(rate, either, after, values(own, { 2024: last }))).toBe(expected),
  )
  test('both', () => expect(is(rate, { is: 'all', of: either.of }, after, values('46', { 2024: '50' }))).toBe('missed'))
  test('each unit by itself', () => {
    const units = (...own: string[]): Values => ({
      ...values('9'),
      units: () => own.map((v, i) => ({ key: String(i), value: writtenValue(v) })),
    })
    const each: Requirement = { is: 'each-unit', requires: { is: 'at-least', value: '1' } }
    expect(state(stock, each, after, units('1', '2', '0'))).toMatchObject({ state: 'missed', reached: '2/3' })
    expect(is(stock, each, midYear, units('1', '2'))).toBe('met')
    expect(is(stock, each, midYear, values('9'))).toBe('unknown')
  })
})

describe('nobody can say', () => {
  const least: Requirement = { is: 'at-least', value: '1' }
  test.each<[string, Value]>([
    ['为何不知', unknownValue('为何不知', 'why')],
    ['不足5件，不计算比率', { state: 'too-few', from: 5, sums: { of: 2, hit: 1, amount: 0, distinct: 0 } }],
    ['数值过小，不予显示', { state: 'hidden' }],
  ])('%s', (says, own) => expect(state(rate, least, after, values(own))).toMatchObject({ state: 'unknown', says: { zh: says } }))
  test('before it begins', () =>
    expect(
      againstTarget(flow, { requires: least, due: day('2025-12-31'), begins: day('2025-06-01') }, values('1'), day('2025-05-31')).state,
    ).toBe('unknown'))
})

test('counts, sums and distinct counts add up within the year; rates and stocks do not', () => {
  expect((['count', 'sum', 'distinct', 'ratio'] as const).map((unit) => isCumulative({ kind: 'flow', unit }))).toEqual([
    true,
    true,
    true,
    false,
  ])
  expect(isCumulative({ kind: 'stock', unit: 'count' })).toBe(false)
})
