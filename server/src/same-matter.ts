import { createHmac } from 'node:crypto'
import { type ActingPost, type AnyProcedure, type AnyView, editionOn, personalIn, schemaOf, viewOf, type Words } from '@fadu/procedure'
import { sql } from '@fadu/store'
import type { House } from './house.ts'
import { stageWords } from './present/sentence.ts'
import { referenceOf } from './present/terms.ts'
import { sightIn } from './sight.ts'

/**
 * Cases in which the same persons stand against each other about the same kind of matter, among those of
 * certain organs that stand in this post's lists. Compared case by case; no index of persons is kept.
 */
export async function sameMatter(
  house: House,
  procedureId: string,
  paper: Record<string, unknown>,
  organs: readonly string[],
  acting: ActingPost,
) {
  const procedure = editionOn(house.store.catalogue, procedureId, house.clock.today())
  const opening = (procedure?.portal as { opens?: string } | undefined)?.opens
  if (!procedure || !opening) return []
  const wanted = matterOf(house, procedure, opening, paper)
  const rows = await house.store.database.query<{ case_id: string }>(sql`
    select case_id::text from case_view where district = ${house.store.district} and procedure = ${procedureId} and organ = any(${organs}::text[])
    order by began_on desc, case_id desc limit 200`)
  const logs = await house.store.readMany(rows.map((r) => r.case_id))
  const organisation = await house.organisation.current()
  const found: { case: string; reference: string; title: Words; began: never; stageTerm: Words; open: boolean }[] = []
  for (const [caseId, { events }] of logs) {
    const first = events[0]
    if (!first || first.type !== opening || matterOf(house, procedure, opening, first.paper as never) !== wanted) continue
    const view = viewOf(procedure, events, { today: house.clock.today(), calendar: house.calendar() }) as unknown as AnyView
    if (sightIn(organisation, { procedure, view }, acting, 'list') === 'shut') continue
    found.push({
      case: caseId,
      reference: referenceOf(procedure, events, organisation),
      title: procedure.title(view.facts),
      began: view.began as never,
      stageTerm: stageWords(procedure, view.stage),
      open: view.stage !== 'closed',
    })
  }
  return found
}

/** A keyed digest of who stands against whom about what: it tells one matter from another and no person from another. */
function matterOf(house: House, procedure: AnyProcedure, event: string, paper: Record<string, unknown>): string {
  const names = personalIn(schemaOf(procedure.papers[event]), paper)
    .filter((v) => v.kind === 'name' && !v.path.includes('representative'))
    .map((v) => v.value.trim())
    .sort()
  const kind = paper.kind ?? paper.act ?? ''
  return createHmac('sha256', house.store.masterKey)
    .update(JSON.stringify([procedure.id, kind, names]))
    .digest('hex')
}
