import type { AnyProcedure } from '@fadu/procedure'
import { csvLine, csvMark } from '../csv.ts'
import { type ColumnField, fieldsOf } from './columns.ts'
import { takesOf } from './takes.ts'
import { workbook } from './workbook.ts'

type Language = 'zh' | 'en'

/** Required columns first as the form has them, each with its star: the star is taken off again when the table is read. */
const headersOf = (fields: readonly ColumnField[], language: Language): readonly string[] =>
  fields.map((f) => `${f.label[language]}${f.required ? ' *' : ''}`)

/** An empty table with a register's columns; the workbook explains them on a second sheet. */
export function templateOf(register: AnyProcedure, format: 'csv' | 'xlsx', language: Language): Buffer {
  const fields = fieldsOf(register)
  const headers = headersOf(fields, language)
  if (format === 'csv') return Buffer.from(`${csvMark}${csvLine(headers)}`)
  const notes = fields.map((f) => [
    `${f.label[language]}`,
    f.required ? (language === 'zh' ? '必填' : 'required') : '',
    takesOf(f)[language],
  ])
  return workbook([
    { name: register.term[language], rows: [headers] },
    { name: language === 'zh' ? '填写说明' : 'How to fill in', rows: notes },
  ])
}
