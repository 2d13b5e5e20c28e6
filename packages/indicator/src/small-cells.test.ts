import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hiddenCells, type TableCell } from './small-cells.ts'

const list = (...counts: number[]): TableCell[] => counts.map((count, i) => ({ row: String(i), column: '', count }))
const gone = (cells: readonly TableCell[], ...more: [] | [{ rows: boolean; columns: boolean }]) =>
  cells.filter(hiddenCells(cells, 3, ...more)).map(({ count }) => count)

describe('small numbers are hidden', () => {
  test('none below three is shown, nought is', () => expect(gone(list(0, 3, 9), { rows: false, columns: false })).toEqual([]))
  test('a single gap beside a total takes the next smallest with it', () => expect(gone(list(1, 9, 4, 0))).toEqual([1, 4]))
  test('two ones that sum to two take a third', () => expect(gone(list(1, 1, 9, 5))).toEqual([1, 1, 5]))
  test('two that could be 1 and 2 or 2 and 1 stay two', () => expect(gone(list(1, 2, 9))).toEqual([1, 2]))
  test('where only noughts are left, one of them goes', () => expect(gone(list(2, 0, 0))).toEqual([2, 0, 0]))
  test('in a table with totals both ways a rectangle goes', () => {
    const cells = [
      { row: 'a', column: 'x', count: 1 },
      { row: 'a', column: 'y', count: 20 },
      { row: 'a', column: 'z', count: 30 },
      { row: 'b', column: 'x', count: 12 },
      { row: 'b', column: 'y', count: 11 },
      { row: 'b', column: 'z', count: 10 },
    ]
    expect(gone(cells, { rows: true, columns: true })).toEqual([1, 20, 12, 11])
  })
})

test('no hidden cell can be reckoned from its total: another value is always possible', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 2, maxLength: 8 }), (counts) => {
      const cells = list(...counts)
      const hidden = gone(cells)
      const small = counts.some((n) => n > 0 && n < 3)
      if (!small) expect(hidden).toEqual([])
      else if (hidden.length < cells.length) {
        expect(hidden.length).toBeGreaterThan(1)
        expect(hidden.reduce((a, b) => a + b, 0)).toBeGreaterThanOrEqual(3)
      }
    }),
  )
})
