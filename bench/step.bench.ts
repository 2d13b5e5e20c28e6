// A step and a create over HTTP, with everything (session, sight, gates, log, hash, seal, limits, views, idempotency), against a
// bare Fastify with one SQL statement and against that statement in pgbench. Sixteen connections, candidates taking turns.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bareCreate, bareStep } from './bare-sql.ts'
import { bare, connections, milliseconds, ours, peer, together } from './contenders.ts'
import { freshDatabase, openPostgresForBench, type Process, root, startFadu, startProcess } from './county.ts'
import { openDirectus } from './directus.ts'
import { keep } from './keep.ts'
import { benchPosts, signIn } from './matters.ts'
import { interleave, type Reached } from './rounds.ts'

const rounds = Number(process.env.FADU_BENCH_ROUNDS ?? 5)

/** The same statement from pgbench: what the database alone allows. */
function pgbench(databaseUrl: string, statement: string): (() => Promise<Reached>) | undefined {
  const program = ['/usr/lib/postgresql/15/bin/pgbench', '/usr/bin/pgbench'].find((path) => existsSync(path))
  if (!program) return undefined
  return async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fadu-pgbench-'))
    const file = join(folder, 'step.sql')
    writeFileSync(file, statement)
    const seconds = String(Math.max(1, Math.round(milliseconds / 1000)))
    const args = ['-n', '-M', 'prepared', '-c', String(connections), '-j', '1', '-T', seconds, '-f', file, databaseUrl]
    const said = execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    rmSync(folder, { recursive: true })
    return { perSecond: Number(/tps = ([\d.]+)/.exec(said)?.[1]) }
  }
}

const paper = `'{"event": "next", "facts": "楼上装修改动排水管，卫生间多次渗水，双方对修复责任各执一词。"}'`
// pgbench knows no rows to read back: it steps one of many cases made beforehand, whatever its version is.
const pgbenchStep = `\\set n random(1, 5000)
${bareStep
  .replace('and version = $2', '')
  .replace('$1', "('00000000-0000-4000-8000-' || lpad(:n::text, 12, '0'))::uuid")
  .replaceAll('$3', paper)};`
const pgbenchCreate = `\\set a random(1, 1000000000000)
\\set b random(1, 9999)
${bareCreate.replaceAll('$1', "('00000000-0000-4000-' || lpad(:b::text, 4, '0') || '-' || lpad(:a::text, 12, '0'))::uuid").replaceAll('$2', paper)};`

const cluster = await openPostgresForBench()
const processes: Process[] = []
try {
  const bareUrl = await freshDatabase(cluster, 'bench_bare')
  const faduUrl = await freshDatabase(cluster, 'bench_fadu')
  // Two processes of one district have one key.
  const key = { FADU_MASTER_KEY: '07'.repeat(32) }
  const fadu = await startFadu(faduUrl, key)
  const floor = await startProcess(join(root, 'bench/bare-server.ts'), [], { DATABASE_URL: bareUrl })
  processes.push(fadu, floor)
  const officials = await signIn(fadu.port, benchPosts)
  const we = ours(fadu, officials)
  const second = await startFadu(faduUrl, key)
  processes.push(second)
  const two = together([fadu, second].map((one) => ours(one, officials, connections / 2)))
  const they = bare(floor)
  const folder = process.env.FADU_BENCH_DIRECTUS
  const directus = folder ? await openDirectus(folder, await freshDatabase(cluster, 'bench_peer')) : undefined
  if (directus) processes.push(directus.process)
  const other = directus && peer(directus)
  const raw = pgbench(bareUrl, pgbenchStep)
  execFileSync('psql', [
    bareUrl,
    '-qc',
    `insert into bare_case select '990101', ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 1, 'filed', 'centre', current_date, '{}' from generate_series(1, 5000) n`,
  ])
  const rawCreate = pgbench(bareUrl, pgbenchCreate)
  const creates = await interleave('Create', rounds, [
    { name: 'bare Fastify, one statement', run: they.create },
    { name: 'Fadu, a dispute at the counter', run: we.create },
    { name: 'the same, two processes', run: two.create },
    ...(other ? [{ name: 'Directus, a record', run: other.create }] : []),
    ...(rawCreate ? [{ name: 'pgbench, the same statement', run: rawCreate }] : []),
  ])
  keep('create', creates.get('Fadu, a dispute at the counter'))
  const steps = await interleave('Step', rounds, [
    { name: 'bare Fastify, one statement', run: they.step },
    { name: 'Fadu, a step of a dispute', run: we.step },
    { name: 'the same, two processes', run: two.step },
    ...(other ? [{ name: 'Directus, a change with its history', run: other.step }] : []),
    ...(raw ? [{ name: 'pgbench, the same statement', run: raw }] : []),
  ])
  keep('step', steps.get('Fadu, a step of a dispute'))
  const memory = processes.map((one, i) => `${['Fadu', 'bare', 'Fadu again', 'Directus'][i]} ${one.memory().toFixed(0)} MB`)
  console.log(`\nmemory: ${memory.join(', ')}`)
} finally {
  for (const process of processes) await process.stop()
  cluster.stop()
}
