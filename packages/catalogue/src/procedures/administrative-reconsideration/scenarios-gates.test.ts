import { chinaCalendar, day } from '@fadu/legal-time'
import { type AnyProcedure, type AnyView, disclosed } from '@fadu/procedure'
import { everyOrder } from '@fadu/procedure/orders'
import { scenario } from '@fadu/procedure/scenario'
import { walk } from '@fadu/procedure/walk'
import { describe, expect, test } from 'vitest'
import { administrativeReconsideration, administrativeReconsideration2017 } from './procedure.ts'
import { accepted, answered, application, codes, decided, filed, heard, normOpened, served, suspended } from './scenario-lines.ts'

const given = scenario(administrativeReconsideration)
const review = given(filed('2025-07-01'), accepted('2025-07-04'))
const answeredCase = served(review, '2025-07-07', 'answerNotice', 'respondent-1').and(answered('2025-07-08'))

describe('decision', () => {
  test('第39条、第48条、第49条、第50条、第52条、第63条: every unmet gate is told at once', () => {
    const major = given(filed('2025-07-01'), accepted('2025-07-04', { major: true }), normOpened('2025-07-07', 'request', true))
    const refused = major.refuses(...decided('2025-07-09', { outcome: 'changed', worse: true }))
    expect(refused.map((r) => [r.code, r.article])).toEqual([
      ['not-heard', '行政复议法第四十九条'],
      ['no-hearing', '行政复议法第五十条第一款'],
      ['not-consulted', '行政复议法第五十二条第二款第一项'],
      ['worse-for-applicant', '行政复议法第六十三条第二款'],
      ['answer-outstanding', '行政复议法第四十八条'],
      ['norm-review-open', '行政复议法第三十九条第一款第九项'],
    ])
  })
  test('第63条第2款: a change for the worse only where a third party asked for it', () => {
    const c = answeredCase.and(heard('2025-07-08'))
    expect(codes(c.refuses(...decided('2025-07-09', { outcome: 'changed', worse: true })))).toEqual(['worse-for-applicant'])
    expect(c.and(decided('2025-07-09', { outcome: 'changed', worse: true, thirdPartyAsked: true })).on('2025-07-09').outcome).toBe(
      'decided',
    )
    expect(c.and(decided('2025-07-09', { outcome: 'changed' })).on('2025-07-09').outcome).toBe('decided')
  })
  test('第49条、第54条: the simplified track may decide on paper, the ordinary may not', () => {
    expect(codes(answeredCase.refuses(...decided('2025-07-09')))).toEqual(['not-heard'])
    const simple = given(filed('2025-07-01'), accepted('2025-07-04', { track: 'simplified', simplifiedBecause: 'on-the-spot' }))
    const c = served(simple, '2025-07-07', 'answerNotice', 'respondent-1').and(answered('2025-07-08'))
    expect(c.and(decided('2025-07-09')).on('2025-07-09').stage).toBe('closed')
  })
  test('第48条、第70条: without an answer the decision waits until the respondent’s ten days are over', () => {
    const c = served(review, '2025-07-07', 'answerNotice', 'respondent-1').and(heard('2025-07-08'))
    expect(codes(c.refuses(...decided('2025-07-21')))).toEqual(['answer-outstanding'])
    expect(c.and(decided('2025-07-22', { outcome: 'revoked' })).on('2025-07-22').outcome).toBe('decided')
  })
  test('第61条: office head and organ head sign before the decision stands', () => {
    const c = answeredCase.and(heard('2025-07-08'), [...decided('2025-07-09').slice(0, 4), { unsigned: true }] as never)
    expect(c.on('2025-07-09').stage).toBe('review')
    expect(codes(c.refuses('2025-07-09', 'organ-head', 'draft.signed', { draft: c.log.at(-1)!.seq }))).toEqual(['not-signer'])
    expect(
      answeredCase
        .and(heard('2025-07-08'), decided('2025-07-09'))
        .log.at(-1)
        ?.signatures?.map((s) => s.role),
    ).toEqual(['office-head', 'organ-head'])
  })
})

