import { expect, test } from 'vitest'
import { targetFrom } from './indicator-targets.ts'

const due = '2025-12-31'
test.each([
  [
    { requires: 'at-least', value: '90' },
    { is: 'at-least', value: '90' },
  ],
  [
    { requires: 'decrease', value: '10', over: '2021' },
    { is: 'decrease', over: '2021', by: '10', counted: 'percent' },
  ],
  [
    { requires: 'decrease', value: '3', over: '2021', inPoints: true },
    { is: 'decrease', over: '2021', by: '3', counted: 'points' },
  ],
  [
    { requires: 'increase', over: '2021' },
    { is: 'increase', over: '2021', counted: 'percent' },
  ],
  [
    { requires: 'between', value: '45', valueTo: '55' },
    { is: 'between', from: '45', to: '55' },
  ],
  [{ requires: 'rank-within' }, { is: 'rank-within' }],
  [
    { requires: 'rank-within', value: '3' },
    { is: 'rank-within', first: 3 },
  ],
  [{ requires: 'better-than-places' }, { is: 'better-than-places', places: ['province', 'city'] }],
  [{ requires: 'covers-all' }, { is: 'covers-all' }],
  // What was not said is not made up: nobody can judge it.
  [{ requires: 'at-least' }, { is: 'increase', over: '' }],
])('%o', (entry, requires) => expect(targetFrom({ ...entry, due }, false)).toEqual({ requires, due }))

test('45 % or better than last year', () =>
  expect(targetFrom({ requires: 'at-least', value: '45', orBetterThan: '2024', due }, true).requires).toEqual({
    is: 'any',
    of: [
      { is: 'at-least', value: '45' },
      { is: 'decrease', over: '2024' },
    ],
  }))
