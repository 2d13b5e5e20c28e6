import { countingsOf, inOrder, madeOf } from '@fadu/indicator'
import { expect, test } from 'vitest'
import { catalogue, indicators } from '../index.ts'

const derived = indicators.flatMap((one) => (one.from === 'indicators' ? [one] : []))

test('each has an id of its own, and counts what there is', () => {
  const ids = indicators.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  const procedures = new Set(catalogue.procedures.map(({ id }) => id))
  expect(indicators.flatMap((one) => (one.from === 'cases' && !procedures.has(one.counts.id) ? [one.id] : []))).toEqual([])
  expect(
    indicators.flatMap(({ id, beside = [] }) => beside.filter((other) => !ids.includes(other)).map((other) => `${id}: ${other}`)),
  ).toEqual([])
})

test('what is derived rests on indicators there are, and on nothing of its own', () => {
  const ids = new Set(indicators.flatMap((one) => (one.from === 'cases' ? countingsOf(one).map(({ id }) => id) : [one.id])))
  expect(derived.flatMap((one) => madeOf(one).filter((id) => !ids.has(id)))).toEqual([])
  expect(inOrder(derived)).toHaveLength(derived.length)
})

test('volumes of petitions, calls and suits have no better side', () =>
  expect(indicators.filter(({ volumeOf, better }) => volumeOf && better !== 'none')).toEqual([]))
