import type { AnyView, CaseId, Catalogue, NewEvent, Reaction } from '@fadu/procedure'
import type { Appended, Job } from '@fadu/store'
import type { House } from '../house.ts'
import { openCase } from '../open-case.ts'
import { recordEvent } from '../record-event.ts'

/** What the job is told: which reaction, caused by which entry. Everything else is read from the log when it runs. */
export interface FollowReaction {
  readonly reaction: string
  readonly case: CaseId
  readonly seq: number
}

/** What merging asks of the other case; a reaction of the engine's own, in no catalogue. */
const absorb = 'engine:absorb'

/** Jobs for the reactions that these entries cause; sent in the append's own transaction. */
export function reactionJobs(catalogue: Catalogue, caseId: CaseId, procedure: string, { recorded, view }: Appended): readonly Job[] {
  const merged = recorded.filter((event) => event.type === 'case.merged').map((event): Job => jobFor(absorb, caseId, event.seq))
  const caused = recorded.flatMap((event) =>
    catalogue.reactions
      .filter((r) => r.when.procedure === procedure && r.when.event === event.type && (!r.if || r.if(view, event)))
      .map((r): Job => jobFor(r.id, caseId, event.seq)),
  )
  return [...merged, ...caused]
}

const jobFor = (reaction: string, caseId: CaseId, seq: number): Job => ({ name: 'follow-reactions', once: `${caseId}:${seq}:${reaction}`, payload: { reaction, case: caseId, seq } satisfies FollowReaction })

/**
 * Records what one reaction causes. May run twice: a link that already stands, or an event that has
 * already happened, is left as it is.
 */
export async function followReaction(house: House, { reaction: id, case: caseId, seq }: FollowReaction): Promise<void> {
  if (id === absorb) return absorbed(house, caseId, seq)
  const reaction = house.store.catalogue.reactions.find((r) => r.id === id)
  if (!reaction) throw new Error(`There is no reaction ${id}`)
  const { procedure, view } = await openCase(house, caseId)
  const event = view.log.find((e) => e.seq === seq)
  if (!event) return
  const by = { kind: 'link' as const, role: 'link' as const, case: caseId, seq }
  const paper = reaction.paper(view, event)
  if ('open' in reaction.then) return openLinked(house, reaction.then, view, procedure.id, by, paper)
  return moveLinked(house, reaction.then.move.relation, reaction.then.event, view, by, paper)
}

/** The case that was merged into keeps the earliest beginning of the two, once. */
async function absorbed(house: House, caseId: CaseId, seq: number): Promise<void> {
  const { procedure, view } = await openCase(house, caseId)
  const into = (view.log.find((e) => e.seq === seq)?.paper as { into?: CaseId } | undefined)?.into
  if (!into) return
  const target = await openCase(house, into)
  if (target.view.links.some((l) => l.relation === 'merged' && l.case === caseId)) return
  const by = { kind: 'link' as const, role: 'link' as const, case: caseId, seq }
  const outcome = await recordEvent(house, { case: into, actor: () => ({ by, roles: ['link'] }), event: { type: 'case.absorbed', paper: { from: caseId, procedure: procedure.id, began: view.began }, on: house.clock.today() } })
  if (outcome.kind !== 'recorded') throw new Error(`A merged case could not be absorbed: ${JSON.stringify(outcome)}`)
}

type Link = { readonly kind: 'link'; readonly role: 'link'; readonly case: CaseId; readonly seq: number }

async function openLinked(house: House, then: Extract<Reaction['then'], { open: string }>, view: AnyView, procedure: string, by: Link, paper: unknown): Promise<void> {
  if (view.links.some((l) => l.relation === then.relation && l.direction === 'to' && !l.closed)) return
  const today = house.clock.today()
  const back: NewEvent = { type: 'case.linked', on: today, by, paper: { relation: then.relation, case: by.case, procedure, direction: 'from' } }
  const opened = await recordEvent(house, { procedure: then.open, event: { type: then.event, paper, on: today }, actor: () => ({ by, roles: ['link'] }), also: [back] })
  if (opened.kind !== 'recorded') throw new Error(`A linked ${then.open} could not be opened: ${JSON.stringify(opened)}`)
  const linked = await recordEvent(house, {
    case: by.case, actor: () => ({ by: { ...by, case: opened.case, seq: 1 }, roles: ['link'] }),
    event: { type: 'case.linked', on: today, paper: { relation: then.relation, case: opened.case, procedure: then.open, direction: 'to' } },
  })
  if (linked.kind !== 'recorded') throw new Error(`A link could not be recorded: ${JSON.stringify(linked)}`)
}

async function moveLinked(house: House, relation: string, event: string, view: AnyView, by: Link, paper: unknown): Promise<void> {
  const today = house.clock.today()
  for (const link of view.links.filter((l) => l.relation === relation && !l.closed)) {
    const moved = await recordEvent(house, { case: link.case, event: { type: event, paper, on: today }, actor: () => ({ by, roles: ['link'] }) })
    if (moved.kind === 'refused' && !moved.refusals.every((r) => r.code === 'already-happened')) throw new Error(`A linked case could not be moved: ${moved.refusals.map((r) => r.code).join(', ')}`)
    for (const [target, other] of [[link.case, by.case], [by.case, link.case]] as const) {
      await recordEvent(house, { case: target, event: { type: 'case.linkClosed', paper: { case: other, ...(view.outcome && { outcome: view.outcome }) }, on: today }, actor: () => ({ by, roles: ['link'] }) })
    }
  }
}
