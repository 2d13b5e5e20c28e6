import { chinaCalendar, type Day, day, plusDays } from '@fadu/legal-time'
import { everyOrder } from '@fadu/procedure/orders'
import { type Line, scenario } from '@fadu/procedure/scenario'
import { walk } from '@fadu/procedure/walk'
import { describe, expect, test } from 'vitest'
import { enforcementSupervision } from './procedure.ts'

/** Rules of the house (docs/readings.md). */
const given = scenario(enforcementSupervision)
const codes = (refusals: readonly { readonly code: string }[]) => refusals.map((r) => r.code)
const opened: Line = [
  '2025-07-01',
  'supervisor',
  'opened',
  { supervisor: 'justice', unit: 'market', source: 'review', facts: '案卷缺少送达回证' },
]
const heard: Line = ['2025-07-03', 'unit', 'heard', { statement: '已补正两件' }]
const notice = (on: string, mendBy: string): Line => [
  on,
  'supervisor',
  'noticeIssued',
  { problems: ['缺少送达回证', '未告知救济'], demand: '限期整改', mendBy },
]
const verified = (on: string) => [on, 'supervisor', 'verified', { finding: '已整改' }] as const

test('the unit is heard before a notice, which sets a day ahead and takes a number', () => {
  expect(codes(given(opened).refuses(...(notice('2025-07-04', '2025-07-04') as [string, string, string, object])))).toEqual([
    'unit-unheard',
    'day-gone',
  ])
  const c = given(opened, heard, notice('2025-07-04', '2025-07-31')).on('2025-07-04')
  expect(c.limits.mending).toMatchObject({ due: { on: '2025-07-31' }, internal: true })
  expect(c.documents).toMatchObject([{ key: 'notice', number: { series: 'enforcement-notice', n: 1 } }])
})
test('an objection is answered within ten working days, and before the matter is closed', () => {
  const c = given(opened, heard, notice('2025-07-04', '2025-07-31'))
  expect(codes(c.refuses('2025-07-07', 'supervisor', 'reviewAnswered', { upheld: 'kept', reasons: '无' }))).toEqual(['objection-missing'])
  const objected = c.and(['2025-07-07', 'unit', 'reviewAsked', { grounds: '已送达' }])
  expect(objected.on('2025-07-07').limits.answer?.due.on).toBe('2025-07-21')
  expect(codes(objected.refuses(...verified('2025-07-08')))).toEqual(['objection-open'])
  expect(
    objected
      .and(['2025-07-08', 'supervisor', 'reviewAnswered', { upheld: 'withdrawn', reasons: '属实' }], verified('2025-07-08'))
      .on('2025-07-08').outcome,
  ).toBe('verified')
})

describe('paths', () => {
  const options = {
    calendar: chinaCalendar,
    start: day('2025-11-03'),
    examples: {
      noticeIssued: [(on: Day) => ({ problems: ['问题'], demand: '整改', mendBy: plusDays(on, 5) })],
    },
  }
  test('every path leads to an ending', () => {
    const result = walk(enforcementSupervision, { ...options, maxStates: 500 })
    expect(result).toMatchObject({ faults: [], outcomes: ['no-problem', 'verified'], unended: [] })
    expect(Object.keys(enforcementSupervision.events).filter((e) => !result.happened.includes(e))).toEqual([])
  }, 60_000)
  test('every path, in whatever order things happen', () => {
    expect(everyOrder(enforcementSupervision, options)).toMatchObject({ faults: [], outcomes: ['no-problem', 'verified'] })
  }, 60_000)
})
