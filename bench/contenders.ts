// Who takes turns in the bench of a step: Fadu with everything, a bare Fastify with one statement, and a peer a county might pick instead.
import { randomUUID } from 'node:crypto'
import { databaseCpu, type Process } from './county.ts'
import type { Directus } from './directus.ts'
import { drive, type Load, type Shot } from './load.ts'
import { type Officials, opening, stepping, stepsOfLife } from './matters.ts'
import type { Reached } from './rounds.ts'

export const connections = 16
export const milliseconds = Number(process.env.FADU_BENCH_MS ?? 3000)

export const facts = '楼上装修改动排水管，卫生间多次渗水，双方对修复责任各执一词。'

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

async function measured(
  process: Process,
  database: string,
  next: (connection: number) => Shot | undefined,
  over = connections,
): Promise<Reached> {
  const [server, data] = [process.cpu(), databaseCpu(database)]
  const load = await drive(process.port, over, milliseconds, next)
  return reached(load, process.cpu() - server, databaseCpu(database) - data)
}

/** Fadu over HTTP: session, sight, gates, log, hash, limits, views, request key. */
export function ours(process: Process, officials: Officials, over = connections, database = 'bench_fadu') {
  const pool = new Pool(stepsOfLife + 1)
  let n = 0
  return {
    create: () =>
      measured(
        process,
        database,
        () => ({
          ...opening(officials, n++ % 40_000),
          done: ({ status, text }) => status < 300 && pool.add((JSON.parse(text) as { id: string }).id),
        }),
        over,
      ),
    step: () =>
      measured(
        process,
        database,
        (connection) => {
          const open = pool.take(connection)
          if (!open) return undefined
          return {
            ...stepping(officials, open.id, open.version),
            done: ({ status, text }) => {
              if (status >= 300) console.error(text)
              open.version = status < 300 ? (JSON.parse(text) as { version: number }).version : stepsOfLife + 1
            },
          }
        },
        over,
      ),
  }
}

/** Several processes on one database, the connections shared out among them; what they reach together. */
export function together(each: readonly ReturnType<typeof ours>[]) {
  const all = (what: 'create' | 'step') => async (): Promise<Reached> => {
    const loads = await Promise.all(each.map((one) => one[what]()))
    const worst = (key: 'p50' | 'p99') => Math.max(...loads.map((load) => load[key] ?? 0))
    return { perSecond: loads.reduce((sum, load) => sum + load.perSecond, 0), p50: worst('p50'), p99: worst('p99') }
  }
  return { create: all('create'), step: all('step') }
}

/** The floor. */
export function bare(process: Process, database = 'bench_bare') {
  const pool = new Pool(stepsOfLife + 1)
  return {
    create: () =>
      measured(process, database, () => {
        const id = randomUUID()
        return { method: 'POST', path: '/create', body: { id, facts }, done: () => pool.add(id) }
      }),
    step: () =>
      measured(process, database, (connection) => {
        const open = pool.take(connection)
        return open && { method: 'POST', path: '/step', body: { ...open, event: 'next', facts }, done: () => void open.version++ }
      }),
  }
}

/** A record and its next stage through the peer's interface, with its permissions and its history. */
export function peer({ process, headers }: Directus) {
  const pool = new Pool(stepsOfLife + 1)
  const record = { stage: 'filed', organ: 'centre', due_on: '2026-12-31', facts }
  return {
    create: () =>
      measured(process, 'bench_peer', () => ({
        method: 'POST',
        path: '/items/matter',
        headers,
        body: { ...record, title: `邻里纠纷 ${randomUUID()}` },
        done: ({ status, text }) => status < 300 && pool.add((JSON.parse(text) as { data: { id: string } }).data.id),
      })),
    step: () =>
      measured(process, 'bench_peer', (connection) => {
        const open = pool.take(connection)
        const body = open && { stage: `stage-${open.version}`, due_on: '2027-01-31', facts }
        return open && { method: 'PATCH', path: `/items/matter/${open.id}`, headers, body, done: () => void open.version++ }
      }),
  }
}
