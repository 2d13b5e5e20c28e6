import { createHash } from 'node:crypto'
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
import type { Appended, AppendRequest, AppendResult, IdempotentRequest, Job } from '@fadu/store'
import type { House } from './house.ts'
import { reactionJobs } from './jobs/follow-reactions.ts'
import { OtherCaseMoved, otherSide, type Standing } from './merging.ts'
import { unknownNames } from './named-in-paper.ts'
import type { OpenCase } from './open-case.ts'

export interface RecordRequest {
  /** Absent: opens a new case. */
  readonly case?: CaseId
  /** For a new case. */
  readonly procedure?: string
  readonly event: Omit<Request, 'by'>
  /** Who acts, given the case as it stands: the role must be one the actor really holds. */
  readonly actor: (procedure: AnyProcedure, view: AnyView) => { readonly by: Actor; readonly roles: readonly string[] } | undefined
  /** How who acts stands to another case that the act concerns; absent for the house's own work. */
  readonly standing?: (other: OpenCase) => Standing
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

/**
 * THE write path: read the log, decide, append. Portal, workbench, clock, reactions, imports and the
 * simulator all come through here; there is no other. A lost race is retried once on the new log.
 */
export async function recordEvent(house: House, request: RecordRequest): Promise<RecordOutcome> {
  const caseId = request.case ?? house.store.newCaseId()
  for (let attempt = 0; ; attempt++) {
    const outcome = await attemptOnce(house, caseId, request)
    const raced = outcome.kind === 'conflict' && request.seenVersion === undefined
    if (!raced || attempt > 0) return outcome
  }
}

async function attemptOnce(house: House, caseId: CaseId, request: RecordRequest): Promise<RecordOutcome> {
  const { store } = house
  const log = request.case ? await store.readLog(caseId) : undefined
  const events = log?.events ?? []
  const procedure = procedureFor(house, request, events)
  if (procedure === 'unknown') return { kind: 'unknown' }
  if (procedure === 'no-edition') return { kind: 'refused', refusals: [refuse('edition-none', { field: 'on' })] }
  const context = { today: house.clock.today(), calendar: house.calendar() }
  const view = viewOf(procedure, events, context) as unknown as AnyView
  const actor = request.actor(procedure, view)
  if (!actor) return { kind: 'refused', refusals: [refuse('role-lacking')] }
  // After asking who acts: nobody learns the version of a case they may not see.
  const version = events.length
  if (request.seenVersion !== undefined && request.seenVersion !== version) return { kind: 'conflict', version }
  const decision = decide(procedure, events, { ...request.event, by: actor.by }, await decideContext(house, procedure, actor.roles))
  const other = await otherSide(house, { procedure, view }, request.event, actor.by, request.standing)
  const unknown = [...(await unknownNames(house, procedure, request.event)), ...other.refusals]
  if ('refused' in decision) return { kind: 'refused', refusals: [...decision.refused, ...unknown] }
  if (unknown.length > 0) return { kind: 'refused', refusals: unknown }
  const added = [...decision.recorded, ...(request.also ?? [])]
  const reacted = added.some(
    (e) => e.type === 'case.merged' || store.catalogue.reactions.some((r) => r.when.procedure === procedure.id && r.when.event === e.type),
  )
  const result = await appended(store, {
    case: caseId,
    procedure: procedure.id,
    edition: editionAfter(procedure, added),
    expectedVersion: version,
    events: added,
    ...(log && { log }),
    ...(reacted && { jobs: (appended: Appended): readonly Job[] => reactionJobs(store.catalogue, caseId, procedure.id, appended) }),
    ...(other.after && { after: other.after }),
    ...(request.idempotency && { idempotency: { ...request.idempotency, response: request.response ?? (() => ({})) } }),
  })
  if ('conflict' in result) return { kind: 'conflict', version: result.conflict }
  house.changes.emit('change', { case: caseId, version: version + added.length, procedure: procedure.id, view: result.view })
  return { kind: 'recorded', case: caseId, appended: result }
}

/** Appends; that another case moved meanwhile is a conflict like one in the case itself. */
const appended = (store: House['store'], request: AppendRequest): Promise<AppendResult> =>
  store.append(request).catch((fault: unknown) => {
    if (fault instanceof OtherCaseMoved) return { conflict: request.expectedVersion }
    throw fault
  })

/** What the engine is told of the house when it decides, here and where a screen only asks beforehand. */
export async function decideContext(house: House, procedure: AnyProcedure, roles: readonly string[]): Promise<DecideContext> {
  const { posts } = await house.organisation.current()
  return {
    today: house.clock.today(),
    calendar: house.calendar(),
    roles,
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
  return editionOn(catalogue, request.procedure, request.event.on) ?? 'no-edition'
}

/** Digest of what was asked, so that one idempotency key cannot stand for two requests. */
export const requestHash = (asked: unknown): string => createHash('sha256').update(JSON.stringify(asked)).digest('hex')
