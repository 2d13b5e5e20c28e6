import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type PointRule, pointRules, pointsFor } from './points.ts'

const item = (more: Partial<PointRule> = {}): PointRule => ({ rule: 'share', better: 'higher', weight: 40, ...more })

test('a target that is met gives all the points, one that is not gives them in proportion', () => {
  expect(pointsFor(item(), { value: 98, target: 98 })).toBe(40)
  expect(pointsFor(item(), { value: 99.5, target: 98 })).toBe(40)
  expect(pointsFor(item(), { value: 49, target: 98 })).toBe(20)
  expect(pointsFor(item({ weight: 10 }), { value: 66.7, target: 100 })).toBe(6.67)
})
test('where lower is better the proportion is turned; nothing is measured against nought', () => {
  expect(pointsFor(item({ better: 'lower' }), { value: 3, target: 5 })).toBe(40)
  expect(pointsFor(item({ better: 'lower' }), { value: 10, target: 5 })).toBe(20)
  expect(pointsFor(item({ better: 'lower' }), { value: 1, target: 0 })).toBe(0)
  expect(pointsFor(item(), { value: -1, target: 5 })).toBe(0)
})
test('all or none', () => {
  expect(pointsFor(item({ rule: 'reached' }), { value: 97.9, target: 98 })).toBe(0)
  expect(pointsFor(item({ rule: 'reached' }), { value: 98, target: 98 })).toBe(40)
})
test('better than its own last year counts in full; the same as last year does not', () => {
  expect(pointsFor(item({ rule: 'improved' }), { value: 80, target: 98, lastYear: 75 })).toBe(40)
  expect(pointsFor(item({ rule: 'improved' }), { value: 80, target: 100, lastYear: 80 })).toBe(32)
  expect(pointsFor(item({ rule: 'improved', better: 'lower' }), { value: 8, target: 5, lastYear: 9 })).toBe(40)
  expect(pointsFor(item({ rule: 'improved' }), { value: 80, target: 100 })).toBe(32)
})
test('points lie between none and the weight, whatever the numbers', () => {
  const number = fc.integer({ min: -10_000, max: 1_000_000 }).map((n) => n / 100)
  fc.assert(
    fc.property(
      fc.constantFrom(...pointRules),
      fc.boolean(),
      fc.integer({ min: 1, max: 100 }),
      number,
      number,
      (rule, up, weight, value, target) => {
        const points = pointsFor({ rule, better: up ? 'higher' : 'lower', weight }, { value, target })
        expect(points).toBeGreaterThanOrEqual(0)
        expect(points).toBeLessThanOrEqual(weight)
      },
    ),
  )
})
