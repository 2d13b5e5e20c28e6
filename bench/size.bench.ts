// What a case costs in the database: the demonstration district as it is made, then disputes entered at the counter and worked off to
// their session, six entries each, over HTTP. Bytes are pg_total_relation_size: rows, indexes and what updates left behind.
import pg from 'pg'
import { freshDatabase, openPostgresForBench, startFadu } from './county.ts'
import { ask } from './load.ts'
import { benchPosts, opening, signIn, stepping, stepsOfLife } from './matters.ts'

const cases = Number(process.env.FADU_BENCH_CASES ?? 2000)
const atOnce = 16

const parts: Readonly<Record<string, readonly string[]>> = {
  'log (event, sealed values, keys)': ['event', 'sealed_value', 'party_key'],
  'views (cases, limits, duties, pages)': ['case_view', 'limit_view', 'duty', 'public_page', 'register_entry'],
  'read log, requests, files, reminders': ['access_log', 'access_head', 'idempotency', 'file', 'file_link', 'notice', 'reminder'],
}

async function sizes(client: pg.Client): Promise<{ cases: number; events: number; of: Record<string, number> }> {
  const { rows } = await client.query<{ name: string; bytes: string }>(
    `select relname as name, pg_total_relation_size(oid) as bytes from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
  )
  const { rows: counted } = await client.query<{ cases: number; events: number }>(
    'select count(distinct case_id)::integer as cases, count(*)::integer as events from event',
  )
  const of = Object.fromEntries(
    Object.entries(parts).map(([part, names]) => [
      part,
      rows.filter((r) => names.includes(r.name)).reduce((sum, r) => sum + Number(r.bytes), 0),
    ]),
  )
  return { ...counted[0]!, of }
}

type Sizes = Awaited<ReturnType<typeof sizes>>

function tell(name: string, before: Sizes, after: Sizes): void {
  const n = after.cases - before.cases
  console.log(`\n${name}: ${n} cases, ${((after.events - before.events) / n).toFixed(1)} entries a case`)
  let total = 0
  for (const [part, bytes] of Object.entries(after.of)) {
    const each = (bytes - before.of[part]!) / n
    total += each
    console.log(`  ${part.padEnd(40)} ${(each / 1024).toFixed(1)} KB a case`)
  }
  console.log(`  ${'together'.padEnd(40)} ${(total / 1024).toFixed(1)} KB a case`)
}

async function oneLife(port: number, officials: Awaited<ReturnType<typeof signIn>>, n: number): Promise<void> {
  const { answer } = await ask(port, opening(officials, n))
  const { id } = answer as { id: string }
  for (let version = 1; version <= stepsOfLife; version++) await ask(port, stepping(officials, id, version))
}

const cluster = await openPostgresForBench()
const url = await freshDatabase(cluster, 'fadu_size')
const client = new pg.Client({ connectionString: url })
await client.connect()
const fadu = await startFadu(url)
const nothing: Sizes = { cases: 0, events: 0, of: Object.fromEntries(Object.keys(parts).map((part) => [part, 0])) }
try {
  await client.query('vacuum analyze')
  const demonstration = await sizes(client)
  tell('demonstration district, registers included', nothing, demonstration)
  const officials = await signIn(fadu.port, benchPosts)
  let next = 0
  const worker = async () => {
    for (let n = next++; n < cases; n = next++) await oneLife(fadu.port, officials, n)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  await client.query('vacuum analyze')
  tell('disputes worked off', demonstration, await sizes(client))
  await client.query('vacuum full')
  tell('the same, after vacuum full', demonstration, await sizes(client))
} finally {
  await client.end()
  await fadu.stop()
  cluster.stop()
}
