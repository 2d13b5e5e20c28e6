import { routes } from '@fadu/contract'
import { caseDoings, party as partySchema, words } from '@fadu/procedure'
import { accesses, exportCase, recordAccess } from '@fadu/store'
import type { FastifyInstance } from 'fastify'
import type { PostWho } from '../auth/who.ts'
import type { House } from '../house.ts'
import type { OpenCase } from '../open-case.ts'
import { caseWire } from '../present/case.ts'
import { fieldsOf } from '../present/fields.ts'
import { linkedRows } from '../present/links.ts'
import { maskedCase } from '../present/masked.ts'
import { Names } from '../present/names.ts'
import { printOf } from '../present/print.ts'
import { forbidden, refused } from '../problems.ts'
import { serve } from '../serve-route.ts'
import { handles, readerOf, seenCase, sightIn } from '../sight.ts'

/** Reading a case: its page, its documents, who read it. Every one of these reads is logged. */
export function caseRoutes(app: FastifyInstance, house: House): void {
  serve(app, house, 'case', async ({ params, who, reply }) => {
    const open = await seenCase(house, params.id, who, routes.case.onCase)
    const linked = await linkedRows(house, open.view, who.acting)
    // What was merged into the case is read with it, and its parties see by whom.
    const read = [params.id, ...[...linked].filter(([, row]) => row.history).map(([id]) => id)]
    await noteReading(house, who, read, 'case.read', open)
    const organisation = await house.organisation.current()
    reply.header('etag', `"${open.view.version}"`)
    const may = caseDoings.filter((doing) => sightIn(organisation, open, who.acting, doing) !== 'shut')
    return {
      ...caseWire(house, open, organisation, who.acting, linked),
      may,
      ...(!may.includes('act') && { acts: [] }),
    }
  })

  serve(app, house, 'print', async ({ params, who }) => {
    const open = await seenCase(house, params.id, who, routes.print.onCase)
    await noteReading(house, who, [params.id], 'document.read', open)
    const organisation = await house.organisation.current()
    // Who looks on reads what was issued, and no name in it that the page would not show either.
    const reveals = sightIn(organisation, open, who.acting, 'reveal') !== 'shut'
    return printOf(house, reveals ? open : maskedCase(house, open), organisation, params.seq, params.key)
  })

  serve(app, house, 'readers', async ({ params, who }) => {
    await seenCase(house, params.id, who, routes.readers.onCase)
    const { posts, organs } = await house.organisation.current()
    const page = await accesses(house.store, { case: params.id, size: 100 })
    return {
      items: page.rows.map((r) => {
        const post = posts.get(r.post ?? '')
        return {
          at: r.at,
          post: post?.title ?? r.post ?? '',
          organ: organs.get(post?.organ ?? '')?.name ?? '',
          what: r.act,
          ...(r.purpose && { purpose: r.purpose }),
        }
      }),
    }
  })
}

/** What a case is to be read for, said by a post that supervises it or that reads something sensitive. */
export function purposeRoute(app: FastifyInstance, house: House): void {
  serve(app, house, 'statePurpose', async ({ params, body, who }) => {
    const open = await seenCase(house, params.id, who, routes.statePurpose.onCase)
    if (sightIn(await house.organisation.current(), open, who.acting, 'read') === 'shut') throw forbidden()
    await recordAccess(house.store, [{ ...readerOf(who), case: params.id, act: 'purpose.given', purpose: body.purpose }])
    return null
  })
}

/** Taking personal values or the whole file out: with a purpose, logged as such. */
export function revealingRoutes(app: FastifyInstance, house: House): void {
  serve(app, house, 'unmask', async ({ params, body, who }) => {
    const open = await seenCase(house, params.id, who, routes.unmask.onCase)
    await recordAccess(house.store, [{ ...readerOf(who), case: params.id, act: 'personal.revealed', purpose: body.purpose }])
    const names = new Names(await house.organisation.current(), open.procedure)
    return {
      parties: open.view.parties.map(({ key, role: _r, ...paper }) => ({
        key,
        values: fieldsOf(partySchema, paper, names, true).map((f) => ({ label: f.label, value: f.value.zh })),
      })),
    }
  })

  serve(app, house, 'exportCase', async ({ params, query, who, reply }) => {
    await seenCase(house, params.id, who, routes.exportCase.onCase)
    if (query.reveal === 'yes' && !query.purpose)
      throw refused([
        {
          code: 'purpose-missing',
          text: words('导出含个人信息的案卷须写明用途', 'An export with personal values needs its purpose'),
          field: 'purpose',
        },
      ])
    await recordAccess(house.store, [
      {
        ...readerOf(who),
        case: params.id,
        act: query.reveal === 'yes' ? 'export.revealed' : 'export',
        ...(query.purpose && { purpose: query.purpose }),
      },
    ])
    reply.header('content-disposition', `attachment; filename="case-${params.id}.json"`)
    return exportCase(house.store, house.store.files, params.id, { reveal: query.reveal === 'yes', contents: true })
  })
}

/** A file of class V3 and above is never read unseen, nor is any that is read without handling it. */
async function noteReading(house: House, who: PostWho, cases: readonly string[], act: string, open: OpenCase): Promise<void> {
  if (open.procedure.informationClass < 'V3' && handles(open, who.acting)) return
  await recordAccess(
    house.store,
    cases.map((id) => ({ ...readerOf(who), case: id, act })),
  )
}
