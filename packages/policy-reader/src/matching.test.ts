import { describe, expect, test } from 'vitest'
import { align } from './align.ts'
import { compareVersions } from './compare-versions.ts'
import { findCommitments } from './find-commitments.ts'
import { matchIndicators } from './match-indicators.ts'
import { matchOrgans } from './match-organs.ts'
import { plainDocument } from './plain-text.ts'
import { inventedPlan } from './testing/invented-plan.ts'

const read = (text: string) => findCommitments(plainDocument('plan.txt', text))

describe('indicators', () => {
  const vocabulary = [
    { id: 'once', term: '窗口一次办结率', unit: 'ratio' },
    { id: 'lost', term: '行政诉讼败诉率', alsoCalled: ['行政诉讼一审败诉率'], unit: 'ratio' },
    { id: 'rooms', term: '调解室数量', unit: '个' },
  ]
  const best = (text: string, unit?: string) => matchIndicators({ text, unit: unit ?? null }, vocabulary)[0]
  test('the same name, another name, and a likeness', () => {
    expect(best('窗口一次办结率达到85%以上', '%')).toMatchObject({ id: 'once', score: 1 })
    expect(best('行政诉讼一审败诉率降至6%以下', '%')).toMatchObject({ id: 'lost', score: 1 })
    expect(best('新建调解室12个', '个')?.id).toBe('rooms')
  })
  test('nothing is proposed for what nothing is like', () => expect(matchIndicators({ text: '植树300亩' }, vocabulary)).toEqual([]))
})

describe('organs', () => {
  const organs = [
    '云溪区司法局',
    '云溪区发展和改革局',
    '云溪区市场监督管理局',
    '云溪区人民法院',
    '中共云溪区委组织部',
    '云溪区卫生健康局',
    '云溪区教育局',
  ].map((name, i) => ({
    id: String(i),
    name,
  }))
  test.each([
    ['区司法局', '云溪区司法局'],
    ['司法局', '云溪区司法局'],
    ['区发展改革局', '云溪区发展和改革局'],
    ['区法院', '云溪区人民法院'],
    ['区市场监管局', '云溪区市场监督管理局'],
    ['区委组织部', '中共云溪区委组织部'],
  ])('%s is %s', (written, name) => expect(matchOrgans(written, organs)).toMatchObject({ kind: 'exact', organ: { name } }))
  test('a shorter abbreviation is offered, not decided', () => {
    expect(matchOrgans('发改局', organs)).toMatchObject({ kind: 'unsure', choices: [{ name: '云溪区发展和改革局' }] })
    expect(matchOrgans('水务局', organs)).toMatchObject({ kind: 'unsure' })
  })
  test('two that fit as well are left to a person', () =>
    expect(
      matchOrgans('司法局', [
        { id: 'a', name: '云溪区司法局' },
        { id: 'b', name: '青岚市司法局' },
      ]),
    ).toMatchObject({ kind: 'unsure', choices: [{ id: 'a' }, { id: 'b' }] }))
})

describe('plans side by side', () => {
  const lower = read(
    '云溪街道实施方案\n一、任务\n（一）统一办事指南。每个窗口配备2名帮办人员。\n（二）工作目标。到2024年，窗口一次办结率达到80%以上；到2025年，新建调解室12个。\n',
  )
  test('what is taken up, what is not, and what differs', () => {
    const aligned = align(lower, read(inventedPlan))
    expect(aligned.covered.map((c) => c.upper.title)).toContain('统一办事指南')
    expect(aligned.uncovered.map((c) => c.title)).toContain('缩短办理时间')
    expect(aligned.contradicting).toMatchObject([{ what: 'value', upperSays: '>= 85%', lowerSays: '>= 80%' }])
  })
  test('a new version: what came, what went, what changed', () => {
    const after = inventedPlan
      .replace('新建调解室12个', '新建调解室15个')
      .replace('（六）严格考核。考核结果纳入年度综合考评。\n', '')
      .replace('（责任单位：区政务办；', '（责任单位：区数据局；')
      .replace('二、重点任务', '二、重点任务\n\n（零）试点先行。选取2个镇街先行试点。\n')
    const difference = compareVersions(read(inventedPlan), read(after.replace('（零）', '（二）')))
    expect(difference.added.map((p) => p.title)).toEqual(['试点先行'])
    expect(difference.removed.map((p) => p.title)).toEqual(['严格考核'])
    const changes = difference.changed.flatMap((c) => c.changes.map((x) => `${c.new.title}: ${x.kind}`))
    expect(changes).toContain('工作目标: target')
    expect(changes).toContain('统一办事指南: units')
    expect(compareVersions(read(inventedPlan), read(inventedPlan))).toMatchObject({ added: [], removed: [], changed: [] })
  })
})
