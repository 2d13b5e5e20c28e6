import { isDeepStrictEqual } from 'node:util'
import type { Day } from '@fadu/legal-time'
import type { CaseId } from '@fadu/procedure'
import { canonical } from './canonical.ts'
import { readCases } from './case-log.ts'
import { genesisOf, hashOf } from './chain.ts'
import type { StoreContext } from './context.ts'
import type { Connection } from './database.ts'
import { recount, wrongCells } from './indicator-cubes.ts'
import { project, type ViewRows, type ViewTable, viewTables } from './projections/project.ts'
import { caseIdsAfter, openIdsAfter } from './queries/cases.ts'
import { lookedOn } from './silent-days.ts'
import { called, sql } from './sql.ts'
import { joinParts, rowName, rowPartNames, rowParts, writtenRows } from './view-rows.ts'

/** One row that is not what the log says. `stored` or `computed` is missing where the other has a row too many. */
export interface Difference {
  readonly table: ViewTable
  readonly case: CaseId
  readonly row: string
  readonly stored?: unknown
  readonly computed?: unknown
}

export interface RebuildReport {
  readonly cases: number
  readonly events: number
  readonly differences: readonly Difference[]
  /** Cases whose log does not hold together: a gap, a hash that does not fit. Their views are left alone. */
  readonly broken: readonly { readonly case: CaseId; readonly seq: number; readonly what: string }[]
  /** Cells of the indicators' cubes that are not what their entries add up to; 0 where only open cases were looked at. */
  readonly cells: number
}

export interface RebuildWish {
  /** Only reports. */
  readonly compare: boolean
  /** Leaves closed cases alone: for a look every night. */
  readonly onlyOpen?: boolean
  /** Who helps where there are more cases than one batch; each takes a batch at a time. Nobody unless told: all is done here. */
  readonly hands?: () => Promise<readonly RebuildHand[]>
  /** Told how many cases are done, after each batch. */
  readonly told?: (cases: number) => void
}

/** Some cases to be computed again; nothing but plain values, so that it can be handed to another thread. */
export interface RebuildBatch {
  readonly ids: readonly CaseId[]
  readonly compare: boolean
  /** The day up to which silence was looked at when the rebuild began. */
  readonly looked: Day | undefined
}

export type BatchReport = Pick<RebuildReport, 'cases' | 'events' | 'differences' | 'broken'>

/** Computes a batch, here or elsewhere. @throws where it could not */
export type RebuildHand = (batch: RebuildBatch) => Promise<BatchReport>

const batchSize = 200

/**
 * Computes every view again from the log. `compare` only reports what differs; otherwise what differs is written.
 * Works in groups of cases, so that it needs little memory and locks nothing for long.
 * @throws where the database or one of the hands fails; what was written until then stands, and the next rebuild does the rest
 */
export async function rebuild(context: StoreContext, { compare, onlyOpen = false, hands, told }: RebuildWish): Promise<RebuildReport> {
  const look = { compare, looked: await lookedOn(context) }
  let cases = 0
  const telling = (batch: BatchReport): BatchReport => {
    cases += batch.cases
    told?.(cases)
    return batch
  }
  const done = await inBatches(context, look, onlyOpen ? openIdsAfter : caseIdsAfter, hands, telling)
  const report = {
    cases,
    events: done.reduce((n, { events }) => n + events, 0),
    differences: done.flatMap(({ differences }) => differences),
    broken: done.flatMap(({ broken }) => broken),
    cells: 0,
  }
  report.differences.push(...(await orphans(context, compare)))
  if (!onlyOpen) report.cells = await wrongCells(context)
  if (!compare && report.cells > 0) await recount(context)
  return report
}

