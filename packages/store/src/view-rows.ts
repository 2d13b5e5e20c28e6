import type { Instant } from '@fadu/legal-time'
import type { CaseId } from '@fadu/procedure'
import { type ViewRows, type ViewTable, viewTables } from './projections/project.ts'
import type { CaseKey } from './projections/rows.ts'

type Row = Readonly<Record<string, unknown>>

/** What tells the rows of one case apart, beside district and case. */
export const rowKeys: Readonly<Record<ViewTable, readonly string[]>> = {
  case_view: [],
  limit_view: ['key', 'start_seq'],
  duty: ['id'],
  register_entry: ['register', 'entry_id', 'valid_from'],
  public_page: [],
  case_seen: ['key'],
  indicator_entry: ['name'],
}
export function rowName(table: ViewTable, row: Row): string {
  const [first, second, third] = rowKeys[table]
  if (first === undefined) return ''
  if (second === undefined) return String(row[first])
  return third === undefined ? `${row[first]} ${row[second]}` : `${row[first]} ${row[second]} ${row[third]}`
}

/** The rows of a case as they were written: each row's JSON under its name. */
export type WrittenRows = Readonly<Record<ViewTable, ReadonlyMap<string, string>>>

/** Pieces of the statement that writes views, by their names in `put_rows`; each piece is a list of JSON texts. */
export type RowParts = Partial<Record<ViewTable | `gone_${ViewTable}` | 'whole' | 'known', string[]>>

export const rowPartNames = [...viewTables, ...viewTables.slice(1).map((table) => `gone_${table}` as const), 'whole', 'known'] as const

export function writtenRows(rows: ViewRows): WrittenRows {
  const written: Partial<Record<ViewTable, Map<string, string>>> = {}
  for (const table of viewTables) {
    const texts = new Map<string, string>()
    for (const row of rows[table] as unknown as readonly (Row & CaseKey)[]) texts.set(rowName(table, row), JSON.stringify(row))
    written[table] = texts
  }
  return written as WrittenRows
}

/** What takes a row away again: its case, what tells it apart there, and `more`. */
function goneRow(table: ViewTable, text: string, more: Row = {}): string {
  const row = JSON.parse(text) as Row
  return JSON.stringify({ ...Object.fromEntries(['case_id', ...rowKeys[table]].map((column) => [column, row[column]])), ...more })
}

/**
 * What has to be written so that the tables hold `now`. Knowing what they hold only the difference; not knowing, all of it,
 * and the case is named as `whole`, so that rows which are no longer computed go as well. `at`: the instant from which what changed in
 * the entries of indicators is known.
 */
export function rowParts(caseId: CaseId, now: WrittenRows, before: WrittenRows | undefined, isNew: boolean, at: Instant): RowParts {
  const whole = !before && !isNew
  const parts: RowParts = whole ? { whole: [JSON.stringify(caseId)] } : {}
  for (const table of viewTables) {
    const held = before?.[table]
    const changed: string[] = []
    // The case's own row is always written: its revision counts the writes.
    for (const [name, row] of now[table]) if (table === 'case_view' || held?.get(name) !== row) changed.push(row)
    parts[table] = changed
    if (held && table !== 'case_view') {
      const gone: string[] = []
      const more = table === 'indicator_entry' ? { at } : {}
      for (const [name, row] of held) if (!now[table].has(name)) gone.push(goneRow(table, row, more))
      parts[`gone_${table}`] = gone
    }
  }
  // Entries are told since when they are known, and until when they were; of a whole case also which are all there are.
  parts.indicator_entry = parts.indicator_entry!.map((row) => `${row.slice(0, -1)},"since":"${at}"}`)
  if (whole) parts.known = [JSON.stringify({ case_id: caseId, at, names: [...now.indicator_entry.keys()] })]
  return parts
}

/** Joins pieces of several cases into the one JSON text a statement takes. */
export function joinParts<Name extends string>(
  names: readonly Name[],
  pieces: readonly Partial<Record<Name, readonly string[]>>[],
): string {
  let text = ''
  for (const name of names) {
    let rows = ''
    for (const piece of pieces) for (const row of piece[name] ?? []) rows += rows === '' ? row : `,${row}`
    text += `${text === '' ? '{' : ','}"${name}":[${rows}]`
  }
  return `${text}}`
}
