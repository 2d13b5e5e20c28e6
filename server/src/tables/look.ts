import type { RegisterTableView } from '@fadu/contract'
import { tableLimits } from '@fadu/contract'
import type { Day } from '@fadu/legal-time'
import type { TableRow } from '@fadu/policy-reader'
import { type ActingPost, type AnyProcedure, words } from '@fadu/procedure'
import type { House } from '../house.ts'
import { type OpenCase, openCases } from '../open-case.ts'
import type { Organisation } from '../organisation.ts'
import { entryValue } from '../present/entry-values.ts'
import { Names } from '../present/names.ts'
import { Problem } from '../problems.ts'
import { readApart } from '../reading/reading-room.ts'
import { readCell } from './cells.ts'
import { type ColumnField, chosenColumns, fieldsOf, fieldWire, fromKey, matchColumns } from './columns.ts'
import { askedFor, entrySchema, type Ready, refusalsOf } from './entry-acts.ts'
import { type Known, knownEntries, says } from './standing.ts'

type RowView = RegisterTableView['rows'][number]
type Fault = RowView['faults'][number]

interface Asked {
  readonly name: string
  /** The file in base64. */
  readonly content: string
  readonly from?: string | undefined
  readonly columns?: readonly (string | null)[] | undefined
}

interface Looking {
  readonly house: House
  readonly register: AnyProcedure
  readonly acting: ActingPost
  readonly organisation: Organisation
  readonly names: Names
  readonly fields: ReadonlyMap<string, ColumnField>
  readonly columns: RegisterTableView['columns']
  readonly from: Day
}

/**
 * A table as it would go into a register: columns matched to fields, every row read, compared with what is there, and decided on as if it
 * were entered now. Records nothing, keeps nothing.
 * @throws Problem 422 where the file is no table, has no row below its headers, or too many
 */
export async function lookAt(house: House, register: AnyProcedure, acting: ActingPost, asked: Asked): Promise<RegisterTableView> {
  const [head, ...rows] = await rowsOf(asked)
  const fields = fieldsOf(register)
  const columns = asked.columns ? chosenColumns(head!.cells, asked.columns, fields) : matchColumns(head!.cells, fields)
  const organisation = await house.organisation.current()
  const looking: Looking = {
    house,
    register,
    acting,
    organisation,
    names: new Names(organisation, register),
    fields: new Map(fields.map((f) => [f.key, f])),
    columns,
    from: (asked.from ?? house.clock.today()) as Day,
  }
  const views = await rowViews(looking, rows)
  const count = (standing: RowView['standing']): number => views.filter((row) => row.standing === standing).length
  return {
    term: register.term,
    name: asked.name,
    columns,
    fields: fields.map(fieldWire),
    missing: fields.filter((f) => f.required && !columns.some(({ field }) => field === f.key)).map((f) => f.label),
    rows: views,
    counts: { new: count('new'), changed: count('changed'), unchanged: count('unchanged'), wrong: count('wrong') },
  }
}

async function rowsOf({ name, content }: Asked): Promise<readonly TableRow[]> {
  const bytes = Buffer.from(content, 'base64')
  if (bytes.length > tableLimits.bytes) throw refusedTable('too-large', '表格文件超过 2 MB', 'the table file is larger than 2 MB')
  const reading = await readApart('rows', [{ bytes, name }])
  if (!reading.ok) throw refusedTable(reading.refusal.code, reading.refusal.zh, reading.refusal.en)
  if (reading.value.length < 2) throw refusedTable('no-rows', '表头以下没有内容', 'there is nothing below the headers')
  if (reading.value.length - 1 > tableLimits.rows)
    throw refusedTable(
      'too-many-rows',
      `一次最多 ${tableLimits.rows} 行，请分开导入`,
      `at most ${tableLimits.rows} rows at a time; divide the table`,
    )
  return reading.value
}

const refusedTable = (code: string, zh: string, en: string): Problem =>
  new Problem(code === 'busy' ? 503 : 422, `table-${code}`, words('这个表格无法导入', 'This table cannot be imported'), {
    detail: words(`${zh}。`, `${en[0]!.toUpperCase()}${en.slice(1)}.`),
  })

interface ReadRow {
  readonly row: number
  readonly values: Readonly<Record<string, unknown>>
  readonly faults: readonly Fault[]
  readonly key: string | undefined
}

