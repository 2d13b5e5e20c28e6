import { routes } from '@fadu/contract'
import { type AnyProcedure, decide, editionOn, isRegister, rebindDifference, words } from '@fadu/procedure'
import { rememberedRequest } from '@fadu/store'
import type { FastifyInstance } from 'fastify'
import { actingAs } from '../acting-role.ts'
import { followSecret } from '../auth/follow-secret.ts'
import type { PostWho } from '../auth/who.ts'
import type { House } from '../house.ts'
import { unknownNames } from '../named-in-paper.ts'
import { openCase } from '../open-case.ts'
import { citedRefusal } from '../present/cited.ts'
import { absent, forbidden, Problem, refused } from '../problems.ts'
import { decideContext, recordEvent } from '../record-event.ts'
import { answered, keyOf, keyReused, seenVersion } from '../request-keys.ts'
import { sameMatter } from '../same-matter.ts'
import { serve } from '../serve-route.ts'
import { noteRefusal, seenCase, sightIn } from '../sight.ts'

/** Opening a case at the counter, and acting in one. */
export function caseActRoutes(app: FastifyInstance, house: House): void {
  openRoute(app, house)
  actRoute(app, house)
}

function openRoute(app: FastifyInstance, house: House): void {
  serve(app, house, 'open', async ({ body, who, request }) => {
    const procedure = editionOn(house.store.catalogue, body.procedure, (body.on as never) ?? house.clock.today())
    const event = body.event ?? openingEvent(procedure, who)
    const actor = `post:${who.acting.post}`
    const { key, hash, earlier } = await keyOf(house, actor, request, body)
    if (earlier) return withSecret(house, body.procedure, earlier as ReturnType<typeof answered>)
    const outcome = await recordEvent(house, {
      procedure: body.procedure,
      actor: actingAs(who.acting, event, body.role),
      event: {
        type: event,
        paper: body.paper,
        on: (body.on ?? house.clock.today()) as never,
        ...(body.lateReason && { lateReason: body.lateReason }),
      },
      ...(key && { idempotency: { actor, key, requestHash: hash } }),
      response: (appended) => answered(house, appended),
    })
    return withSecret(house, body.procedure, await answerOf(house, outcome, actor, { key, hash }))
  })
}

function actRoute(app: FastifyInstance, house: House): void {
  serve(app, house, 'act', async ({ params, body, who, request }) => {
    const actor = `post:${who.acting.post}`
    const { key, hash, earlier } = await keyOf(house, actor, request, { ...body, id: params.id })
    if (earlier) return earlier as never
    const version = seenVersion(request, body.version)
    const organisation = await house.organisation.current()
    let shut = false
    const outcome = await recordEvent(house, {
      case: params.id,
      // Sight is asked of the very view that is decided on: the case is read once.
      actor: (procedure, view) => {
        shut = sightIn(organisation, { procedure, view }, who.acting, routes.act.onCase) === 'shut'
        if (shut) throw forbidden()
        return actingAs(who.acting, body.event, body.role)(procedure, view)
      },
      ...(version !== undefined && { seenVersion: version }),
      event: {
        type: body.event,
        paper: body.paper,
        on: (body.on ?? house.clock.today()) as never,
        ...(body.lateReason && { lateReason: body.lateReason }),
      },
      ...(key && { idempotency: { actor, key, requestHash: hash } }),
      response: (appended) => answered(house, appended),
    }).catch(async (fault) => {
      if (shut) await noteRefusal(house, params.id, who, routes.act.onCase)
      throw fault
    })
    return answerOf(house, outcome, actor, { key, hash })
  })
}

/** Asking beforehand: whether the same matter is there already, and whether an act would be lawful now, with every reason why not. */
export function checkRoutes(app: FastifyInstance, house: House): void {
  serve(app, house, 'duplicates', async ({ body, who }) => ({ items: await sameMatter(house, body.procedure, body.paper, who) }))

  serve(app, house, 'check', async ({ params, body, who }) => {
    const open = await seenCase(house, params.id, who, routes.check.onCase)
    const actor = actingAs(who.acting, body.event, body.role)(open.procedure, open.view)
    if (!actor) throw forbidden()
    const context = await decideContext(house, open.procedure, actor.roles)
    const decision = decide(
      open.procedure,
      open.log,
      {
        type: body.event,
        paper: body.paper,
        on: (body.on ?? house.clock.today()) as never,
        by: actor.by,
        ...(body.lateReason && { lateReason: body.lateReason }),
      },
      context,
    )
    const refusals = [
      ...('refused' in decision ? decision.refused : []),
      ...(await unknownNames(house, open.procedure, { type: body.event, paper: body.paper })),
    ]
    const other = body.event === 'case.rebound' ? context.editionCalled?.(String(body.paper.edition)) : undefined
    const difference = other && rebindDifference(open.procedure, other, open.log, context)
    return {
      allowed: refusals.length === 0,
      refusals: refusals.map(citedRefusal),
      ...(difference && { difference: { ...difference, unknown: [...difference.unknown], limits: [...difference.limits] } }),
    }
  })
}

/** The event that opens a case at the counter: the first one the post may file. */
function openingEvent(procedure: AnyProcedure | undefined, who: PostWho): string {
  if (!procedure) throw absent()
  const roles = Object.entries(procedure.roles as Record<string, { duty?: string }>)
    .filter(([, r]) => r.duty && who.acting.duties.includes(r.duty))
    .map(([k]) => k)
  const found = Object.entries(procedure.events as Record<string, { at?: unknown; by: string | readonly string[] }>).find(
    ([, e]) => [e.at].flat().includes('start') && [e.by].flat().some((r) => roles.includes(r as string)),
  )
  if (!found) throw forbidden()
  return found[0]
}

/** The first party's secret goes with the receipt from the counter, the same when the request comes again: it is derived and kept nowhere. */
async function withSecret(house: House, procedure: string, answer: ReturnType<typeof answered>) {
  if (isRegister(procedure)) return answer
  const first = (await openCase(house, answer.id)).view.parties[0]
  return { ...answer, ...(first && { secret: followSecret(house.store.masterKey, answer.id, first.key) }) }
}

/** Turns an outcome into its answer; a repeated key that lost the race gets the first one's answer. */
export async function answerOf(
  house: House,
  outcome: Awaited<ReturnType<typeof recordEvent>>,
  actor: string,
  { key, hash }: { key: string | undefined; hash: string },
) {
  if (outcome.kind === 'recorded') return answered(house, outcome.appended)
  if (outcome.kind === 'refused') throw refused(outcome.refusals)
  if (outcome.kind === 'unknown') throw absent()
  const earlier = key ? await rememberedRequest(house.store, actor, key) : undefined
  if (earlier && earlier.request_hash !== hash) throw keyReused()
  if (earlier) return earlier.response as ReturnType<typeof answered>
  throw new Problem(409, 'conflict', words('案件在此期间已有新的记录', 'Somebody recorded something in the meantime'), {
    version: outcome.version,
    detail: words('已保留填写内容。请查看新的记录后再提交。', 'What you filled in is kept. Look at the new entries and send again.'),
  })
}
