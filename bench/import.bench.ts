// Import of cases of another system through full decision, hashing and sealing, and rebuilding every view from the log, in one thread and
// in several, against COPY of as many rows into one table. Events a second, wall clock, one process; CPU of Node and of PostgreSQL an event.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { administer, withDatabase } from '../packages/store/src/testing/postgres-cluster.ts'
import { cpuOfEnded, freshDatabase, openPostgresForBench, root, serverCpu, startFadu } from './county.ts'
import { eventsOfLine, importLines } from './matters.ts'

const cases = Number(process.env.FADU_BENCH_CASES ?? 10_000)
const several = Number(process.env.FADU_BENCH_THREADS ?? Math.max(2, availableParallelism()))
const events = cases * eventsOfLine
const cluster = await openPostgresForBench()
const folder = mkdtempSync(join(tmpdir(), 'fadu-import-'))

interface Run {
  readonly perSecond: number
  /** Milliseconds of CPU an event. */
  readonly node: number
  readonly database: number
}

function copy(url: string): number {
  const columns = 'district text, case_id uuid, seq integer, body jsonb, primary key (district, case_id, seq)'
  execFileSync('psql', [url, '-qc', `drop table if exists floor; create table floor (${columns})`])
  const rows = importLines(cases).flatMap((_, n) =>
    Array.from({ length: eventsOfLine }, (__, seq) => `990101\t${uuid(n)}\t${seq}\t{"paper": "${'漏水'.repeat(90)}"}`),
  )
  const began = performance.now()
  execFileSync('psql', [url, '-qc', 'copy floor from stdin'], { input: rows.join('\n') })
  return (rows.length / (performance.now() - began)) * 1000
}

function command(url: string, ...args: string[]): Run {
  const before = { node: cpuOfEnded(), database: serverCpu(cluster) }
  const began = performance.now()
  const done = spawnSync(process.execPath, [join(root, 'dist/server/fadu.js'), ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: url, FADU_DATA: folder, FADU_MODE: 'demonstration', FADU_LOG: 'error' },
  })
  const took = performance.now() - began
  if (done.status !== 0) throw new Error(`${args.join(' ')}: ${done.stdout}${done.stderr}`)
  return {
    perSecond: (events / took) * 1000,
    node: (cpuOfEnded() - before.node) / events,
    database: (serverCpu(cluster) - before.database) / events,
  }
}

const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const figure = (n: number): string => Math.round(n).toLocaleString('en').padStart(7)

try {
  // The server makes the district and its posts, then makes room; each number of threads begins on a copy of that.
  const empty = await freshDatabase(cluster, 'bench_import')
  await (await startFadu(empty, { FADU_DATA: folder })).stop()
  const file = join(folder, 'cases.jsonl')
  writeFileSync(file, importLines(cases).join('\n'))
  const floor = copy(empty)
  execFileSync('psql', [empty, '-qc', 'drop table floor'])
  console.log(
    `\n${figure(cases).trim()} cases, ${figure(events).trim()} events; load of the machine at the start ${loadavg()[0]!.toFixed(1)}`,
  )
  console.log(`  COPY into one table                         ${figure(floor)}/s  100 %`)
  for (const threads of [1, several]) {
    const name = `bench_import_${threads}`
    await administer(cluster.url, `drop database if exists ${name} with (force)`)
    await administer(cluster.url, `create database ${name} template bench_import`)
    const url = withDatabase(cluster.url, name)
    const runs = [
      ['import, decided, sealed, hashed', command(url, 'import', file, '--threads', String(threads))],
      ['rebuild, every view compared', command(url, 'rebuild', '--threads', String(threads))],
    ] as const
    for (const [what, { perSecond, node, database }] of runs)
      console.log(
        `  ${what.padEnd(32)}${`${threads} thread${threads > 1 ? 's' : ''}`.padStart(10)}  ${figure(perSecond)}/s  ${((perSecond / floor) * 100).toFixed(0).padStart(3)} %` +
          `  CPU an event: Node ${node.toFixed(3)} ms, PostgreSQL ${database.toFixed(3)} ms`,
      )
  }
  const size = execFileSync('psql', [withDatabase(cluster.url, 'bench_import_1'), '-Atc', 'select pg_database_size(current_database())'])
  console.log(`  in the database                  ${(Number(size) / cases / 1024).toFixed(1)} KB a case, ${eventsOfLine} events each`)
} finally {
  cluster.stop()
  rmSync(folder, { recursive: true, force: true })
}
