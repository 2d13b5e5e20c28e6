import {
  type ActPaper,
  type AnyView,
  type CaseId,
  type Catalogue,
  type NewEvent,
  type Reaction,
  splitOpening,
  viewOf,
} from '@fadu/procedure'
import { type Appended, type Job, rememberedRequest } from '@fadu/store'
import type { House } from '../house.ts'
import { leadingCases } from '../merging.ts'
import { openCase } from '../open-case.ts'
import { type RecordRequest, recordEvent } from '../record-event.ts'

/** What the job is told: which reaction, caused by which entry. Everything else is read from the log when it runs. */
export interface FollowReaction {
  readonly reaction: string
  readonly case: CaseId
  readonly seq: number
}

/** What merging asks of the other case; a reaction of the engine's own, in no catalogue. */
const absorb = 'engine:absorb'
/** What splitting asks for: the case into which the party goes. */
const splitOff = 'engine:split'

/** Jobs for the reactions that these entries cause; sent in the append's own transaction. */
export function reactionJobs(catalogue: Catalogue, caseId: CaseId, procedure: string, { recorded, view }: Appended): readonly Job[] {
  const merged = recorded.filter((event) => event.type === 'case.merged').map((event): Job => jobFor(absorb, caseId, event.seq))
  const caused = recorded.flatMap((event) =>
    catalogue.reactions
      .filter((r) => r.when.procedure === procedure && r.when.event === event.type && (!r.if || r.if(view, event)))
      .map((r): Job => jobFor(r.id, caseId, event.seq)),
  )
  const split = recorded.filter((event) => event.type === 'case.split').map((event): Job => jobFor(splitOff, caseId, event.seq))
  return [...merged, ...split, ...caused]
}

const jobFor = (reaction: string, caseId: CaseId, seq: number): Job => ({
  name: 'follow-reactions',
  once: `${caseId}:${seq}:${reaction}`,
  payload: { reaction, case: caseId, seq } satisfies FollowReaction,
})

/**
 * Records what one reaction causes. May run twice: a link that already stands, or an event that has
 * already happened, is left as it is.
 */
export async function followReaction(house: House, { reaction: id, case: caseId, seq }: FollowReaction): Promise<void> {
  if (id === absorb) return absorbed(house, caseId, seq)
  if (id === splitOff) return openSplit(house, caseId, seq)
  const reaction = house.store.catalogue.reactions.find((r) => r.id === id)
  if (!reaction) throw new Error(`There is no reaction ${id}`)
  const { procedure, view } = await openCase(house, caseId)
  const event = view.log.find((e) => e.seq === seq)
  if (!event) return
  const by = { kind: 'link' as const, role: 'link' as const, case: caseId, seq }
  if (!('open' in reaction.then)) return moveLinked(house, reaction.then, view, by, (there) => reaction.paper(view, event, there))
  if (!reaction.each) return openLinked(house, reaction as never, view, procedure.id, by, reaction.paper(view, event))
  for (const { key, paper } of reaction.each(view, event)) await openLinked(house, reaction as never, view, procedure.id, by, paper, key)
}

/** The case that was merged into keeps the earliest beginning of the two, once; merged on itself meanwhile, the one that leads now does. */
async function absorbed(house: House, caseId: CaseId, seq: number): Promise<void> {
  const { procedure, view } = await openCase(house, caseId)
  const into = (view.log.find((e) => e.seq === seq)?.paper as { into?: CaseId } | undefined)?.into
  if (!into) return
  const told = (now: AnyView) => now.links.some((l) => l.relation === 'merged' && l.direction === 'from' && l.case === caseId)
  const chain = await leadingCases(house, into)
  if (chain.some((open) => told(open.view))) return
  const by = { kind: 'link' as const, role: 'link' as const, case: caseId, seq }
  const paper = { from: caseId, procedure: procedure.id, began: view.began }
  await recordUnless(house, chain.at(-1)!.view.case, by, 'case.absorbed', paper, told)
}

/**
 * Opens the case into which a party goes, through the post that split it off, under the same edition and with the earlier beginning;
 * then both name each other.
 */
async function openSplit(house: House, caseId: CaseId, seq: number): Promise<void> {
  const { procedure, log } = await openCase(house, caseId)
  const event = log.find((e) => e.seq === seq)
  const before = viewOf(
    procedure,
    log.filter((e) => e.seq < seq),
    { today: house.clock.today(), calendar: house.calendar() },
  ) as unknown as AnyView
  const opening = event && splitOpening(procedure, before, (event.paper as ActPaper<'case.split'>).party)
  if (!opening || event.by.kind !== 'post') return
  const key = `${caseId}:${seq}:${splitOff}`
  const by = { kind: 'link' as const, role: 'link' as const, case: caseId, seq }
  const { post, organ, person } = event.by
  const opened =
    (await openedUnder(house, key)) ??
    (await openUnder(house, key, {
      procedure: procedure.id,
      edition: procedure.edition,
      event: { type: opening.event, paper: opening.paper, on: house.clock.today() },
      actor: () => ({ by: { kind: 'post', role: opening.role, post, organ, person }, roles: [opening.role] }),
      also: [
        {
          type: 'case.linked',
          on: house.clock.today(),
          by,
          paper: { relation: 'split', case: caseId, procedure: procedure.id, direction: 'from', began: before.began },
        },
      ],
    }))
  const paper = { relation: 'split', case: opened, procedure: procedure.id, direction: 'to' }
  await recordUnless(house, caseId, { ...by, case: opened, seq: 1 }, 'case.linked', paper, (now) =>
    now.links.some((l) => l.case === opened),
  )
}

