import { procedureOf } from '@fadu/procedure'
import { caseById, newestSeals, type PublicPage, publicPage, publicRegister } from '@fadu/store'
import type { FastifyInstance } from 'fastify'
import type { House } from '../house.ts'
import { cited } from '../present/cited.ts'
import { absent } from '../problems.ts'
import { serve } from '../serve-route.ts'

/** What everybody may read without an account: pages made from the allow-lists of the definitions. */
export function publicRoutes(app: FastifyInstance, house: House): void {
  serve(app, house, 'publicRegister', async ({ query }) => {
    const page = await publicRegister(house.store, {
      size: 20,
      ...(query.cursor && { cursor: query.cursor as never }),
      ...(query.procedure && { procedure: query.procedure }),
    })
    return { items: await Promise.all(page.rows.map((row) => shown(house, row))), ...(page.next && { next: page.next }) }
  })
  serve(app, house, 'publicPage', async ({ params }) => {
    const row = await publicPage(house.store, params.id)
    if (!row) throw absent()
    return shown(house, row)
  })
  serve(app, house, 'publicSeals', async () => ({
    district: house.store.district,
    digest: house.store.digest,
    items: (await newestSeals(house.store, 31)).map(({ day, cases, events, head, signature }) => ({ day, cases, events, head, signature })),
  }))
}

async function shown(house: House, row: PublicPage) {
  const procedure = procedureOf(house.store.catalogue, row.procedure, row.edition)
  const { organs } = await house.organisation.current()
  const reference = (await caseById(house.store, row.case_id))?.reference ?? ''
  return {
    id: row.case_id,
    reference,
    procedureTerm: procedure.term,
    title: { zh: row.title_zh, en: row.title_en },
    organ: organs.get(row.organ ?? '')?.name ?? '',
    publishedOn: row.published_on,
    under: cited(procedure.disclosure!.under),
    fields: row.body.map(({ label, value }) => ({ label, value })),
  }
}
