import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import { absent } from './problems.ts'

/** Prometheus figures of one process, under /metrics: requests by route and status, and the process itself. No personal values, no case ids. */
export function measure(app: FastifyInstance): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'fadu_request_seconds',
    help: 'Time to answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.03, 0.1, 0.3, 1, 3],
    registers: [registry],
  })
  app.addHook('onResponse', (request, reply, done) => {
    requests.observe(
      { method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode },
      reply.elapsedTime / 1000,
    )
    done()
  })
  app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    // Figures of operation are for whoever runs the machine; a collector elsewhere comes through the proxy's own rule.
    if (!['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.ip)) throw absent()
    reply.type(registry.contentType)
    return reply.send(await registry.metrics())
  })
}
