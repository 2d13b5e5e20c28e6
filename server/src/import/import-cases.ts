import type { Day } from '@fadu/legal-time'
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
import { type AppendRequest, rememberedRequests } from '@fadu/store'
import type { House } from '../house.ts'
import { reactionJobs } from '../jobs/follow-reactions.ts'
import { unknownNames } from '../named-in-paper.ts'
import type { Organisation } from '../organisation.ts'
import { type Acting, decideContext } from '../record-event.ts'
import { requestHash } from '../request-keys.ts'
import { type ImportLine, type LineFault, readLine } from './import-line.ts'

export interface ImportReport {
  cases: number
  events: number
  /** Lines whose case was imported before. */
  known: number
  readonly faults: LineFault[]
}

interface Read {
  readonly line: number
  readonly read: ImportLine
}

const groupSize = 100
/** Why an imported entry stands in the log later than it happened. */
const importReason = '从原系统导入'
const dayAhead = { code: 'import-ahead', field: 'on', text: { zh: '日期在今天之后', en: 'the day lies ahead of today' } }

/**
 * Imports cases of another system, one line of JSON each, through the same decision, hashing and sealing as everything else: each event
 * is decided as of its own day, in its order. A line that does not stand is reported with every reason and leaves all others alone;
 * what is imported again is recognised and left.
 */
export async function importCases(house: House, lines: AsyncIterable<string>): Promise<ImportReport> {
  const report: ImportReport = { cases: 0, events: 0, known: 0, faults: [] }
  // Two groups at a time: while one is being written the next is decided.
  const writing = new Set<Promise<void>>()
  let group: Read[] = []
  const flush = async (): Promise<void> => {
    const full = group
    group = []
    while (writing.size >= 2) await Promise.race(writing)
    const done: Promise<void> = importGroup(house, full, report).finally(() => writing.delete(done))
    writing.add(done)
  }
  let n = 0
  for await (const text of lines) {
    n++
    if (text.trim() === '') continue
    const line = readLine(text, n)
    if ('faults' in line) report.faults.push(...line.faults)
    else group.push({ line: n, read: line.read })
    if (group.length >= groupSize) await flush()
  }
  if (group.length > 0) await flush()
  await Promise.all(writing)
  report.faults.sort((a, b) => a.line - b.line)
  return report
}

async function importGroup(house: House, group: readonly Read[], report: ImportReport): Promise<void> {
  const known = new Map(
    (
      await rememberedRequests(
        house.store,
        'import',
        group.map(({ read }) => keyOf(read)),
      )
    ).map((r) => [r.key, r]),
  )
  const requests: AppendRequest[] = []
  const organisation = await house.organisation.current()
  // Of two lines of one id in the same file, the first stands; the other is known, or differs and is told.
  const seen = new Map<string, string>()
  for (const item of group) {
    const key = keyOf(item.read)
    const earlier = known.get(key)
    const hash = requestHash(item.read)
    if ((earlier?.request_hash ?? seen.get(key) ?? hash) !== hash)
      report.faults.push(
        fault(item, {
          code: 'import-changed',
          text: { zh: '此前以同一标识导入过内容不同的案件', en: 'a case of this id was imported before with other content' },
        }),
      )
    else if (earlier || seen.has(key)) report.known++
    else {
      seen.set(key, hash)
      const decided = await decideLine(house, organisation, item, hash)
      if ('faults' in decided) report.faults.push(...decided.faults)
      else requests.push(decided.request)
    }
  }
  await write(house, requests, report)
}

/** All in one transaction; where one cannot be stored, each by itself, so that it is the only one missing. */
async function write(house: House, requests: readonly AppendRequest[], report: ImportReport): Promise<void> {
  if (requests.length === 0) return
  try {
    const events = await house.store.appendMany(requests)
    report.events += events
    report.cases += requests.length
  } catch {
    for (const request of requests) {
      const result = await house.store.append(request)
      if ('conflict' in result) report.known++
      else {
        report.cases++
        report.events += result.recorded.length
      }
    }
  }
  house.cameIn([...new Set(requests.map((r) => r.procedure))])
}

const keyOf = ({ procedure, id }: ImportLine): string => `${procedure}:${id}`

type Decided = { readonly request: AppendRequest } | { readonly faults: readonly LineFault[] }

async function decideLine(house: House, organisation: Organisation, item: Read, hash: string): Promise<Decided> {
  const { read } = item
  const { store } = house
  const procedure = store.catalogue.procedures.some((p) => p.id === read.procedure)
    ? editionOn(store.catalogue, read.procedure, read.events[0]!.on as Day)
    : undefined
  if (!procedure) return { faults: [fault(item, refuse('edition-none', { field: 'procedure' }))] }
  const ahead = read.events.findIndex(({ on }) => on > house.clock.today())
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
      ...(on < house.clock.today() && { lateReason: importReason }),
    }
    const context = { ...(await decideContext(house, procedure, actor)), today: on }
    const decision = decide(procedure, log, request, context, view)
    const unknown = await unknownNames(house, procedure, request, log)
    const refused = [...('refused' in decision ? decision.refused : []), ...unknown]
    if (refused.length > 0 || 'refused' in decision) return { faults: refused.map((refusal) => fault(item, refusal, i)) }
    for (const event of decision.recorded) {
      recorded.push(event)
      log.push(placed(event, house, caseId, procedure, log.length + 1))
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
const placed = (event: NewEvent, house: House, caseId: CaseId, procedure: AnyProcedure, seq: number): RecordedEvent => ({
  ...event,
  district: house.store.district,
  case: caseId,
  procedure: procedure.id,
  edition: procedure.edition,
  seq,
  recordedAt: house.clock.now(),
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

const fault = (
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