describe('track, hearing, ending', () => {
  test('第53条: the simplified track needs a ground and takes no major case', () => {
    expect(codes(given(filed('2025-07-01')).refuses(...accepted('2025-07-04', { track: 'simplified', major: true })))).toEqual([
      'simplified-ground-missing',
      'simplified-and-major',
    ])
  })
  test('第62条第2款: the simplified track is not extended; turned to ordinary it may be', () => {
    const simple = given(filed('2025-07-01'), accepted('2025-07-04', { track: 'simplified', simplifiedBecause: 'all-agree' }))
    const extension = ['2025-07-20', 'office-head', 'extended', { days: 5, reason: '复杂' }] as const
    expect(simple.refuses(...extension)).toMatchObject([{ code: 'simplified-not-extended', article: '行政复议法第六十二条第二款' }])
    expect(
      simple.and(['2025-07-15', 'clerk', 'converted', { reason: '争议较大' }], extension).on('2025-07-20').limits.decision?.extensionLeft,
    ).toBe(25)
    expect(codes(review.refuses('2025-07-15', 'clerk', 'converted', { reason: '争议较大' }))).toEqual(['not-simplified'])
  })
  test('第51条: no hearing unannounced, and the head’s absence is explained', () => {
    expect(codes(review.refuses('2025-07-20', 'clerk', 'hearingHeld', { minutes: '记录', headAttended: false }))).toEqual([
      'hearing-not-announced',
      'absence-unexplained',
    ])
  })
  test('第41条第1项: terminated as withdrawn only where the applicant asked of their own will', () => {
    const ending = ['2025-07-20', 'clerk', 'terminated', { ground: 'withdrawn', reasons: '准予撤回' }] as const
    expect(review.refuses(...ending)).toMatchObject([{ code: 'withdrawal-not-asked', article: '行政复议法第四十一条第一款第一项' }])
    expect(
      review.and(['2025-07-18', 'applicant', 'withdrawalRequested', { reason: '已解决', ownWill: true }], ending).on('2025-07-20').outcome,
    ).toBe('terminated')
  })
  test('第73条: no mediation statement before all have signed', () => {
    expect(codes(review.refuses('2025-07-20', 'clerk', 'mediated', { content: '减轻', signed: false }))).toEqual(['mediation-unsigned'])
  })
  test('第62条: who may extend: the head of the office, nobody else', () => {
    expect(codes(review.refuses('2025-07-20', 'clerk', 'extended', { days: 5, reason: '复杂' }))).toEqual(['role-lacking'])
    expect(codes(review.refuses('2025-07-20', 'organ-head', 'extended', { days: 5, reason: '复杂' }))).toEqual(['role-lacking'])
  })
  test('第39条: no decision while suspended', () => {
    expect(codes(answeredCase.and(heard('2025-07-08'), suspended('2025-07-09', 'other')).refuses(...decided('2025-07-10')))).toEqual([
      'stage-wrong',
    ])
  })
})

