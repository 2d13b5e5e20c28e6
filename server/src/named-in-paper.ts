import { mayBeScored } from '@fadu/indicator'
import { type Actor, type AnyProcedure, acts, type CaseId, isAct, metaOf, partsOf, type Refusal, refuse, schemaOf } from '@fadu/procedure'
import { sql } from '@fadu/store'
import type { z } from 'zod'
import type { House, HouseIndicator } from './house.ts'
import { type OpenCase, openCases } from './open-case.ts'

interface Written {
  readonly type: string
  readonly paper: unknown
  readonly seq?: number
}

/** Who names something, where, and from which other cases they may take files; nothing is asked of parties and of the house's own work. */
export interface Naming {
  readonly by: Actor
  /** Absent: a case that is being opened. */
  readonly case?: CaseId | undefined
  readonly takes?: ((other: OpenCase) => boolean) | undefined
}

interface Named {
  readonly kind: 'organ' | 'post' | 'file' | 'indicator'
  readonly value: string
  readonly duty?: string
  /** The organ named beside a post, in which it must stand. */
  readonly within?: string
  /** Of an indicator: points are to be taken from it. */
  readonly scored?: true
  /** Which way is taken for better there. */
  readonly better?: string
  readonly field: string
}

/**
 * What a paper names must exist: organs that carry the duty its field asks for, posts in force
 * that carry theirs and stand in the organ named beside them, files somebody brought.
 * The pure engine cannot know them; without this a case could be filed with an organ nobody answers for.
 */
export async function unknownNames(
  house: House,
  procedure: AnyProcedure,
  event: Written,
  log: readonly Written[],
  naming?: Naming,
): Promise<readonly Refusal[]> {
  const named: Named[] = []
  for (const { type, paper, path } of [{ ...event, path: [] }, ...mended(event, log)]) {
    const schema = isAct(type) ? acts[type] : Object.hasOwn(procedure.papers, type) ? schemaOf(procedure.papers[type]) : undefined
    if (schema && names(schema)) collect(schema, paper, path, named, isAct(type))
  }
  if (named.length === 0) return []
  const { organs, posts } = await house.organisation.current()
  const files = await filesKnown(house, named, naming)
  const carries = (organ: string, duty: string) =>
    [...posts.values()].some((p) => p.organ === organ && (p.duties as readonly string[]).includes(duty))
  return named.flatMap(({ kind, value, duty, within, scored, better, field }) => {
    if (kind === 'indicator') {
      const one = house.indicators.find(({ id }) => id === value)
      if (!one) return [refuse('indicator-unknown', { field })]
      if (!scored) return []
      if (!mayScore(one)) return [refuse('indicator-unscored', { field })]
      // Which way is better is part of the indicator; a scheme that takes it the other way round would reward the worse.
      return one.better === better ? [] : [refuse('indicator-direction', { field: field.replace(/indicator$/, 'better') })]
    }
    if (kind === 'file') return files.has(value) ? [] : [refuse('file-unknown', { field })]
    if (kind === 'post') {
      const post = posts.get(value)
      if (!post) return [refuse('post-unknown', { field })]
      const fits = (!duty || (post.duties as readonly string[]).includes(duty)) && (within === undefined || post.organ === within)
      return fits ? [] : [refuse('post-elsewhere', { field })]
    }
    return organs.has(value) && (!duty || carries(value, duty)) ? [] : [refuse('organ-unknown', { field })]
  })
}

/** Points are taken from what is counted here, unit by unit, and never from a volume. */
export const mayScore = (one: HouseIndicator): boolean => one.from === 'cases' && mayBeScored(one)

/** The paper that a rectified entry or a revised draft is to have: what it names must exist as when it was first written. */
function mended({ type, paper }: Written, log: readonly Written[]): readonly (Written & { readonly path: readonly string[] })[] {
  const { seq, draft, paper: inner } = (paper ?? {}) as { seq?: number; draft?: number; paper?: unknown }
  const entry = log.find(
    (e) => e.seq !== undefined && e.seq === (type === 'case.rectified' ? seq : type === 'draft.revised' ? draft : undefined),
  )
  if (!entry || !inner) return []
  const meant = entry.type === 'draft.submitted' ? (entry.paper as { event: string }).event : entry.type
  return isAct(meant) ? [] : [{ type: meant, paper: inner, path: ['paper'] }]
}

