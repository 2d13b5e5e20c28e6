import type { FastifyInstance } from 'fastify'
import { casesByIds, accesses, exportCase, recordAccess, rememberedRequest, sql } from '@fadu/store'
import { type AnyProcedure, type AnyView, decide, editionOn, isRegister, party as partySchema, personalIn, rebindDifference, schemaOf, viewOf, type Words, words } from '@fadu/procedure'
import { createHmac } from 'node:crypto'
import { actingAs, maySee, requireSight } from '../acting-role.ts'
import type { PostWho } from '../auth/who.ts'
import type { House } from '../house.ts'
import { openCase } from '../open-case.ts'
import { caseWire, type LinkedRow, referenceOf } from '../present/case.ts'
import { citedRefusal } from '../present/cited.ts'
import { fieldsOf } from '../present/fields.ts'
import { Names } from '../present/names.ts'
import { printOf } from '../present/print.ts'
import { stageWords } from '../present/sentence.ts'
import { absent, forbidden, Problem, refused } from '../problems.ts'
import { recordEvent } from '../record-event.ts'
import { answered, keyOf, seenVersion } from '../request-keys.ts'
import { serve } from '../serve-route.ts'
import { followSecret } from '../auth/follow-secret.ts'

export function caseRoutes(app: FastifyInstance, house: House): void {
  serve(app, house, 'case', async ({ params, who, reply }) => {
    const open = await openCase(house, params.id)
    requireSight(open, who)
    await noteReading(house, who, params.id, 'case.read', open.procedure.informationClass)
    const organisation = await house.organisation.current()
    reply.header('etag', `"${open.view.version}"`)
    return caseWire(house, open, organisation, who.acting, await linkedRows(house, open.view, who))
  })

  serve(app, house, 'open', async ({ body, who, request }) => {
    const procedure = editionOn(house.store.catalogue, body.procedure, body.on as never ?? house.clock.today())
    const event = body.event ?? openingEvent(procedure, who)
    const actor = `post:${who.acting.post}`
    const { key, hash, earlier } = await keyOf(house, actor, request, body)
    if (earlier) return earlier as never
    const outcome = await recordEvent(house, {
      procedure: body.procedure, actor: actingAs(who.acting, event, body.role),
      event: { type: event, paper: body.paper, on: (body.on ?? house.clock.today()) as never, ...(body.lateReason && { lateReason: body.lateReason }) },
      ...(key && { idempotency: { actor, key, requestHash: hash } }), response: (appended) => answered(house, appended),
    })
    const answer = await answerOf(house, outcome, actor, key)
    const first = outcome.kind === 'recorded' ? outcome.appended.view.parties[0] : undefined
    return { ...answer, ...(outcome.kind === 'recorded' && first && !isRegister(body.procedure) && { secret: followSecret(house.store.masterKey, outcome.case, first.key) }) }
  })

  serve(app, house, 'act', async ({ params, body, who, request }) => {
    const open = await openCase(house, params.id)
    requireSight(open, who)
    const actor = `post:${who.acting.post}`
    const { key, hash, earlier } = await keyOf(house, actor, request, { ...body, id: params.id })
    if (earlier) return earlier as never
    const version = seenVersion(request, body.version)
    const outcome = await recordEvent(house, {
      case: params.id, actor: actingAs(who.acting, body.event, body.role), ...(version !== undefined && { seenVersion: version }),
      event: { type: body.event, paper: body.paper, on: (body.on ?? house.clock.today()) as never, ...(body.lateReason && { lateReason: body.lateReason }) },
      ...(key && { idempotency: { actor, key, requestHash: hash } }), response: (appended) => answered(house, appended),
    })
    return answerOf(house, outcome, actor, key)
  })

  serve(app, house, 'check', async ({ params, body, who }) => {
    const open = await openCase(house, params.id)
    requireSight(open, who)
    const actor = actingAs(who.acting, body.event, body.role)(open.procedure, open.view)
    if (!actor) throw forbidden()
    const editionCalled = (edition: string) => house.store.catalogue.procedures.find((p) => p.id === open.procedure.id && p.edition === edition)
    const context = { today: house.clock.today(), calendar: house.calendar(), roles: actor.roles, editionCalled }
    const decision = decide(open.procedure, open.log, { type: body.event, paper: body.paper, on: (body.on ?? house.clock.today()) as never, by: actor.by, ...(body.lateReason && { lateReason: body.lateReason }) }, context)
    const other = body.event === 'case.rebound' ? editionCalled(String(body.paper['edition'])) : undefined
    const difference = other && rebindDifference(open.procedure, other, open.log, context)
    return {
      allowed: 'recorded' in decision, refusals: 'refused' in decision ? decision.refused.map(citedRefusal) : [],
      ...(difference && { difference: { ...difference, unknown: [...difference.unknown], limits: [...difference.limits] } }),
    }
  })

  serve(app, house, 'unmask', async ({ params, body, who }) => {
    const open = await openCase(house, params.id)
    requireSight(open, who)
    await recordAccess(house.store, [{ account: who.account.login, post: who.acting.post, case: params.id, act: 'personal.revealed', purpose: body.purpose }])
    const names = new Names(await house.organisation.current(), open.procedure)
    return { parties: open.view.parties.map(({ key, role: _r, ...paper }) => ({ key, values: fieldsOf(partySchema, paper, names, true).map((f) => ({ label: f.label, value: f.value.zh })) })) }
  })

  serve(app, house, 'print', async ({ params, who }) => {
    const open = await openCase(house, params.id)
    requireSight(open, who)
    await noteReading(house, who, params.id, 'document.read', open.procedure.informationClass)
    return printOf(house, open, await house.organisation.current(), params.seq, params.key)
  })

  serve(app, house, 'exportCase', async ({ params, query, who, reply }) => {
    const open = await openCase(house, params.id)
    requireSight(open, who)
    if (query.reveal === 'yes' && !query.purpose) throw refused([{ code: 'purpose-missing', text: words('导出含个人信息的案卷须写明用途', 'An export with personal values needs its purpose'), field: 'purpose' }])
    await recordAccess(house.store, [{ account: who.account.login, post: who.acting.post, case: params.id, act: query.reveal === 'yes' ? 'export.revealed' : 'export', ...(query.purpose && { purpose: query.purpose }) }])
    reply.header('content-disposition', `attachment; filename="case-${params.id}.json"`)
    return exportCase(house.store, house.store.files, params.id, { reveal: query.reveal === 'yes', contents: true })
  })

  serve(app, house, 'readers', async ({ params, who }) => {
    requireSight(await openCase(house, params.id), who)
    const { posts, organs } = await house.organisation.current()
    const page = await accesses(house.store, { case: params.id, size: 100 })
    return { items: page.rows.map((r) => { const post = posts.get(r.post ?? ''); return { at: r.at, post: post?.title ?? r.post ?? '', organ: organs.get(post?.organ ?? '')?.name ?? '', what: r.act, ...(r.purpose && { purpose: r.purpose }) } }) }
  })

  serve(app, house, 'duplicates', async ({ body, who }) => ({ items: await sameMatter(house, body.procedure, body.paper, who) }))
}

