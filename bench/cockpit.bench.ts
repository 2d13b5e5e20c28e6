// Sixty indicators by unit, as a cockpit asks for them: a year of flows from the cube by month, stocks from the flat cube, both with what
// is not folded yet; against the same sums over the entries themselves. Entries are generated inside the database: reading is measured
// here, not writing. FADU_BENCH_CASES=10000000 for a large county.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readPeriod } from '../packages/indicator/src/index.ts'
import { chinaCalendar, day, type Instant } from '../packages/legal-time/src/index.ts'
import { openStore, recount, type Store, sql, sumsOf } from '../packages/store/src/index.ts'
import { freshDatabase, openPostgresForBench } from './county.ts'
import { interleave } from './rounds.ts'

const cases = Number(process.env.FADU_BENCH_CASES ?? 100_000)
const rounds = Number(process.env.FADU_BENCH_ROUNDS ?? 5)
const [indicators, organs, unfolded] = [60, 40, 2000]
const countings = Array.from({ length: indicators }, (_, i) => ({
  id: `indicator-${i}`,
  kind: i % 4 === 0 ? ('stock' as const) : ('flow' as const),
  unit: 'count' as const,
}))
const year = readPeriod('2026')
const district = '990101'

const cluster = await openPostgresForBench()
const folder = mkdtempSync(join(tmpdir(), 'fadu-cockpit-'))
try {
  const store = await openStore({
    databaseUrl: await freshDatabase(cluster, 'bench_cockpit'),
    folder,
    district,
    catalogue: { procedures: [], reactions: [] },
    // Only what makes a counting a stock is asked of them here.
    indicators: countings.map((one) => ({ ...one, readings: {}, counts: { id: 'none' } })) as never,
    calendar: () => chinaCalendar,
    now: () => '2026-11-20T01:00:00.000Z' as Instant,
    digest: 'sha256',
    masterKey: Buffer.alloc(32, 7),
  })
  await fill(store)
  const asked = (kind: 'flow' | 'stock') => ({
    countings: countings.filter((one) => one.kind === kind),
    period: year,
    by: 'organ' as const,
  })
  const timed = (work: () => Promise<unknown>) => async () => {
    const began = performance.now()
    let times = 0
    do {
      await work()
      times++
    } while (performance.now() - began < 1000)
    const each = (performance.now() - began) / times
    return { perSecond: 1000 / each, note: `${each.toFixed(1)} ms` }
  }
  console.log(
    `\n${cases.toLocaleString('en')} entries of ${indicators} indicators in ${organs} units, three years, ${unfolded} changes not folded`,
  )
  await interleave('A cockpit', rounds, [
    { name: 'sums over the entries', run: timed(() => overEntries(store)) },
    {
      name: 'Fadu, 45 flows of a year and 15 stocks, by unit',
      run: timed(async () => {
        await sumsOf(store, asked('flow'))
        await sumsOf(store, asked('stock'))
      }),
    },
    { name: 'Fadu, 45 flows of a year by unit', run: timed(() => sumsOf(store, asked('flow'))) },
    { name: 'Fadu, 15 stocks by unit', run: timed(() => sumsOf(store, asked('stock'))) },
    {
      name: 'Fadu, one flow by unit up to a day within a month',
      run: timed(() => sumsOf(store, { countings: [countings[1]!], period: readPeriod(`2026-01-01..${day('2026-11-20')}`), by: 'organ' })),
    },
  ])
  await store.close()
} finally {
  cluster.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function fill(store: Store): Promise<void> {
  // Indexes and key are made once the rows are there: one by one they take hours for ten million.
  const { database } = store
  const keys = await database.query<{ name: string; def: string }>(
    sql`select conname as name, pg_get_constraintdef(oid) as def from pg_constraint where conrelid = 'indicator_entry'::regclass and contype = 'p'`,
  )
  const indexes = await database.query<{ name: string; def: string }>(sql`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as def from pg_index i
    where i.indrelid = 'indicator_entry'::regclass and not i.indisprimary`)
  for (const { name } of keys) await database.script(`alter table indicator_entry drop constraint ${name}`)
  for (const { name } of indexes) await database.script(`drop index ${name}`)
  await store.database.query(sql`
    insert into indicator_entry (district, case_id, indicator, name, on_day, organ, dims, key, "of", hit, amount, since)
    select ${district}, gen_random_uuid(), 'indicator-' || (n % ${indicators}::integer), md5(n::text),
      date '2024-01-01' + (n * 7919::bigint % 1050)::integer, 'organ-' || (n * 31::bigint % ${organs}::integer),
      jsonb_build_object('kind', (n % 5)::text), '', 1, (n % 3 = 0)::integer, n % 100000, timestamptz '2026-11-19'
    from generate_series(1::bigint, ${cases}::bigint) n`)
  for (const { name, def } of keys) await database.script(`alter table indicator_entry add constraint ${name} ${def}`)
  for (const { def } of indexes) await database.script(def)
  await database.script('vacuum analyze indicator_entry')
  await recount(store)
  await store.database.query(sql`
    insert into indicator_delta (district, id, indicator, month, organ, dims, key, "of", hit, amount)
    select ${district}, gen_random_uuid(), 'indicator-' || (n % ${indicators}::integer), date '2026-11-01', 'organ-' || (n % ${organs}::integer), '{}', '', 1, 0, 0
    from generate_series(1, ${unfolded}::integer) n`)
  await store.database.script('vacuum analyze')
}

function overEntries(store: Store): Promise<unknown> {
  return store.database.query(sql`
    select indicator, organ, sum("of")::bigint, sum(hit)::bigint, sum(amount)::bigint from indicator_entry
    where district = ${district} and until is null and on_day between ${year.from}::date and ${year.until}::date group by indicator, organ`)
}
