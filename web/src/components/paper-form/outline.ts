import { type FieldMeta, metaOf, type Words } from '@fadu/procedure'
import type { z } from 'zod'

/** What a form asks, read from the zod schema of a paper. One node a question. */
export interface Question {
  readonly key: string
  readonly kind: Kind
  readonly label: Words
  readonly hint?: Words
  readonly required: boolean
  readonly meta: FieldMeta | undefined
  /** Longest text, where the schema sets one. */
  readonly longest?: number
  /** The value taken when nothing is said. */
  readonly otherwise?: unknown
  /** For `choice` and `choices`: the keys in order. */
  readonly options?: readonly string[]
  /** For `choice`: whether the paper keeps a number. */
  readonly numeric?: boolean
  /** For `count`: decimals may be given. */
  readonly decimal?: boolean
  /** For `group` and `list`: what is asked in it. */
  readonly within?: readonly Question[]
  /** For lists: least and most entries. */
  readonly least?: number
  readonly most?: number
}

export type Kind =
  | 'text'
  | 'long-text'
  | 'day'
  | 'choice'
  | 'choices'
  | 'yes-no'
  | 'amount'
  | 'count'
  | 'files'
  | 'organ'
  | 'post'
  | 'entry'
  | 'indicator'
  /** Several organs or posts, each chosen. */
  | 'several'
  | 'group'
  | 'list'
  | 'lines'
  | 'other'

interface Def {
  readonly type: string
  readonly innerType?: z.ZodType
  readonly defaultValue?: unknown
  readonly element?: z.ZodType
  readonly shape?: Readonly<Record<string, z.ZodType>>
  readonly entries?: Readonly<Record<string, string>>
  readonly in?: z.ZodType
  readonly checks?: readonly { readonly _zod?: { readonly def?: { check?: string; minimum?: number; maximum?: number } } }[]
}

const defOf = (schema: z.ZodType): Def => (schema as unknown as { def: Def }).def

interface Bare {
  readonly schema: z.ZodType
  readonly required: boolean
  readonly otherwise?: unknown
}

/** Looks through optional, nullable, default and pipe wrappers. */
function bare(schema: z.ZodType): Bare {
  const def = defOf(schema)
  if (def.type === 'optional' || def.type === 'nullable') return { ...bare(def.innerType!), required: false }
  if (def.type === 'default' || def.type === 'prefault') return { ...bare(def.innerType!), required: false, otherwise: def.defaultValue }
  if (def.type === 'readonly' || def.type === 'nonoptional' || def.type === 'catch') return bare(def.innerType!)
  if (def.type === 'pipe' && def.in) return bare(def.in)
  return { schema, required: true }
}

function bounds(def: Def): { min?: number; max?: number } {
  const found: { min?: number; max?: number } = {}
  for (const check of def.checks ?? []) {
    const rule = check._zod?.def
    if (rule?.minimum !== undefined && rule.check?.startsWith('min')) found.min = rule.minimum
    if (rule?.maximum !== undefined && rule.check?.startsWith('max')) found.max = rule.maximum
  }
  return found
}

function kindOf(def: Def, meta: FieldMeta | undefined): Kind {
  const widget = meta?.widget
  if (def.type === 'object') return 'group'
  if (def.type === 'array') {
    if (widget === 'files') return 'files'
    const element = bare(def.element!).schema
    const type = defOf(element).type
    const chosen = metaOf(element)?.widget
    if (chosen === 'organ' || chosen === 'post') return 'several'
    return type === 'object' ? 'list' : type === 'enum' ? 'choices' : 'lines'
  }
  if (widget && widget !== 'text' && widget !== 'party' && widget !== 'files') return widget
  if (def.type === 'enum') return 'choice'
  if (def.type === 'boolean') return 'yes-no'
  if (def.type === 'number' || def.type === 'int') return 'count'
  if (def.type === 'string' || def.type === 'custom') return 'text'
  return 'other'
}

/** Whether a number must be whole, by the check that zod's `int` leaves. */
const isWhole = (def: Def): boolean => def.type === 'int' || (def.checks ?? []).some((check) => check._zod?.def?.check === 'number_format')

function questionOf(key: string, schema: z.ZodType, audience: Audience): Question {
  const { schema: inner, required, otherwise } = bare(schema)
  const def = defOf(inner)
  const meta = metaOf(schema)
  const kind = kindOf(def, meta)
  const { min, max } = bounds(def)
  const element = def.element && bare(def.element).schema
  const elementMeta = element && metaOf(element)
  const options = kind === 'choices' ? Object.keys(defOf(element!).entries ?? {}) : Object.keys(meta?.choices ?? def.entries ?? {})
  const within =
    kind === 'group'
      ? questionsOf(inner as z.ZodObject, audience)
      : kind === 'list'
        ? questionsOf(element as z.ZodObject, audience)
        : undefined
  const choices = meta?.choices ?? elementMeta?.choices
  return {
    key,
    kind,
    label: meta?.label ?? { zh: key, en: key },
    ...(meta?.hint ? { hint: meta.hint } : {}),
    // A list that may be empty is not required, whatever the schema calls it.
    required: required && !(def.type === 'array' && !min),
    meta: choices && meta ? { ...meta, choices } : kind === 'several' && meta ? { ...meta, ...elementMeta, label: meta.label } : meta,
    ...(kind === 'count' && !isWhole(def) ? { decimal: true } : {}),
    ...(max !== undefined && def.type === 'string' ? { longest: max } : {}),
    ...(otherwise !== undefined ? { otherwise } : {}),
    ...(kind === 'choice' || kind === 'choices' ? { options, numeric: def.type === 'number' || def.type === 'int' } : {}),
    ...(within ? { within } : {}),
    ...(def.type === 'array' ? { least: min ?? 0, most: max ?? 50 } : {}),
  }
}

/** Who fills in: the public never sees what is marked internal. */
export type Audience = 'public' | 'official'

export function questionsOf(schema: z.ZodObject, audience: Audience, leaveOut: readonly string[] = []): readonly Question[] {
  return Object.entries(schema.shape as Record<string, z.ZodType>)
    .filter(([key, field]) => !leaveOut.includes(key) && !metaOf(field)?.unasked && !(audience === 'public' && metaOf(field)?.internal))
    .map(([key, field]) => questionOf(key, field, audience))
}

/** Two questions of a party exclude each other: people have an identity number, organisations a credit code; neither is asked before the kind is known. */
export function askedOf(question: Question, among: Readonly<Record<string, unknown>>, siblings: readonly Question[]): boolean {
  if (!siblings.some((sibling) => sibling.key === 'kind' && sibling.options?.includes('organisation'))) return true
  if (question.key === 'identityNumber') return among.kind === 'person'
  if (question.key === 'creditCode') return among.kind === 'organisation'
  return true
}

/** The question at a path such as `applicants.0.name`. */
export function questionAt(questions: readonly Question[], path: readonly (string | number)[]): Question | undefined {
  let among: readonly Question[] | undefined = questions
  let found: Question | undefined
  for (const step of path) {
    if (typeof step === 'number' || /^\d+$/.test(step)) continue
    found = among?.find((q) => q.key === step)
    if (!found) return undefined
    among = found.within
  }
  return found
}
