import { type ActingPost, type AnyProcedure, type AnyView, metaOf, registerPrefix, rolesOf, schemaOf, viewOf, words } from '@fadu/procedure'
import { countEntries, type Entry, registerEntries } from '@fadu/store'
import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import type { House } from '../house.ts'
import { registersOf } from '../organisation.ts'
import { entryValue } from '../present/entry-values.ts'
import { Names } from '../present/names.ts'
import { absent, forbidden } from '../problems.ts'
import { serve } from '../serve-route.ts'
import { seesRegister } from '../sight.ts'

type Shape = Readonly<Record<string, z.ZodType>>
const shapeOf = (register: AnyProcedure): Shape => (schemaOf(register.papers.entered).shape.entry as z.ZodObject).shape as Shape

export function registerRoutes(app: FastifyInstance, house: House): void {
  for (const register of [listRoute, pageRoute, historyRoute]) register(app, house)
}

function listRoute(app: FastifyInstance, house: House): void {
  serve(app, house, 'registers', async ({ who }) => {
    const counts = await countEntries(house.store, house.clock.today())
    return {
      registers: registersOf(house.store.catalogue)
        .filter((r) => seesRegister(r, who.acting))
        .map((r) => ({
          register: r.id.slice(registerPrefix.length),
          term: r.term,
          about: r.about,
          entries: counts.get(r.id.slice(registerPrefix.length)) ?? 0,
        })),
    }
  })
}

function pageRoute(app: FastifyInstance, house: House): void {
  serve(app, house, 'register', async ({ params, query, who }) => {
    const register = registerFor(house, params.register, who.acting)
    const on = (query.on ?? house.clock.today()) as never
    const page = await registerEntries(house.store, {
      register: params.register,
      on,
      size: 50,
      ...(query.cursor && { cursor: query.cursor as never }),
    })
    const names = new Names(await house.organisation.current(), register)
    const shape = shapeOf(register)
    const empty = viewOf(register, [], { today: house.clock.today(), calendar: house.calendar() }) as unknown as AnyView
    return {
      items: page.rows.map((row) => entryWire(row, shape, names)),
      ...(page.next && { next: page.next }),
      register: params.register,
      term: register.term,
      about: register.about,
      on,
      columns: Object.entries(shape).map(([key, field]) => ({ key, label: metaOf(field)?.label ?? words(key, key) })),
      mayEnter: rolesOf(register, empty, who.acting).length > 0,
    }
  })
}

function historyRoute(app: FastifyInstance, house: House): void {
  serve(app, house, 'registerHistory', async ({ params, who }) => {
    const register = registerFor(house, params.register, who.acting)
    const page = await registerEntries(house.store, {
      register: params.register,
      size: 200,
      ...(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(params.id) ? { ids: [params.id] } : { externalId: params.id }),
    })
    if (page.rows.length === 0) throw absent()
    const names = new Names(await house.organisation.current(), register)
    return { editions: page.rows.map((row) => entryWire(row, shapeOf(register), names)) }
  })
}

/** The register a post asks for. @throws Problem 404 where there is none, 403 where the post may not read it */
export function registerFor(house: House, id: string, acting: ActingPost): AnyProcedure {
  const register = registersOf(house.store.catalogue).find((r) => r.id === registerPrefix + id)
  if (!register) throw absent()
  if (!seesRegister(register, acting)) throw forbidden()
  return register
}

function entryWire(row: Entry, shape: Shape, names: Names) {
  return {
    id: row.entry_id,
    case: row.case_id,
    from: row.valid_from,
    ...(row.valid_until && { until: row.valid_until }),
    version: row.version,
    values: row.body as Record<string, unknown>,
    shown: Object.entries(shape)
      .filter(([key]) => row.body[key] !== undefined)
      .map(([key, field]) => {
        return { key, label: metaOf(field)?.label ?? words(key, key), value: entryValue(field, row.body[key], names) }
      }),
  }
}
