import { procedureOf } from '@fadu/procedure'
import type { FastifyInstance } from 'fastify'
import type { Change, House } from '../house.ts'
import { serve } from '../serve-route.ts'
import { sightIn } from '../sight.ts'

const heartbeatMs = 25_000

/** Server-sent events: {case, version} whenever something changes in a case that stands in this post's lists. No content travels, only that there is something to read. */
export function liveRoutes(app: FastifyInstance, house: House): void {
  app.addHook('preClose', async () => {
    for (const close of house.screens) close()
  })

  serve(app, house, 'live', async ({ who, reply, request }) => {
    reply.hijack()
    const { raw } = reply
    raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
      connection: 'keep-alive',
      'x-request-id': request.id,
    })
    raw.write('retry: 5000\n\n')
    const tell = (change: Change) => {
      const organisation = house.organisation.known
      if (!organisation) return
      const procedure = procedureOf(house.store.catalogue, change.procedure, change.view.edition)
      const sight = sightIn(organisation, { procedure, view: change.view }, who.acting, 'list')
      if (sight !== 'shut') raw.write(`event: change\ndata: ${JSON.stringify({ case: change.case, version: change.version })}\n\n`)
    }
    const beat = setInterval(() => raw.write(': still here\n\n'), heartbeatMs)
    house.changes.on('change', tell)
    const stop = () => {
      clearInterval(beat)
      house.changes.off('change', tell)
      house.screens.delete(stop)
      raw.end()
    }
    house.screens.add(stop)
    request.raw.on('close', stop)
    return null
  })
}
