import { chinaCalendar, day } from '@fadu/legal-time'
import { everyOrder } from '@fadu/procedure/orders'
import { type Line, scenario } from '@fadu/procedure/scenario'
import { walk } from '@fadu/procedure/walk'
import { describe, expect, test } from 'vitest'
import { legalityReview } from './procedure.ts'

/** 重大行政决策程序暂行条例第二十六条至第二十八条; days counted by hand. */
const given = scenario(legalityReview)
const codes = (refusals: readonly { readonly code: string }[]) => refusals.map((r) => r.code)
const matter = { reviewer: 'justice', unit: 'market', kind: 'major-decision', level: 'district', title: '停车收费方案' }
const requested = (more: object = {}): Line => ['2025-07-07', 'unit', 'requested', { ...matter, ...more }]
const advised: Line = ['2025-07-09', 'reviewer', 'advised', { adviser: 'adviser', opinion: '可行' }]
const conclude = (more: object = {}) =>
  [
    '2025-07-10',
    'reviewer',
    'concluded',
    { power: true, procedure: true, content: true, conclusion: 'lawful', reasons: '合法', ...more },
  ] as const

test('第26条第2款: seven working days are assured, unless less must do for reasons; the house’s own target is ten', () => {
  const { limits } = given(requested()).on('2025-07-07')
  expect(limits.assured).toMatchObject({ due: { on: '2025-07-16' }, kind: 'minimum', articles: [{ article: 26, paragraph: 2 }] })
  expect(limits.review).toMatchObject({ due: { on: '2025-07-21' }, internal: true, articles: [] })
  expect(given(requested({ urgentReasons: '汛情' })).on('2025-07-07').limits.assured).toBeUndefined()
})
test('第26条: papers brought later begin the time anew', () => {
  const c = given(
    requested(),
    ['2025-07-08', 'reviewer', 'sentBack', { missing: '依据' }],
    ['2025-07-10', 'unit', 'supplemented', { note: '已补' }],
  )
  expect(c.on('2025-07-10').limits.assured?.due.on).toBe('2025-07-21')
})
test('第27条、第28条: the three questions decide, and advisers are heard on a major decision', () => {
  expect(
    given(requested())
      .refuses(...conclude({ content: false }))
      .map((r) => [r.code, r.article]),
  ).toEqual([
    ['conclusion-other', '重大行政决策程序暂行条例第二十七条'],
    ['advisers-unheard', '重大行政决策程序暂行条例第二十八条'],
  ])
  expect(codes(given(requested({ kind: 'agenda' })).refuses(...conclude({ power: false })))).toEqual(['conclusion-other'])
  expect(given(requested(), advised, conclude({ content: false, conclusion: 'amend' })).on('2025-07-10')).toMatchObject({
    outcome: 'concluded',
    documents: [{ key: 'opinion' }],
  })
})

describe('paths', () => {
  const options = {
    calendar: chinaCalendar,
    start: day('2025-11-03'),
    examples: {
      concluded: [{ power: true, procedure: true, content: true, conclusion: 'lawful', reasons: '合法' }],
    },
  }
  test('every path leads to an ending', () => {
    const result = walk(legalityReview, { ...options, maxStates: 500 })
    expect(result).toMatchObject({ faults: [], outcomes: ['concluded', 'withdrawn'], unended: [] })
    expect(Object.keys(legalityReview.events).filter((e) => !result.happened.includes(e))).toEqual([])
  }, 60_000)
  test('every path, in whatever order things happen', () => {
    expect(everyOrder(legalityReview, options)).toMatchObject({ faults: [], outcomes: ['concluded', 'withdrawn'] })
  }, 60_000)
})
