import type { Day } from '@fadu/legal-time'
import { type CaseId, erasedMark } from '@fadu/procedure'
import { readCases } from '../case-log.ts'
import { mapSealed } from '../chain.ts'
import type { StoreContext } from '../context.ts'
import { type Cursor, keysOf, type Page, pageOf } from '../cursor.ts'
import type { EntryRow } from '../projections/register-entries.ts'
import { every, sql } from '../sql.ts'
import { matching } from './worklist.ts'

export interface EntriesRequest {
  readonly register: string
  /** Entries in force on this day; absent: all stretches, ended ones too. */
  readonly on?: Day
  /** Stretches that had begun by this day, ended ones too. */
  readonly begunBy?: Day
  readonly organ?: string
  readonly text?: string
  readonly ids?: readonly CaseId[]
  readonly externalId?: string
  readonly externalIds?: readonly string[]
  readonly size: number
  readonly cursor?: Cursor
}

export type Entry = Omit<EntryRow, 'search' | 'district'>

/** Entries of a register with their personal values readable; masking is for whoever shows them. */
export async function registerEntries(context: StoreContext, request: EntriesRequest): Promise<Page<Entry>> {
  const filters = [sql`district = ${context.district} and register = ${request.register}`]
  if (request.on) filters.push(sql`valid_from <= ${request.on}::date and (valid_until is null or valid_until > ${request.on}::date)`)
  if (request.begunBy) filters.push(sql`valid_from <= ${request.begunBy}::date`)
  if (request.organ) filters.push(sql`organ = ${request.organ}`)
  if (request.ids) filters.push(sql`entry_id = any(${request.ids}::uuid[])`)
  if (request.externalId) filters.push(sql`external_id = ${request.externalId}`)
  if (request.externalIds) filters.push(sql`external_id = any(${request.externalIds}::text[])`)
  if (request.text) filters.push(matching(request.text))
  if (request.cursor) {
    const [id, from] = keysOf(request.cursor, 'uuid', 'day')
    filters.push(sql`(entry_id, valid_from) > (${id}::uuid, ${from}::date)`)
  }
  const rows = await context.database.query<Entry>(sql`
    select register, entry_id, valid_from, valid_until, case_id, version, organ, external_id, body from register_entry
    where ${every(filters)} order by entry_id, valid_from limit ${request.size + 1}`)
  return pageOf(await readable(context, rows), request.size, (row) => [row.entry_id, row.valid_from])
}

const readAtOnce = 500

/** Every entry a request finds, not only a page: for registers that are held in memory whole. */
export async function everyRegisterEntry(
  context: StoreContext,
  request: Omit<EntriesRequest, 'size' | 'cursor'>,
): Promise<readonly Entry[]> {
  const all: Entry[] = []
  for (let cursor: Cursor | undefined; ; ) {
    const page = await registerEntries(context, { ...request, size: readAtOnce, ...(cursor && { cursor }) })
    all.push(...page.rows)
    cursor = page.next
    if (!cursor) return all
  }
}

/** Numbers of entries in force on a day, by register. */
export async function countEntries({ database, district }: StoreContext, on: Day): Promise<ReadonlyMap<string, number>> {
  const rows = await database.query<{ register: string; n: number }>(sql`
    select register, count(*)::integer as n from register_entry
    where district = ${district} and valid_from <= ${on}::date and (valid_until is null or valid_until > ${on}::date) group by register`)
  return new Map(rows.map(({ register, n }) => [register, n]))
}

async function readable(context: StoreContext, rows: readonly Entry[]): Promise<readonly Entry[]> {
  const sealed = rows.filter((row) => JSON.stringify(row.body).includes('"sealed"'))
  if (sealed.length === 0) return rows
  const logs = await readCases(context, context.database, [...new Set(sealed.map((row) => row.case_id))])
  return rows.map((row) => {
    const reveals = logs.get(row.case_id)?.reveals
    return reveals ? { ...row, body: mapSealed(row.body, (digest) => reveals.get(digest)?.value ?? erasedMark) as Entry['body'] } : row
  })
}
