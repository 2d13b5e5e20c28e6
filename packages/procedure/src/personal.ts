import type { z } from 'zod'
import { metaOf, type PersonalKind, partsOf } from './paper.ts'

/** A personal value found in a paper: where it stands, what it is, and to which party of the case it belongs. */
export interface PersonalValue {
  readonly path: readonly (string | number)[]
  readonly kind: PersonalKind
  readonly value: string
  /** `applicants-0`: the list's field and index, or `case` for personal text that belongs to nobody in particular. */
  readonly party: string
}

/** What a reader sees where an erased value was. */
export const erasedMark = '〔已删除〕'

/** Every personal value of a paper, by the schema's own marks. Works on any mask state; skips values that are absent. */
export function personalIn(schema: z.ZodType, paper: unknown): readonly PersonalValue[] {
  const found: PersonalValue[] = []
  visit(schema, paper, [], 'case', found)
  return found
}

/** The parties a paper holds, each with the owner its personal values have in {@link personalIn}. */
export function ownersIn(schema: z.ZodType, paper: unknown): ReadonlyMap<unknown, string> {
  const owners = new Map<unknown, string>()
  visit(schema, paper, [], 'case', [], owners)
  return owners
}

/** Whose are the personal values of a party that joined by this entry: each has an owner of its own, so that erasing one takes no other along. */
export const ownerJoined = (seq: number): string => `joined-${seq}`

function visit(
  schema: z.ZodType,
  value: unknown,
  path: (string | number)[],
  owner: string,
  found: PersonalValue[],
  owners?: Map<unknown, string>,
): void {
  if (value === undefined || value === null) return
  const kind = metaOf(schema)?.personal
  if (kind) {
    if (typeof value === 'string') found.push({ path: [...path], kind, value, party: owner })
    return
  }
  const def = partsOf(schema)
  if (def.innerType) visit(def.innerType, value, path, owner, found, owners)
  else if (def.type === 'object' && def.shape && typeof value === 'object') {
    const party = metaOf(schema)?.widget === 'party' || 'kind' in def.shape ? ownerOf(path, owner) : owner
    owners?.set(value, party)
    for (const [key, inner] of Object.entries(def.shape))
      visit(inner, (value as Record<string, unknown>)[key], [...path, key], party, found, owners)
  } else if (def.type === 'array' && def.element && Array.isArray(value)) {
    for (const [i, item] of value.entries()) visit(def.element, item, [...path, i], owner, found, owners)
  }
}

/** A party in a list is owned by `list-index`, one in a field of its own by that field; a nested representative belongs to the same party. */
const ownerOf = (path: readonly (string | number)[], owner: string): string => {
  if (owner !== 'case' || path.length === 0) return owner
  const index = path.findIndex((step) => typeof step === 'number')
  return index > 0 ? `${path[index - 1]}-${path[index]}` : String(path.at(-1))
}

/** True where any field of the schema below this path is personal: such a path may never be disclosed. */
export function hasPersonal(schema: z.ZodType): boolean {
  if (metaOf(schema)?.personal) return true
  const def = partsOf(schema)
  if (def.innerType) return hasPersonal(def.innerType)
  if (def.type === 'object' && def.shape) return Object.values(def.shape).some(hasPersonal)
  return def.type === 'array' && def.element ? hasPersonal(def.element) : false
}

/** What is shown instead of a personal value; always contains `*`, which no form accepts back. Of an erased one nothing is left to mask. */
export function maskValue(kind: PersonalKind, value: string): string {
  if (value === erasedMark) return value
  const chars = [...value]
  if (kind === 'name') return `${chars[0] ?? ''}${'*'.repeat(Math.max(1, Math.min(chars.length - 1, 3)))}`
  if (kind === 'phone') return chars.length > 7 ? `${value.slice(0, 3)}****${value.slice(-4)}` : '****'
  if (kind === 'identity-number') return `**************${value.slice(-4)}`
  return '******'
}

/** A copy of the paper with every personal value replaced through `replace`. */
export function mapPersonal(schema: z.ZodType, paper: unknown, replace: (value: PersonalValue) => unknown): unknown {
  return withValues(
    paper,
    personalIn(schema, paper).map((value) => ({ path: value.path, by: replace(value) })),
  )
}

/** A paper with the value at each path replaced; only what lies on the way is copied. */
export const withValues = (paper: unknown, values: readonly { readonly path: PersonalValue['path']; readonly by: unknown }[]): unknown =>
  values.reduce((copy, { path, by }) => replaced(copy, path, 0, by), paper)

function replaced(value: unknown, path: PersonalValue['path'], at: number, by: unknown): unknown {
  if (at === path.length) return by
  const copy = (Array.isArray(value) ? value.slice() : { ...(value as object) }) as Record<string | number, unknown>
  copy[path[at]!] = replaced(copy[path[at]!], path, at + 1, by)
  return copy
}
