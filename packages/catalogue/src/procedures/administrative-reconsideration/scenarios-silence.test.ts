import { scenario } from '@fadu/procedure/scenario'
import { describe, expect, test } from 'vitest'
import { administrativeReconsideration, administrativeReconsideration2017 } from './procedure.ts'
import { accepted, answered, decided, due, filed, heard, resumed, served, suspended } from './scenario-lines.ts'

/** 行政诉讼法第四十五条第二句: no decision in time, and the applicant may sue within fifteen days of the last day of the period. */
const editions = [
  {
    edition: '2023',
    procedure: administrativeReconsideration,
    lines: (more: object) => [filed('2025-07-01'), accepted('2025-07-04', more)] as const,
    lastDay: '2025-09-02',
    after: '2025-09-03',
    until: '2025-09-17',
    preposition: { statute: '行政复议法', edition: '2023', article: 34 },
  },
  {
    edition: '2017',
    procedure: administrativeReconsideration2017,
    lines: (more: object) => [filed('2023-05-05'), accepted('2023-05-08', more)] as const,
    lastDay: '2023-07-04',
    after: '2023-07-05',
    until: '2023-07-19',
    preposition: { statute: '行政复议法', edition: '2017', article: 19 },
  },
] as const

describe.each(editions)('$edition', ({ procedure, lines, lastDay, after, until, preposition }) => {
  const given = scenario(procedure)
  test('行政诉讼法第45条: from the day the period to decide ended in silence', () => {
    const c = given(...lines({}))
    expect(c.on(lastDay).limits).toMatchObject({ decision: { status: 'running', due: { on: lastDay } } })
    expect(c.on(lastDay).limits.suitAfterSilence).toBeUndefined()
    expect(c.on(after).limits.suitAfterSilence).toMatchObject({
      kind: 'limitation',
      bears: 'applicant',
      startedOn: lastDay,
      due: { on: until },
      articles: [{ statute: '行政诉讼法', article: 45 }],
    })
  })
  test('where reconsideration comes first, under the law of reconsideration itself', () => {
    const c = given(...lines({ preposition: true }))
    expect(c.on(after).limits.suitAfterSilence).toMatchObject({ startedOn: lastDay, due: { on: until }, articles: [preposition] })
  })
})

describe('2023', () => {
  const review = scenario(administrativeReconsideration)(filed('2025-07-01'), accepted('2025-07-04'))
  test('a decision that comes late does not take the right away; one in time leaves none', () => {
    const ready = served(review, '2025-07-07', 'answerNotice', 'respondent-1').and(answered('2025-07-14'), heard('2025-07-15'))
    expect(due(ready.and(decided('2025-09-03')), '2025-09-03', 'suitAfterSilence')).toBe('2025-09-17')
    expect(due(ready.and(decided('2025-09-02')), '2025-09-03', 'suitAfterSilence')).toBeUndefined()
  })
  test('an extension moves it, a suspension holds it back', () => {
    const extended = review.and(['2025-08-25', 'office-head', 'extended', { days: 30, reason: '复杂' }])
    expect(due(extended, '2025-10-09', 'suitAfterSilence')).toBeUndefined()
    expect(due(extended, '2025-10-10', 'suitAfterSilence')).toBe('2025-10-24')
    const stopped = review.and(suspended('2025-07-10', 'mediation'))
    expect(due(stopped, '2025-12-01', 'suitAfterSilence')).toBeUndefined()
    expect(due(stopped.and(resumed('2025-07-21')), '2025-09-16', 'suitAfterSilence')).toBe('2025-09-30')
  })
})
