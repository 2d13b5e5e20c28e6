import { createHash, timingSafeEqual } from 'node:crypto'
import { millisecondsOf } from '@fadu/legal-time'
import { timeStanding } from '@fadu/store'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { collectDefaultMetrics, Gauge } from 'prom-client'
import type { House } from './house.ts'
import { routeOf } from './logs.ts'
import { absent } from './problems.ts'

/** Prometheus figures under /metrics: those this process counts, and what the database says when asked. */
export function measure(app: FastifyInstance, house: House): void {
  const { figures } = house
  collectDefaultMetrics({ register: figures.registry })
  app.addHook('onResponse', (request, reply, done) => {
    figures.requests.observe({ method: request.method, route: routeOf(request), status: reply.statusCode }, reply.elapsedTime / 1000)
    done()
  })
  const ask = standingGauges(house)
  app.get('/metrics', { schema: { hide: true }, config: { routeName: 'metrics' } }, async (request, reply) => {
    if (!mayCollect(house, request)) throw absent()
    await ask()
    return reply.type(figures.registry.contentType).send(await figures.registry.metrics())
  })
}

/** Headers that only something in between writes. */
const between = ['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via'] as const

/**
 * Figures of operation are for whoever runs the machine: with the token from anywhere; without one only straight from this
 * machine, for through a proxy on it everybody would seem to be here.
 */
function mayCollect({ settings: { FADU_METRICS_TOKEN: token } }: House, { headers, socket }: FastifyRequest): boolean {
  if (token) return timingSafeEqual(digest(headers.authorization ?? ''), digest(`Bearer ${token}`))
  const here = ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(socket.remoteAddress ?? '')
  return here && between.every((name) => headers[name] === undefined)
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Gauges read from the database at each collection; of a database that does not answer only that is told. */
function standingGauges(house: House): () => Promise<void> {
  const registers = [house.figures.registry]
  const gauge = (name: string, help: string, labelNames: string[] = []) => new Gauge({ name, help, labelNames, registers })
  const up = gauge('fadu_database_up', 'Whether the database answered this collection')
  const pool = gauge('fadu_database_connections', 'Connections of this process by state; waiting: callers without one', ['state'])
  const jobs = gauge('fadu_jobs', 'Background jobs of the district by name and state', ['job', 'state'])
  const oldest = gauge('fadu_jobs_oldest_seconds', 'How long the oldest job that could run has been waiting', ['job'])
  const lapses = gauge('fadu_lapses_due', 'Limits that have run out and whose expiry is not recorded yet, a thousand at most')
  const lag = gauge('fadu_lapses_lag_days', 'Days since the oldest of them was due; 0 on the day itself and when there is none')
  const sealAge = gauge('fadu_day_seal_age_seconds', 'Age of the last day seal; -1 when there is none yet')
  const unsealed = gauge('fadu_unsealed_days', 'Days since the first finished day with entries that has no seal; 0 when all have one')
  const screens = house.figures.screens
  return async () => {
    const { size, idle, waiting } = house.store.database.load()
    for (const [state, n] of Object.entries({ used: size - idle, idle, waiting })) pool.set({ state }, n)
    screens.set(house.screens.size)
    try {
      const standing = await timeStanding(house.store, house.clock.today())
      const now = millisecondsOf(house.clock.now())
      const days = (day: string | null) => (day ? Math.floor((now - Date.parse(`${day}T00:00:00+08:00`)) / 86_400_000) : 0)
      lapses.set(standing.lapses)
      lag.set(days(standing.oldestLapse))
      sealAge.set(standing.sealedAt ? (now - millisecondsOf(standing.sealedAt)) / 1000 : -1)
      unsealed.set(days(standing.unsealed))
      for (const job of (await house.store.queue?.standing()) ?? []) {
        for (const state of ['waiting', 'running', 'failed'] as const) jobs.set({ job: job.name, state }, job[state])
        oldest.set({ job: job.name }, job.oldestSeconds)
      }
      up.set(1)
    } catch {
      up.set(0)
      for (const stale of [jobs, oldest, lapses, lag, sealAge, unsealed]) stale.reset()
    }
  }
}
