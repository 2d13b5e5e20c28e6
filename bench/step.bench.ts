// A step and a create over HTTP, with everything (session, sight, gates, log, hash, seal, limits, views, idempotency), against a
// bare Fastify with one SQL statement and against that statement in pgbench. Sixteen connections, candidates taking turns.
import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bareCreate, bareStep } from './bare-sql.ts'
import { databaseCpu, freshDatabase, openPostgresForBench, type Process, root, startFadu, startProcess } from './county.ts'
import { keep } from './keep.ts'
import { drive, type Load, type Shot } from './load.ts'
import { benchPosts, type Officials, opening, signIn, stepping, stepsOfLife } from './matters.ts'
import { interleave, type Reached } from './rounds.ts'

const connections = 16
const rounds = Number(process.env.FADU_BENCH_ROUNDS ?? 5)
const milliseconds = Number(process.env.FADU_BENCH_MS ?? 3000)

interface Open {
  readonly id: string
  version: number
}

/** Cases that wait for their next step; each connection holds one at a time, so nobody races. */
class Pool {
  readonly #open: Open[] = []
  readonly #held = new Map<number, Open>()
  readonly #last: number

  constructor(last: number) {
    this.#last = last
  }

  add(id: string): void {
    this.#open.push({ id, version: 1 })
  }

  take(connection: number): Open | undefined {
    const held = this.#held.get(connection)
    if (held && held.version < this.#last) return held
    const next = this.#open.shift()
    if (next) this.#held.set(connection, next)
    else this.#held.delete(connection)
    return next
  }
}

const reached = (load: Load, server: number, database: number): Reached => {
  if (load.refused.size > 0) throw new Error(`Not everything was accepted: ${JSON.stringify([...load.refused])}`)
  return { ...load, note: `CPU each: ${(server / load.count).toFixed(2)} ms server, ${(database / load.count).toFixed(2)} ms database` }
}

async function measured(process: Process, database: string, next: (connection: number) => Shot | undefined): Promise<Reached> {
  const [server, data] = [process.cpu(), databaseCpu(database)]
  const load = await drive(process.port, connections, milliseconds, next)
  return reached(load, process.cpu() - server, databaseCpu(database) - data)
}

function ours(process: Process, officials: Officials) {
  const pool = new Pool(stepsOfLife + 1)
  let n = 0
  return {
    create: () =>
      measured(process, 'bench_fadu', () => ({
        ...opening(officials, n++ % 40_000),
        done: ({ status, text }) => status < 300 && pool.add((JSON.parse(text) as { id: string }).id),
      })),
    step: () =>
      measured(process, 'bench_fadu', (connection) => {
        const open = pool.take(connection)
        if (!open) return undefined
        return {
          ...stepping(officials, open.id, open.version),
          done: ({ status, text }) => {
            if (status >= 300) console.error(text)
            open.version = status < 300 ? (JSON.parse(text) as { version: number }).version : stepsOfLife + 1
          },
        }
      }),
  }
}

function bare(process: Process) {
  const pool = new Pool(stepsOfLife + 1)
  const facts = '楼上装修改动排水管，卫生间多次渗水，双方对修复责任各执一词。'
  return {
    create: () =>
      measured(process, 'bench_bare', () => {
        const id = randomUUID()
        return { method: 'POST', path: '/create', body: { id, facts }, done: () => pool.add(id) }
      }),
    step: () =>
      measured(process, 'bench_bare', (connection) => {
        const open = pool.take(connection)
        return open && { method: 'POST', path: '/step', body: { ...open, event: 'next', facts }, done: () => void open.version++ }
      }),
  }
}

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
  const fadu = await startFadu(await freshDatabase(cluster, 'bench_fadu'))
  const floor = await startProcess(join(root, 'bench/bare-server.ts'), [], { DATABASE_URL: bareUrl })
  processes.push(fadu, floor)
  const we = ours(fadu, await signIn(fadu.port, benchPosts))
  const they = bare(floor)
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
    ...(rawCreate ? [{ name: 'pgbench, the same statement', run: rawCreate }] : []),
  ])
  keep('create', creates.get('Fadu, a dispute at the counter'))
  const steps = await interleave('Step', rounds, [
    { name: 'bare Fastify, one statement', run: they.step },
    { name: 'Fadu, a step of a dispute', run: we.step },
    ...(raw ? [{ name: 'pgbench, the same statement', run: raw }] : []),
  ])
  keep('step', steps.get('Fadu, a step of a dispute'))
  console.log(`\nmemory: Fadu ${fadu.memory().toFixed(0)} MB, bare ${floor.memory().toFixed(0)} MB`)
} finally {
  for (const process of processes) await process.stop()
  cluster.stop()
}
