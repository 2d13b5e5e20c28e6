import { chinaCalendar, type Day, day, plusDays } from '@fadu/legal-time'
import { everyOrder } from '@fadu/procedure/orders'
import { type Line, scenario } from '@fadu/procedure/scenario'
import { walk } from '@fadu/procedure/walk'
import { describe, expect, test } from 'vitest'
import { assessment } from './procedure.ts'
import { scoresOf, standingsOf } from './standings.ts'

/** Rules of the house (docs/readings.md) and the limits of sensitive.md: no volumes, no persons. */
const given = scenario(assessment)
const codes = (refusals: readonly { readonly code: string }[]) => refusals.map((r) => r.code)
const items = [
  { id: 'i1', title: '复议按期办结', indicator: 'on-time', weight: 60, target: 0.9, standard: '按比例' },
  {
    id: 'i2',
    title: '任务完成',
    indicator: 'tasks',
    weight: 40,
    target: 0.9,
    rule: 'reached',
    targets: [{ unit: 'u2', value: 0.6 }],
    standard: '按比例',
  },
]
const scheme = { office: 'rule-office', title: '2025年度法治考评', from: '2025-01-01', until: '2025-10-31', units: ['u1', 'u2'], items }
const published = (more: object = {}): Line => ['2024-12-20', 'office', 'schemePublished', { ...scheme, ...more }]
const self = (unit: string): Line => ['2025-11-03', 'unit', 'selfAssessed', { unit, text: '自评' }]
const score = (unit: string, item: string, value: number | undefined, points: number, more: object = {}) => ({
  unit,
  item,
  points,
  target: item === 'i2' && unit === 'u2' ? 0.6 : 0.9,
  counted: value !== undefined,
  figure: { indicator: item === 'i1' ? 'on-time' : 'tasks', period: '2025', value, asOf: '2025-10-31' },
  reasons: '按计分办法计算',
  ...more,
})
const scores = [score('u1', 'i1', 0.75, 50), score('u1', 'i2', 0.8, 0), score('u2', 'i1', 0.6, 40), score('u2', 'i2', 0.6, 40)]
const scored = (list: readonly object[] = scores) => ['2025-11-05', 'office', 'scored', { scores: list }] as const
const ready = given(published(), self('u1'), self('u2'))
const objected: Line = ['2025-11-07', 'unitLeader', 'objected', { unit: 'u2', item: 'i1', grounds: '漏计两件' }]
const finalised = (on: string): readonly [string, string, string, object] => [on, 'lead', 'finalised', { basis: '区委会议' }]

