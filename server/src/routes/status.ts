import type { FastifyInstance } from 'fastify'
import { type House, queues } from '../house.ts'
import { lookAtTime } from '../jobs/timers.ts'
import { absent } from '../problems.ts'
import { serve } from '../serve-route.ts'
import { standingOf } from '../status/standing.ts'

/** How the house stands, for the IT office, and what it may set going by hand. */
export function statusRoutes(app: FastifyInstance, house: House): void {
  serve(app, house, 'status', () => standingOf(house))

  serve(app, house, 'statusRun', async ({ body }) => {
    if (body.work === 'look-at-time') await lookAtTime(house)
    else {
      if (!(queues as readonly string[]).includes(body.job)) throw absent()
      await house.store.queue?.retryFailed(body.job)
    }
    return standingOf(house)
  })
}
