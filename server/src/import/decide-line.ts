import { type Day, dayOf, type Instant } from '@fadu/legal-time'
import {
  type AnyProcedure,
  type AnyView,
  asRole,
  type CaseId,
  decide,
  editionOn,
  type NewEvent,
  organsOf,
  type RecordedEvent,
  type Refusal,
  refuse,
  rolesOf,
  viewOf,
} from '@fadu/procedure'
import type { AppendRequest } from '@fadu/store'
import type { House } from '../house.ts'
import { reactionJobs } from '../jobs/follow-reactions.ts'
import { unknownNames } from '../named-in-paper.ts'
import type { Organisation } from '../organisation.ts'
import { type Acting, decideContext } from '../record-event.ts'
import type { ImportLine, LineFault } from './import-line.ts'

/** A line that can be read, with its place in the file. */
export interface Read {
  readonly line: number
  readonly read: ImportLine
}

/** Why an imported entry stands in the log later than it happened. */
const importReason = '从原系统导入'
const dayAhead = { code: 'import-ahead', field: 'on', text: { zh: '日期在今天之后', en: 'the day lies ahead of today' } }

/** What an import remembers a case by. */
export const keyOf = ({ procedure, id }: ImportLine): string => `${procedure}:${id}`

export type Decided = { readonly request: AppendRequest } | { readonly faults: readonly LineFault[] }

/** Decides the events of one line, each as of its own day. @returns what to append, or every reason why not */
export async function decideLine(house: House, organisation: Organisation, item: Read, hash: string): Promise<Decided> {
  const { read } = item
  const { store } = house
  const procedure = store.catalogue.procedures.some((p) => p.id === read.procedure)
    ? editionOn(store.catalogue, read.procedure, read.events[0]!.on as Day)
    : undefined
  if (!procedure) return { faults: [fault(item, refuse('edition-none', { field: 'procedure' }))] }
  const now = house.clock.now()
  const today = dayOf(now)
  const ahead = read.events.findIndex(({ on }) => on > today)
  if (ahead >= 0) return { faults: [fault(item, dayAhead, ahead)] }
  const caseId = store.newCaseId()
  const log: RecordedEvent[] = []
  const recorded: NewEvent[] = []
  for (const [i, asked] of read.events.entries()) {
    const on = asked.on as Day
    // Each event is decided as on its own day: what was due later was not due yet.
    const view = viewOf(procedure, log, { today: on, calendar: house.calendar() }) as unknown as AnyView
    const actor = actorOf(organisation, procedure, view, asked.by, asked.event)
    if (!actor) return { faults: [fault(item, refuse('role-lacking', { field: 'by' }), i)] }
    const request = {
      type: asked.event,
      paper: asked.paper,
      on,
      by: actor.by,
      ...(on < today && { lateReason: importReason }),
    }
    const context = { ...(await decideContext(house, procedure, actor)), today: on }
    const decision = decide(procedure, log, request, context, view)
    const unknown = await unknownNames(house, procedure, request, log)
    const refused = [...('refused' in decision ? decision.refused : []), ...unknown]
    if (refused.length > 0 || 'refused' in decision) return { faults: refused.map((refusal) => fault(item, refusal, i)) }
    for (const event of decision.recorded) {
      recorded.push(event)
      log.push(placed(event, { now, district: store.district, caseId, procedure, seq: log.length + 1 }))
    }
  }
  return { request: requestFor(house, caseId, procedure, recorded, item, hash) }
}

const requestFor = (
  { store }: House,
  caseId: CaseId,
  procedure: AnyProcedure,
  events: readonly NewEvent[],
  { read }: Read,
  hash: string,
): AppendRequest => ({
  case: caseId,
  procedure: procedure.id,
  edition: procedure.edition,
  expectedVersion: 0,
  events,
  idempotency: { actor: 'import', key: keyOf(read), requestHash: hash, response: () => ({}) },
  ...(store.queue && { jobs: (appended) => reactionJobs(store.catalogue, caseId, procedure.id, appended) }),
})

/** The event as the next ones see it; its place in the chain comes when it is written. */
const placed = (
  event: NewEvent,
  at: {
    readonly now: Instant
    readonly district: string
    readonly caseId: CaseId
    readonly procedure: AnyProcedure
    readonly seq: number
  },
): RecordedEvent => ({
  ...event,
  district: at.district,
  case: at.caseId,
  procedure: at.procedure.id,
  edition: at.procedure.edition,
  seq: at.seq,
  recordedAt: at.now,
  previous: '',
  hash: '',
})

function actorOf(organisation: Organisation, procedure: AnyProcedure, view: AnyView, by: string, event: string): Acting | undefined {
  if (by === 'clock') return { by: { kind: 'clock', role: 'clock' }, roles: ['clock'] }
  const role = (procedure.roles as Record<string, { party?: boolean } | undefined>)[by]
  if (role?.party) return { by: { kind: 'party', role: by, party: view.parties.find((p) => p.role === by)?.key ?? `${by}-1` }, roles: [by] }
  const post = organisation.posts.get(by)
  if (!post) return undefined
  const person = organisation.holders.find((h) => h.post === by)?.person ?? ''
  const acting = { post: post.id, organ: post.organ, person, duties: post.duties }
  const held = rolesOf(procedure, view, acting)
  const allowed = [procedure.events[event]?.by ?? []].flat() as readonly string[]
  const fitting = held.find((r) => allowed.includes(r)) ?? held[0]
  return fitting === undefined ? undefined : { by: asRole(acting, fitting), roles: held, organs: organsOf(acting) }
}

/** A reason why a line does not stand. */
export const fault = (
  { line, read }: Read,
  { code, text, field }: Pick<Refusal, 'code' | 'text'> & { readonly field?: string },
  event?: number,
): LineFault => ({
  line,
  id: read.id,
  ...(event !== undefined && { event: event + 1 }),
  code,
  ...(field && { field }),
  zh: text.zh,
  en: text.en,
})
