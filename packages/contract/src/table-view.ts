import { z } from 'zod'
import { dayView, refusalView, wordsView } from './basic.ts'

/** What one table may hold; larger lists come through the bulk door. */
export const tableLimits = { bytes: 2 * 1_048_576, rows: 2000, batch: 25 } as const

/** A field of a register as a column of a table: what a cell of it may say. */
const columnFieldView = z.object({
  key: z.string(),
  label: wordsView,
  required: z.boolean(),
  /** What to write in such a cell, in words. */
  takes: wordsView,
})

/** One row as it would be entered, or every reason why not. */
const rowView = z.object({
  row: z.number().int(),
  standing: z.enum(['new', 'changed', 'unchanged', 'wrong']),
  shown: z.array(z.object({ key: z.string(), value: wordsView, was: wordsView.optional() })),
  from: dayView,
  entry: z.record(z.string(), z.unknown()),
  faults: z.array(z.object({ column: z.string(), field: z.string().optional(), text: wordsView })),
})

export const registerTableView = z
  .object({
    term: wordsView,
    name: z.string(),
    /** The columns of the table, each with the field it is taken for; `sure` where the header is the field's own name or a person chose. */
    columns: z.array(z.object({ header: z.string(), field: z.string().nullable(), sure: z.boolean() })),
    fields: z.array(columnFieldView),
    /** Fields that must be filled in and have no column. */
    missing: z.array(wordsView),
    rows: z.array(rowView),
    counts: z.object({ new: z.number().int(), changed: z.number().int(), unchanged: z.number().int(), wrong: z.number().int() }),
  })
  .meta({ id: 'RegisterTable' })
export type RegisterTableView = z.output<typeof registerTableView>

export const tableRequest = z.object({
  name: z.string().trim().min(1).max(200),
  /** The file itself, in base64: it is read and not kept. */
  content: z
    .base64()
    .min(1)
    .max(Math.ceil(tableLimits.bytes / 3) * 4),
  /** The day from which entries hold where no column says so; today when absent. */
  from: dayView.optional(),
  /** A person's choice for every column, by the field's key, `null` for a column to be left out. */
  columns: z.array(z.string().max(80).nullable()).max(200).optional(),
})

export const enterRequest = z.object({
  rows: z
    .array(z.object({ row: z.number().int().min(1), from: dayView, entry: z.record(z.string(), z.unknown()) }))
    .min(1)
    .max(tableLimits.batch),
  /** Why entries that are there already are amended. */
  reason: z.string().trim().min(2).max(300),
})

export const enteredView = z.object({
  items: z.array(
    z.object({
      row: z.number().int(),
      outcome: z.enum(['entered', 'changed', 'unchanged', 'refused']),
      refusals: z.array(refusalView).optional(),
    }),
  ),
})
