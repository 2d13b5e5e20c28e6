import { scenario } from '@fadu/procedure/scenario'
import { describe, expect, test } from 'vitest'
import { administrativeReconsideration } from './procedure.ts'
import { accepted, answered, decided, due, filed, heard, normOpened, resumed, served, suspended } from './scenario-lines.ts'

/** Every number of the 2023 law. Due days were counted by hand on the State Council's notices; each moves when its number moves by one day. */
const given = scenario(administrativeReconsideration)
const review = given(filed('2025-07-01'), accepted('2025-07-04'))

describe('申请 (arts. 20, 21; regulation art. 16)', () => {
  const applyBy = (knewOn: string, on: string, more = {}) => due(given(filed(on, { knewOn, ...more })), on, 'apply')
  test('第20条第1款: sixty days; day 60 of 6 December 2024 is in Spring Festival, so 5 February', () => {
    expect(applyBy('2024-12-06', '2025-01-24')).toBe('2025-02-05')
    expect(applyBy('2024-12-05', '2025-01-24')).toBe('2025-02-05')
  })
  test('第20条第1款: a sixtieth day among working days is itself the last', () => {
    expect(applyBy('2025-05-09', '2025-07-01')).toBe('2025-07-08')
    expect(given(filed('2025-07-08', { knewOn: '2025-05-09' })).on('2025-07-08').limits.apply).toMatchObject({ status: 'met' })
    expect(given(filed('2025-07-09', { knewOn: '2025-05-09' })).on('2025-07-09').limits.apply).toMatchObject({ status: 'late' })
  })
  test('第20条第3款: one year where the right to apply was not told', () => {
    expect(applyBy('2024-07-09', '2025-07-01', { notInformed: true })).toBe('2025-07-09')
  })
  test('第21条: never after five years, twenty for immovables; the cap does not roll', () => {
    const cap = (more: object) => due(given(filed('2025-07-01', { actOn: '2020-07-05', ...more })), '2025-07-01', 'applyCap')
    expect(cap({})).toBe('2025-07-05') // a Saturday
    expect(cap({ immovable: true })).toBe('2040-07-05')
  })
  test('条例第16条: for a failure to act, sixty days from the request, then the sixty days to apply', () => {
    const c = given(filed('2025-06-30', { actKind: 'inaction', requestReceivedOn: '2025-03-03' }))
    expect(due(c, '2025-06-30', 'omission')).toBe('2025-05-02')
    expect(due(c, '2025-06-30', 'apply')).toBe('2025-07-01')
  })
})

