import { describe, expect, test } from 'vitest'
import { contradictions } from './contradictions.ts'

describe('a rate beside its own counts', () => {
  const rate = { is: 'rate', name: '调撤率', numerator: 51, denominator: 91 } as const
  test('that agrees is left alone, however many decimals are printed', () =>
    expect(contradictions(['56', '56.0', '56.04'].map((printed) => ({ ...rate, printed })))).toEqual([]))
  test('51 of 91 is 56.0, not 59.3, which would be 51 of 86', () => {
    const [found] = contradictions([{ ...rate, printed: '59.3' }])
    expect(found).toMatchObject({ printed: '59.3', computed: '56.0' })
    expect(found?.explained?.zh).toContain('51/86')
  })
  test('a denominator at hand explains better than a guess', () => {
    const [found] = contradictions([{ ...rate, printed: '59.3', others: [{ name: '受理后办结', count: 86 }] }])
    expect(found?.says.zh).toBe('调撤率写作59.3，按51/91计算为56.0；59.3＝51/86（受理后办结）')
  })
  test('over nothing there is no rate', () => expect(contradictions([{ ...rate, denominator: 0, printed: '59.3' }])[0]?.computed).toBe('—'))
  test('per ten thousand', () =>
    expect(
      contradictions([{ is: 'rate', name: '万人律师数', numerator: 524, denominator: 1_010_000, times: 10_000, printed: '5.2' }]),
    ).toEqual([]))
})

describe('parts of a whole', () => {
  const parts = (whole: string, ...printed: string[]) =>
    contradictions([{ is: 'parts', name: '构成', whole, parts: printed.map((p, i) => ({ name: String(i), printed: p })) }])
  test('shares may miss a hundred by their rounding, no more', () => {
    expect(parts('100', '33.3', '33.3', '33.3')).toEqual([])
    expect(parts('100', '33.3', '33.3', '30.3')).toMatchObject([{ printed: '100', computed: '96.9' }])
    expect(parts('100', '33', '33', '33')).toEqual([])
  })
  test('counts are forgiven nothing', () => {
    expect(parts('185', '144', '41')).toEqual([])
    expect(parts('185', '144', '40')).toMatchObject([{ computed: '184' }])
  })
})

describe('growth', () => {
  const grown = { is: 'growth', name: '办结数', now: 120, before: 100 } as const
  test('on the right figure', () =>
    expect(
      contradictions([
        { ...grown, printed: '20' },
        { ...grown, printed: '20.0' },
      ]),
    ).toEqual([]))
  test('on this period’s own figure is found out', () => {
    const [found] = contradictions([{ ...grown, printed: '16.7' }])
    expect(found).toMatchObject({ computed: '20.0' })
    expect(found?.explained?.zh).toContain('本期数120')
  })
  test('on another year', () =>
    expect(contradictions([{ ...grown, printed: '50', others: [{ name: '2020年', count: 80 }] }])[0]?.explained?.zh).toContain('2020年'))
  test('from nought has no per cent', () => expect(contradictions([{ ...grown, before: 0, printed: '100' }])[0]?.computed).toBe('—'))
})
