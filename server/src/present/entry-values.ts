import { metaOf, printed, type Words, words } from '@fadu/procedure'
import type { z } from 'zod'
import type { Names } from './names.ts'

/** A value of a register's entry as a reader sees it: organs and posts by their names. */
export function entryValue(field: z.ZodType, value: unknown, names: Names): Words {
  const widget = metaOf(field)?.widget
  if ((widget === 'organ' || widget === 'post') && typeof value === 'string') return words(names.entry(value), names.entry(value))
  return printed(field, value)
}
