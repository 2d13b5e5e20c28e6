import { day, statute } from '@fadu/legal-time'
import { type AnyView, words } from '@fadu/procedure'
import { anyLibraryCard, libraryCard } from '@fadu/procedure/fixtures'
import { scenario } from '@fadu/procedure/scenario'
import { describe, expect, test } from 'vitest'
import { countingsOf, defineIndicator, type IndicatorError, mayBeScored, pieces } from './definition.ts'
import { EntryError, entriesOf } from './entry.ts'
import { cardsIssued, decidedOnTime, waiting } from './fixtures/library-indicators.ts'

const art = statute('镇图书馆条例')
const given = scenario(libraryCard)
const applied = [
  '2025-03-03',
  'applicant',
  'applied',
  { organ: 'library', applicants: [{ kind: 'person', name: '甲' }], wish: '红楼梦' },
] as const
const accepted = ['2025-03-04', 'clerk', 'accepted', {}] as const
const visited = ['2025-03-05', 'clerk', 'visited', { minutes: '到访' }] as const
const issued = (on: string) => [on, 'clerk', 'issued', { card: '普通' }] as const
const seen = (view: unknown): AnyView => view as AnyView

describe('one case, its entries', () => {
  test.each([
    ['still running: not counted', given(applied, accepted).on('2025-04-03'), []],
    [
      'decided on the last day: hit',
      given(applied, accepted, visited, issued('2025-04-03')).on('2025-04-03'),
      [{ on: '2025-04-03', hit: 1 }],
    ],
    ['decided later: miss', given(applied, accepted, visited, issued('2025-04-07')).on('2025-04-07'), [{ on: '2025-04-03', hit: 0 }]],
    ['overdue and open: miss, though nothing happened', given(applied, accepted).on('2025-04-04'), [{ on: '2025-04-03', hit: 0 }]],
  ])('%s', (_, view, entries) => expect(decidedOnTime.entries(view, view.today)).toEqual(entries))

  test('are completed: the organ of the case, one each', () => {
    const view = seen(given(applied, accepted, visited, issued('2025-04-03')).on('2025-04-03'))
    expect(entriesOf(cardsIssued, view)).toEqual([
      { on: '2025-04-03', of: 1, hit: 0, amount: 0, key: '', organ: 'library', dims: { card: '普通' } },
    ])
    expect(entriesOf(waiting, view).map(({ on, of }) => [on, of])).toEqual([
      ['2025-03-03', 1],
      ['2025-04-03', -1],
    ])
  })
  test('a reading keeps its own entries under its own id', () => {
    expect(countingsOf(decidedOnTime).map(({ id }) => id)).toEqual(['decided-on-time', 'decided-on-time:complete'])
    const [, complete] = countingsOf(decidedOnTime)
    const back = given(applied, ['2025-03-04', 'clerk', 'sentBack', { missing: '证件' }])
      .and(
        ['2025-03-05', 'applicant', 'corrected', { wish: '红楼梦' }],
        ['2025-03-06', 'clerk', 'accepted', {}],
        ['2025-03-07', 'clerk', 'visited', { minutes: '到访' }],
        issued('2025-03-10'),
      )
      .on('2025-03-10')
    expect(entriesOf(countingsOf(decidedOnTime)[0]!, seen(back))).toHaveLength(1)
    expect(entriesOf(complete!, seen(back))).toEqual([])
  })
})

describe('what cannot be counted is a fault', () => {
  const view = seen(given(applied).on('2025-03-03'))
  const adding = (entry: object, more: object = {}) => ({
    ...countingsOf(cardsIssued)[0]!,
    ...more,
    entries: () => [{ on: day('2025-03-03'), ...entry }],
  })
  test.each([
    ['a half', adding({ of: 0.5 }), /not a whole number/],
    ['no day', adding({ on: '2025-02-30' }), /no day/],
    ['a dimension nobody declared', adding({ dims: { colour: 'red' } }), /not declared/],
    ['a flow that takes away', adding({ of: -1 }), /only a stock/],
    ['more hits than cases', adding({ hit: 2 }, { unit: 'ratio' }), /2 of 1/],
    ['counted once without a key', adding({}, { unit: 'distinct' }), /needs a key/],
    [
      'a value outside the list',
      adding({ dims: { card: 'gold' } }, { by: { card: { term: words('卡', 'Card'), values: { plain: words('普通', 'Plain') } } } }),
      /no value gold/,
    ],
  ])('%s', (_, counting, message) => {
    expect(() => entriesOf(counting, view)).toThrow(EntryError)
    expect(() => entriesOf(counting, view)).toThrow(message)
  })
})

describe('a definition that cannot stand', () => {
  const sheet = {
    id: 'x',
    term: words('甲', 'X'),
    question: words('甲？', 'X?'),
    basis: [art(1)],
    settles: 'month',
    better: 'higher',
    numerator: words('甲', 'X'),
    counts: libraryCard,
    entries: () => [],
  } as const
  test('a rate without a named denominator', () =>
    expect(() => defineIndicator({ ...sheet, unit: 'ratio' })).toThrow(/denominator is not named/))
  test('a count that does not say of what', () =>
    expect(() => defineIndicator({ ...sheet, unit: 'count' })).toThrow(/unit it is written in/))
  test('every fault is told at once', () => {
    try {
      defineIndicator({
        ...sheet,
        id: 'X Y',
        unit: 'count',
        by: { organ: { term: words('机构', 'Organ') } },
        shown: { ...pieces('件', 'pieces'), decimals: 9 },
      })
      expect.unreachable()
    } catch (fault) {
      expect((fault as IndicatorError).faults).toHaveLength(3)
    }
  })
  test('a volume of calls has no better side and is never scored', () => {
    const volume = { ...sheet, unit: 'count', shown: pieces('件', 'calls'), volumeOf: 'calls' } as const
    expect(() => defineIndicator(volume)).toThrow(/no better side/)
    expect(mayBeScored(defineIndicator({ ...volume, better: 'none' }))).toBe(false)
    expect(mayBeScored(decidedOnTime)).toBe(true)
  })
  test('the compiler knows the facts and limits of the procedure', () => {
    defineIndicator({
      ...sheet,
      unit: 'count',
      shown: pieces('件', 'pieces'),
      entries: (view) => {
        // @ts-expect-error the procedure has no such event
        view.facts.burned
        // @ts-expect-error nor such a limit
        view.limits.burning
        return []
      },
    })
    // A procedure of which nothing is known is counted all the same.
    expect(defineIndicator({ ...sheet, unit: 'count', shown: pieces('件', 'pieces'), counts: anyLibraryCard }).counts.id).toBe(
      'library-card',
    )
  })
})
