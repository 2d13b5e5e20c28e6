import { type FieldMeta, type FileRef, mapPersonal, maskValue, metaOf, printed, type Words, words } from '@fadu/procedure'
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
  return Object.entries(schema.shape as Record<string, z.ZodType>).flatMap(([key, field]) => {
    const value = shown?.[key]
    const meta = metaOf(field)
    if (value === undefined || value === null || !meta) return []
    return [one(field, meta, value, names, full)]
  })
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
