import {
  type Actor,
  type AnyProcedure,
  type AnyView,
  type CaseId,
  type DecideContext,
  decide,
  editionOn,
  type NewEvent,
  procedureOf,
  type Refusal,
  type Request,
  refuse,
  viewOf,
} from '@fadu/procedure'
import {
  type Appended,
  type AppendRequest,
  type AppendResult,
  type CaseLog,
  emptyLog,
  type IdempotentRequest,
  type Job,
  rememberedRequest,
  spanned,
} from '@fadu/store'
import type { House } from './house.ts'
import { reactionJobs } from './jobs/follow-reactions.ts'
import { OtherCaseMoved, otherSide, type Standing } from './merging.ts'
import { unknownNames } from './named-in-paper.ts'
import { type OpenCase, viewToday } from './open-case.ts'
import { deliveryJobs } from './webhooks/webhook-book.ts'

/** Who acts, in which of the roles held; for a post also the organs it may speak for. */
export interface Acting {
  readonly by: Actor
  readonly roles: readonly string[]
  readonly organs?: readonly string[]
}

export interface RecordRequest {
  /** Absent: opens a new case. */
  readonly case?: CaseId
  /** For a new case. */
  readonly procedure?: string
  /** For a new case that goes on under the edition of another; else the one in force on the day. */
  readonly edition?: string
  readonly event: Omit<Request, 'by'>
  /** Who acts, given the case as it stands: the role must be one the actor really holds. */
  readonly actor: (procedure: AnyProcedure, view: AnyView) => Acting | undefined
  /** How who acts stands to another case that the act concerns; absent for the house's own work. */
  readonly standing?: (other: OpenCase) => Standing
  /** Whether who acts may take files from another case; absent for parties and the house's own work. */
  readonly takes?: (other: OpenCase) => boolean
  /** The version the sender saw; a later one is a conflict told to the sender. Absent: decided on whatever is there. */
  readonly seenVersion?: number
  readonly idempotency?: Omit<IdempotentRequest, 'response'>
  readonly response?: (recorded: Appended) => unknown
  /** Appended after the decided events in the same transaction: links that must stand with the event. */
  readonly also?: readonly NewEvent[]
}

export type RecordOutcome =
  | { readonly kind: 'recorded'; readonly case: CaseId; readonly appended: Appended }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] }
  | { readonly kind: 'conflict'; readonly version: number }
  | { readonly kind: 'unknown' }
  /** The same request came before and was answered so. */
  | { readonly kind: 'repeated'; readonly response: unknown }
  /** The key stands for another request. */
  | { readonly kind: 'key-reused' }

/**
 * THE write path: read the log, decide, append. Portal, workbench, clock, reactions, imports and the
 * simulator all come through here; there is no other. A lost race is retried once on the new log.
 */
export async function recordEvent(house: House, request: RecordRequest): Promise<RecordOutcome> {
  const caseId = request.case ?? house.store.newCaseId()
  // What this process remembers of the case may be stale: it is good enough to record on, for the append would be refused, but not to refuse on.
  const recent = request.case && house.store.recentLog(caseId)
  if (recent) {
    const outcome = await attempt(house, caseId, request, recent).catch(() => undefined)
    if (outcome?.kind === 'recorded') return outcome
  }
  for (let again = false; ; again = true) {
    const log = request.case ? await house.store.readLog(caseId) : undefined
    const outcome = await attempt(house, caseId, request, log)
    const raced = outcome.kind === 'conflict' && (request.seenVersion === undefined || request.seenVersion === outcome.version)
    if (!raced || again) return outcome.kind === 'recorded' ? outcome : await answeredBefore(house, request, outcome)
  }
}

/** A request that comes again finds the case changed by itself: it is answered as the first time, not refused. */
async function answeredBefore(house: House, { idempotency }: RecordRequest, outcome: RecordOutcome): Promise<RecordOutcome> {
  const earlier = idempotency && (await rememberedRequest(house.store, idempotency.actor, idempotency.key))
  if (!earlier) return outcome
  return earlier.request_hash === idempotency.requestHash ? { kind: 'repeated', response: earlier.response } : { kind: 'key-reused' }
}

