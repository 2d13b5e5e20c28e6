import { contradictions } from '@fadu/indicator'
import { describe, expect, test } from 'vitest'
import { claimsIn } from './claims.ts'
import { piecesIn } from './composition.ts'

const figures = [
  { indicator: 'cases', period: '2025', value: 120, qualifier: 'exact', asOf: '2026-01-05' },
  { indicator: 'cases', period: '2024', value: 100, qualifier: 'exact', asOf: '2026-01-05' },
] as const
const found = (text: string) => contradictions(claimsIn(text, figures as never, (f) => `${f.value}件`)).map((c) => c.says.zh)

describe('what a text claims of its own numbers', () => {
  test('51 of 91 is not 59.3 %', () => {
    expect(found('办结行政复议91件，其中调解和撤回51件，调撤率59.3%。')).toEqual([
      '调撤率写作59.3，按51/91计算为56.0；59.3＝51/86（另一分母）',
    ])
    expect(found('办结行政复议91件，其中调解和撤回51件，调撤率56%。')).toEqual([])
  })
  test('shares that are said to be the whole', () => {
    expect(found('三类案件分别占50%、30%、15%')).toHaveLength(1)
    expect(found('三类案件分别占50%、30%、20%')).toEqual([])
    expect(found('其中两类分别占50%、30%')).toEqual([])
  })
  test('growth against the year before', () => {
    expect(found('办结{{cases@2025}}，同比增长20%')).toEqual([])
    expect(found('办结{{cases@2025}}，同比增长16.7%')[0]).toContain('20.0')
    expect(found('办结{{unknown}}，同比增长16.7%')).toEqual([])
  })
  test('nothing is read into a sentence with more counts than a rate has', () =>
    expect(found('办结91件，涉及300人，其中51件调解，占比59.3%')).toEqual([]))
  test('a text comes apart at its references', () =>
    expect(piecesIn('共{{cases@2025}}件{{none}}', figures as never)).toEqual([
      { text: '共' },
      { reference: '{{cases@2025}}', figure: figures[0] },
      { text: '件' },
      { reference: '{{none}}' },
    ]))
})
