import type { ActingPost, AnyProcedure, AnyView } from '@fadu/procedure'
import { rolesOf, viewOf } from '@fadu/procedure'
import type { FastifyInstance } from 'fastify'
import type { House } from '../house.ts'
import { forbidden } from '../problems.ts'
import { serve } from '../serve-route.ts'
import { enterRows } from '../tables/enter.ts'
import { lookAt } from '../tables/look.ts'
import { templateOf } from '../tables/template.ts'
import { dispositionOf, safeName } from '../uploads.ts'
import { registerFor } from './registers.ts'

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/** Tables into registers: an empty one to fill in, a look at a filled one, and entering what was looked at. */
export function tableRoutes(app: FastifyInstance, house: House): void {
  serve(app, house, 'registerTable', async ({ params, body, who }) => {
    return lookAt(house, keptBy(house, params.register, who.acting), who.acting, body)
  })

  serve(app, house, 'registerEnter', async ({ params, body, who }) => {
    return { items: await enterRows(house, keptBy(house, params.register, who.acting), who.acting, body) }
  })

  serve(app, house, 'registerTemplate', async ({ params, query, who, reply }) => {
    const register = keptBy(house, params.register, who.acting)
    reply.header('content-type', types[query.format])
    reply.header('content-disposition', dispositionOf(safeName(`${register.term[query.language]}.${query.format}`)))
    return templateOf(register, query.format, query.language)
  })
}

/** The register, for a post that may enter in it. @throws Problem 404 where there is none, 403 where the post only reads it */
function keptBy(house: House, id: string, acting: ActingPost): AnyProcedure {
  const register = registerFor(house, id, acting)
  const empty = viewOf(register, [], { today: house.clock.today(), calendar: house.calendar() }) as unknown as AnyView
  if (rolesOf(register, empty, acting).length === 0) throw forbidden()
  return register
}
