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
export const rowName = (table: ViewTable, row: Row): string => rowKeys[table].map((column) => row[column]).join(' ')

/** The rows of a case as they were written: each row's JSON under its name, and under it what would take it away. */
export type WrittenRows = Readonly<Record<ViewTable, ReadonlyMap<string, { readonly row: string; readonly key: string }>>>

/** Pieces of the statement that writes views, by their names in `put_rows`; each piece is a list of JSON texts. */
export type RowParts = Partial<Record<ViewTable | `gone_${ViewTable}` | 'whole' | 'known', string[]>>

export const rowPartNames = [...viewTables, ...viewTables.slice(1).map((table) => `gone_${table}` as const), 'whole', 'known'] as const

export function writtenRows(rows: ViewRows): WrittenRows {
  return Object.fromEntries(
    viewTables.map((table) => [
      table,
      new Map(
        (rows[table] as unknown as readonly (Row & CaseKey)[]).map((row) => {
          const key = Object.fromEntries(['case_id', ...rowKeys[table]].map((column) => [column, row[column]]))
          return [rowName(table, row), { row: JSON.stringify(row), key: JSON.stringify(key) }]
        }),
      ),
    ]),
  ) as unknown as WrittenRows
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
    const changed = [...now[table]].filter(([name, { row }]) => held?.get(name)?.row !== row).map(([, { row }]) => row)
    // The case's own row is always written: its revision counts the writes.
    parts[table] = table === 'case_view' ? [...now.case_view.values()].map(({ row }) => row) : changed
    if (held && table !== 'case_view') {
      const gone = [...held].filter(([name]) => !now[table].has(name)).map(([, { key }]) => key)
      parts[`gone_${table}`] = gone
    }
  }
  // Entries are told since when they are known, and until when they were; of a whole case also which are all there are.
  parts.indicator_entry = parts.indicator_entry!.map((row) => `${row.slice(0, -1)},"since":"${at}"}`)
  if (parts.gone_indicator_entry) parts.gone_indicator_entry = parts.gone_indicator_entry.map((key) => `${key.slice(0, -1)},"at":"${at}"}`)
  if (whole) parts.known = [JSON.stringify({ case_id: caseId, at, names: [...now.indicator_entry.keys()] })]
  return parts
}

/** Joins pieces of several cases into the one JSON text a statement takes. */
export function joinParts<Name extends string>(
  names: readonly Name[],
  pieces: readonly Partial<Record<Name, readonly string[]>>[],
): string {
  return `{${names.map((name) => `"${name}":[${pieces.flatMap((piece) => piece[name] ?? []).join(',')}]`).join(',')}}`
}
