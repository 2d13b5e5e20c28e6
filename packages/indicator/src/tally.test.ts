import { type Day, day, plusDays } from '@fadu/legal-time'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AnyCounting, countingsOf, pieces, tenThousandYuan } from './definition.ts'
import type { CountedEntry } from './entry.ts'
import { booksWished, cardsIssued, daysTaken, decidedOnTime, waiting } from './fixtures/library-indicators.ts'
import { periodsBetween, readPeriod } from './period.ts'
import { addSums, sumsOf, tally } from './tally.ts'
import { approximately } from './value.ts'

const entry = (on: string, more: Partial<CountedEntry> = {}): CountedEntry => ({
  on: day(on),
  of: 1,
  hit: 0,
  amount: 0,
  key: '',
  organ: 'library',
  dims: {},
  ...more,
})
const ratio = countingsOf(decidedOnTime)[0]!
const hits = (n: number, of: number): CountedEntry[] => Array.from({ length: of }, (_, i) => entry('2025-03-05', { hit: i < n ? 1 : 0 }))

describe('one number', () => {
  test('a rate', () => expect(tally(ratio, hits(51, 91), readPeriod('2025-03')).value).toMatchObject({ state: 'known', shown: '56.0' }))
  test('of so few that it would mislead, the counts', () =>
    expect(tally(ratio, hits(2, 4), readPeriod('2025-03')).value).toMatchObject({ state: 'too-few', from: 5, sums: { of: 4, hit: 2 } }))
  test('over nothing, why there is none', () => expect(tally(ratio, [], readPeriod('2025-03')).value.state).toBe('unknown'))
  test('a count of nothing is 0', () => expect(tally(cardsIssued, [], readPeriod('2025-03')).value).toMatchObject({ shown: '0' }))
  test('a mean of days', () =>
    expect(
      tally(daysTaken, [entry('2025-03-05', { amount: 10 }), entry('2025-03-06', { amount: 11 })], readPeriod('2025-03')).value,
    ).toMatchObject({
      shown: '10.5',
    }))
  test('keys count once, and no more once they are taken out', () => {
    const entries = [entry('2025-03-05', { key: 'a' }), entry('2025-03-06', { key: 'a' }), entry('2025-03-07', { key: 'b' })]
    expect(tally(booksWished, entries, readPeriod('2025-03')).value).toMatchObject({ shown: '2' })
    expect(sumsOf([...entries, entry('2025-03-08', { key: 'b', of: -1 })]).distinct).toBe(1)
  })
  test('money in fen is written in 万元, exactly', () => {
    const money: AnyCounting = { ...cardsIssued, unit: 'sum', shown: tenThousandYuan }
    expect(tally(money, [entry('2025-03-05', { amount: 123_456_789 })], readPeriod('2025')).value).toMatchObject({
      shown: '123.46',
      exact: [123_456_789, 1_000_000],
    })
  })
  test('per ten thousand inhabitants', () => {
    const rate: AnyCounting = { ...ratio, shown: { ...pieces('件/万人', 'per 10,000'), decimals: 2, times: 10_000 } }
    expect(tally(rate, [entry('2025-03-05', { of: 1_000_000, hit: 523 })], readPeriod('2025')).value).toMatchObject({ shown: '5.23' })
  })
  test('a stock on the last day, or today while the period runs', () => {
    const entries = [entry('2024-12-31'), entry('2025-02-01'), entry('2025-02-20', { of: -1 }), entry('2025-03-01')]
    const at = (period: string, today?: string) =>
      tally(waiting, entries, readPeriod(period), undefined, today ? day(today) : undefined).sums.of
    expect([at('2024'), at('2025-01'), at('2025-02'), at('2025'), at('2025', '2025-02-10')]).toEqual([1, 1, 1, 2, 2])
  })
})

const day2025 = fc.integer({ min: 0, max: 364 }).map((n): Day => plusDays(day('2025-01-01'), n))
const someEntries = fc.array(
  fc
    .record({
      on: day2025,
      of: fc.integer({ min: 1, max: 5 }),
      amount: fc.integer({ min: -1e6, max: 1e6 }),
      organ: fc.constantFrom('a', 'b', 'c', ''),
    })
    .chain((e) =>
      fc.integer({ min: 0, max: e.of }).map((hit): CountedEntry => ({ ...e, hit, key: '', dims: { kind: e.organ === 'a' ? 'x' : 'y' } })),
    ),
  { maxLength: 60 },
)

describe('sums agree everywhere', () => {
  test('months add up to the year, and quarters do', () => {
    fc.assert(
      fc.property(someEntries, fc.constantFrom('month' as const, 'quarter' as const, 'half' as const), (entries, kind) => {
        const parts = periodsBetween(kind, day('2025-01-01'), day('2025-12-31')).map((p) => tally(ratio, entries, p).sums)
        expect(addSums(parts)).toEqual(tally(ratio, entries, readPeriod('2025')).sums)
      }),
    )
  })
  test('organs, and every dimension, add up to the whole', () => {
    fc.assert(
      fc.property(someEntries, fc.constantFrom('organ', 'kind'), (entries, by) => {
        const whole = tally(ratio, entries, readPeriod('2025'), by)
        expect(addSums(whole.cells!.map(({ sums }) => sums))).toEqual(whole.sums)
      }),
    )
  })
  test('a stock at the end of the year is what every month added', () => {
    fc.assert(
      fc.property(someEntries, (entries) => {
        const flow = { ...ratio, kind: 'flow' as const }
        const parts = periodsBetween('month', day('2025-01-01'), day('2025-12-31')).map((p) => tally(flow, entries, p).sums.of)
        expect(parts.reduce((a, b) => a + b, 0)).toBe(tally(waiting, entries, readPeriod('2025')).sums.of)
      }),
    )
  })
  test('a rate lies between nought and a hundred', () => {
    fc.assert(
      fc.property(someEntries, (entries) => {
        const rate = approximately(tally(ratio, entries, readPeriod('2025')).value)
        expect(rate === undefined || (rate >= 0 && rate <= 100)).toBe(true)
      }),
    )
  })
})
