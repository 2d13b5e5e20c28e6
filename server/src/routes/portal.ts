import { dayOf, instant } from '@fadu/legal-time'
import { type AnyProcedure, type AnyView, type CaseParty, editionOn, metaOf, schemaOf, words } from '@fadu/procedure'
import { accesses, caseByReference } from '@fadu/store'
import type { FastifyInstance } from 'fastify'
import { followSecret } from '../auth/follow-secret.ts'
import { beginFollowing, type PartyWho, stopFollowing } from '../auth/who.ts'
import type { House } from '../house.ts'
import { noteCase } from '../logs.ts'
import { leadingCases } from '../merging.ts'
import { type OpenCase, openCase } from '../open-case.ts'
import { cited } from '../present/cited.ts'
import { followWire, type Reader } from '../present/follow.ts'
import { mergedInto } from '../present/links.ts'
import { printOf } from '../present/print.ts'
import { absent, Problem, signedOut } from '../problems.ts'
import { recordEvent } from '../record-event.ts'
import { answered, answerOf, keyOf, seenVersion } from '../request-keys.ts'
import { serve } from '../serve-route.ts'
import { partyBySecret } from '../splitting.ts'

interface Portal {
  readonly opens?: string
  readonly role: string
  readonly acts?: readonly string[]
}
const portalOf = (procedure: AnyProcedure) => procedure.portal as Portal | undefined

/** Procedures the portal offers today, in their present edition. */
function offeredProcedures(house: House): readonly (AnyProcedure & { portal: Portal & { opens: string } })[] {
  const ids = [...new Set(house.store.catalogue.procedures.filter((p) => portalOf(p)?.opens).map((p) => p.id))]
  return ids.flatMap((id) => (editionOn(house.store.catalogue, id, house.clock.today()) ?? []) as never)
}

/** The duty an organ needs to take such a filing, from the form's own field. */
const takingDuty = (procedure: AnyProcedure, event: string): string =>
  metaOf(schemaOf(procedure.papers[event]).shape.organ as never)?.register ?? ''

export function portalRoutes(app: FastifyInstance, house: House): void {
  serve(app, house, 'offered', async () => {
    const procedures = await Promise.all(
      offeredProcedures(house).map(async (p) => ({
        procedure: p.id,
        edition: p.edition,
        event: p.portal.opens,
        term: p.term,
        about: p.about,
        basis: p.basis.map(cited),
        organs: (await house.organisation.organsWith(takingDuty(p, p.portal.opens))).map(({ id, name, address, phone }) => ({
          id,
          name,
          ...(address && { address }),
          ...(phone && { phone }),
        })),
      })),
    )
    return {
      district: house.store.district,
      districtName: house.settings.districtName,
      oidc: house.settings.FADU_OIDC_ISSUER !== undefined,
      demonstration: house.settings.FADU_MODE === 'demonstration',
      today: house.clock.today(),
      procedures,
    }
  })

  serve(app, house, 'portalOptions', async ({ query }) => ({
    options: (await house.organisation.organsWith(query.duty)).map((o) => ({
      id: o.id,
      words: words(o.name, o.name),
      ...(o.address && { hint: o.address }),
    })),
  }))
}

/** Filing without an account, and checking the receipt afterwards. */
export function filingRoutes(app: FastifyInstance, house: House): void {
  serve(app, house, 'file', async ({ body, request }) => {
    const procedure = offeredProcedures(house).find((p) => p.id === body.procedure)
    if (!procedure) throw absent()
    const outcome = await recordEvent(house, {
      procedure: procedure.id,
      event: { type: procedure.portal.opens, paper: publicPaper(procedure, procedure.portal.opens, body.paper), on: house.clock.today() },
      actor: () => ({
        by: { kind: 'party', role: procedure.portal.role, party: `${procedure.portal.role}-1`, channel: 'portal' },
        roles: [procedure.portal.role],
      }),
      ...keyOf('portal', request, body),
      response: (appended) => answered(house, appended),
    })
    if (outcome.kind === 'recorded') noteCase(request, outcome.case)
    return receipt(house, procedure, answerOf(house, outcome))
  })

  serve(app, house, 'verifyReceipt', async ({ body }) => {
    const row = await caseByReference(house.store, body.reference)
    const event = row && (await house.store.readSealed(row.case_id))[body.seq - 1]
    const intact = event !== undefined && event.hash === body.hash
    return {
      intact,
      words: intact
        ? words('回执与记录一致', 'The receipt agrees with the log')
        : words('回执与记录不一致，或者没有这一编号', 'The receipt does not agree with the log, or there is no such number'),
    }
  })
}

