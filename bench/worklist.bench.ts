// The worklist and the duties of a post over HTTP with a session, sight and capped counts, the page of a case, and a create and a step, on a
// district of many cases: the lists against a bare Fastify that sends the very same statement and hands its rows on, and against one that reads
// twenty rows of one indexed table of as many, as do the rest. The rows of the views are multiplied inside the database, so
// that every index has its full depth.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { bare as bareServer, connections, ours } from './contenders.ts'
import { databaseCpu, filledDatabase, openPostgresForBench, type Process, root, startFadu, startProcess } from './county.ts'
import { keep } from './keep.ts'
import { drive, type Shot } from './load.ts'
import { benchPosts, signIn } from './matters.ts'
import { interleave } from './rounds.ts'
import { queriesOf } from './same-query.ts'

const cases = Number(process.env.FADU_BENCH_CASES ?? 100_000)
const rounds = Number(process.env.FADU_BENCH_ROUNDS ?? 5)
const milliseconds = Number(process.env.FADU_BENCH_MS ?? 3000)
const town = 'qinghe'

const cluster = await openPostgresForBench()
const processes: Process[] = []
try {
  const { url, filled } = await filledDatabase(cluster, 'bench_lists')
  const fadu = await startFadu(url, { FADU_MASTER_KEY: '07'.repeat(32) })
  processes.push(fadu)
  if (!filled) multiply(url, cases)
  const { url: bareUrl } = await filledDatabase(cluster, 'bench_bare_lists')
  const floor = await startProcess(join(root, 'bench/bare-server.ts'), [], { DATABASE_URL: bareUrl })
  processes.push(floor)
  if (!filled)
    sql(
      bareUrl,
      `insert into bare_case select '990101', gen_random_uuid(), 1, 'filed', case when n % 20 = 0 then 'centre' else 'other' end, current_date + n % 300,
       '{"title": "邻里纠纷", "facts": "漏水"}' from generate_series(1, ${cases}) n`,
    )
  if (!filled) sql(bareUrl, 'vacuum analyze')
  const officials = await signIn(fadu.port, [...new Set([...benchPosts, `${town}-mediator`])])
  const ask = (process: Process, database: string, path: string, cookie?: string) => {
    const shot: Shot = { method: 'GET', path, ...(cookie && { headers: { cookie } }) }
    return async () => {
      const [server, data] = [process.cpu(), databaseCpu(database)]
      const load = await drive(process.port, 16, milliseconds, () => shot)
      if (load.refused.size > 0) throw new Error(`${path}: ${JSON.stringify([...load.refused])}`)
      const each = (ms: number) => (ms / load.count).toFixed(2)
      return { ...load, note: `CPU each: ${each(process.cpu() - server)} ms server, ${each(databaseCpu(database) - data)} ms database` }
    }
  }
  console.log(
    `\n${cases.toLocaleString('en')} cases; ${sql(url, 'select pg_size_pretty(pg_database_size(current_database()))')} in the database`,
  )
  // A case that was really worked off, not a copied row: its page is folded from its log.
  const worked = sql(
    url,
    `select case_id from event join case_view c using (district, case_id) where event.procedure = 'dispute-mediation'
       and c.organ = 'governance-centre' group by case_id order by count(*) desc limit 1`,
  )
  const mediator = await startProcess(join(root, 'bench/bare-server.ts'), [], {
    DATABASE_URL: url,
    QUERIES: JSON.stringify(await queriesOf(url, `${town}-mediator`)),
  })
  const lead = await startProcess(join(root, 'bench/bare-server.ts'), [], {
    DATABASE_URL: url,
    QUERIES: JSON.stringify(await queriesOf(url, 'centre-lead')),
  })
  processes.push(mediator, lead)
  const bare = { name: 'bare Fastify, 20 rows by index', run: ask(floor, 'bench_bare_lists', '/worklist?organ=centre') }
  const worklist = '/api/worklist?state=open'
  const lists = [
    [
      'the worklist of a busy centre',
      ask(lead, 'bench_lists', '/same/worklist'),
      ask(fadu, 'bench_lists', worklist, officials['centre-lead']),
    ],
    [
      'the worklist of a mediator',
      ask(mediator, 'bench_lists', '/same/worklist'),
      ask(fadu, 'bench_lists', worklist, officials[`${town}-mediator`]),
    ],
    [
      'the duties of a mediator',
      ask(mediator, 'bench_lists', '/same/duties'),
      ask(fadu, 'bench_lists', '/api/duties', officials[`${town}-mediator`]),
    ],
  ] as const
  const ratios = new Map<string, number | undefined>()
  for (const [what, same, whole] of lists) {
    const reached = await interleave(`${what[0]!.toUpperCase()}${what.slice(1)}`, rounds, [
      { name: 'bare Fastify, the same query', run: same },
      { name: `Fadu, ${what}`, run: whole },
      bare,
    ])
    ratios.set(what, reached.get(`Fadu, ${what}`))
  }
  await interleave('A case', rounds, [
    bare,
    { name: 'Fadu, the page of a case', run: ask(fadu, 'bench_lists', `/api/cases/${worked}`, officials['centre-lead']) },
  ])
  const we = ours(fadu, officials, connections, 'bench_lists')
  const they = bareServer(floor, 'bench_bare_lists')
  for (const [what, title] of [
    ['create', 'A create among so many'],
    ['step', 'A step among so many'],
  ] as const)
    await interleave(title, rounds, [
      { name: 'bare Fastify, one statement', run: they[what] },
      { name: `Fadu, a ${what} of a dispute`, run: we[what] },
    ])
  keep('worklist', ratios.get('the worklist of a mediator'))
  keep('duties', ratios.get('the duties of a mediator'))
} finally {
  for (const process of processes) await process.stop()
  cluster.stop()
}

