import type { Answer } from '@fadu/contract'
import { sql } from '@fadu/store'
import type { FastifyInstance } from 'fastify'
import type { House } from '../house.ts'
import { version } from '../neighbours.ts'
import { serve } from '../serve-route.ts'

export function healthRoutes(app: FastifyInstance, house: House): void {
  serve(app, house, 'health', async ({ reply }): Promise<Answer<'health'>> => {
    const engine = house.store.database.engine === 'postgres' ? 'postgresql' : 'embedded'
    try {
      await house.store.database.query(sql`select 1 as one`)
      return { status: 'ok', database: 'ok', version, engine }
    } catch {
      await reply.status(503).send({ status: 'failing', database: 'failing', version, engine })
      return { status: 'failing', database: 'failing', version, engine }
    }
  })
}