/** All batches, in the order of their cases whoever did them. The first is done here: where it is the only one nobody is called. */
async function inBatches(
  context: StoreContext,
  look: Omit<RebuildBatch, 'ids'>,
  idsAfter: typeof caseIdsAfter,
  called: RebuildWish['hands'],
  telling: (batch: BatchReport) => BatchReport,
): Promise<readonly BatchReport[]> {
  const done: BatchReport[] = []
  const here: RebuildHand = (batch) => rebuildBatch(context, batch)
  const first = await idsAfter(context, undefined, batchSize)
  if (first.length > 0) done.push(telling(await here({ ...look, ids: first })))
  if (first.length < batchSize) return done
  const hands = (await called?.()) ?? []
  let after = first.at(-1)
  let reading: Promise<unknown> = Promise.resolve()
  // Read one page at a time: each begins where the one before ended.
  const nextPage = (): Promise<{ readonly ids: readonly CaseId[]; readonly place: number }> => {
    const page = reading.then(async () => {
      const ids = await idsAfter(context, after, batchSize)
      after = ids.at(-1) ?? after
      return { ids, place: ids.length > 0 ? done.push({ cases: 0, events: 0, differences: [], broken: [] }) - 1 : -1 }
    })
    reading = page
    return page
  }
  let failed = false
  const work = async (hand: RebuildHand): Promise<void> => {
    for (let page = await nextPage(); page.ids.length > 0 && !failed; page = await nextPage())
      done[page.place] = telling(await hand({ ...look, ids: page.ids }))
  }
  // Where one fails the others end the batch they have, so that nobody is left working on a store that is being closed.
  const ends = await Promise.allSettled(
    (hands.length > 0 ? hands : [here]).map((hand) =>
      work(hand).catch((fault: unknown) => {
        failed = true
        throw fault
      }),
    ),
  )
  const fault = ends.find((end) => end.status === 'rejected')
  if (fault) throw fault.reason
  return done
}

/** Computes the views of some cases again; what differs is written, or where it is only to be told, told. */
export async function rebuildBatch(context: StoreContext, { ids, ...look }: RebuildBatch): Promise<BatchReport> {
  const { compare } = look
  const group = await context.database.transaction((tx) => rebuildGroup(context, tx, ids, { ...look, locked: !compare }))
  // Compared while others record: what differs is looked at again, held still, before it is called a difference.
  const doubtful = compare ? [...new Set(group.differences.map((one) => one.case))] : []
  if (doubtful.length > 0) {
    const again = await context.database.transaction((tx) => rebuildGroup(context, tx, doubtful, { ...look, locked: true }))
    group.differences = again.differences
    group.broken.push(...again.broken)
  }
  return { cases: ids.length, ...group }
}

interface Look {
  readonly compare: boolean
  readonly looked: Day | undefined
  /** Locks the cases, so that no append slips between reading the log and reading or writing its views. */
  readonly locked: boolean
}

async function rebuildGroup(context: StoreContext, tx: Connection, ids: readonly CaseId[], { compare, looked, locked }: Look) {
  if (locked)
    await tx.query(
      sql`select from case_view where district = ${context.district} and case_id = any(${ids}::uuid[]) order by case_id for update`,
    )
  const logs = await readCases(context, tx, ids)
  const stored = await storedRows(context, tx, ids)
  const wrong = new Map<CaseId, ViewRows>()
  const found = { events: 0, differences: [] as Difference[], broken: [] as RebuildReport['broken'][number][] }
  for (const [caseId, { events, sealed }] of logs) {
    found.events += sealed.length
    const fault = chainFault(context, caseId, sealed)
    if (fault) {
      found.broken.push({ case: caseId, ...fault })
      continue
    }
    const { rows } = project(events, sealed, { ...context, calendar: context.calendar(), lookedOn: looked })
    const differences = differencesIn(caseId, stored.get(caseId) ?? new Map(), rows)
    found.differences.push(...differences)
    if (differences.length > 0) wrong.set(caseId, rows)
  }
  if (!compare) await putViews(context, tx, wrong)
  return found
}

/** Writes the views of cases, whatever they held before. */
export async function putViews({ district, now }: StoreContext, on: Connection, views: ReadonlyMap<CaseId, ViewRows>): Promise<void> {
  if (views.size === 0) return
  const parts = [...views].map(([caseId, rows]) => rowParts(caseId, writtenRows(rows), undefined, false, now()))
  await on.query(called('put-rows', sql`select put_rows(${district}, ${joinParts(rowPartNames, parts)}::jsonb)`))
}

