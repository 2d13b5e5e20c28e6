import { describe, expect, test } from 'vitest'
import { qualified } from './qualified.ts'

describe('a figure and the word beside it', () => {
  test('the number is rounded the way the word allows', () => {
    expect(qualified('1346', '件', 'more-than')).toBe('超过1300件')
    expect(qualified('1346', '件', 'at-least')).toBe('1300件以上')
    expect(qualified('59.3', '%', 'nearly')).toBe('近60%')
    expect(qualified('59.3', '%', 'more-than')).toBe('超过59%')
    expect(qualified('0.72', '万元', 'exact')).toBe('0.72万元')
    expect(qualified('1346', '件', 'about')).toBe('约1300件')
  })
  test('a word that would not be true is left out', () => {
    expect(qualified('60', '件', 'nearly')).toBe('60件')
    expect(qualified('120', '件', 'more-than')).toBe('120件')
    expect(qualified('7', '件', 'about')).toBe('7件')
    expect(qualified('0', '件', 'nearly')).toBe('0件')
    expect(qualified('120', '件', 'at-least')).toBe('120件以上')
  })
})
