import { expect, test } from 'vitest'
import { drawn } from './course.ts'

const points = (...numbers: (number | undefined)[]) =>
  numbers.map((number, i) => ({ name: String(i), number, shown: String(number ?? '—') }))

test('from edge to edge, nought at the bottom', () => {
  expect(drawn(points(0, 50, 100), 200, 100)).toMatchObject({ lines: ['0,100 100,50 200,0'], top: 100, bottom: 0 })
})
test('a gap in the numbers is a gap in the line, and a lonely number a dot', () => {
  const { lines, dots } = drawn(points(1, 1, undefined, 1), 300, 10)
  expect(lines).toEqual(['0,0 100,0'])
  expect(dots.map(({ x }) => x)).toEqual([0, 100, 300])
})
test('numbers below nought lower the edge', () =>
  expect(drawn(points(-10, 10), 10, 100)).toMatchObject({ lines: ['0,100 10,0'], bottom: -10 }))
test('one number stands in the middle; none draws nothing', () => {
  expect(drawn(points(5), 100, 10).dots).toMatchObject([{ x: 50, y: 0 }])
  expect(drawn([], 100, 10)).toMatchObject({ lines: [], dots: [] })
})
