import { fractionOf, mayBeScored } from '@fadu/indicator'
import { isDay } from '@fadu/legal-time'
import { expect, test } from 'vitest'
import { indicators, targetsAsked } from '../index.ts'

const byId = new Map(indicators.map((one) => [one.id, one]))

test('every target is there once, with a day and a value that is a number', () => {
  expect(targetsAsked).toHaveLength(193)
  expect(new Set(targetsAsked.map(({ id }) => id)).size).toBe(193)
  expect(targetsAsked.filter(({ due }) => !isDay(due))).toEqual([])
  for (const { value } of targetsAsked) if (value !== undefined) expect(() => fractionOf(value)).not.toThrow()
})

test('one that is computed names an indicator there is', () => {
  const missing = targetsAsked.flatMap(({ id, measured: m }) => (m.how === 'computed' && !byId.has(m.indicator) ? [id] : []))
  expect(missing).toEqual([])
})

test('volumes of petitions, calls and suits are measured by nothing that may be scored', () => {
  const volumes = targetsAsked.filter(({ volumeOf }) => volumeOf)
  expect(volumes.map(({ id }) => id)).toContain('T004-38')
  const scored = volumes.filter(({ measured: m }) => m.how === 'computed' && mayBeScored(byId.get(m.indicator)!))
  expect(scored).toEqual([])
})
