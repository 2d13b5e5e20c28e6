import { chinaCalendar, day } from '@fadu/legal-time'
import { everyOrder } from '@fadu/procedure/orders'
import { type Line, scenario } from '@fadu/procedure/scenario'
import { walk } from '@fadu/procedure/walk'
import { describe, expect, test } from 'vitest'
import { judicialConfirmation, judicialConfirmation2017, judicialConfirmation2021 } from './procedure.ts'

/** Editions follow the texts of 民事诉讼法; due days counted by hand. */
const editions = [
  {
    edition: '2023',
    procedure: judicialConfirmation,
    from: '2025-07-08',
    thirty: '2025-08-07',
    performBy: '2025-07-09',
    twoYears: '2027-07-09',
    apply: 205,
    decide: 187,
  },
  {
    edition: '2021',
    procedure: judicialConfirmation2021,
    from: '2022-07-05',
    thirty: '2022-08-04',
    performBy: '2022-07-05',
    twoYears: '2024-07-05',
    apply: 201,
    decide: 187,
  },
  {
    edition: '2017',
    procedure: judicialConfirmation2017,
    from: '2021-07-06',
    thirty: '2021-08-05',
    performBy: '2021-07-06',
    twoYears: '2023-07-06',
    apply: 194,
    decide: 180,
  },
] as const
const agreement = {
  court: '某法院',
  organisation: '某调委会',
  agreementOn: '2025-07-08',
  performBy: '2025-07-09',
  agreement: '恢复排水',
  applicants: [
    { kind: 'person', name: '李某' },
    { kind: 'person', name: '王某' },
  ],
}
const applied = (on: string, more: object = {}): Line => [on, 'judge', 'applied', { ...agreement, ...more }]
const docketed = (on: string): Line => [on, 'judge', 'docketed', {}]
const confirmed = (on: string): Line => [on, 'judge', 'confirmed', { reasons: '自愿、合法' }]
const given = scenario(judicialConfirmation)

describe.each(editions)('民事诉讼法 $edition', ({ edition, procedure, from, thirty, performBy, twoYears, apply, decide }) => {
  const story = scenario(procedure)
  const base = { agreementOn: from, performBy }
  test(`第${apply}条: thirty days from the agreement to apply together`, () => {
    const { limits } = story(applied(from, base)).on(from)
    expect(limits.apply).toMatchObject({ due: { on: thirty }, articles: [{ statute: '民事诉讼法', edition, article: apply }] })
    expect(story(applied(thirty, base)).on(thirty).limits.apply?.status).toBe('met')
  })
  test(`第${decide}条: thirty days from docketing, longer with the president’s leave`, () => {
    const c = story(applied(from, base), docketed(from))
    expect(c.on(from).limits.decide).toMatchObject({ due: { on: thirty }, articles: [{ edition, article: decide }] })
    expect(c.refuses(from, 'judge', 'extended', { days: 10, byPresident: false, reason: '核实' })).toMatchObject([
      { code: 'president-approval' },
    ])
  })
  test('two years to ask for execution, from the last day of performance', () => {
    expect(story(applied(from, base), docketed(from), confirmed(from)).on(from).limits.execution?.due.on).toBe(twoYears)
  })
  test('every path leads to an ending with a remedy', () => {
    const result = walk(procedure, { calendar: chinaCalendar, start: day(from) })
    expect(result).toMatchObject({ faults: [], bounded: false, outcomes: ['confirmed', 'dismissed', 'not-accepted', 'withdrawn'] })
    expect(Object.keys(procedure.events).filter((e) => !result.happened.includes(e))).toEqual([])
  }, 30_000)
  test('every path, in whatever order things happen', () => {
    expect(everyOrder(procedure, { calendar: chinaCalendar, start: day(from) })).toMatchObject({ faults: [], apart: ['heardTogether'] })
  }, 30_000)
})

test('example 10 of the periods: from 5 September the thirtieth day is in National Day, so 9 October', () => {
  expect(given(applied('2025-10-09', { agreementOn: '2025-09-05' })).on('2025-10-09').limits.apply).toMatchObject({
    due: { on: '2025-10-09' },
    status: 'met',
  })
  expect(given(applied('2025-10-10', { agreementOn: '2025-09-05' })).on('2025-10-10').limits.apply?.status).toBe('late')
})
test('司法确认程序规定第4条第1款: three calendar days to decide on acceptance', () => {
  expect(given(applied('2025-07-08')).on('2025-07-08').limits.accept?.due.on).toBe('2025-07-11')
})
test('司法确认程序规定第5条第1款: fifteen days from acceptance, ten more at most; only for 人民调解', () => {
  const c = given(applied('2025-07-08'), docketed('2025-07-08'))
  const extended = (days: number) => ['2025-07-10', 'judge', 'extendedByRules', { days, byPresident: true }] as const
  expect(c.on('2025-07-08').limits.decideByRules?.due.on).toBe('2025-07-23')
  expect(c.refuses(...extended(11))).toMatchObject([{ code: 'extension-too-long', article: '人民调解协议司法确认程序规定第五条第一款' }])
  expect(c.and(extended(10)).on('2025-07-10').limits.decideByRules).toMatchObject({ extensionLeft: 0, due: { on: '2025-08-04' } }) // 2 August is a Saturday
  expect(
    given(applied('2025-07-08', { peoplesMediation: false }), docketed('2025-07-08')).on('2025-07-08').limits.decideByRules,
  ).toBeUndefined()
})
describe('民诉法解释第372条第2款', () => {
  const ruled = given(applied('2025-07-07'), docketed('2025-07-07'), confirmed('2025-07-08'))
  test('a party objects within fifteen days of receipt', () => {
    const document = ruled.on('2025-07-08').documents.find((d) => d.key === 'ruling')!.seq
    const serve = (party: string): Line => ['2025-07-08', 'judge', 'document.served', { document, key: 'ruling', party, method: 'direct' }]
    expect(ruled.and(serve('applicant-1')).on('2025-07-08').limits.objectionOfParty?.due.on).toBe('2025-07-23')
  })
  test('a third person within six months of knowing, a fixed period', () => {
    const objected = (on: string): Line => [on, 'judge', 'thirdPartyObjected', { knewOn: '2025-01-09', grounds: '侵害权益' }]
    expect(ruled.and(objected('2025-07-09')).on('2025-07-09').limits.objectionOfThird).toMatchObject({
      due: { on: '2025-07-09' },
      status: 'met',
    })
    expect(ruled.and(objected('2025-07-10')).on('2025-07-10').limits.objectionOfThird?.status).toBe('late')
  })
})
test('serving a ruling that refuses or dismisses is a target of seven working days', () => {
  const refused = given(applied('2025-07-07'), ['2025-07-08', 'judge', 'notAccepted', { reasons: '不属于受理范围' }])
  expect(refused.on('2025-07-08').limits.refusalService).toMatchObject({ due: { on: '2025-07-17' }, internal: true, articles: [] })
  const dismissed = given(applied('2025-07-07'), docketed('2025-07-07'), [
    '2025-07-08',
    'judge',
    'dismissed',
    { ground: 'unclear', reasons: '不明确' },
  ])
  expect(dismissed.on('2025-07-08').limits.dismissalService).toMatchObject({ due: { on: '2025-07-17' }, internal: true, articles: [] })
})
test('both sides apply: one alone is refused', () => {
  expect(
    given()
      .refuses('2025-07-08', 'judge', 'applied', { ...agreement, applicants: agreement.applicants.slice(0, 1) })
      .map((r) => r.code),
  ).toEqual(['paper-invalid'])
})
