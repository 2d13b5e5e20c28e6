import { chinaCalendar, day } from '@fadu/legal-time'
import { everyOrder } from '@fadu/procedure/orders'
import { type Line, scenario } from '@fadu/procedure/scenario'
import { walk } from '@fadu/procedure/walk'
import { describe, expect, test } from 'vitest'
import { legalAid } from './procedure.ts'

/** 法律援助法（2021）. It defines no working days: calendar days, counted by hand. */
const given = scenario(legalAid)
const codes = (refusals: readonly { readonly code: string }[]) => refusals.map((r) => r.code)
const application = {
  organ: 'aid-centre',
  applicants: [{ kind: 'person', name: '李某' }],
  matter: 'labour',
  means: 'exempt',
  facts: '拖欠工资',
}
const applied = (on: string, more: object = {}): Line => [on, 'applicant', 'applied', { ...application, ...more }]
const granted = (on: string): Line => [on, 'officer', 'granted', { reasons: '符合条件' }]
const refused = (on: string): Line => [on, 'officer', 'refused', { reasons: '不属于援助范围' }]
const assigned = (on: string) => [on, 'officer', 'assigned', { firm: 'firm', lawyer: 'post-lawyer' }] as const

describe('第43条', () => {
  test('seven calendar days to decide; a rest day rolls to the next working day', () => {
    expect(given(applied('2025-07-01')).on('2025-07-01').limits.examination).toMatchObject({
      due: { on: '2025-07-08' },
      articles: [{ article: 43 }],
    })
    // The seventh day after Saturday 5 July is Saturday the twelfth.
    expect(given(applied('2025-07-05')).on('2025-07-05').limits.examination?.due.on).toBe('2025-07-14')
    expect(given(applied('2025-07-01'), granted('2025-07-08')).on('2025-07-08').limits.examination?.status).toBe('met')
  })
  test('three calendar days from the decision to assign somebody', () => {
    expect(given(applied('2025-07-01'), granted('2025-07-07')).on('2025-07-07').limits.assignment).toMatchObject({
      due: { on: '2025-07-10' },
    })
  })
  test('what is missing is told once; the time to bring it does not count', () => {
    const c = given(
      applied('2025-07-01'),
      ['2025-07-02', 'officer', 'supplementAsked', { missing: '收入说明' }],
      ['2025-07-09', 'applicant', 'supplemented', { note: '已补' }],
    )
    expect(c.on('2025-07-09').limits.examination?.due.on).toBe('2025-07-15')
    const gone = given(
      applied('2025-07-01'),
      ['2025-07-02', 'officer', 'supplementAsked', { missing: '收入说明' }],
      ['2025-07-20', 'officer', 'notSupplemented', {}],
    )
    expect(gone.on('2025-07-20').outcome).toBe('not-supplemented')
  })
  test('nobody is assigned before aid is granted', () => {
    const urgent = given(applied('2025-07-01', { urgent: true }), ['2025-07-01', 'officer', 'advanced', { ground: 'limitation' }])
    expect(urgent.and(assigned('2025-07-01')).on('2025-07-01').stage).toBe('aid')
    expect(
      given(applied('2025-07-01'))
        .refuses(...assigned('2025-07-01'))
        .map((r) => r.code),
    ).toContain('aid-undecided')
  })
})
test('第44条: aid in advance only where it is needed at once', () => {
  expect(given(applied('2025-07-01')).refuses('2025-07-01', 'officer', 'advanced', { ground: 'limitation' })).toMatchObject([
    { code: 'not-urgent', article: '法律援助法第四十四条第一款' },
  ])
})
describe('第49条', () => {
  const objected = (on: string): Line => [on, 'applicant', 'objected', { grounds: '属于援助范围' }]
  test('five calendar days to examine an objection', () => {
    const c = given(applied('2025-07-01'), refused('2025-07-03'), objected('2025-07-10'))
    expect(c.on('2025-07-10').limits.objection).toMatchObject({ due: { on: '2025-07-15' }, articles: [{ article: 49, paragraph: 2 }] })
    expect(
      c.and(['2025-07-15', 'supervisor', 'objectionDecided', { outcome: 'corrected', reasons: '应当援助' }]).on('2025-07-15').limits
        .objection?.status,
    ).toBe('met')
  })
  test('only against a refusal or an ending', () => {
    const c = given(applied('2025-07-01'), ['2025-07-02', 'applicant', 'withdrawn', {}])
    expect(codes(c.refuses('2025-07-03', 'applicant', 'objected', { grounds: '反悔' }))).toEqual(['nothing-refused'])
    expect(
      codes(
        given(applied('2025-07-01'), refused('2025-07-03')).refuses('2025-07-04', 'supervisor', 'objectionDecided', {
          outcome: 'kept',
          reasons: '无',
        }),
      ),
    ).toEqual(['objection-missing'])
  })
})
test('第50条: reported and closed, with what was recovered', () => {
  const c = given(
    applied('2025-07-01'),
    granted('2025-07-02'),
    assigned('2025-07-03'),
    ['2025-09-01', 'lawyer', 'reported', { result: '调解结案', recovered: 1_200_000 }, { post: 'post-lawyer' }],
    ['2025-09-02', 'officer', 'closed', {}],
  )
  expect(c.on('2025-09-02')).toMatchObject({ outcome: 'closed', facts: { reported: { recovered: 1_200_000 } } })
})

describe('paths', () => {
  const options = {
    calendar: chinaCalendar,
    start: day('2025-11-03'),
    examples: {
      applied: [{ ...application, urgent: true }, application],
      assigned: [{ firm: 'firm', lawyer: 'post-lawyer' }],
    },
  }
  test('every path leads to an ending', () => {
    const result = walk(legalAid, { ...options, maxStates: 600 })
    expect(result).toMatchObject({ faults: [], outcomes: ['closed', 'ended', 'not-supplemented', 'refused', 'withdrawn'], unended: [] })
    expect(Object.keys(legalAid.events).filter((e) => !result.happened.includes(e))).toEqual([])
  }, 60_000)
  test('every path, in whatever order things happen', () => {
    expect(everyOrder(legalAid, options)).toMatchObject({
      faults: [],
      outcomes: ['closed', 'ended', 'not-supplemented', 'refused', 'withdrawn'],
    })
  }, 60_000)
})
