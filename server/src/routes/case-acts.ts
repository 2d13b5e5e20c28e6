import { routes } from '@fadu/contract'
import { type ActPaper, type AnyProcedure, type CaseDoing, decide, editionOn, isRegister, organsOf } from '@fadu/procedure'
import { recordAccess } from '@fadu/store'
import type { FastifyInstance } from 'fastify'
import { actingAs } from '../acting-role.ts'
import { followSecret } from '../auth/follow-secret.ts'
import type { PostWho } from '../auth/who.ts'
import type { House } from '../house.ts'
import { otherSide, standingOf } from '../merging.ts'
import { unknownNames } from '../named-in-paper.ts'
import { type OpenCase, openCase } from '../open-case.ts'
import type { Organisation } from '../organisation.ts'
import { citedRefusal } from '../present/cited.ts'
import { absent, forbidden } from '../problems.ts'
import { differenceWire } from '../rebinding.ts'
import { decideContext, type RecordOutcome, recordEvent } from '../record-event.ts'
import { answered, answerOf, keyOf, seenVersion } from '../request-keys.ts'
import { sameMatter } from '../same-matter.ts'
import { serve } from '../serve-route.ts'
import { noteRefusal, readerOf, seenCase, sightIn } from '../sight.ts'

/** Opening a case at the counter, and acting in one. */
export function caseActRoutes(app: FastifyInstance, house: House): void {
  openRoute(app, house)
  actRoute(app, house)
}

/** Whether a post may take files out of a case at once, to name them in another. */
const takesIn =
  (organisation: Organisation, { acting }: PostWho) =>
  (other: OpenCase): boolean =>
    sightIn(organisation, other, acting, 'file') === 'open'

function openRoute(app: FastifyInstance, house: House): void {
  serve(app, house, 'open', async ({ body, who, request }) => {
    const procedure = editionOn(house.store.catalogue, body.procedure, (body.on as never) ?? house.clock.today())
    const event = body.event ?? openingEvent(procedure, who)
    const organisation = await house.organisation.current()
    const outcome = await recordEvent(house, {
      procedure: body.procedure,
      actor: actingAs(who.acting, event, body.role),
      takes: takesIn(organisation, who),
      event: {
        type: event,
        paper: body.paper,
        on: (body.on ?? house.clock.today()) as never,
        ...(body.lateReason && { lateReason: body.lateReason }),
      },
      ...keyOf(`post:${who.acting.post}`, request, body),
      response: (appended) => answered(house, appended),
    })
    return withSecret(house, body.procedure, outcome)
  })
}

/** What is asked of sight before an act: who erases values must be one who may see them. */
const doingsOf = (event: string): readonly CaseDoing[] => (event === 'party.erased' ? [routes.act.onCase, 'reveal'] : [routes.act.onCase])

function actRoute(app: FastifyInstance, house: House): void {
  serve(app, house, 'act', async ({ params, body, who, request }) => {
    const version = seenVersion(request, body.version)
    const organisation = await house.organisation.current()
    let shut = false
    const outcome = await recordEvent(house, {
      case: params.id,
      // Sight is asked of the very view that is decided on: the case is read once.
      actor: (procedure, view) => {
        shut = doingsOf(body.event).some((doing) => sightIn(organisation, { procedure, view }, who.acting, doing) === 'shut')
        if (shut) throw forbidden()
        return actingAs(who.acting, body.event, body.role)(procedure, view)
      },
      standing: standingOf(organisation, who.acting),
      takes: takesIn(organisation, who),
      ...(version !== undefined && { seenVersion: version }),
      event: {
        type: body.event,
        paper: body.paper,
        on: (body.on ?? house.clock.today()) as never,
        ...(body.lateReason && { lateReason: body.lateReason }),
      },
      ...keyOf(`post:${who.acting.post}`, request, { ...body, id: params.id }),
      response: (appended) => answered(house, appended),
    }).catch(async (fault) => {
      if (shut) await noteRefusal(house, params.id, who, routes.act.onCase)
      throw fault
    })
    if (outcome.kind === 'recorded') await noteErasure(house, who, outcome)
    return answerOf(house, outcome)
  })
}

/** Whose values were erased, and on what ground, stands in the log of accesses too: it tells why nobody can read them any more. */
async function noteErasure(house: House, who: PostWho, { case: id, appended }: Extract<RecordOutcome, { kind: 'recorded' }>) {
  const erased = appended.recorded.filter(({ type }) => type === 'party.erased')
  await recordAccess(
    house.store,
    erased.map(({ seq, paper }) => {
      const { party, ground } = paper as ActPaper<'party.erased'>
      return { ...readerOf(who), case: id, act: 'personal.erased', body: { party, ground, seq } }
    }),
  )
}

/** Asking beforehand: whether the same matter is there already, and whether an act would be lawful now, with every reason why not. */
export function checkRoutes(app: FastifyInstance, house: House): void {
  serve(app, house, 'duplicates', async ({ body, who }) => {
    const items = await sameMatter(house, body.procedure, body.paper, organsOf(who.acting), who.acting)
    // Whoever fills in two names learns whether they stand against each other somewhere: a search, and for persons.
    await recordAccess(house.store, [{ ...readerOf(who), act: 'search', body: { by: 'parties', found: items.length } }])
    return { items }
  })

  serve(app, house, 'check', async ({ params, body, who }) => {
    const open = await seenCase(house, params.id, who, routes.check.onCase)
    const actor = actingAs(who.acting, body.event, body.role)(open.procedure, open.view)
    if (!actor) throw forbidden()
    const context = await decideContext(house, open.procedure, actor)
    const organisation = await house.organisation.current()
    const asked = { type: body.event, paper: body.paper }
    const naming = { by: actor.by, case: params.id, takes: takesIn(organisation, who) }
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
      ...(await unknownNames(house, open.procedure, asked, open.log, naming)),
      ...(await otherSide(house, open, asked, standingOf(organisation, who.acting))).refusals,
    ]
    const other = body.event === 'case.rebound' ? context.editionCalled?.(String(body.paper.edition)) : undefined
    return {
      allowed: refusals.length === 0,
      refusals: refusals.map(citedRefusal),
      ...(other &&
        other.edition !== open.procedure.edition && {
          difference: differenceWire(open, other, context, organisation),
        }),
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
async function withSecret(house: House, procedure: string, outcome: RecordOutcome) {
  const answer = answerOf(house, outcome)
  if (isRegister(procedure)) return answer
  const { view } = outcome.kind === 'recorded' ? outcome.appended : await openCase(house, answer.id)
  const first = view.parties[0]
  return { ...answer, ...(first && { secret: followSecret(house.store, answer.id, first.key) }) }
}