/** Opening and closing the follow page of one's own case. */
export function followRoutes(app: FastifyInstance, house: House): void {
  serve(app, house, 'followOpen', async ({ body, reply }) => {
    const row = await caseByReference(house.store, body.reference)
    const found = row && (await partyBySecret(house, await openCase(house, row.case_id), body.secret))
    // One answer for an unknown number and a wrong secret: the number alone tells nobody that a case exists.
    if (!found)
      throw new Problem(
        404,
        'follow-unknown',
        words('编号或者查询码不正确，请核对回执', 'The number or the access code is incorrect; please check your receipt'),
      )
    const { open, own } = found
    beginFollowing(house, reply, { case: open.view.case, party: own.key })
    return followed(house, open, own)
  })

  serve(app, house, 'follow', async ({ who, reply }) => {
    const { open, own } = await ownCase(house, who)
    reply.header('etag', `"${open.view.version}"`)
    return followed(house, open, own)
  })

  serve(app, house, 'followClose', async ({ reply }) => {
    stopFollowing(house, reply)
    return null
  })
}

/** What a party does and reads in its own case. */
export function ownCaseRoutes(app: FastifyInstance, house: House): void {
  serve(app, house, 'followAct', async ({ who, body, request }) => {
    const version = seenVersion(request, body.version)
    const outcome = await recordEvent(house, {
      case: who.case,
      event: { type: body.event, paper: body.paper, on: house.clock.today() },
      // Who the party is, and what it may do, is asked of the very view that is decided on: the case is read once.
      actor: (procedure, view) => {
        const { role, key: party } = ownParty(view, who)
        if (![...(portalOf(procedure)?.acts ?? []), 'material.added', 'case.rated'].includes(body.event)) throw notOnline()
        return { by: { kind: 'party', role, party, channel: 'portal' }, roles: [role] }
      },
      ...(version !== undefined && { seenVersion: version }),
      ...keyOf(`party:${who.case}:${who.party}`, request, body),
      response: (appended) => answered(house, appended),
    })
    return answerOf(house, outcome)
  })

  serve(app, house, 'followPrint', async ({ who, params }) => {
    const { open, own } = await ownCase(house, who)
    if (!open.view.documents.some((d) => d.seq === params.seq && d.key === params.key && d.to.includes(own.role))) throw absent()
    return printOf(house, open, await house.organisation.current(), params.seq, params.key)
  })
}

/** Fields that only officials fill in are not taken from the public. */
function publicPaper(procedure: AnyProcedure, event: string, paper: Record<string, unknown>): Record<string, unknown> {
  const { shape } = schemaOf(procedure.papers[event])
  return Object.fromEntries(
    // By own names only: what is sent may be called like something every object inherits.
    Object.entries(paper).filter(([key]) => !(Object.hasOwn(shape, key) && metaOf(shape[key] as never)?.internal)),
  )
}

function receipt(house: House, procedure: AnyProcedure, answer: ReturnType<typeof answered>) {
  const limit = words(
    '请保存编号和查询码；用它们可以随时查看办理进度。',
    'Keep the number and the access code; with them you can see how your matter stands at any time.',
  )
  return {
    format: 'fadu-receipt/1' as const,
    district: house.store.district,
    districtName: house.settings.districtName,
    reference: answer.reference,
    secret: followSecret(house.store, answer.id, `${portalOf(procedure)!.role}-1`),
    procedureTerm: procedure.term,
    recordedAt: answer.recordedAt,
    on: house.clock.today(),
    seq: 1,
    digest: house.store.digest,
    hash: answer.hash,
    next: limit,
  }
}

async function ownCase(house: House, who: PartyWho): Promise<{ open: OpenCase; own: CaseParty }> {
  const open = await openCase(house, who.case)
  return { open, own: ownParty(open.view, who) }
}

/** @throws Problem 401 where the follow session names a party that the case no longer has */
function ownParty(view: AnyView, who: PartyWho): CaseParty {
  const own = view.parties.find((p) => p.key === who.party)
  if (!own) throw signedOut()
  return own
}

const notOnline = () => new Problem(403, 'forbidden', words('该事项不能在网上由当事人办理', 'This cannot be done online by a party'))

/** The follow page; where the case was merged, with the one that leads now. */
async function followed(house: House, open: OpenCase, own: CaseParty) {
  const into = mergedInto(open.view)
  const leading = into && (await leadingCases(house, into.case)).at(-1)
  return followWire(house, open, await house.organisation.current(), own, await readersOf(house, open.view.case), leading)
}

async function readersOf(house: House, caseId: string): Promise<readonly Reader[]> {
  const { posts, organs } = await house.organisation.current()
  const page = await accesses(house.store, { case: caseId, size: 50 })
  // Tried in vain is not read; saying a purpose is no reading yet.
  const reading = page.rows.filter((r) => r.act !== 'case.refused' && r.act !== 'purpose.given')
  return reading.map((r) => ({
    on: dayOf(instant(r.at)),
    organ: organs.get(posts.get(r.post ?? '')?.organ ?? '')?.name ?? '',
    purpose: r.purpose ?? '办理案件',
    what: r.act,
  }))
}