test('the scheme is known before the period; weights add up; no volumes, no persons: all told at once', () => {
  const bad = { ...scheme, units: ['u1', 'u1'], items: [{ ...items[0]!, target: undefined, volumeOf: 'petitions', subject: 'person' }] }
  expect(codes(given().refuses('2025-01-01', 'office', 'schemePublished', bad))).toEqual([
    'scheme-late',
    'weights-sum',
    'volume-scored',
    'person-rated',
    'named-twice',
    'target-missing',
  ])
  expect(codes(given().refuses('2024-12-20', 'office', 'schemePublished', { ...scheme, until: '2024-12-31' }))).toEqual(['period-turned'])
  expect(given(['2024-12-31', 'office', 'schemePublished', scheme]).on('2024-12-31').stage).toBe('period')
})
test('scores stand on figures, after the period, for every unit and item', () => {
  expect(
    codes(
      given(published()).refuses('2025-10-31', 'office', 'scored', {
        scores: [score('u1', 'i1', 0.9, 61, { figure: { indicator: 'x', period: '2025', asOf: '2025-10-31' } })],
      }),
    ),
  ).toEqual(['period-running', 'scores-incomplete', 'points-over', 'figure-other', 'points-other', 'self-assessment-missing'])
  expect(ready.and(scored()).on('2025-11-05').stage).toBe('objection')
})
test('each unit stands beside its own target and last year, not in a ranking', () => {
  const c = ready.and(scored([{ ...scores[0]!, lastYear: 0.8 }, ...scores.slice(1)])).on('2025-11-05')
  expect(standingsOf(c.facts).map((s) => [s.unit, s.points])).toEqual([
    ['u1', 50],
    ['u2', 80],
  ])
  expect(standingsOf(c.facts)[0]?.scores[0]).toMatchObject({ target: 0.9, lastYear: 0.8 })
})
test('points follow from the figure, the own target and the rule: another number is refused', () => {
  const changed = (at: number, more: object) => scored(scores.map((one, n) => (n === at ? { ...one, ...more } : one)))
  expect(codes(ready.refuses(...changed(0, { points: 51 })))).toEqual(['points-other'])
  expect(codes(ready.refuses(...changed(3, { target: 0.9 })))).toEqual(['points-other'])
  expect(codes(ready.refuses(...changed(0, { counted: false })))).toEqual(['points-other'])
})
test('a target for every unit of the scheme, and of none beside it', () => {
  const of = (targets: readonly object[]) => ({ ...scheme, items: [{ ...items[0]!, weight: 100, target: undefined, targets }] })
  const asked = (targets: readonly object[]) => codes(given().refuses('2024-12-20', 'office', 'schemePublished', of(targets)))
  expect(asked([{ unit: 'u1', value: 1 }])).toEqual(['target-missing'])
  const both = ['u1', 'u2'].map((unit) => ({ unit, value: 1 }))
  expect(asked([...both, { unit: 'u3', value: 1 }])).toEqual(['target-missing'])
  expect(asked([...both, both[0]!])).toEqual(['target-missing'])
  expect(given(['2024-12-20', 'office', 'schemePublished', of(both)]).log).toHaveLength(1)
})
test('where there is nothing to measure the weight goes to the unit’s other items', () => {
  const none = [
    score('u1', 'i1', undefined, 0),
    score('u1', 'i2', undefined, 0),
    score('u2', 'i1', 0.6, 40),
    score('u2', 'i2', undefined, 0),
  ]
  expect(standingsOf(ready.and(scored(none)).on('2025-11-05').facts).map((s) => s.points)).toEqual([undefined, 66.67])
})
test('ten working days to object; no result before they are over and every objection is answered', () => {
  const c = ready.and(scored())
  expect(c.on('2025-11-05').limits.objection).toMatchObject({ due: { on: '2025-11-19' }, internal: true })
  expect(codes(c.refuses(...finalised('2025-11-19')))).toEqual(['minimum-running'])
  expect(c.and(finalised('2025-11-20')).on('2025-11-20').outcome).toBe('final')
  expect(codes(c.refuses('2025-11-20', 'unitLeader', 'objected', { unit: 'u1', item: 'i1', grounds: '迟' }))).toEqual(['objection-late'])
  expect(codes(c.and(objected).refuses(...finalised('2025-11-20')))).toEqual(['objections-open'])
})
test('thirty working days from the end of the period to the preliminary score', () => {
  expect(given(published()).on('2024-12-20').limits.scoring).toMatchObject({ due: { on: '2025-12-12' }, internal: true })
})
test('fifteen working days to answer, with reasons; changed points count', () => {
  const c = ready.and(scored(), objected)
  expect(c.on('2025-11-07').limits.answer?.due.on).toBe('2025-11-28')
  const answer = (more: object): readonly [string, string, string, object] => [
    '2025-11-10',
    'office',
    'answered',
    { unit: 'u2', item: 'i1', upheld: 'changed', reasons: '核实', ...more },
  ]
  expect(codes(c.refuses(...answer({})))).toEqual(['points-missing'])
  expect(codes(c.refuses(...answer({ points: 61 })))).toEqual(['points-missing'])
  expect(codes(c.refuses(...answer({ item: 'i2', points: 10 })))).toEqual(['objection-missing'])
  const changed = c.and(answer({ points: 50 }))
  expect(scoresOf(changed.on('2025-11-10').facts)[2]).toMatchObject({ points: 50, before: 40 })
  expect(changed.and(finalised('2025-11-20')).on('2025-11-20').outcome).toBe('final')
})
test('only units and items of the scheme', () => {
  expect(codes(ready.refuses('2025-11-04', 'unit', 'selfAssessed', { unit: 'u9', text: '自评' }))).toEqual(['unit-unknown'])
  expect(codes(ready.refuses('2025-11-04', 'office', 'checked', { unit: 'u1', item: 'x', finding: '核查' }))).toEqual(['unit-unknown'])
})

describe('paths', () => {
  const options = {
    calendar: chinaCalendar,
    start: day('2025-11-03'),
    examples: {
      schemePublished: [
        (on: Day) => ({ ...scheme, units: ['u1'], items: [{ ...items[0]!, weight: 100 }], from: plusDays(on, 1), until: plusDays(on, 5) }),
      ],
      selfAssessed: [{ unit: 'u1', text: '自评' }],
      checked: [{ unit: 'u1', item: 'i1', finding: '核查' }],
      scored: [{ scores: [score('u1', 'i1', 0.9, 100)] }],
      objected: [{ unit: 'u1', item: 'i1', grounds: '异议' }],
      answered: [{ unit: 'u1', item: 'i1', upheld: 'kept', reasons: '维持' }],
    },
  }
  test('every path leads to an ending', () => {
    const result = walk(assessment, { ...options, maxStates: 400 })
    expect(result).toMatchObject({ faults: [], outcomes: ['cancelled', 'final'], unended: [] })
    expect(Object.keys(assessment.events).filter((e) => !result.happened.includes(e))).toEqual([])
  }, 60_000)
  test('every path, in whatever order things happen', () => {
    expect(everyOrder(assessment, options)).toMatchObject({ faults: [], outcomes: ['cancelled', 'final'] })
  }, 60_000)
})
