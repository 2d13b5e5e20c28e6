import { type Day, isDay } from '@fadu/legal-time'
import { z } from 'zod'
import { kept } from './kept.ts'
import type { Words } from './words.ts'

/**
 * What a field carries besides its shape. The same object draws the form, checks the request,
 * is published in the API description and tells which values are personal.
 */
export interface FieldMeta {
  readonly label: Words
  readonly hint?: Words
  /** Personal values are kept sealed per party, masked by default and never shown in public. */
  readonly personal?: PersonalKind
  readonly widget?:
    | 'text'
    | 'long-text'
    | 'day'
    | 'choice'
    | 'yes-no'
    | 'amount'
    | 'files'
    | 'party'
    | 'organ'
    | 'post'
    | 'entry'
    | 'indicator'
  /** For `choice`: each value's words. */
  readonly choices?: Readonly<Record<string, Words>>
  /** For `entry`: the register from which it is chosen. For `organ` and `post`: the duty such an organ or post must carry. */
  readonly register?: string
  /** For `indicator`: only one from which a scheme of assessment may take points. */
  readonly scored?: true
  /** For `post`: the field beside it that names the organ in which the post must stand. */
  readonly within?: string
  /** Shown only to officials; a form for the public leaves it out. */
  readonly internal?: true
  /** No form asks for it: it stands in the paper so that what says otherwise is refused with its reason. */
  readonly unasked?: true
}

export type PersonalKind = 'name' | 'identity-number' | 'phone' | 'address' | 'text'

/** Attaches label and handling to a field. The schema's type is unchanged. */
export const field = <S extends z.ZodType>(schema: S, meta: FieldMeta): S => schema.meta(meta as unknown as z.GlobalMeta) as S

export interface SchemaParts {
  readonly type: string
  readonly innerType?: z.ZodType
  readonly element?: z.ZodType
  readonly shape?: Record<string, z.ZodType>
}

/** What a schema is made of: what it wraps, the items of a list, the fields of an object. */
export const partsOf = (schema: z.ZodType): SchemaParts => (schema as unknown as { def: SchemaParts }).def

/** Looks through optional and default wrappers. */
export const bare = (schema: z.ZodType): z.ZodType => {
  const { innerType } = partsOf(schema)
  return innerType ? bare(innerType) : schema
}

/** Reads what {@link field} attached, looking through optional and default wrappers. */
export function metaOf(schema: z.ZodType): FieldMeta | undefined {
  const meta = kept(metas, schema, () => {
    const own = schema.meta() as FieldMeta | undefined
    const inner = partsOf(schema).innerType
    return (own?.label ? own : inner && metaOf(inner)) ?? null
  })
  return meta ?? undefined
}
/** A schema never changes what it says; asking the library anew makes an object each time. `null`: it says nothing. */
const metas = new WeakMap<z.ZodType, FieldMeta | null>()

/** A line of text, trimmed, 1 to `max` characters (200 unless told). */
export const line = (label: Words, more: Omit<FieldMeta, 'label'> & { max?: number } = {}) => {
  const { max = 200, ...meta } = more
  return field(z.string().trim().min(1).max(max), { label, widget: 'text', ...meta })
}

/** Running text of up to `max` characters (10,000 unless told). */
export const passage = (label: Words, more: Omit<FieldMeta, 'label'> & { max?: number } = {}) => {
  const { max = 10_000, ...meta } = more
  return field(z.string().trim().min(1).max(max), { label, widget: 'long-text', ...meta })
}

/** A calendar day, YYYY-MM-DD. */
export const dayField = (label: Words, more: Omit<FieldMeta, 'label'> = {}) =>
  field(
    z.custom<Day>((v) => isDay(v), { params: { expected: 'day' } }),
    { label, widget: 'day', ...more },
  )

/** One of a closed list; the list's words are shown, the key is kept. */
export const choice = <const C extends Record<string, Words>>(label: Words, choices: C, more: Omit<FieldMeta, 'label' | 'choices'> = {}) =>
  field(z.enum(Object.keys(choices) as [keyof C & string, ...(keyof C & string)[]]), { label, widget: 'choice', choices, ...more })

export const yesNo = (label: Words, more: Omit<FieldMeta, 'label'> = {}) => field(z.boolean(), { label, widget: 'yes-no', ...more })

/** Whole fen, so that no amount is ever rounded; forms show yuan. */
export const amount = (label: Words, more: Omit<FieldMeta, 'label'> = {}) =>
  field(z.number().int().min(0).max(1e15), { label, widget: 'amount', ...more })

export const count = (label: Words, more: Omit<FieldMeta, 'label'> & { min?: number; max?: number } = {}) => {
  const { min = 0, max = 1_000_000, ...meta } = more
  return field(z.number().int().min(min).max(max), { label, widget: 'text', ...meta })
}

export const fileRef = z.object({
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string().min(1).max(200),
  type: z.string().max(100),
  size: z.number().int().min(1),
})

export const files = (label: Words, more: Omit<FieldMeta, 'label'> = {}) =>
  field(z.array(fileRef).max(20).default([]), { label, widget: 'files', ...more })

/** A paper that may be filled in again and again (sessions, hearings, visits): its facts are a list. */
export interface Repeated<S extends z.ZodObject = z.ZodObject> {
  readonly repeats: true
  readonly schema: S
}

export const repeated = <S extends z.ZodObject>(schema: S): Repeated<S> => ({ repeats: true, schema })

export type Paper = z.ZodObject | Repeated
export type Papers = Readonly<Record<string, Paper>>

export const schemaOf = (paper: Paper): z.ZodObject => ('repeats' in paper ? paper.schema : paper)
export const repeats = (paper: Paper): boolean => 'repeats' in paper

export type PaperOf<P extends Paper> = P extends Repeated<infer S> ? z.output<S> : P extends z.ZodObject ? z.output<P> : never
