import type { Article } from '@fadu/legal-time'
import type { AnyProcedure, AnyView, Gate, Remedy } from '@fadu/procedure'
import { type Line, scenario, type Told } from '@fadu/procedure/scenario'
import { describe, expect, test } from 'vitest'
import type { ReconsiderationPapers } from './papers.ts'
import { administrativeReconsideration, administrativeReconsideration2017 } from './procedure.ts'
import { accepted, filed } from './scenario-lines.ts'

/** Neither edition speaks in the other's articles: not in gates, remedies, burdens or limits, and not in what it writes. */
const editions = [
  ['2023', administrativeReconsideration as unknown as AnyProcedure],
  ['2017', administrativeReconsideration2017 as unknown as AnyProcedure],
] as const

/** Every article a value holds; functions are asked by the scenarios. */
function articlesIn(value: unknown): readonly Article[] {
  if (typeof value !== 'object' || value === null) return []
  const own = 'statute' in value && 'article' in value ? [value as Article] : []
  return [...own, ...Object.values(value).flatMap(articlesIn)]
}

test.each(editions)('%s cites its own edition', (edition, procedure) => {
  const articles = articlesIn([procedure.events, procedure.limits, procedure.documents, procedure.basis, procedure.disclosure])
  const own = articles.filter((a) => a.statute === '行政复议法')
  expect(own.length).toBeGreaterThan(20)
  expect(own.filter((a) => a.edition !== edition)).toEqual([])
})

test('2017: each gate under its article', () => {
  const { events } = administrativeReconsideration2017 as unknown as AnyProcedure
  const gates = Object.values(events as Record<string, { needs?: readonly Gate<never, never>[] }>).flatMap((e) => e.needs ?? [])
  const under = gates.map((g) => [
    g.code,
    [g.under].flat().map((a) => [a.statute, a.article, a.paragraph, a.item].filter(Boolean).join(' ')),
  ])
  expect(Object.fromEntries(under)).toEqual({
    'correction-time-missing': ['行政复议法实施条例 29'],
    'correction-running': ['行政复议法实施条例 29'],
    'no-simplified-track': ['行政复议法 22'],
    'worse-for-applicant': ['行政复议法实施条例 51'],
    'answer-outstanding': ['行政复议法 23'],
    'norm-review-open': ['行政复议法 26', '行政复议法 27'],
    'mediation-unsigned': ['行政复议法实施条例 50 2'],
    'settlement-not-allowed': ['行政复议法实施条例 40'],
    'suspension-not-sixty-days': ['行政复议法实施条例 42 2'],
    'withdrawal-not-asked': ['行政复议法实施条例 42 1 1'],
    'redo-not-ordered': ['行政复议法 28 1 3'],
  })
})

test.each(editions)('%s: 行政诉讼法第46条: six months to sue directly over the act', (_, procedure) => {
  const remedies = (procedure.events.terminated as { ends: { remedy: readonly Remedy[] } }).ends.remedy
  expect(remedies).toMatchObject([{ under: { statute: '行政诉讼法', article: 46, paragraph: 1 }, within: { amount: 6, unit: 'month' } }])
  expect(remedies[0]?.words.zh).toContain('六个月')
})

describe('documents', () => {
  const written = (told: Told<ReconsiderationPapers, string>, procedure: AnyProcedure, event: string, key: string) => {
    const entry = told.log.findLast((e) => e.type === event)!
    const view = told.on(entry.on) as unknown as AnyView
    return procedure.documents[key]!.text({
      view: view as never,
      paper: entry.paper,
      on: entry.on,
      partyName: (p) => p.name,
      entryName: (id) => id,
    }).paragraphs.join('')
  }
  const told = {
    '2023': (...lines: readonly Line[]) => scenario(administrativeReconsideration)(filed('2025-07-01'), ...lines),
    '2017': (...lines: readonly Line[]) => scenario(administrativeReconsideration2017)(filed('2023-07-03'), ...lines),
  }
  const on = { '2023': '2025-07-03', '2017': '2023-07-05' } as const
  test.each([
    ['2023', 'sentBack', 'correctionNotice', { missing: '身份证明' }, '十日（工作日）内提交补正材料'],
    ['2017', 'sentBack', 'correctionNotice', { missing: '身份证明', days: 12 }, '之日起12日内提交补正材料'],
    ['2023', 'rejected', 'rejectionDecision', { reasons: '超期' }, '根据行政复议法第三十条的规定'],
    ['2017', 'rejected', 'rejectionDecision', { reasons: '超期' }, '根据行政复议法第十七条第一款的规定'],
    ['2023', 'accepted', 'answerNotice', {}, '十日（工作日）内提出书面答复'],
    ['2023', 'accepted', 'answerNotice', { track: 'simplified', simplifiedBecause: 'all-agree' }, '五日（工作日）内提出书面答复'],
    ['2017', 'accepted', 'answerNotice', {}, '之日起十日内提出书面答复'],
    ['2023', 'accepted', 'acceptanceNotice', {}, '本机关自2025-07-03起受理，适用普通程序审理'],
    ['2017', 'accepted', 'acceptanceNotice', {}, '自2023-07-03收到之日起即为受理'],
  ] as const)('%s: %s writes %s', (edition, event, key, paper, says) => {
    const c = told[edition]([on[edition], 'clerk', event, paper])
    expect(written(c, Object.fromEntries(editions)[edition]!, event, key)).toContain(says)
  })
  test.each([
    ['2023', '根据行政复议法第三十三条的规定', '被申请人的负责人应当参加听证', '签字或者签章'],
    ['2017', '根据行政复议法实施条例第四十八条第一款第二项的规定', undefined, '经双方当事人签字'],
  ] as const)('%s: dismissal, hearing, mediation', (edition, dismissal, hearing, mediation) => {
    const review = told[edition](accepted(on[edition]))
    const procedure = Object.fromEntries(editions)[edition]!
    const day = edition === '2023' ? '2025-07-04' : '2023-07-06'
    expect(
      written(review.and([day, 'clerk', 'dismissed', { reasons: '无利害关系' }]), procedure, 'dismissed', 'dismissalDecision'),
    ).toContain(dismissal)
    const heldOn = edition === '2023' ? '2025-08-04' : '2023-07-07'
    const notice = written(
      review.and([day, 'clerk', 'hearingNotified', { heldOn, place: '听证室', matters: '事实' }]),
      procedure,
      'hearingNotified',
      'hearingNotice',
    )
    if (hearing) expect(notice).toContain(hearing)
    else expect(notice).not.toContain('应当参加')
    expect(
      written(review.and([day, 'clerk', 'mediated', { content: '减轻', signed: true }]), procedure, 'mediated', 'mediationStatement'),
    ).toContain(mediation)
  })
})
