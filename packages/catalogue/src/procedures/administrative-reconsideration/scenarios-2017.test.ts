import { type AnyProcedure, type AnyView, metaOf, schemaOf } from '@fadu/procedure'
import { scenario, type Told } from '@fadu/procedure/scenario'
import { describe, expect, test } from 'vitest'
import type { ReconsiderationPapers } from './papers.ts'
import { administrativeReconsideration, administrativeReconsideration2017 } from './procedure.ts'
import { accepted, answered, codes, decided, due, filed, normOpened, served, suspended } from './scenario-lines.ts'

/** The numbers of the 2017 text for cases begun up to 2023-12-31: only five and seven days are working days (art. 40). */
const given = scenario(administrativeReconsideration2017)

test('第9条（2017）: sixty days from knowledge', () => {
  expect(due(given(filed('2023-07-03', { knewOn: '2023-05-05' })), '2023-07-03', 'apply')).toBe('2023-07-04')
})
test('第17条（2017）: five working days over National Day; silence is acceptance from the day of receipt', () => {
  const c = given(filed('2023-09-27'))
  expect(due(c, '2023-09-27', 'examination')).toBe('2023-10-10')
  expect(c.on('2023-10-10').stage).toBe('examination')
  expect(c.on('2023-10-11')).toMatchObject({ stage: 'review', facts: { accepted: { by: 'clock', on: '2023-09-27' } } })
  expect(c.on('2023-10-11').limits.decision?.startedOn).toBe('2023-09-27')
})
test('第17条第2款（2017）: the periods run from receipt, also where acceptance was written down days later', () => {
  const c = given(filed('2023-07-03'), accepted('2023-07-06'))
  expect(c.on('2023-07-06').limits.decision).toMatchObject({ startedOn: '2023-07-03', due: { on: '2023-09-01' } })
  expect(due(c, '2023-07-06', 'copy')).toBe('2023-07-12')
})
test('第23条（2017）: the copy within seven working days', () => {
  expect(due(given(filed('2023-09-27'), accepted('2023-09-27')), '2023-09-27', 'copy')).toBe('2023-10-12')
})
test('第23条（2017）: the answer within ten calendar days; ten working days from 2024', () => {
  const old = served(given(filed('2023-12-14'), accepted('2023-12-15')), '2023-12-18', 'answerNotice', 'respondent-1')
  expect(due(old, '2023-12-18', 'answer')).toBe('2023-12-28')
  const late = served(given(filed('2023-12-14'), accepted('2023-12-15')), '2023-12-21', 'answerNotice', 'respondent-1')
  expect(due(late, '2023-12-21', 'answer')).toBe('2024-01-02') // day 10 is Sunday 31 December, then New Year
  const next = served(
    scenario(administrativeReconsideration)(filed('2024-01-02'), accepted('2024-01-02')),
    '2024-01-02',
    'answerNotice',
    'respondent-1',
  )
  expect(due(next, '2024-01-02', 'answer')).toBe('2024-01-16')
})
test('第31条（2017）: sixty days and thirty more, by the head of the organ', () => {
  const c = given(filed('2023-05-05'), accepted('2023-05-05'))
  expect(due(c, '2023-05-05', 'decision')).toBe('2023-07-04')
  expect(codes(c.refuses('2023-06-30', 'office-head', 'extended', { days: 30, reason: '复杂' }))).toEqual(['role-lacking'])
  expect(c.refuses('2023-06-30', 'organ-head', 'extended', { days: 31, reason: '复杂' })).toMatchObject([
    { code: 'extension-too-long', article: '行政复议法第三十一条第一款' },
  ])
  expect(due(c.and(['2023-06-30', 'organ-head', 'extended', { days: 30, reason: '复杂' }]), '2023-06-30', 'decision')).toBe('2023-08-03')
})
test('第26条、第27条（2017）: thirty days to handle a norm, seven working days to pass it on', () => {
  const c = given(filed('2023-07-04'), accepted('2023-07-04'))
  expect(due(c.and(normOpened('2023-07-06', 'request', true)), '2023-07-06', 'normHandling')).toBe('2023-08-03')
  expect(due(c.and(normOpened('2023-07-06', 'request', false)), '2023-07-06', 'normTransfer')).toBe('2023-07-13')
  expect(due(c.and(normOpened('2023-07-06', 'ex_officio', true)), '2023-07-06', 'normHandling')).toBe('2023-08-07') // day 30 is Saturday 5 August
  expect(due(c.and(normOpened('2023-07-11', 'ex_officio', true)), '2023-07-11', 'normHandling')).toBe('2023-08-10')
  expect(due(c.and(normOpened('2023-07-06', 'ex_officio', false)), '2023-07-06', 'normTransfer')).toBe('2023-07-17')
})
test('条例第57条: sixty days to report on an opinion letter', () => {
  const c = given(filed('2023-07-03'), accepted('2023-07-04'), ['2023-07-07', 'clerk', 'opinionIssued', { content: '完善程序' }])
  expect(due(served(c, '2023-07-07', 'opinionLetter', 'respondent-1'), '2023-07-07', 'opinionReport')).toBe('2023-09-05')
})
test('第22条（2017）: reviewed on paper; there is no simplified track', () => {
  expect(
    given(filed('2023-07-03')).refuses(...accepted('2023-07-04', { track: 'simplified', simplifiedBecause: 'all-agree' })),
  ).toMatchObject([{ code: 'no-simplified-track', article: '行政复议法第二十二条' }])
  const c = served(given(filed('2023-07-03'), accepted('2023-07-04')), '2023-07-05', 'answerNotice', 'respondent-1').and(
    answered('2023-07-06'),
  )
  expect(c.and(decided('2023-07-10')).on('2023-07-10').outcome).toBe('decided')
})
test('条例第42条: a suspension of sixty days may end the case', () => {
  const c = given(filed('2023-07-03'), accepted('2023-07-04'), suspended('2023-07-10', 'applicant-died'))
  expect(codes(c.refuses('2023-09-08', 'clerk', 'terminated', { ground: 'suspended-sixty-days', reasons: '未消除' }))).toEqual([
    'suspension-not-sixty-days',
  ])
  expect(c.and(['2023-09-09', 'clerk', 'terminated', { ground: 'suspended-sixty-days', reasons: '未消除' }]).on('2023-09-09').outcome).toBe(
    'terminated',
  )
})
test('条例第42条: the gates of termination cite the regulation; art. 26 and 27 hold the decision back', () => {
  const c = given(filed('2023-07-03'), accepted('2023-07-04'))
  const ending = (ground: string) => ['2023-07-10', 'clerk', 'terminated', { ground, reasons: '符合条件' }] as const
  expect(c.refuses(...ending('suspended-sixty-days'))).toMatchObject([{ article: '行政复议法实施条例第四十二条第二款' }])
  expect(c.refuses(...ending('withdrawn'))).toMatchObject([{ article: '行政复议法实施条例第四十二条第一款第一项' }])
  const open = c.and(normOpened('2023-07-06', 'request', true))
  expect(open.refuses(...decided('2023-07-10')).map((x) => [x.code, x.article])).toEqual([
    ['answer-outstanding', '行政复议法第二十三条'],
    ['norm-review-open', '行政复议法第二十六条'],
  ])
})
test('第9条（2017）、条例第15条: not told at first, sixty days from the later notice; the 2017 law knows no outer bound', () => {
  const c = given(filed('2023-07-03', { knewOn: '2023-05-05', notInformed: true, actOn: '2010-01-04' }))
  expect(c.on('2023-07-03').limits.apply).toMatchObject({
    due: { on: '2023-07-04' },
    articles: [
      { article: 9, paragraph: 1 },
      { statute: '行政复议法实施条例', article: 15, paragraph: 1, item: 5 },
    ],
  })
  expect(c.on('2023-07-03').limits.applyCap).toBeUndefined()
})
describe('条例第29条', () => {
  const sentBack = (on: string, days?: number) => [on, 'clerk', 'sentBack', { missing: '身份证明', ...(days && { days }) }] as const
  const c = served(given(filed('2023-07-06'), sentBack('2023-07-07', 10)), '2023-07-07', 'correctionNotice', 'applicant-1')
  test('asked for within five calendar days of receipt', () => expect(due(c, '2023-07-07', 'correctionNotice')).toBe('2023-07-11'))
  test('the notice must set the time, which runs in calendar days from its receipt', () => {
    expect(given(filed('2023-07-06')).refuses(...sentBack('2023-07-07'))).toMatchObject([
      { code: 'correction-time-missing', article: '行政复议法实施条例第二十九条' },
    ])
    expect(due(c, '2023-07-07', 'correction')).toBe('2023-07-17')
    expect(c.refuses('2023-07-17', 'clerk', 'abandoned', { noGoodReason: '无' })).toMatchObject([
      { code: 'correction-running', article: '行政复议法实施条例第二十九条' },
    ])
    expect(c.and(['2023-07-18', 'clerk', 'abandoned', { noGoodReason: '无' }]).on('2023-07-18').outcome).toBe('abandoned')
  })
  test('a second notice with another time leaves the first as it was', () => {
    const again = served(
      c.and(['2023-07-10', 'applicant', 'corrected', { supplement: '补齐' }], sentBack('2023-07-11', 20)),
      '2023-07-11',
      'correctionNotice',
      'applicant-1',
    )
    expect(
      again
        .on('2023-07-11')
        .allLimits.filter((l) => l.key === 'correction')
        .map((l) => l.due.on),
    ).toEqual(['2023-07-17', '2023-07-31'])
  })
  test('the time to correct is not counted: the periods run from the correction', () => {
    const corrected = c.and(['2023-07-12', 'applicant', 'corrected', { supplement: '补齐' }], accepted('2023-07-14'))
    expect(corrected.on('2023-07-14').limits).toMatchObject({
      decision: { startedOn: '2023-07-12', due: { on: '2023-09-11' } },
      copy: { startedOn: '2023-07-12' },
    })
  })
})
test('第26条（2017）: the organ that receives a norm complained of has sixty days; art. 27 sets none', () => {
  const passed = (own: 'request' | 'ex_officio') =>
    given(filed('2023-07-03'), accepted('2023-07-04'), normOpened('2023-07-05', own, false), [
      '2023-07-07',
      'clerk',
      'normTransferred',
      { to: '某厅', receivedOn: '2023-07-07' },
    ])
  expect(passed('request').on('2023-07-07').limits.transfereeReply).toMatchObject({
    due: { on: '2023-09-05' },
    articles: [{ edition: '2017', article: 26 }],
  })
  expect(passed('ex_officio').on('2023-07-07').limits.transfereeReply).toBeUndefined()
})
describe('条例第41条、第42条', () => {
  const review = given(filed('2023-07-03'), accepted('2023-07-04'))
  const next = scenario(administrativeReconsideration)(filed('2025-07-01'), accepted('2025-07-04'))
  const ending = (on: string, ground: string, more: object = {}) =>
    [on, 'clerk', 'terminated', { ground, reasons: '符合条件', ...more }] as const
  const grounds = (edition: AnyProcedure, event: string) =>
    Object.keys(metaOf(schemaOf(edition.papers[event]).shape.ground as never)?.choices ?? {})
  test('each edition has the grounds of its own text: no suspension for mediation in 2017, no settlement as an ending since', () => {
    const [now, then] = [administrativeReconsideration, administrativeReconsideration2017] as unknown as [AnyProcedure, AnyProcedure]
    expect(grounds(now, 'suspended').filter((g) => !grounds(then, 'suspended').includes(g))).toEqual(['mediation'])
    expect(grounds(then, 'suspended').filter((g) => !grounds(now, 'suspended').includes(g))).toEqual([])
    expect(grounds(then, 'terminated').filter((g) => !grounds(now, 'terminated').includes(g))).toEqual(['settled'])
    expect(codes(review.refuses(...suspended('2023-07-10', 'mediation')))).toEqual(['paper-invalid'])
    expect(next.and(suspended('2025-07-10', 'mediation')).on('2025-07-10').stage).toBe('suspension')
    expect(codes(next.refuses(...ending('2025-07-10', 'settled')))).toContain('paper-invalid')
  })
  test('第40条、第42条第1款第4项: a settlement ends the case when it was handed in in writing and allowed', () => {
    expect(review.refuses(...ending('2023-07-10', 'settled'))).toMatchObject([
      { code: 'settlement-not-allowed', article: '行政复议法实施条例第四十条' },
    ])
    const c = review.and(ending('2023-07-10', 'settled', { settlementAllowed: true }))
    expect(c.on('2023-07-10')).toMatchObject({ stage: 'closed', outcome: 'terminated' })
  })
  const written = (procedure: AnyProcedure, c: Told<ReconsiderationPapers, string>, on: string, key: string) => {
    const view = c.on(on) as unknown as AnyView
    const entry = view.log.at(-1)!
    return procedure.documents[key]!.text({
      view,
      paper: entry.paper,
      on: entry.on,
      partyName: (p: { name: string }) => p.name,
      entryName: (id) => id,
    }).paragraphs.join('')
  }
  test.each([
    ['applicant-missing', '因申请人下落不明或者被宣告失踪', '因申请人下落不明，'],
    ['force-majeure', '因申请人、被申请人因不可抗力不能参加', '因因不可抗力或者其他正当理由不能参加'],
  ])('%s: the notice speaks in the words of its edition', (ground, then, now) => {
    const [old, young] = [administrativeReconsideration2017, administrativeReconsideration] as unknown as [AnyProcedure, AnyProcedure]
    expect(written(old, review.and(suspended('2023-07-10', ground)), '2023-07-10', 'suspensionNotice')).toContain(then)
    expect(written(young, next.and(suspended('2025-07-10', ground)), '2025-07-10', 'suspensionNotice')).toContain(now)
  })
  test('行政拘留 turned into 刑事拘留 is the narrower ground of 2017', () => {
    const any = administrativeReconsideration2017 as unknown as AnyProcedure
    const c = review.and(ending('2023-07-10', 'criminal-measure'))
    expect(written(any, c, '2023-07-10', 'terminationDecision')).toContain('变更为刑事拘留')
  })
})
test('what came with the 2023 law does not exist in a case of 2017: filing through the organ, the committee, the tracks, the maker', () => {
  const unknown = ['filedWithOrgan', 'forwarded', 'actChanged', 'consulted', 'converted', 'makerNotified', 'makerAnswered']
  expect(unknown.filter((event) => event in administrativeReconsideration2017.events)).toEqual([])
  expect(unknown.filter((event) => !(event in administrativeReconsideration.events))).toEqual([])
  expect(codes(given().refuses('2023-07-03', 'respondent', 'filedWithOrgan', filed('2023-07-03')[3]))).toEqual(['unknown-event'])
  expect(Object.keys(administrativeReconsideration2017.stages)).not.toContain('forwarding')
})
test('the 2017 law sets no time to announce a hearing, and asks no head to it', () => {
  const c = given(filed('2023-07-03'), accepted('2023-07-04')).and(
    ['2023-07-05', 'clerk', 'hearingNotified', { heldOn: '2023-07-06', place: '听证室', matters: '事实' }],
    ['2023-07-06', 'clerk', 'hearingHeld', { minutes: '记录', headAttended: false }],
    normOpened('2023-07-06', 'request', true),
    suspended('2023-07-06', 'norm-review'),
  )
  const { hearingNotice, makerNotice, makerAnswer } = c.on('2023-07-07').limits
  expect({ hearingNotice, makerNotice, makerAnswer }).toEqual({})
})
test('第19条（2017）: fifteen days to sue after a refusal; a dismissal falls under 行政诉讼法第45条', () => {
  const refused = given(filed('2023-07-06'), ['2023-07-10', 'clerk', 'rejected', { reasons: '超过期限', preposition: true }])
  expect(served(refused, '2023-07-10', 'rejectionDecision', 'applicant-1').on('2023-07-10').limits.suitAfterPreposition).toMatchObject({
    due: { on: '2023-07-25' },
    articles: [{ statute: '行政复议法', edition: '2017', article: 19 }],
  })
  const dismissed = given(filed('2023-07-06'), accepted('2023-07-07'), [
    '2023-07-10',
    'clerk',
    'dismissed',
    { reasons: '无利害关系', preposition: true },
  ])
  expect(served(dismissed, '2023-07-10', 'dismissalDecision', 'applicant-1').on('2023-07-10').limits.suitAfterPreposition).toMatchObject({
    due: { on: '2023-07-25' },
    articles: [{ statute: '行政诉讼法', article: 45 }],
  })
})
test('条例第51条: never worse for the applicant, whatever a third party asked', () => {
  const c = served(given(filed('2023-07-03'), accepted('2023-07-04')), '2023-07-05', 'answerNotice', 'respondent-1').and(
    answered('2023-07-06'),
  )
  expect(c.refuses(...decided('2023-07-10', { outcome: 'changed', worse: true, thirdPartyAsked: true }))).toMatchObject([
    { code: 'worse-for-applicant', article: '行政复议法实施条例第五十一条' },
  ])
})
test('editions are chosen by the day the case begins', () => {
  expect(administrativeReconsideration2017.inForce.until).toBe('2023-12-31')
  expect(administrativeReconsideration.inForce.from).toBe('2024-01-01')
})
