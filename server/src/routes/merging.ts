import { routes } from '@fadu/contract'
import { recordAccess, worklist } from '@fadu/store'
import type { FastifyInstance } from 'fastify'
import type { PostWho } from '../auth/who.ts'
import type { House } from '../house.ts'
import { standingOf } from '../merging.ts'
import { type OpenCase, openCases } from '../open-case.ts'
import { Names } from '../present/names.ts'
import { stageWords } from '../present/sentence.ts'
import { referenceOf } from '../present/terms.ts'
import { sameMatter } from '../same-matter.ts'
import { serve } from '../serve-route.ts'
import { readerOf, seenCase, worklistReach } from '../sight.ts'

/** How many cases a search shows; whoever finds more searches more closely. */
const shown = 10

/** The cases into which one could be merged: those of the same matter, and those found under what is typed. */
export function mergingRoutes(app: FastifyInstance, house: House): void {
  serve(app, house, 'mergeable', async ({ params, query, who }) => {
    const open = await seenCase(house, params.id, who, routes.mergeable.onCase)
    const organisation = await house.organisation.current()
    const same = await sameCases(house, open, who)
    const ids = [...new Set([...same, ...(query.text ? await foundCases(house, open, who, query.text) : [])])]
    const standing = standingOf(organisation, who.acting)
    const found = await openCases(
      house,
      ids.filter((id) => id !== params.id),
    )
    const others = [...found.values()].filter((other) => standing(other) === 'official' && other.view.stage !== 'closed')
    return {
      items: others.map(({ procedure, log, view }) => {
        const names = new Names(organisation, procedure)
        return {
          case: view.case,
          reference: referenceOf(procedure, log, organisation),
          title: procedure.title(view.facts),
          organ: names.organ(view.organ),
          began: view.began,
          stageTerm: stageWords(procedure, view.stage),
          parties: view.parties.map((p) => ({ role: names.role(p.role), name: names.party(p) })),
          entries: log.length,
          same: same.includes(view.case),
        }
      }),
    }
  })
}

async function sameCases(house: House, { procedure, log, view }: OpenCase, { acting }: PostWho): Promise<readonly string[]> {
  const found = await sameMatter(house, procedure.id, log[0]!.paper as Record<string, unknown>, [view.organ ?? ''], acting)
  return found.filter((f) => f.open).map((f) => f.case)
}

async function foundCases(house: House, { procedure }: OpenCase, who: PostWho, text: string): Promise<readonly string[]> {
  const page = await worklist(house.store, {
    today: house.clock.today(),
    reach: await worklistReach(house, who.acting),
    procedures: [procedure.id],
    state: 'open',
    text,
    size: shown,
  })
  await recordAccess(house.store, [{ ...readerOf(who), act: 'search', body: { characters: text.length, found: page.rows.length } }])
  return page.rows.map((row) => row.case_id)
}