describe('受理 (arts. 30 to 32)', () => {
  test('第30条: received on 24 January 2025; 26 and 27 January, 5, 6, 7 February are the five working days', () => {
    const c = given(filed('2025-01-24'))
    expect(c.on('2025-02-07')).toMatchObject({
      stage: 'examination',
      limits: { examination: { status: 'running', due: { on: '2025-02-07' } } },
    })
  })
  test('第30条第3款: silence is acceptance on the day the examination ends; the sixty days run from there, thirty more at most', () => {
    const c = given(filed('2025-01-24'))
    expect(c.on('2025-02-08')).toMatchObject({ stage: 'review', facts: { accepted: { by: 'clock', on: '2025-02-07', track: 'ordinary' } } })
    expect(due(c, '2025-02-08', 'decision')).toBe('2025-04-08')
    expect(due(c.and(['2025-04-01', 'office-head', 'extended', { days: 30, reason: '复杂' }]), '2025-04-01', 'decision')).toBe('2025-05-08')
  })
  test('第31条: correction asked within five working days; ten to correct, from receipt, over National Day', () => {
    const c = served(
      given(filed('2025-09-24'), ['2025-09-25', 'clerk', 'sentBack', { missing: '身份证明' }]),
      '2025-09-25',
      'correctionNotice',
      'applicant-1',
    )
    expect(due(c, '2025-09-25', 'correctionNotice')).toBe('2025-09-30')
    expect(due(c, '2025-09-25', 'correction')).toBe('2025-10-15')
    expect(c.refuses('2025-10-15', 'clerk', 'abandoned', { noGoodReason: '无' })).toMatchObject([
      { code: 'correction-running', article: '行政复议法第三十一条第二款' },
    ])
    expect(c.and(['2025-10-16', 'clerk', 'abandoned', { noGoodReason: '无' }]).on('2025-10-16')).toMatchObject({
      stage: 'closed',
      outcome: 'abandoned',
    })
    expect(c.on('2025-12-01').stage).toBe('correction')
    expect(due(c.and(['2025-10-10', 'clerk', 'correctionExtended', { days: 3, reason: '住院' }]), '2025-10-10', 'correction')).toBe(
      '2025-10-20',
    )
  })
  test('第31条第3款: what is corrected is examined anew for five working days', () => {
    const c = served(
      given(filed('2025-07-01'), ['2025-07-02', 'clerk', 'sentBack', { missing: '身份证明' }]),
      '2025-07-02',
      'correctionNotice',
      'applicant-1',
    )
    expect(due(c.and(['2025-07-07', 'applicant', 'corrected', { supplement: '补齐' }]), '2025-07-07', 'examination')).toBe('2025-07-14')
  })
  test('第32条: the organ of the act passes the application on within five working days', () => {
    const c = given(['2025-09-26', 'respondent', 'filedWithOrgan', filed('2025-09-26')[3]])
    expect(due(c, '2025-09-26', 'forwarding')).toBe('2025-10-10')
    expect(due(c.and(['2025-09-28', 'respondent', 'forwarded', { opinion: '维持' }]), '2025-09-28', 'examination')).toBe('2025-10-11')
  })
})

describe('审理 (arts. 48, 51, 54, 56 to 58, 60)', () => {
  test('第48条: the copy within seven working days, the answer within ten of its receipt', () => {
    const c = given(filed('2025-09-22'), accepted('2025-09-25'))
    expect(due(c, '2025-09-25', 'copy')).toBe('2025-10-11')
    const sent = served(c, '2025-09-26', 'answerNotice', 'respondent-1')
    expect(sent.on('2025-09-26').limits.copy).toMatchObject({ status: 'met' })
    expect(due(sent, '2025-09-26', 'answer')).toBe('2025-10-16')
    expect(sent.on('2025-10-16').limits.answer?.status).toBe('running')
    expect(sent.on('2025-10-17').limits.answer?.status).toBe('expired')
  })
  test('第54条: simplified, three and five working days', () => {
    const c = given(filed('2025-09-26'), accepted('2025-09-29', { track: 'simplified', simplifiedBecause: 'three-thousand' }))
    expect(due(c, '2025-09-29', 'copy')).toBe('2025-10-10')
    expect(due(served(c, '2025-09-29', 'answerNotice', 'respondent-1'), '2025-09-29', 'answer')).toBe('2025-10-13')
  })
  test('第51条第1款: notice of a hearing five full working days before, counted back over the holiday', () => {
    const c = given(filed('2025-09-22'), accepted('2025-09-25'))
    const notice = { heldOn: '2025-10-14', place: '听证室', matters: '事实' }
    // Back from 14 October: 13, Saturday 11 (adjusted), 10, 9 October, 30 September lie between; the notice is out by 29 September.
    expect(c.refuses('2025-09-30', 'clerk', 'hearingNotified', notice)).toMatchObject([
      { code: 'notice-too-late', article: '行政复议法第五十一条第一款' },
    ])
    expect(due(c.and(['2025-09-29', 'clerk', 'hearingNotified', notice]), '2025-09-29', 'hearingNotice')).toBe('2025-09-29')
  })
  test('第56条: a norm the applicant complains of: thirty days to handle, seven working days to pass on, from the request', () => {
    const c = given(filed('2025-07-01'), accepted('2025-07-04'))
    expect(due(c.and(normOpened('2025-07-07', 'request', true)), '2025-07-07', 'normHandling')).toBe('2025-07-31')
    expect(due(c.and(normOpened('2025-07-07', 'request', false)), '2025-07-07', 'normTransfer')).toBe('2025-07-10')
  })
  test('第57条: a basis found unlawful in review: the same days, from the finding', () => {
    expect(due(review.and(normOpened('2025-07-08', 'ex_officio', true)), '2025-07-08', 'normHandling')).toBe('2025-08-07')
    expect(due(review.and(normOpened('2025-07-08', 'ex_officio', false)), '2025-07-08', 'normTransfer')).toBe('2025-07-17')
  })
  test('第58条第1款: three working days to tell the maker, ten for its answer', () => {
    const c = given(
      filed('2025-09-22'),
      accepted('2025-09-25'),
      normOpened('2025-09-26', 'request', true),
      suspended('2025-09-29', 'norm-review'),
    )
    expect(due(c, '2025-09-29', 'makerNotice')).toBe('2025-10-10')
    const told = c.and(['2025-10-09', 'clerk', 'makerNotified', { maker: '某局', receivedOn: '2025-10-09' }])
    expect(due(told, '2025-10-09', 'makerAnswer')).toBe('2025-10-22')
  })
  test('第60条: whoever receives the norm replies within sixty days', () => {
    const c = review.and(normOpened('2025-07-08', 'ex_officio', false), [
      '2025-07-11',
      'clerk',
      'normTransferred',
      { to: '某厅', receivedOn: '2025-07-11' },
    ])
    expect(due(c, '2025-07-11', 'transfereeReply')).toBe('2025-09-09')
  })
})

