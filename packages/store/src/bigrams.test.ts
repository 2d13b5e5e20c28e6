import { expect, test } from 'vitest'
import { searchQuery, searchVector } from './bigrams.ts'

test('a run of characters becomes its pairs, the last character beside the last pair', () => {
  expect(searchVector('规范性文件')).toBe("'规范':2 '范性':3 '性文':4 '文件':5 '件':5")
})

test('no phrase reaches from one text into the next', () => {
  expect(searchVector('甲', '乙')).toBe("'甲':2 '乙':4")
})

test('full-width digits and capitals are the same as ordinary ones', () => {
  expect(searchVector('２０２６ Card')).toBe(searchVector('2026 CARD'))
})

test('a query is a phrase of pairs for each word', () => {
  expect(searchQuery('青瓷保护 2026')).toBe("('青瓷' <-> '瓷保' <-> '保护') & ('2026':*)")
})

test('quotes, brackets and operators never reach the query', () => {
  expect(searchQuery("'; drop | (x) & !y:*")).toBe("('drop':*) & ('x':*) & ('y':*)")
  expect(searchQuery(" 〔〕'\\ ")).toBeUndefined()
})