async function attempt(house: House, caseId: CaseId, request: RecordRequest, log: CaseLog | undefined): Promise<RecordOutcome> {
  const { store } = house
  const events = log?.events ?? []
  const procedure = procedureFor(house, request, events)
  if (procedure === 'unknown') return { kind: 'unknown' }
  if (procedure === 'no-edition') return { kind: 'refused', refusals: [refuse('edition-none', { field: 'on' })] }
  const view =
    log && events.length > 0
      ? viewToday(house, procedure, log)
      : (viewOf(procedure, [], { today: house.clock.today(), calendar: house.calendar() }) as unknown as AnyView)
  const actor = request.actor(procedure, view)
  if (!actor) return { kind: 'refused', refusals: [refuse('role-lacking')] }
  // After asking who acts: nobody learns the version of a case they may not see.
  const version = events.length
  if (request.seenVersion !== undefined && request.seenVersion !== version) return { kind: 'conflict', version }
  const told = await decideContext(house, procedure, actor)
  const decision = await spanned('decide', { 'fadu.case': caseId, 'fadu.procedure': procedure.id }, async () =>
    decide(procedure, events, { ...request.event, by: actor.by }, told, view),
  )
  const other = await otherSide(house, { procedure, view }, request.event, request.standing)
  const unknown = [...(await unknownNames(house, procedure, request.event, events, { ...request, by: actor.by })), ...other.refusals]
  if ('refused' in decision) return { kind: 'refused', refusals: [...decision.refused, ...unknown] }
  if (unknown.length > 0) return { kind: 'refused', refusals: unknown }
  const added = [...decision.recorded, ...(request.also ?? [])]
  const result = await appended(store, {
    case: caseId,
    procedure: procedure.id,
    edition: editionAfter(procedure, added),
    expectedVersion: version,
    events: added,
    log: log ?? emptyLog,
    ...(await jobsOf(house, procedure, caseId, added)),
    ...(other.after && { after: other.after }),
    ...(request.idempotency && { idempotency: { ...request.idempotency, response: request.response ?? (() => ({})) } }),
  })
  if ('conflict' in result) house.figures.conflicts.inc()
  if ('conflict' in result) return { kind: 'conflict', version: result.conflict }
  house.changes.emit('change', { case: caseId, version: version + added.length, procedure: procedure.id, view: result.view })
  return { kind: 'recorded', case: caseId, appended: result }
}

/** Acts of the engine that concern another case, by a job. */
const caused: readonly string[] = ['case.merged', 'case.split']

/** What is to be done once it stands: reactions, and telling other systems. Nothing where nobody waits for it. */
async function jobsOf(
  house: House,
  procedure: AnyProcedure,
  caseId: CaseId,
  added: readonly NewEvent[],
): Promise<Pick<AppendRequest, 'jobs'>> {
  const reacts = reactsTo(house, procedure, added)
  const hooks = await house.webhooks.hearing(procedure.id, added)
  if (!reacts && hooks.length === 0) return {}
  return {
    jobs: (appended: Appended): readonly Job[] => [
      ...(reacts ? reactionJobs(house.store.catalogue, caseId, procedure.id, appended) : []),
      ...deliveryJobs(hooks, procedure.id, caseId, appended.recorded),
    ],
  }
}

const reactsTo = ({ store }: House, procedure: AnyProcedure, added: readonly NewEvent[]): boolean =>
  added.some(
    (e) => caused.includes(e.type) || store.catalogue.reactions.some((r) => r.when.procedure === procedure.id && r.when.event === e.type),
  )

/** Appends; that another case moved meanwhile is a conflict like one in the case itself. */
const appended = (store: House['store'], request: AppendRequest): Promise<AppendResult> =>
  store.append(request).catch((fault: unknown) => {
    if (fault instanceof OtherCaseMoved) return { conflict: request.expectedVersion }
    throw fault
  })

/** What the engine is told of the house when it decides, here and where a screen only asks beforehand. */
export async function decideContext(house: House, procedure: AnyProcedure, { roles, organs }: Acting): Promise<DecideContext> {
  const { posts } = await house.organisation.current()
  return {
    today: house.clock.today(),
    calendar: house.calendar(),
    roles,
    ...(organs && { organs }),
    postExists: (post) => posts.has(post),
    editionCalled: (edition) => house.store.catalogue.procedures.find((p) => p.id === procedure.id && p.edition === edition),
  }
}

/** A case keeps its edition, but for the act that re-binds it: that entry and all after it stand under the other one. */
const editionAfter = (procedure: AnyProcedure, added: readonly NewEvent[]): string =>
  (added.find((e) => e.type === 'case.rebound')?.paper as { edition: string } | undefined)?.edition ?? procedure.edition

function procedureFor(
  house: House,
  request: RecordRequest,
  log: readonly { procedure: string; edition: string }[],
): AnyProcedure | 'unknown' | 'no-edition' {
  const { catalogue } = house.store
  const last = log.at(-1)
  if (last) return procedureOf(catalogue, last.procedure, last.edition)
  if (request.case || !request.procedure || !catalogue.procedures.some((p) => p.id === request.procedure)) return 'unknown'
  if (request.edition) return procedureOf(catalogue, request.procedure, request.edition)
  return editionOn(catalogue, request.procedure, request.event.on) ?? 'no-edition'
}