function sql(url: string, statement: string): string {
  return execFileSync('psql', [url, '-Atqc', statement], { encoding: 'utf8' }).trim()
}

/** Copies the rows of the demonstration's cases under new identifiers, their days spread over most of a year. */
function multiply(url: string, wanted: number): void {
  const there = Number(sql(url, "select count(*) from case_view where procedure not like 'register:%'"))
  const copies = Math.ceil(wanted / there)
  sql(
    url,
    `create table copied as select case_id as old, gen_random_uuid() as new, n from case_view, generate_series(1, ${copies}) n where procedure not like 'register:%'`,
  )
  const tables = ['case_view', 'limit_view', 'duty', 'case_seen']
  // Indexes are made once the rows are there: millions of them one by one take hours.
  const indexes = sql(
    url,
    `select indexdef from pg_indexes join pg_class c on c.relname = indexname left join pg_constraint k on k.conindid = c.oid
     where tablename in (${tables.map((name) => `'${name}'`).join(',')}) and k.oid is null`,
  ).split('\n')
  for (const definition of indexes) sql(url, `drop index ${/INDEX (\S+) ON/.exec(definition)![1]}`)
  for (const table of tables) {
    const columns = sql(
      url,
      `select string_agg(column_name, ',' order by ordinal_position) from information_schema.columns where table_name = '${table}' and table_schema = 'public'`,
    )
    const values = columns.split(',').map((column) => {
      if (column === 'case_id') return 'm.new'
      if (column === 'id') return 'm.new || substr(v.id, 37)'
      if (column === 'on_day') return "case when v.open and v.on_day < '9999-12-31' then v.on_day + (m.n % 300) else v.on_day end"
      return ['due_on', 'amber_on', 'started_on'].includes(column) ? `v.${column} + (m.n % 300)` : `v.${column}`
    })
    sql(url, `insert into ${table} (${columns}) select ${values.join(',')} from ${table} v join copied m on m.old = v.case_id`)
  }
  for (const definition of indexes) sql(url, definition)
  // As the database itself does it in time.
  sql(url, 'vacuum analyze')
}
