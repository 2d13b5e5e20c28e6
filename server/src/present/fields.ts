import { type FieldMeta, type FileRef, kept, mapPersonal, maskValue, metaOf, printed, type Words, words } from '@fadu/procedure'
import type { z } from 'zod'
import type { Names } from './names.ts'

interface ShownField {
  readonly label: Words
  readonly value: Words
  readonly masked?: boolean
  readonly files?: FileRef[]
}

/** The values of a paper as read by people: labels, words of choices, organs by name; personal values masked unless `full`. */
export function fieldsOf(schema: z.ZodObject, paper: unknown, names: Names, full = false): ShownField[] {
  const shown = (full ? paper : mapPersonal(schema, paper, ({ kind, value }) => maskValue(kind, value))) as Record<string, unknown>
  return labelledIn(schema).flatMap(({ key, field, meta }) => {
    const value = shown?.[key]
    return value === undefined || value === null ? [] : [one(field, meta, value, names, full)]
  })
}

interface Labelled {
  readonly key: string
  readonly field: z.ZodType
  readonly meta: FieldMeta
}

/** The fields of a schema that bear a label; schemas are of the law and never change. */
const labelled = new WeakMap<z.ZodObject, readonly Labelled[]>()

function labelledIn(schema: z.ZodObject): readonly Labelled[] {
  return kept(labelled, schema, () =>
    Object.entries(schema.shape as Record<string, z.ZodType>).flatMap(([key, field]) => {
      const meta = metaOf(field)
      return meta ? [{ key, field, meta }] : []
    }),
  )
}

function one(field: z.ZodType, meta: FieldMeta, value: unknown, names: Names, full: boolean): ShownField {
  if (meta.widget === 'files') {
    const files = value as FileRef[]
    return {
      label: meta.label,
      value: words(
        files.length === 0 ? '无' : `${files.length} 个文件`,
        files.length === 0 ? 'None' : files.length === 1 ? '1 file' : `${files.length} files`,
      ),
      files,
    }
  }
  if (meta.widget === 'organ' || meta.widget === 'post' || meta.widget === 'entry') {
    const name = names.entry(String(value))
    return { label: meta.label, value: words(name, name) }
  }
  const text = printed(field, value, (id) => names.entry(id))
  return { label: meta.label, value: text, ...(!full && text.zh.includes('*') && { masked: true }) }
}
