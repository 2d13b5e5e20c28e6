import { day, statute } from '@fadu/legal-time'
import { words } from '@fadu/procedure'
import { describe, expect, test } from 'vitest'
import { percent, pieces } from './definition.ts'
import { type Derivation, derivedValue, deriveIndicator, inOrder, madeOf, writtenValue } from './derived.ts'
import { type ExternalFigure, externalIndicator, externalValue } from './external.ts'
import { readPeriod } from './period.ts'
import { noSums, unknownValue, type Value, valueFrom } from './value.ts'

const sheet = {
  term: words('甲', 'X'),
  question: words('甲？', 'X?'),
  basis: [statute('镇图书馆条例')(1)],
  better: 'higher',
  settles: 'year',
  shown: percent,
  numerator: words('甲', 'X'),
  denominator: words('乙', 'Y'),
} as const
const count = (of: number): Value => valueFrom({ unit: 'count', shown: pieces('件', 'pieces'), showRateFrom: 1 }, { ...noSums, of })
const known: Readonly<Record<string, Value>> = {
  'a 2025': count(45),
  'b 2025': count(60),
  'a 2024': count(36),
  'rate 2025': writtenValue('56.0'),
  'gone 2025': { state: 'hidden' },
  'none 2025': count(0),
}
const derived = (derivation: Derivation, more: object = {}) => deriveIndicator({ ...sheet, id: 'x', derivation, ...more })
const value = (derivation: Derivation, more: object = {}) =>
  derivedValue(derived(derivation, more), (id, period) => known[`${id} ${period.name}`], readPeriod('2025'))

describe('from other indicators', () => {
  test.each<[string, Derivation, string]>([
    ['ratio', { is: 'ratio', numerator: 'a', denominator: 'b' }, '75.0'],
    ['share', { is: 'share', part: 'a', whole: 'b' }, '75.0'],
    ['sum', { is: 'sum', of: ['a', 'b'] }, '105.0'],
    ['difference', { is: 'difference', first: 'a', less: 'b' }, '-15.0'],
    ['sum of rates stays exact', { is: 'sum', of: ['rate', 'a'] }, '101.0'],
    ['growth over last year', { is: 'growth', of: 'a' }, '25.0'],
  ])('%s', (_, derivation, shown) => expect(value(derivation)).toMatchObject({ state: 'known', shown }))
  test('what rests on something unknown says so', () => {
    expect(value({ is: 'ratio', numerator: 'a', denominator: 'z' })).toMatchObject({
      state: 'unknown',
      because: { en: expect.stringContaining('z') },
    })
    expect(value({ is: 'growth', of: 'b' }).state).toBe('unknown')
    expect(value({ is: 'ratio', numerator: 'a', denominator: 'none' }).state).toBe('unknown')
  })
  test('what rests on something hidden is hidden', () => expect(value({ is: 'sum', of: ['a', 'gone'] })).toEqual({ state: 'hidden' }))
  test('over too few no rate', () =>
    expect(value({ is: 'ratio', numerator: 'a', denominator: 'b' }, { showRateFrom: 61 })).toMatchObject({ state: 'too-few', from: 61 }))
  test('cannot rest on itself, not even round a corner', () => {
    expect(() => derived({ is: 'sum', of: ['x', 'a'] })).toThrow(/rests on itself/)
    const round = [derived({ is: 'sum', of: ['y', 'a'] }), deriveIndicator({ ...sheet, id: 'y', derivation: { is: 'growth', of: 'x' } })]
    expect(() => inOrder(round)).toThrow(/x → y → x/)
  })
  test('are reckoned each after those it rests on', () => {
    const top = derived({ is: 'growth', of: 'y' })
    const below = deriveIndicator({ ...sheet, id: 'y', derivation: { is: 'sum', of: ['a', 'b'] } })
    expect(inOrder([top, below])).toEqual([below, top])
    expect(madeOf(top)).toEqual(['y'])
  })
})

describe('from outside', () => {
  const figure = (period: string, number: string, more: Partial<ExternalFigure> = {}): ExternalFigure => ({
    indicator: 'satisfaction',
    period,
    place: 'own',
    value: number,
    source: '市统计局',
    reckonedOn: '1200个样本',
    signedBy: 'office-head',
    signedOn: day('2026-01-10'),
    ...more,
  })
  const shown = (figures: ExternalFigure[], period: string, place: 'own' | 'city' = 'own') => {
    const found = externalValue(figures, 'satisfaction', place, readPeriod(period))
    return found.state === 'known' ? found.shown : found.state
  }
  test('the figure of that very period, as it was published', () =>
    expect(shown([figure('2025-Q4', '91.2'), figure('2025', '90.05')], '2025')).toBe('90.05'))
  test('else the latest within it', () =>
    expect(shown([figure('2025-Q2', '91.2'), figure('2025-Q1', '90.0'), figure('2024', '80')], '2025')).toBe('91.2'))
  test('of two the one signed last', () =>
    expect(shown([figure('2025', '91.2'), figure('2025', '91.3', { signedOn: day('2026-02-01') })], '2025')).toBe('91.3'))
  test('of the place asked for', () => expect(shown([figure('2025', '91.2')], '2025', 'city')).toBe('unknown'))
  test('must name its source', () => {
    expect(() => externalIndicator({ ...sheet, id: 'satisfaction' })).toThrow(/source/)
    expect(externalIndicator({ ...sheet, id: 'satisfaction', source: words('市统计局', 'City statistics') }).unit).toBe('number')
    expect(() => externalIndicator({ ...sheet, id: 'rank', unit: 'rank', source: words('市', 'City') })).toThrow(/lower rank/)
  })
  test('an unknown value keeps its reason', () => expect(unknownValue('甲', 'X')).toEqual({ state: 'unknown', because: words('甲', 'X') }))
})