type Link = { readonly kind: 'link'; readonly role: 'link'; readonly case: CaseId; readonly seq: number }

async function openLinked(
  house: House,
  reaction: Reaction & { readonly then: { readonly open: string } },
  view: AnyView,
  procedure: string,
  by: Link,
  paper: unknown,
  one?: string,
): Promise<void> {
  const then = reaction.then as Extract<Reaction['then'], { open: string }>
  // One open case of a relation is enough, unless the event opens several at once.
  if (one === undefined && view.links.some((l) => l.relation === then.relation && l.direction === 'to' && !l.closed)) return
  const today = house.clock.today()
  const key = `${by.case}:${by.seq}:${reaction.id}${one === undefined ? '' : `:${one}`}`
  const opened =
    (await openedUnder(house, key)) ??
    (await openOnce(
      house,
      then,
      key,
      { type: 'case.linked', on: today, by, paper: { relation: then.relation, case: by.case, procedure, direction: 'from' } },
      paper,
    ))
  await recordUnless(
    house,
    by.case,
    { ...by, case: opened, seq: 1 },
    'case.linked',
    { relation: then.relation, case: opened, procedure: then.open, direction: 'to' },
    (now) => now.links.some((l) => l.case === opened),
  )
}

/** The case this cause has opened already: the job may have died before it recorded the link, or run on two machines. */
const openedUnder = async (house: House, key: string): Promise<CaseId | undefined> =>
  (await rememberedRequest(house.store, 'reaction', key))?.case_id ?? undefined

async function openOnce(
  house: House,
  then: { readonly open: string; readonly event: string },
  key: string,
  back: NewEvent,
  paper: unknown,
): Promise<CaseId> {
  return openUnder(house, key, {
    procedure: then.open,
    event: { type: then.event, paper, on: back.on },
    actor: () => ({ by: back.by, roles: ['link'] }),
    also: [back],
  })
}

/** Opens a case once, however often and wherever the job runs. */
async function openUnder(house: House, key: string, request: RecordRequest): Promise<CaseId> {
  const opened = await recordEvent(house, { ...request, idempotency: { actor: 'reaction', key, requestHash: key } })
  const found = opened.kind === 'recorded' ? opened.case : await openedUnder(house, key)
  if (!found) throw new Error(`A linked ${request.procedure} could not be opened: ${JSON.stringify(opened)}`)
  return found
}

/** Records in a case what is not there yet; whoever was faster has done it. @throws where it cannot be recorded, so that the job comes again */
async function recordUnless(
  house: House,
  target: CaseId,
  by: Link,
  type: string,
  paper: object,
  done: (view: AnyView) => boolean,
): Promise<void> {
  for (let attempt = 0; attempt < 5; attempt++) {
    const { view } = await openCase(house, target)
    if (done(view)) return
    const outcome = await recordEvent(house, {
      case: target,
      seenVersion: view.version,
      event: { type, paper, on: house.clock.today() },
      actor: () => ({ by, roles: ['link'] }),
    })
    if (outcome.kind === 'recorded') return
    if (outcome.kind !== 'conflict') throw new Error(`${type} could not be recorded in ${target}: ${JSON.stringify(outcome)}`)
  }
  throw new Error(`${type} could not be recorded in ${target}: others kept being faster`)
}

/** Of an event that repeats, each case that causes it leaves one. */
const happenedThrough = (now: AnyView, event: string, by: Link): boolean =>
  Array.isArray(now.facts[event])
    ? now.log.some((e) => e.type === event && e.by.kind === 'link' && e.by.case === by.case && e.by.seq === by.seq)
    : now.facts[event] !== undefined

async function moveLinked(
  house: House,
  { move: { relation, direction }, event }: Extract<Reaction['then'], { move: object }>,
  view: AnyView,
  by: Link,
  paperFor: (there: AnyView) => unknown,
): Promise<void> {
  const moved = view.links.filter((l) => l.relation === relation && !l.closed && (!direction || l.direction === direction))
  for (const link of moved) {
    const paper = paperFor((await openCase(house, link.case)).view) as object
    await recordUnless(house, link.case, by, event, paper, (now) => happenedThrough(now, event, by))
    for (const [target, other] of [
      [link.case, by.case],
      [by.case, link.case],
    ] as const) {
      await recordUnless(
        house,
        target,
        by,
        'case.linkClosed',
        { case: other, ...(view.outcome && { outcome: view.outcome }) },
        (now) => !now.links.some((l) => l.case === other && !l.closed),
      )
    }
  }
}