describe('审限 (arts. 39, 41, 62)', () => {
  test('第62条第1款: sixty days from acceptance', () => {
    expect(due(review, '2025-07-04', 'decision')).toBe('2025-09-02')
    const ended = served(review, '2025-07-07', 'answerNotice', 'respondent-1').and(answered('2025-07-14'), heard('2025-07-15'))
    expect(ended.and(decided('2025-09-02')).on('2025-09-02').limits.decision?.status).toBe('met')
    expect(ended.and(decided('2025-09-03')).on('2025-09-03').limits.decision?.status).toBe('late')
  })
  test('第62条第1款: the sixtieth day is 1 October, so the limit ends on 9 October', () => {
    expect(due(given(filed('2025-07-31'), accepted('2025-08-02', {})), '2025-08-04', 'decision')).toBe('2025-10-09')
  })
  test('第62条第2款: thirty days in the simplified track, sixty from acceptance once it is turned', () => {
    const c = given(filed('2025-06-30'), accepted('2025-07-01', { track: 'simplified', simplifiedBecause: 'disclosure' }))
    expect(due(c, '2025-07-01', 'decision')).toBe('2025-07-31')
    expect(due(c.and(['2025-07-10', 'clerk', 'converted', { reason: '争议较大' }]), '2025-07-10', 'decision')).toBe('2025-09-01') // 30 August is a Saturday
  })
  test('第62条第1款: thirty days more at most, run on from the original end', () => {
    expect(review.refuses('2025-08-25', 'office-head', 'extended', { days: 31, reason: '复杂' })).toMatchObject([
      { code: 'extension-too-long', article: '行政复议法第六十二条第一款' },
    ])
    const c = review.and(['2025-08-25', 'office-head', 'extended', { days: 27, reason: '复杂' }])
    expect(c.on('2025-08-25').limits.decision).toMatchObject({ due: { on: '2025-09-29' }, extensionLeft: 3 })
    expect(due(review.and(['2025-08-25', 'office-head', 'extended', { days: 30, reason: '复杂' }]), '2025-08-25', 'decision')).toBe(
      '2025-10-09',
    ) // 2 October is a holiday
    expect(review.refuses('2025-09-03', 'office-head', 'extended', { days: 5, reason: '复杂' })).toMatchObject([
      { code: 'extension-too-late', article: '行政复议法第六十二条第一款' },
    ])
  })
  test('第39条: days of suspension do not count, from its day to the day before it resumes', () => {
    const c = review.and(suspended('2025-07-10', 'mediation'))
    expect(c.on('2025-07-20').limits.decision).toMatchObject({ status: 'paused' })
    expect(due(c.and(resumed('2025-07-21')), '2025-07-21', 'decision')).toBe('2025-09-15') // 2 September and eleven days: Saturday 13
    expect(due(review.and(suspended('2025-07-10', 'mediation'), resumed('2025-07-24')), '2025-07-24', 'decision')).toBe('2025-09-16')
  })
  test('第41条第5项: a suspension ends the case only on three grounds and only after sixty days', () => {
    const ending = (on: string) => [on, 'clerk', 'terminated', { ground: 'suspended-sixty-days', reasons: '事由未消除' }] as const
    for (const ground of ['applicant-died', 'applicant-incapacitated', 'applicant-dissolved']) {
      const c = review.and(suspended('2025-07-10', ground))
      expect(c.refuses(...ending('2025-09-08'))).toMatchObject([
        { code: 'suspension-not-sixty-days', article: '行政复议法第四十一条第一款第五项' },
      ])
      expect(c.and(ending('2025-09-09')).on('2025-09-09')).toMatchObject({ stage: 'closed', outcome: 'terminated' })
    }
    for (const ground of ['applicant-missing', 'force-majeure', 'mediation', 'law-question', 'other-case', 'norm-review', 'other']) {
      expect(review.and(suspended('2025-07-10', ground)).refuses(...ending('2026-06-30'))).toMatchObject([
        { code: 'suspension-not-sixty-days' },
      ])
    }
  })
})

