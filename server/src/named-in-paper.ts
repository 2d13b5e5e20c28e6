import { type AnyProcedure, acts, isAct, metaOf, type Refusal, refuse, schemaOf } from '@fadu/procedure'
import { sql } from '@fadu/store'
import type { z } from 'zod'
import type { House } from './house.ts'

interface Named {
  readonly kind: 'organ' | 'post' | 'file'
  readonly value: string
  readonly duty?: string
  readonly field: string
}

/**
 * What a paper names must exist: organs that carry the duty its field asks for, posts in force, files somebody brought.
 * The pure engine cannot know them; without this a case could be filed with an organ nobody answers for.
 */
export async function unknownNames(
  house: House,
  procedure: AnyProcedure,
  event: { readonly type: string; readonly paper: unknown },
): Promise<readonly Refusal[]> {
  const schema = isAct(event.type) ? acts[event.type] : event.type in procedure.papers ? schemaOf(procedure.papers[event.type]) : undefined
  if (!schema) return []
  const named: Named[] = []
  collect(schema, event.paper, [], named)
  const { organs, posts } = await house.organisation.current()
  const files = await filesKnown(house, named)
  const carries = (organ: string, duty: string) =>
    [...posts.values()].some((p) => p.organ === organ && (p.duties as readonly string[]).includes(duty))
  return named.flatMap(({ kind, value, duty, field }) => {
    if (kind === 'file') return files.has(value) ? [] : [refuse('file-unknown', { field })]
    if (kind === 'post') return posts.has(value) || isAct(event.type) ? [] : [refuse('post-unknown', { field })]
    return organs.has(value) && (!duty || carries(value, duty)) ? [] : [refuse('organ-unknown', { field })]
  })
}

function collect(schema: z.ZodType, value: unknown, path: readonly (string | number)[], found: Named[]): void {
  if (value === undefined || value === null) return
  const meta = metaOf(schema)
  const field = path.join('.')
  if ((meta?.widget === 'organ' || meta?.widget === 'post') && typeof value === 'string') {
    found.push({ kind: meta.widget, value: value.trim(), field, ...(meta.widget === 'organ' && meta.register && { duty: meta.register }) })
    return
  }
  if (meta?.widget === 'files' && Array.isArray(value)) {
    for (const [i, file] of value.entries())
      if (typeof file?.hash === 'string') found.push({ kind: 'file', value: file.hash, field: `${field}.${i}` })
    return
  }
  const def = (schema as unknown as { def: { innerType?: z.ZodType; element?: z.ZodType; shape?: Record<string, z.ZodType> } }).def
  if (def.innerType) collect(def.innerType, value, path, found)
  else if (def.shape && typeof value === 'object')
    for (const [key, inner] of Object.entries(def.shape)) collect(inner, (value as Record<string, unknown>)[key], [...path, key], found)
  else if (def.element && Array.isArray(value)) for (const [i, item] of value.entries()) collect(def.element, item, [...path, i], found)
}

async function filesKnown({ store }: House, named: readonly Named[]): Promise<ReadonlySet<string>> {
  const hashes = named
    .filter((n) => n.kind === 'file')
    .map((n) => n.value)
    .filter((h) => /^[0-9a-f]{64}$/.test(h))
  if (hashes.length === 0) return new Set()
  const rows = await store.database.query<{ hash: string }>(
    sql`select hash from file where district = ${store.district} and hash = any(${hashes}::text[])`,
  )
  return new Set(rows.map((r) => r.hash))
}
