// Import of cases of another system through full decision, hashing and sealing, and rebuilding every view from the log, against
// COPY of as many rows into one table. Events a second, wall clock, one process.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freshDatabase, openPostgresForBench, root, startFadu } from './county.ts'
import { eventsOfLine, importLines } from './matters.ts'

const cases = Number(process.env.FADU_BENCH_CASES ?? 10_000)
const cluster = await openPostgresForBench()
const folder = mkdtempSync(join(tmpdir(), 'fadu-import-'))
try {
  const url = await freshDatabase(cluster, 'bench_import')
  // The server makes the district and its posts, then makes room.
  const fadu = await startFadu(url, { FADU_DATA: folder })
  await fadu.stop()
  const file = join(folder, 'cases.jsonl')
  writeFileSync(file, importLines(cases).join('\n'))
  const events = cases * eventsOfLine
  const copy = () => {
    execFileSync('psql', [
      url,
      '-qc',
      'drop table if exists floor; create table floor (district text, case_id uuid, seq integer, body jsonb, primary key (district, case_id, seq))',
    ])
    const rows = importLines(events / eventsOfLine).flatMap((_, n) =>
      Array.from({ length: eventsOfLine }, (__, seq) => `990101\t${uuid(n)}\t${seq}\t{"paper": "${'漏水'.repeat(90)}"}`),
    )
    const began = performance.now()
    execFileSync('psql', [url, '-qc', 'copy floor from stdin'], { input: rows.join('\n') })
    return (rows.length / (performance.now() - began)) * 1000
  }
  const command = (...args: string[]) => {
    const began = performance.now()
    const done = spawnSync(process.execPath, [join(root, 'dist/server/fadu.js'), ...args], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, DATABASE_URL: url, FADU_DATA: folder, FADU_MODE: 'demonstration', FADU_LOG: 'error' },
    })
    if (done.status !== 0) throw new Error(`${args.join(' ')}: ${done.stdout}${done.stderr}`)
    return { perSecond: (events / (performance.now() - began)) * 1000, said: done.stdout.trim() }
  }
  const floor = copy()
  const imported = command('import', file)
  const compared = command('rebuild')
  const size = Number(
    execFileSync('psql', [url, '-Atc', 'select pg_database_size(current_database()) - pg_total_relation_size($$floor$$)'], {
      encoding: 'utf8',
    }),
  )
  const figure = (n: number) => Math.round(n).toLocaleString('en')
  console.log(`\n${figure(cases)} cases, ${figure(events)} events`)
  console.log(`  COPY into one table              ${figure(floor)}/s  100 %`)
  console.log(`  import, decided, sealed, hashed  ${figure(imported.perSecond)}/s  ${((imported.perSecond / floor) * 100).toFixed(0)} %`)
  console.log(`  rebuild, every view compared     ${figure(compared.perSecond)}/s  ${((compared.perSecond / floor) * 100).toFixed(0)} %`)
  console.log(`  in the database                  ${(size / cases / 1024).toFixed(1)} KB a case, ${eventsOfLine} events each`)
} finally {
  cluster.stop()
  rmSync(folder, { recursive: true, force: true })
}

function uuid(n: number): string {
  return `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
}
