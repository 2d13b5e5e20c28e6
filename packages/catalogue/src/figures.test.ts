import { metaOf } from '@fadu/procedure'
import { expect, test } from 'vitest'
import { askedByTargets } from './figures/asked-by-targets.ts'
import { fieldAt } from './figures/field-at.ts'
import type { How, Where } from './figures/figure.ts'
import { figures } from './figures.ts'
import { catalogue } from './index.ts'

const procedureOf = (id: string) => catalogue.procedures.find((p) => p.id === id)

const fieldIn = (from: string, path: string) => fieldAt(procedureOf(from)!, path)
const partsOf = (how: How): readonly How[] => (how.take === 'together' ? how.of : [how])

const paths = (how: How): readonly string[] => {
  if (how.take === 'outside' || how.take === 'own' || how.take === 'together') return []
  const where = (w?: Where) => Object.keys(w ?? {})
  const named = ['field', 'through', 'on', 'start', 'end', 'place'].flatMap((k) =>
    k in how ? [(how as Record<string, unknown>)[k] as string] : [],
  )
  const within = [...where(how.where), ...('hit' in how ? where(how.hit) : []), ...('or' in how ? where(how.or) : [])]
  return [...named, ...within].filter((p) => p !== undefined)
}

test('all ninety-five, each once', () => {
  expect(figures).toHaveLength(95)
  expect(new Set(figures.map((f) => f.id)).size).toBe(95)
})

test.each([...figures, ...askedByTargets].map((f) => [f.id, f] as const))('%s names a record and fields that exist', (_, { how }) => {
  for (const one of partsOf(how)) {
    if (one.take === 'outside' || one.take === 'together') continue
    expect(procedureOf(one.from), one.from).toBeDefined()
    expect(paths(one).filter((p) => fieldIn(one.from, p) === undefined)).toEqual([])
  }
})

test('a value that is wanted is one the field can have', () => {
  const wrong = [...figures, ...askedByTargets].flatMap(({ id, how: whole }) =>
    partsOf(whole).flatMap((how) => {
      if (how.take === 'outside' || how.take === 'own' || how.take === 'together') return []
      const wanted = [how.where, 'hit' in how ? how.hit : {}, 'or' in how ? how.or : {}].flatMap((w) => Object.entries(w ?? {}))
      return wanted.flatMap(([path, value]) => {
        const field = fieldIn(how.from, path)
        const choices = field && metaOf(field)?.choices
        const values = [value].flat().filter((v) => typeof v === 'string')
        return choices ? values.filter((v) => !(v in choices)).map((v) => `${id}: ${path} is never ${v}`) : []
      })
    }),
  )
  expect(wrong).toEqual([])
})
