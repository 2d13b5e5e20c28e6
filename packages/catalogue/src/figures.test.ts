import { isRegister, metaOf, schemaOf } from '@fadu/procedure'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Figure, Where } from './figures/figure.ts'
import { figures } from './figures.ts'
import { catalogue } from './index.ts'

const procedureOf = (id: string) => catalogue.procedures.find((p) => p.id === id)

/** The schema under wrappers and lists. */
function bare(schema: z.ZodType | undefined): z.ZodType | undefined {
  const def = (schema as unknown as { def?: { innerType?: z.ZodType; element?: z.ZodType; type: string } })?.def
  return def?.innerType ? bare(def.innerType) : def?.type === 'array' ? bare(def.element) : schema
}

/** What a path of a figure stands for in the records; `on`, `outcome` and `closedOn` are of every case. */
function fieldAt(from: string, path: string): z.ZodType | undefined {
  const procedure = procedureOf(from)!
  const [first, ...rest] = isRegister(from) ? ['entered', 'entry', ...path.split('.')] : path.split('.')
  if (!isRegister(from) && ['outcome', 'closedOn'].includes(path)) return z.string()
  const paper = procedure.papers[first!]
  if (!paper) return undefined
  if (rest[0] === 'on' || rest.length === 0) return schemaOf(paper)
  return rest.reduce<z.ZodType | undefined>((schema, key) => (bare(schema) as z.ZodObject | undefined)?.shape?.[key], schemaOf(paper))
}

const paths = ({ how }: Figure): readonly string[] => {
  if (how.take === 'outside') return []
  const where = (w?: Where) => Object.keys(w ?? {})
  const named = ['field', 'through', 'on', 'start', 'end', 'place'].flatMap((k) =>
    k in how ? [(how as Record<string, unknown>)[k] as string] : [],
  )
  const within =
    how.take === 'items' ? [] : [...where(how.where), ...('hit' in how ? where(how.hit) : []), ...('or' in how ? where(how.or) : [])]
  return [...named, ...within].filter((p) => p !== undefined)
}

test('all ninety-five, each once', () => {
  expect(figures).toHaveLength(95)
  expect(new Set(figures.map((f) => f.id)).size).toBe(95)
})

test.each(figures.map((f) => [f.id, f] as const))('%s names a record and fields that exist', (_, figure) => {
  const { how } = figure
  if (how.take === 'outside') return expect(figure.unit.zh).toBe('位')
  expect(procedureOf(how.from), how.from).toBeDefined()
  expect(paths(figure).filter((p) => fieldAt(how.from, p) === undefined)).toEqual([])
})

test('a value that is wanted is one the field can have', () => {
  const wrong = figures.flatMap(({ id, how }) => {
    if (how.take === 'outside' || how.take === 'items') return []
    const wanted = [
      ...Object.entries(how.where ?? {}),
      ...Object.entries(('hit' in how && how.hit) || {}),
      ...Object.entries(('or' in how && how.or) || {}),
    ]
    return wanted.flatMap(([path, value]) => {
      const field = fieldAt(how.from, path)
      const choices = field && metaOf(field)?.choices
      const values = [value].flat().filter((v) => typeof v === 'string')
      return choices ? values.filter((v) => !(v in choices)).map((v) => `${id}: ${path} is never ${v}`) : []
    })
  })
  expect(wrong).toEqual([])
})