/** The event that opens a case at the counter: the first one the post may file. */
function openingEvent(procedure: AnyProcedure | undefined, who: PostWho): string {
  if (!procedure) throw absent()
  const roles = Object.entries(procedure.roles as Record<string, { duty?: string }>).filter(([, r]) => r.duty && who.acting.duties.includes(r.duty)).map(([k]) => k)
  const found = Object.entries(procedure.events as Record<string, { at?: unknown; by: string | readonly string[] }>).find(([, e]) => [e.at].flat().includes('start') && [e.by].flat().some((r) => roles.includes(r as string)))
  if (!found) throw forbidden()
  return found[0]
}

/** A file of class V3 and above is never read unseen. */
async function noteReading(house: House, who: PostWho, caseId: string, act: string, informationClass: string): Promise<void> {
  if (informationClass < 'V3') return
  await recordAccess(house.store, [{ account: who.account.login, post: who.acting.post, case: caseId, act }])
}

async function linkedRows(house: House, view: AnyView, who: PostWho): Promise<ReadonlyMap<string, LinkedRow>> {
  const ids = view.links.map((l) => l.case)
  if (ids.length === 0) return new Map()
  const rows = await casesByIds(house.store, ids)
  const seen = await Promise.all(rows.map(async (row) => [row.case_id, { reference: row.reference, open: maySee(await openCase(house, row.case_id), who.acting) }] as const))
  return new Map(seen)
}

/** Turns an outcome into its answer; a repeated key that lost the race gets the first one's answer. */
export async function answerOf(house: House, outcome: Awaited<ReturnType<typeof recordEvent>>, actor: string, key: string | undefined) {
  if (outcome.kind === 'recorded') return answered(house, outcome.appended)
  if (outcome.kind === 'refused') throw refused(outcome.refusals)
  if (outcome.kind === 'unknown') throw absent()
  const earlier = key ? await rememberedRequest(house.store, actor, key) : undefined
  if (earlier) return earlier.response as ReturnType<typeof answered>
  throw new Problem(409, 'conflict', words('案件在此期间已有新的记录', 'Somebody recorded something in the meantime'), { version: outcome.version, detail: words('已保留填写内容。请查看新的记录后再提交。', 'What you filled in is kept. Look at the new entries and send again.') })
}

/**
 * Cases in which the same persons stand against each other about the same kind of matter, among those this
 * post may see. Compared case by case; no index of persons is kept.
 */
async function sameMatter(house: House, procedureId: string, paper: Record<string, unknown>, who: PostWho) {
  const procedure = editionOn(house.store.catalogue, procedureId, house.clock.today())
  const opening = (procedure?.portal as { opens?: string } | undefined)?.opens
  if (!procedure || !opening) return []
  const wanted = matterOf(house, procedure, opening, paper)
  const rows = await house.store.database.query<{ case_id: string }>(sql`
    select case_id::text from case_view where district = ${house.store.district} and procedure = ${procedureId} and organ = ${who.acting.organ}
    order by began_on desc, case_id desc limit 200`)
  const logs = await house.store.readMany(rows.map((r) => r.case_id))
  const organisation = await house.organisation.current()
  const found: { case: string; reference: string; title: Words; began: never; stageTerm: Words; open: boolean }[] = []
  for (const [caseId, { events }] of logs) {
    const first = events[0]
    if (!first || first.type !== opening || matterOf(house, procedure, opening, first.paper as never) !== wanted) continue
    const view = viewOf(procedure, events, { today: house.clock.today(), calendar: house.calendar() }) as unknown as AnyView
    found.push({ case: caseId, reference: referenceOf(procedure, events, organisation), title: procedure.title(view.facts), began: view.began as never, stageTerm: stageWords(procedure, view.stage), open: view.stage !== 'closed' })
  }
  return found
}

/** A keyed digest of who stands against whom about what: it tells one matter from another and no person from another. */
function matterOf(house: House, procedure: AnyProcedure, event: string, paper: Record<string, unknown>): string {
  const names = personalIn(schemaOf(procedure.papers[event]), paper).filter((v) => v.kind === 'name' && !v.path.includes('representative')).map((v) => v.value.trim()).sort()
  const kind = paper['kind'] ?? paper['act'] ?? ''
  return createHmac('sha256', house.store.masterKey).update(JSON.stringify([procedure.id, kind, names])).digest('hex')
}