/** The first entry of a log that does not fit what stands before it. */
export function chainFault(
  { district, digest }: StoreContext,
  caseId: CaseId,
  sealed: readonly { seq: number; previous: string; hash: string }[],
): { seq: number; what: string } | undefined {
  let previous = genesisOf(digest, district, caseId)
  for (const [i, { hash, ...envelope }] of sealed.entries()) {
    if (envelope.seq !== i + 1) return { seq: i + 1, what: 'missing' }
    if (envelope.previous !== previous) return { seq: envelope.seq, what: 'does not name the entry before it' }
    if (hashOf(digest, envelope) !== hash) return { seq: envelope.seq, what: 'was altered' }
    previous = hash
  }
  return undefined
}

type Row = Readonly<Record<string, unknown>>

/** The rows of one case by table. */
type StoredRows = ReadonlyMap<ViewTable, readonly Row[]>

/** Rows of all views as JSON, with days and instants in our own form, by case. */
async function storedRows({ district }: StoreContext, on: Connection, ids: readonly CaseId[]): Promise<ReadonlyMap<CaseId, StoredRows>> {
  const stored = new Map<CaseId, Map<ViewTable, Row[]>>(ids.map((id) => [id, new Map()]))
  for (const table of viewTables) {
    const rows = await on.query<Row & { readonly case_id: CaseId }>({
      parts: [`select * from ${table} where district = `, ' and case_id = any(', `::uuid[])${still(table)}`],
      values: [district, ids],
    })
    for (const row of rows) {
      const ofCase = stored.get(row.case_id)!
      const had = ofCase.get(table)
      if (had) had.push(row)
      else ofCase.set(table, [row])
    }
  }
  return stored
}

/** Entries that ended are what was known once; they are computed from nothing. */
const still = (table: ViewTable): string => (table === 'indicator_entry' ? ' and until is null' : '')

function differencesIn(caseId: CaseId, stored: StoredRows, rows: ViewRows): Difference[] {
  return viewTables.flatMap((table) => {
    const had = new Map((stored.get(table) ?? []).map((row) => [rowName(table, row), row]))
    const has = new Map((rows[table] as unknown as readonly Row[]).map((row) => [rowName(table, row), row]))
    return [...new Set([...had.keys(), ...has.keys()])].flatMap((key) => {
      const [old, fresh] = [had.get(key), has.get(key)]
      if (old && fresh && sameRow(old, fresh)) return []
      return [{ table, case: caseId, row: key, ...(old && { stored: old }), ...(fresh && { computed: fresh }) }]
    })
  })
}

// The revision counts writes and is computed from nothing. Nor is since when an entry was known.
const notCompared: ReadonlySet<string> = new Set(['revision', 'since', 'until'])

const sameRow = (stored: Row, computed: Row): boolean =>
  [...new Set([...Object.keys(stored), ...Object.keys(computed)])].every((column) => {
    if (notCompared.has(column)) return true
    const [a, b] = [stored[column], computed[column]]
    // The database orders and quotes a tsvector in its own way; its tokens are compared.
    if (column === 'search' && typeof a === 'string' && typeof b === 'string') return a === b || tokens(a).join(' ') === tokens(b).join(' ')
    if (a === b) return true
    if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
    // What is computed may name what it leaves out; only where that may be the difference is it written as it would be stored.
    return isDeepStrictEqual(a, b) || canonical(a) === canonical(b)
  })

function tokens(vector: string): string[] {
  const places = new Map<string, string[]>()
  for (const item of vector.split(' ').filter(Boolean)) {
    const [token = '', at = ''] = item.split(':')
    places.set(token, [...(places.get(token) ?? []), ...at.split(',')])
  }
  return [...places].map(([token, at]) => `${token}:${[...new Set(at)].sort((a, b) => Number(a) - Number(b)).join(',')}`).sort()
}

/** Rows of cases that have no log at all. */
async function orphans({ database, district }: StoreContext, compare: boolean): Promise<readonly Difference[]> {
  const found: Difference[] = []
  for (const table of viewTables) {
    const orphan = {
      parts: [
        `from ${table} v where v.district = `,
        ' and not exists (select from event e where e.district = v.district and e.case_id = v.case_id)',
      ],
      values: [district],
    }
    const rows = await database.query<Row>(compare ? sql`select * ${orphan}` : sql`delete ${orphan} returning *`)
    found.push(...rows.map((row) => ({ table, case: String(row.case_id), row: rowName(table, row), stored: row })))
  }
  return found
}
