import { canonical } from './canonical.ts'
import type { StoreContext } from './context.ts'
import type { Connection, Database, Transaction } from './database.ts'
import { digestOf } from './digest.ts'
import { migrate } from './migrate.ts'
import { emptyQueue } from './queue.ts'
import { rebuild } from './rebuild.ts'
import { sql } from './sql.ts'
import { openPostgres, openStore, type StoreOptions } from './store.ts'
import { DatabaseUnfit } from './unfit.ts'

export interface MoveReport {
  /** Rows by table. */
  readonly rows: Readonly<Record<string, number>>
  readonly cases: number
  readonly events: number
}

/**
 * Copies the embedded database of a folder into an empty PostgreSQL database and verifies the copy: rows of every table, the head
 * of every case, every chain and every view. Files stay in the folder. Jobs still waiting are finished first or lost: stop the
 * server, and start it on the new address afterwards.
 * @throws when the target is not empty or anything differs; the target is then as empty as before
 */
export async function move(options: Omit<StoreOptions, 'databaseUrl' | 'queues'> & { readonly databaseUrl: string }): Promise<MoveReport> {
  const { databaseUrl, ...embedded } = options
  const source = await openStore(embedded)
  try {
    const target = await openPostgres(databaseUrl, options.district, 2)
    try {
      await migrate(target, options.migrationsFolder)
      return await copyInto(source, target, options.log ?? (() => {}))
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
  }
}

async function copyInto(source: StoreContext, target: Database, log: (line: string) => void): Promise<MoveReport> {
  const tables = await tablesOf(source.database)
  return target.transaction(async (to) => {
    for (const table of tables)
      if ((await count(to, table)) > 0)
        throw new DatabaseUnfit(
          `目标数据库不是空的（${table} 中有数据），没有复制 / The target database is not empty: ${table} has rows. Nothing was copied.`,
        )
    const rows: Record<string, number> = {}
    await source.database.transaction(async (from) => {
      for (const table of tables) {
        rows[table] = await copyTable(from, to, table)
        log(`${table}: ${rows[table]} rows`)
      }
      for (const table of tables) await compareTable(from, to, table)
    })
    const { cases, events, differences, broken } = await rebuild({ ...source, database: within(to, target) }, { compare: true })
    if (broken.length > 0)
      throw new DatabaseUnfit(
        `案件 ${broken[0]!.case} 的日志在第 ${broken[0]!.seq} 条不相连，没有复制 / The log of this case does not hold together at entry ${broken[0]!.seq}. Nothing was copied.`,
      )
    if (differences.length > 0)
      throw new DatabaseUnfit(
        `清单与日志有 ${differences.length} 处不一致，请先执行 rebuild --replace；没有复制 / ${differences.length} views differ from the log, the first in ${differences[0]!.table} of case ${differences[0]!.case}; rebuild, then move. Nothing was copied.`,
      )
    return { rows, cases, events }
  })
}

// Verifies inside the same transaction: what does not hold is never seen by anyone.
const within = (tx: Transaction, target: Database): Database => ({
  ...target,
  query: tx.query,
  execute: tx.execute,
  transaction: (work) => work(tx),
})

/** All our tables but the list of migrations. Names come from the catalogue of the database itself, never from outside. */
export async function tablesOf(on: Connection): Promise<readonly string[]> {
  const rows = await on.query<{ name: string }>(sql`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r' and c.relname <> 'migration' order by c.relname collate "C"`)
  return rows.map((row) => row.name)
}

const count = async (on: Transaction, table: string): Promise<number> =>
  ((await on.execute(`select count(*)::integer as n from "${table}"`)).rows[0] as { n: number }).n

const groupSize = 500

async function copyTable(from: Transaction, to: Transaction, table: string): Promise<number> {
  let copied = 0
  for await (const rows of groupsOf(from, table)) {
    await to.execute(`insert into "${table}" select * from jsonb_populate_recordset(null::"${table}", $1::jsonb)`, [JSON.stringify(rows)])
    copied += rows.length
  }
  return copied
}

async function* groupsOf(from: Transaction, table: string): AsyncIterable<readonly unknown[]> {
  await from.execute(`declare rows_of no scroll cursor for select to_jsonb(t) as row from "${table}" t`)
  for (;;) {
    const { rows } = await from.execute(`fetch ${groupSize} from rows_of`)
    if (rows.length === 0) break
    yield (rows as { row: unknown }[]).map(({ row }) => row)
  }
  await from.execute('close rows_of')
}

/** Both sides must hold the same rows, whatever their order. */
async function compareTable(from: Transaction, to: Transaction, table: string): Promise<void> {
  const [before, after] = [await fingerprint(from, table), await fingerprint(to, table)]
  if (before !== after) throw new Error(`${table} differs after the copy. Nothing was copied.`)
}

async function fingerprint(on: Transaction, table: string): Promise<string> {
  let sum = 0n
  let n = 0
  // A sum of digests does not depend on the order, and needs no memory.
  for await (const rows of groupsOf(on, table)) {
    for (const row of rows) {
      sum = (sum + BigInt(`0x${digestOf('sha256', canonical(inUtc(row)))}`)) % (1n << 256n)
      n += 1
    }
  }
  return `${n}:${sum}`
}

const instantShape = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?[+-]\d\d:\d\d$/

// to_jsonb writes instants in the session's time zone, which two servers need not share.
const inUtc = (row: unknown): unknown =>
  Object.fromEntries(
    Object.entries(row as object).map(([key, value]) => [
      key,
      typeof value === 'string' && instantShape.test(value) ? Date.parse(value) : value,
    ]),
  )

/**
 * Empties every table and the queue: for demonstrations that begin again. Files stay.
 * @param confirmed the code of the district, so that nobody wipes the wrong one
 * @throws when the database holds another district, too
 */
export async function wipe(context: StoreContext, confirmed: string): Promise<void> {
  const { database, district } = context
  if (confirmed !== district) throw new Error(`This store is of district ${district}, not ${confirmed}. Nothing was removed.`)
  const tables = await tablesOf(database)
  await database.transaction(async (tx) => {
    const others = await tx.query(sql`select from event where district <> ${district} limit 1`)
    if (others.length > 0)
      throw new DatabaseUnfit('数据库中还有其他区的数据，没有清除 / This database holds other districts, too. Nothing was removed.')
    // Not truncated: that would pass under the wall between districts.
    for (const table of tables) await tx.execute(`delete from "${table}" where district = $1`, [district])
    await emptyQueue(tx, district)
  })
}