async function rowViews(looking: Looking, rows: readonly TableRow[]): Promise<RowView[]> {
  const read = rows.map((row) => readRow(looking, row))
  const known = await knownEntries(
    looking.house,
    looking.register.id,
    read.flatMap(({ key }) => key ?? []),
  )
  const running = [...known.values()].filter(({ ended }) => !ended).map(({ entry }) => entry.case_id)
  const cases = await openCases(looking.house, running)
  const first = new Map<string, number>()
  for (const { key, row } of read) if (key !== undefined && !first.has(key)) first.set(key, row)
  return Promise.all(
    read.map((row) => {
      const at = row.key === undefined ? row.row : first.get(row.key)!
      const before = row.key === undefined ? undefined : known.get(row.key)
      return rowView(looking, row, before?.ended ? undefined : before, cases, at === row.row ? undefined : at)
    }),
  )
}

function readRow({ columns, fields, organisation }: Looking, { row, cells }: TableRow): ReadRow {
  const values: Record<string, unknown> = {}
  const faults: Fault[] = []
  columns.forEach(({ field: key, header }, i) => {
    const text = cells[i] ?? ''
    if (key === null || text === '') return
    const reading = readCell(fields.get(key)!, text, organisation)
    if ('fault' in reading) faults.push({ column: header, field: key, text: reading.fault })
    else values[key] = reading.value
  })
  return { row, values, faults, key: typeof values.id === 'string' ? values.id : undefined }
}

async function rowView(
  looking: Looking,
  { row, values, faults, key }: ReadRow,
  known: Known | undefined,
  cases: ReadonlyMap<string, OpenCase>,
  twice: number | undefined,
): Promise<RowView> {
  const { [fromKey]: from = looking.from, ...cells } = values
  const { body } = known?.entry ?? { body: {} }
  // What the table has no column for stays as it is; an empty cell empties its field.
  const untouched = Object.entries(body).filter(([name]) => !looking.columns.some(({ field }) => field === name))
  const parsed = entrySchema(looking.register).safeParse({ ...Object.fromEntries(untouched), ...cells })
  const entry = (parsed.success ? parsed.data : { ...Object.fromEntries(untouched), ...cells }) as Record<string, unknown>
  const ready: Ready = { from: from as Day, entry, known }
  const unchanged = known !== undefined && faults.length === 0 && parsed.success && says(body, entry)
  const all = [...faults, ...(twice === undefined ? [] : [repeats(looking, key!, twice)])]
  if (!unchanged) all.push(...(await refusedIn(looking, ready, cases, all)))
  return {
    row,
    standing: all.length > 0 ? 'wrong' : unchanged ? 'unchanged' : known ? 'changed' : 'new',
    shown: shownIn(looking, entry, from, known),
    from: from as string,
    entry,
    faults: all,
  }
}

const repeats = (looking: Looking, key: string, row: number): Fault => ({
  column: headerOf(looking, 'id'),
  field: 'id',
  text: words(`“${key}”在第 ${row} 行已经出现`, `“${key}” stands in row ${row} already`),
})

/** What the engine would refuse, each reason with its column; a field whose cell could not be read has its reason already. */
async function refusedIn(looking: Looking, ready: Ready, cases: ReadonlyMap<string, OpenCase>, told: readonly Fault[]): Promise<Fault[]> {
  const asked = askedFor(looking.house, ready, '—')
  const refusals = await refusalsOf(
    looking.house,
    looking.register,
    looking.acting,
    asked,
    ready.known && cases.get(ready.known.entry.case_id),
  )
  return refusals.flatMap(({ field, text }): Fault[] => {
    const key = field?.replace(/^entry\.?/, '').split('.')[0]
    if (key && told.some((fault) => fault.field === key)) return []
    return [{ column: key ? headerOf(looking, key) : '', ...(key && { field: key }), text }]
  })
}

const headerOf = ({ columns, fields }: Looking, key: string): string =>
  columns.find(({ field }) => field === key)?.header ?? fields.get(key)?.label.zh ?? key

function shownIn(
  { fields, names }: Looking,
  entry: Readonly<Record<string, unknown>>,
  from: unknown,
  known: Known | undefined,
): RowView['shown'] {
  const values: Readonly<Record<string, unknown>> = { ...entry, [fromKey]: from }
  return [...fields.values()].map(({ key, schema }) => {
    const value = entryValue(schema, values[key], names)
    const before = known && key !== fromKey ? entryValue(schema, known.entry.body[key], names) : undefined
    return { key, value, ...(before && before.zh !== value.zh && { was: before }) }
  })
}
