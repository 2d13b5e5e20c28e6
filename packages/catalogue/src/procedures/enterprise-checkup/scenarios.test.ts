import { chinaCalendar, day } from '@fadu/legal-time'
import { everyOrder } from '@fadu/procedure/orders'
import { type Line, scenario } from '@fadu/procedure/scenario'
import { walk } from '@fadu/procedure/walk'
import { describe, expect, test } from 'vitest'
import { enterpriseCheckup } from './procedure.ts'

/** 优化营商环境条例第四十八条, and rules of the house: advice to the enterprise and nothing to those who enforce. */
const given = scenario(enterpriseCheckup)
const codes = (refusals: readonly { readonly code: string }[]) => refusals.map((r) => r.code)
const enterprise = [{ kind: 'organisation', name: '某纺织有限公司' }]
const started = (more: object = {}): Line => ['2025-07-01', 'lawyer', 'started', { organ: 'firm', enterprise, consent: true, ...more }]
const answered: Line = ['2025-07-02', 'enterprise', 'answered', { answers: [{ question: 'q1', fulfilled: false }] }]
const report = (more: object = {}) =>
  ['2025-07-03', 'lawyer', 'reported', { level: 'high', rules: ['未签劳动合同'], text: '用工风险', ...more }] as const

test('第48条第2款: of its own will, and on its own answers', () => {
  expect(given().refuses('2025-07-01', 'lawyer', 'started', { organ: 'firm', enterprise, consent: false })).toMatchObject([
    { code: 'consent-missing', article: '优化营商环境条例第四十八条第二款' },
  ])
  expect(codes(given(started()).refuses(...report({ rules: [] })))).toEqual(['answers-missing', 'rule-missing'])
})
test('the enterprise has the report first and may disagree; at medium and high risk advice comes before the end', () => {
  const c = given(started(), answered, report(), ['2025-07-04', 'enterprise', 'commented', { text: '已经补签', disagrees: true }])
  expect(c.on('2025-07-04').documents).toMatchObject([{ key: 'report', to: ['enterprise'] }])
  expect(codes(c.refuses('2025-07-07', 'lawyer', 'concluded', { valid: true }))).toEqual(['advice-missing'])
  expect(
    c
      .and(['2025-07-07', 'lawyer', 'adviceIssued', { advice: '补签合同' }], ['2025-07-07', 'lawyer', 'concluded', { valid: true }])
      .on('2025-07-07').outcome,
  ).toBe('concluded')
})
test('ten working days to the report', () => {
  expect(given(started(), answered).on('2025-07-02').limits.report).toMatchObject({ due: { on: '2025-07-16' }, internal: true })
})

describe('paths', () => {
  const options = {
    calendar: chinaCalendar,
    start: day('2025-11-03'),
    examples: {
      started: [{ organ: 'firm', enterprise, consent: true }],
    },
  }
  test('every path leads to an ending', () => {
    const result = walk(enterpriseCheckup, { ...options, maxStates: 500 })
    expect(result).toMatchObject({ faults: [], outcomes: ['concluded', 'stopped'], unended: [] })
    expect(Object.keys(enterpriseCheckup.events).filter((e) => !result.happened.includes(e))).toEqual([])
  }, 60_000)
  test('every path, in whatever order things happen', () => {
    expect(everyOrder(enterpriseCheckup, options)).toMatchObject({ faults: [], outcomes: ['concluded', 'stopped'] })
  }, 60_000)
})
