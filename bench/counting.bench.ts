// What keeping indicators costs a step at the store: the same lives of disputes appended by turns without any indicator and with all of
// them, on PostgreSQL, one connection each. Microseconds of CPU of Node and of the database's backend, by step.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { catalogue, indicators } from '../packages/catalogue/src/index.ts'
import { chinaCalendar, day, instantFromMilliseconds } from '../packages/legal-time/src/index.ts'
import { decide, editionOn } from '../packages/procedure/src/index.ts'
import { foldDeltas, openStore, type Store, sql } from '../packages/store/src/index.ts'
import { cpuOf, freshDatabase, openPostgresForBench } from './county.ts'
import { lifeOfADispute } from './matters.ts'

const lives = Number(process.env.FADU_BENCH_LIVES ?? 400)
const rounds = Number(process.env.FADU_BENCH_ROUNDS ?? 5)
const today = day('2026-11-20')
const procedure = editionOn(catalogue, 'dispute-mediation', today)!
const counted = indicators.flatMap((one) => (one.from === 'cases' ? [one] : []))

interface Way {
  readonly name: string
  readonly store: Store
  readonly node: number[]
  readonly database: number[]
}

/** The one connection of a store; asked anew, because the pool closes it while the other one works. */
async function backendOf({ store }: Way): Promise<number> {
  const [row] = await store.database.query<{ pid: number }>(sql`select pg_backend_pid() as pid`)
  return row!.pid
}

async function open(name: string, url: string, folder: string, some: typeof counted): Promise<Way> {
  let at = Date.parse('2026-11-20T01:00:00Z')
  const store = await openStore({
    databaseUrl: url,
    folder: join(folder, name),
    district: '990101',
    catalogue,
    indicators: some,
    calendar: () => chinaCalendar,
    now: () => instantFromMilliseconds(at++),
    digest: 'sm3',
    masterKey: Buffer.alloc(32, 7),
    poolSize: 1,
  })
  return { name, store, node: [], database: [] }
}

/** To its end, which is where entries are made: four of them at one step of seven. */
function wholeLife(n: number): ReturnType<typeof lifeOfADispute> {
  const life = lifeOfADispute(n)
  return [...life, { ...life.at(-1)!, event: 'agreedInWriting', paper: agreement }]
}
const agreement = { content: '修复', performBy: today, partiesSigned: true, mediatorSigned: true }

async function live({ store }: Way, n: number): Promise<number> {
  const id = store.newCaseId()
  let log = await store.readLog(id)
  let steps = 0
  for (const { actor, roles, event, paper } of wholeLife(n)) {
    const decision = decide(procedure, log.events, { type: event, paper, on: today, by: actor }, {
      today,
      calendar: chinaCalendar,
      roles,
      postExists: () => true,
    } as never)
    if ('refused' in decision) throw new Error(`${event}: ${JSON.stringify(decision.refused)}`)
    const { edition } = procedure
    const result = await store.append({
      case: id,
      procedure: procedure.id,
      edition,
      expectedVersion: log.sealed.length,
      events: decision.recorded,
      log,
    })
    if ('conflict' in result) throw new Error('conflict')
    log = store.recentLog(id)!
    steps++
  }
  return steps
}

const cluster = await openPostgresForBench()
const folder = mkdtempSync(join(tmpdir(), 'fadu-counting-'))
try {
  const ways = [
    await open('no indicators', await freshDatabase(cluster, 'bench_uncounted'), folder, []),
    await open(`${counted.length} indicators`, await freshDatabase(cluster, 'bench_counted'), folder, counted),
  ]
  for (const way of ways) for (let n = 0; n < 100; n++) await live(way, n)
  for (let round = 0; round < rounds; round++)
    for (const way of ways) {
      const pid = await backendOf(way)
      const [node, backend] = [process.cpuUsage(), cpuOf(pid)]
      let steps = 0
      for (let n = 0; n < lives; n++) steps += await live(way, n)
      const used = process.cpuUsage(node)
      way.node.push((used.user + used.system) / steps)
      way.database.push(((cpuOf(pid) - backend) * 1000) / steps)
    }
  const middle = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!
  for (const { name, node, database } of ways)
    console.log(`${name}: ${middle(node).toFixed(0)} µs of Node and ${middle(database).toFixed(0)} µs of PostgreSQL a step`)
  const began = performance.now()
  const folded = await foldDeltas(ways[1]!.store)
  console.log(`folding ${folded} changes took ${(performance.now() - began).toFixed(0)} ms`)
  for (const { store } of ways) await store.close()
} finally {
  cluster.stop()
  rmSync(folder, { recursive: true, force: true })
}
