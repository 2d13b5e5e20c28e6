import { expect, test } from 'vitest'
import { chineseNumeral, citeEn, citeZh, statute } from './statute.ts'

test.each([
  [0, '零'],
  [2, '二'],
  [10, '十'],
  [15, '十五'],
  [20, '二十'],
  [90, '九十'],
  [100, '一百'],
  [105, '一百零五'],
  [110, '一百一十'],
  [115, '一百一十五'],
  [203, '二百零三'],
  [1000, '一千'],
  [1010, '一千零一十'],
  [1259, '一千二百五十九'],
  [10_000, '一万'],
  [10_005, '一万零五'],
  [100_000, '十万'],
  [110_010, '十一万零一十'],
  [1_203_000, '一百二十万三千'],
])('%i is %s', (n, text) => {
  expect(chineseNumeral(n)).toBe(text)
})

test('no numeral for what is not a whole number', () => {
  for (const n of [-1, 1.5, Number.NaN, 100_000_000]) expect(() => chineseNumeral(n)).toThrow(RangeError)
})

const art = statute('行政复议法', '2023')

test('Chinese citations are written as official documents write them', () => {
  expect(citeZh(art(30, 3))).toBe('行政复议法第三十条第三款')
  expect(citeZh(art(41, 1, 5))).toBe('行政复议法第四十一条第一款第五项')
  expect(citeZh({ statute: '刑法', article: 286, suffix: '之一' })).toBe('刑法第二百八十六条之一')
})

test('English citations take the name, a table of names, or leave the Chinese name', () => {
  expect(citeEn(art(30, 3))).toBe('Administrative Reconsideration Law art. 30(3)')
  expect(citeEn(art(30, 3), 'ARL')).toBe('ARL art. 30(3)')
  expect(citeEn(art(41, 1, 5), { 行政复议法: 'Reconsideration Law' })).toBe('Reconsideration Law art. 41(1)(5)')
  expect(citeEn({ statute: '刑法', article: 286, suffix: '之一' }, 'Criminal Law')).toBe('Criminal Law art. 286-1')
  expect(citeEn(statute('信访工作条例')(34))).toBe('信访工作条例 art. 34')
  expect(citeEn(statute('行政处罚法')(64, undefined, 2))).toBe('Administrative Penalty Law art. 64 item 2')
})

test('an article carries its edition and nothing undefined', () => {
  expect(art(62)).toEqual({ statute: '行政复议法', edition: '2023', article: 62 })
  expect(Object.keys(statute('民法典')(202))).toEqual(['statute', 'article'])
  expect(() => art(0)).toThrow(RangeError)
  expect(() => art(30, 1.5)).toThrow(RangeError)
  expect(() => statute('')).toThrow(RangeError)
})
