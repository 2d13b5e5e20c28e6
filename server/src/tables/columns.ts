import type { RegisterTableView } from '@fadu/contract'
import { type AnyProcedure, bare, type FieldMeta, metaOf, partsOf, schemaOf, type Words, words } from '@fadu/procedure'
import type { z } from 'zod'
import { takesOf } from './takes.ts'

/** The field that says from when an entry holds; every register has it beside its own. */
export const fromKey = 'from'

/** A field of a register that a cell can fill. */
export interface ColumnField {
  readonly key: string
  readonly label: Words
  readonly required: boolean
  readonly schema: z.ZodType
  readonly meta: FieldMeta | undefined
}

/** Fields of an entry, and the day it holds from; files and parties have no cell and come by the form. */
export function fieldsOf(register: AnyProcedure): readonly ColumnField[] {
  const { from, entry } = schemaOf(register.papers.entered).shape as { from: z.ZodType; entry: z.ZodObject }
  const own = Object.entries(entry.shape as Record<string, z.ZodType>).filter(([, schema]) => fitsCell(schema))
  return [...own.map(([key, schema]) => fieldOf(key, schema)), { ...fieldOf(fromKey, from), required: false }]
}

const fieldOf = (key: string, schema: z.ZodType): ColumnField => ({
  key,
  label: metaOf(schema)?.label ?? words(key, key),
  required: !schema.safeParse(undefined).success,
  schema,
  meta: metaOf(schema),
})

function fitsCell(schema: z.ZodType): boolean {
  const { type, element } = partsOf(bare(schema))
  if (metaOf(schema)?.widget === 'files' || type === 'object') return false
  return type !== 'array' || (element !== undefined && partsOf(bare(element)).type !== 'object')
}

/** Letters and characters only: brackets, stars for what is required, units and spaces say nothing of which field it is. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[([【][^)\]】]*[)\]】]/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '')

const namesOf = (field: ColumnField): readonly string[] => [plain(field.label.zh), plain(field.label.en), plain(field.key)]

/**
 * Which field each header stands for: beyond doubt by its own name in either language or its key; proposed, and to be confirmed, where
 * one name holds the other. No field is taken twice.
 */
export function matchColumns(headers: readonly string[], fields: readonly ColumnField[]): RegisterTableView['columns'] {
  const taken = new Set<string>()
  const take = (field: ColumnField | undefined): string | null => {
    if (!field || taken.has(field.key)) return null
    taken.add(field.key)
    return field.key
  }
  const exact = headers.map((header) => take(fields.find((f) => plain(header) !== '' && namesOf(f).includes(plain(header)))))
  return headers.map((header, i) => {
    const field = exact[i] ?? take(likely(plain(header), fields, taken))
    return { header, field, sure: exact[i] !== null || (field === null && plain(header) === '') }
  })
}

/** The one field whose name holds the header or is held by it; none where several do. */
function likely(header: string, fields: readonly ColumnField[], taken: ReadonlySet<string>): ColumnField | undefined {
  if (header.length < 2) return undefined
  const found = fields.filter(
    (f) => !taken.has(f.key) && namesOf(f).some((name) => name.length > 1 && (name.includes(header) || header.includes(name))),
  )
  return found.length === 1 ? found[0] : undefined
}

/** The columns as a person chose them. A field chosen twice counts once, for its first column. */
export function chosenColumns(
  headers: readonly string[],
  chosen: readonly (string | null)[],
  fields: readonly ColumnField[],
): RegisterTableView['columns'] {
  const keys = new Set(fields.map((f) => f.key))
  return headers.map((header, i) => {
    const key = chosen[i] ?? null
    return { header, field: key !== null && keys.has(key) && chosen.indexOf(key) === i ? key : null, sure: true }
  })
}

export const fieldWire = (field: ColumnField): RegisterTableView['fields'][number] => ({
  key: field.key,
  label: field.label,
  required: field.required,
  takes: takesOf(field),
})
