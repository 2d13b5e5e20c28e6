import { type Day, plusDays } from '@fadu/legal-time'
import type { z } from 'zod'
import { metaOf } from './paper.ts'

/** A paper of an event, or how to write one on a given day. */
export type Example = object | ((on: Day) => object)

interface Def {
  readonly type: string
  readonly format?: string
  readonly innerType?: z.ZodType
  readonly entries?: Readonly<Record<string, string>>
  readonly element?: z.ZodType
  readonly options?: readonly z.ZodType[]
  readonly values?: readonly unknown[]
}

const defOf = (schema: z.ZodType): Def => (schema as unknown as { def: Def }).def
const shapeOf = (schema: z.ZodType) => (schema as unknown as { shape: Readonly<Record<string, z.ZodType>> }).shape
/** A day far enough off for any notice, near enough for any limit. */
const laterDays = 21

/**
 * Papers that fit a schema: a plain one with everything that must be there, one with all that may be left out,
 * one that names later days, and one for each other value of each list and each yes or no. Every path that
 * hangs on a single choice is walked; a path that hangs on two needs an example of its own.
 */
export function examplePapers(schema: z.ZodObject): readonly Example[] {
  const build = (choices: Choices) => (on: Day) => objectOf(schema, on, choices)
  const plain = shapeOf(schema)
  const others = Object.entries(plain).flatMap(([key, field]) => alternatives(field).map((value) => build({ set: { [key]: value } })))
  const fields = Object.values(plain)
  return [
    build({}),
    ...(fields.some(mayBeAbsent) ? [build({ full: true })] : []),
    ...(fields.some(namesDay) ? [build({ later: true })] : []),
    ...(fields.filter(asksYesNo).length > 1 ? [build({ yes: true })] : []),
    ...others,
  ]
}

interface Choices {
  readonly full?: boolean
  readonly later?: boolean
  readonly yes?: boolean
  readonly set?: Readonly<Record<string, unknown>>
}

const mayBeAbsent = (schema: z.ZodType): boolean => defOf(schema).type === 'optional'
const asksYesNo = (schema: z.ZodType): boolean => defOf(schema).type === 'boolean'
const namesDay = (schema: z.ZodType): boolean => metaOf(schema)?.widget === 'day'

/** The other values of a closed list: all but the one the plain paper takes. */
function alternatives(schema: z.ZodType): readonly unknown[] {
  const def = defOf(schema)
  if (def.type === 'default' || def.type === 'optional') return alternatives(def.innerType!)
  if (def.type === 'enum') return Object.keys(def.entries!).slice(1)
  return def.type === 'boolean' ? [true] : []
}

function objectOf(schema: z.ZodType, on: Day, choices: Choices): Record<string, unknown> {
  const entries = Object.entries(shapeOf(schema)).map(([key, field]) => {
    if (choices.set && key in choices.set) return [key, choices.set[key]] as const
    return [key, filled(field, on, choices)] as const
  })
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

function filled(schema: z.ZodType, on: Day, choices: Choices): unknown {
  const def = defOf(schema)
  const widget = metaOf(schema)?.widget
  if (widget === 'day' && def.type !== 'optional') return choices.later ? plusDays(on, laterDays) : on
  if (widget === 'files' && def.type === 'default') return undefined
  switch (def.type) {
    case 'optional':
      return choices.full ? fitting(schema, def.innerType!, on, choices) : undefined
    case 'default':
      return undefined
    case 'enum':
      return Object.keys(def.entries!)[0]
    case 'literal':
      return def.values?.[0]
    case 'boolean':
      return choices.yes === true
    case 'number':
      return numberOf(schema)
    case 'array':
      return listed(schema, def.element!, on, choices)
    case 'object':
      return objectOf(schema, on, { ...choices, full: false })
    case 'record':
      return {}
    case 'union':
      return filled(def.options![0]!, on, choices)
    case 'nullable':
    case 'pipe':
    case 'readonly':
      return def.innerType ? filled(def.innerType, on, choices) : undefined
    default:
      return textOf(schema, def)
  }
}

/** Every value of a closed list; of anything else as many as the schema asks for. */
function listed(schema: z.ZodType, element: z.ZodType, on: Day, choices: Choices): readonly unknown[] {
  const own = defOf(element)
  if (own.type === 'enum') return Object.keys(own.entries!)
  const one = filled(element, on, { ...choices, full: false })
  return [[one], [one, one], [one, one, one]].find((list) => schema.safeParse(list).success) ?? [one]
}

/** Optional values of a special form (numbers of identity, telephones) are left out rather than made up. */
function fitting(schema: z.ZodType, inner: z.ZodType, on: Day, choices: Choices): unknown {
  const value = filled(inner, on, choices)
  return schema.safeParse(value).success ? value : undefined
}

const numberOf = (schema: z.ZodType): number => Math.max(1, (schema as unknown as { minValue: number | null }).minValue ?? 1)

function textOf(schema: z.ZodType, def: Def): string {
  if (def.format === 'uuid' || def.format === 'guid') return '00000000-0000-7000-8000-000000000009'
  const tries = ['某某', 'organ-1', '13800000000', '330203', '91330200MA2AAAAA0X', '00000000-0000-7000-8000-000000000009', '2024-01-02']
  return tries.find((text) => schema.safeParse(text).success) ?? '某某'
}