describe('其后 (arts. 34, 76; litigation art. 45; regulation art. 49)', () => {
  const ready = served(review, '2025-07-07', 'answerNotice', 'respondent-1').and(answered('2025-07-08'), heard('2025-07-08'))
  test('行政诉讼法第45条: fifteen days to sue, from receipt of the decision', () => {
    expect(due(served(ready.and(decided('2025-07-08')), '2025-07-08', 'decision', 'applicant-1'), '2025-07-08', 'suit')).toBe('2025-07-23')
  })
  test('第34条: fifteen days to sue after a refusal where reconsideration comes first', () => {
    const refused = given(filed('2025-07-07'), ['2025-07-08', 'clerk', 'rejected', { reasons: '超过期限', preposition: true }])
    expect(due(served(refused, '2025-07-08', 'rejectionDecision', 'applicant-1'), '2025-07-08', 'suitAfterPreposition')).toBe('2025-07-23')
    const dismissed = review.and(['2025-07-08', 'clerk', 'dismissed', { reasons: '无利害关系', preposition: true }])
    expect(due(served(dismissed, '2025-07-08', 'dismissalDecision', 'applicant-1'), '2025-07-08', 'suitAfterPreposition')).toBe(
      '2025-07-23',
    )
  })
  test('第76条: sixty days to report on an opinion letter, also one issued after the decision', () => {
    const c = ready.and(decided('2025-07-10'), ['2025-07-11', 'clerk', 'opinionIssued', { content: '完善程序' }])
    expect(due(served(c, '2025-07-11', 'opinionLetter', 'respondent-1'), '2025-07-11', 'opinionReport')).toBe('2025-09-09')
  })
  test('条例第49条: sixty days to act anew where the decision orders it', () => {
    const c = ready.and(decided('2025-07-10', { outcome: 'revoked', redo: true }))
    expect(due(served(c, '2025-07-11', 'decision', 'respondent-1'), '2025-07-11', 'redo')).toBe('2025-09-09')
    expect(due(served(ready.and(decided('2025-07-10')), '2025-07-11', 'decision', 'respondent-1'), '2025-07-11', 'redo')).toBeUndefined()
  })
})