const naming = ['organ', 'post', 'indicator', 'files']
/** Whether anything in a paper of this schema can name something; most papers cannot, and are not searched. */
function names(schema: z.ZodType): boolean {
  const known = namers.get(schema)
  if (known !== undefined) return known
  // Of a schema that contains itself the rest decides.
  namers.set(schema, false)
  const { innerType, element, shape = {} } = partsOf(schema)
  const found =
    naming.includes(metaOf(schema)?.widget ?? '') || [innerType, element, ...Object.values(shape)].some((inner) => inner && names(inner))
  namers.set(schema, found)
  return found
}
const namers = new WeakMap<z.ZodType, boolean>()

function collect(
  schema: z.ZodType,
  value: unknown,
  path: readonly (string | number)[],
  found: Named[],
  act: boolean,
  beside: unknown = {},
): void {
  if (value === undefined || value === null) return
  const meta = metaOf(schema)
  const field = path.join('.')
  if ((meta?.widget === 'organ' || meta?.widget === 'post') && typeof value === 'string') {
    // The engine's acts ask for their posts themselves.
    if (act && meta.widget === 'post') return
    const organ = meta.within && (beside as Record<string, unknown>)[meta.within]
    found.push({
      kind: meta.widget,
      value: value.trim(),
      field,
      ...(meta.register && { duty: meta.register }),
      ...(typeof organ === 'string' && { within: organ.trim() }),
    })
    return
  }
  if (meta?.widget === 'indicator' && typeof value === 'string') {
    const { better = 'higher' } = beside as { readonly better?: string }
    found.push({ kind: 'indicator', value: value.trim(), field, ...(meta.scored && { scored: true, better }) })
    return
  }
  if (meta?.widget === 'files' && Array.isArray(value)) {
    for (const [i, file] of value.entries())
      if (typeof file?.hash === 'string') found.push({ kind: 'file', value: file.hash, field: `${field}.${i}` })
    return
  }
  const def = partsOf(schema)
  if (def.innerType) collect(def.innerType, value, path, found, act, beside)
  else if (def.shape && typeof value === 'object')
    for (const [key, inner] of Object.entries(def.shape))
      collect(inner, (value as Record<string, unknown>)[key], [...path, key], found, act, value)
  else if (def.element && Array.isArray(value))
    for (const [i, item] of value.entries()) collect(def.element, item, [...path, i], found, act)
}

/**
 * Files somebody brought. One that lies in other cases only is known to a post that brought it itself or may take it there: its digest
 * stands on pages that hand out no file, and must open nothing by being named somewhere else.
 */
async function filesKnown(house: House, named: readonly Named[], naming?: Naming): Promise<ReadonlySet<string>> {
  const hashes = named
    .filter((n) => n.kind === 'file')
    .map((n) => n.value)
    .filter((h) => /^[0-9a-f]{64}$/.test(h))
  if (hashes.length === 0) return new Set()
  const rows = await house.store.database.query<{ hash: string; stored_by: string | null; cases: readonly string[] }>(sql`
    select f.hash, f.stored_by, array(select distinct l.case_id::text from file_link l where l.district = f.district and l.hash = f.hash) as cases
    from file f where f.district = ${house.store.district} and f.hash = any(${hashes}::text[])`)
  const { by, takes, case: here = '' } = naming ?? {}
  if (by?.kind !== 'post' || !takes) return new Set(rows.map((r) => r.hash))
  const free = rows.filter((r) => r.cases.length === 0 || r.cases.includes(here) || r.stored_by === `post:${by.post}`)
  const lent = rows.filter((r) => !free.includes(r))
  const others = await openCases(house, [...new Set(lent.flatMap((r) => r.cases))])
  const taken = lent.filter((r) => r.cases.some((id) => others.has(id) && takes(others.get(id)!)))
  return new Set([...free, ...taken].map((r) => r.hash))
}