describe('told and served', () => {
  const ends = administrativeReconsideration.events as unknown as AnyProcedure['events']
  test('every ending tells the applicant and names a remedy with its article', () => {
    const endings = Object.entries(ends).flatMap(([key, spec]) => (spec.ends ? [[key, spec.ends] as const] : []))
    expect(endings.map(([key]) => key).sort()).toEqual([
      'abandoned',
      'actChanged',
      'decided',
      'dismissed',
      'mediated',
      'rejected',
      'terminated',
    ])
    for (const [, ending] of endings) {
      expect(ending.tells).toContain('applicant')
      expect((ending.remedy as readonly { under: { article: number } }[])[0]?.under.article).toBeGreaterThan(0)
    }
  })
  test('a closed case still owes the service of its decision to both sides', () => {
    const closed = answeredCase.and(heard('2025-07-08'), decided('2025-07-09'))
    expect(closed.on('2025-07-18').limits.decisionService).toMatchObject({ status: 'running', internal: true, due: { on: '2025-07-18' } })
    const one = served(closed, '2025-07-10', 'decision', 'applicant-1')
    expect(one.on('2025-07-10').limits.decisionService?.status).toBe('running')
    expect(served(one, '2025-07-11', 'decision', 'respondent-1').on('2025-07-11').limits.decisionService?.status).toBe('met')
  })
  test('第79条: the public page shows the allow-list and nothing of the persons', () => {
    const closed = answeredCase.and(heard('2025-07-08'), decided('2025-07-09'))
    const any = administrativeReconsideration as unknown as AnyProcedure
    expect(disclosed(any, answeredCase.on('2025-07-09') as unknown as AnyView)).toBeUndefined()
    const page = disclosed(any, closed.on('2025-07-09') as unknown as AnyView)!
    expect(page.fields.map((f) => f.key)).toEqual(['filed.actKind', 'filed.act', 'decided.outcome', 'decided.reasons'])
    expect(JSON.stringify(page)).not.toContain('张某')
  })
})

describe('every path', () => {
  const examples = {
    filed: [application, { ...application, actKind: 'inaction', requestReceivedOn: '2023-01-03' }],
    filedWithOrgan: [application],
    heard: [heard('2025-07-08')[3]!],
    suspended: ['applicant-died', 'mediation', 'norm-review'].map((ground) => ({ ground })),
    decided: [
      { outcome: 'revoked', redo: true, reasons: '违法' },
      { outcome: 'changed', worse: true, reasons: '不当' },
      { outcome: 'upheld', reasons: '清楚' },
    ],
    hearingHeld: [{ minutes: '记录', headAttended: true }],
  }
  const track = [{}, { major: true }, { track: 'simplified', simplifiedBecause: 'all-agree' }]
  test.each([
    ['2023', administrativeReconsideration, '2025-03-03', track, [] as string[]],
    ['2017', administrativeReconsideration2017, '2023-03-01', [{}], ['act-changed'] as string[]],
  ] as const)(
    '%s: no dead end, no limit without end, no burden before its gates',
    (_, procedure, start, acceptances, unknown) => {
      const result = walk(procedure, {
        calendar: chinaCalendar,
        start: day(start),
        examples: { ...examples, accepted: acceptances },
        maxStates: 150,
      })
      expect(result.faults).toEqual([])
      // The whole definition at once, bounded: every event happened, and every limit that ran was seen to end. Orders: below.
      expect(Object.keys(procedure.events).filter((e) => !result.happened.includes(e))).toEqual([])
      expect(result.unended).toEqual([])
      const outcomes = ['abandoned', 'act-changed', 'decided', 'dismissed', 'mediated', 'rejected', 'terminated']
      expect(result.outcomes).toEqual(outcomes.filter((outcome) => !unknown.includes(outcome)))
    },
    60_000,
  )
  test.each([
    ['2023', administrativeReconsideration, '2025-03-03', track, ['executionStayed', 'performed', 'performanceOrdered']],
    [
      '2017',
      administrativeReconsideration2017,
      '2023-03-01',
      [{}],
      ['heard', 'hearingHeld', 'executionStayed', 'performed', 'performanceOrdered'],
    ],
  ] as const)(
    '%s: in whatever order things happen',
    (_, procedure, start, acceptances, apart) => {
      const orders = everyOrder(procedure, { calendar: chinaCalendar, start: day(start), examples: { ...examples, accepted: acceptances } })
      console.info(
        `${procedure.id} ${procedure.edition}: ${orders.states} states, ${orders.steps} steps, ${orders.outcomes.length} endings`,
      )
      expect(orders.faults).toEqual([])
      expect(orders.apart).toEqual(apart)
      expect(orders.states).toBeGreaterThan(1000)
    },
    120_000,
  )
})
