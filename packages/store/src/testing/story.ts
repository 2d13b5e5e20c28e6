import { chinaCalendar, type Day, day, dayOf, type Instant, instantFromMilliseconds, millisecondsOf } from '@fadu/legal-time'
import { type Actor, type AnyProcedure, type AnyView, type Catalogue, decide, lapse, type RecordedEvent, viewOf } from '@fadu/procedure'
import { anyLibraryCard } from '@fadu/procedure/fixtures'
import { openStore, type Store, type StoreOptions } from '../store.ts'
import type { TestDatabase } from './database.ts'
import { mediators } from './mediators.ts'

export const district = '990101'
export const catalogue: Catalogue = { procedures: [anyLibraryCard, mediators], reactions: [] }

/** A clock that stands still until told to move. */
export interface TestClock {
  at: Instant
  /** Moves to nine in the morning, China time, of a day. */
  moveTo(on: string): void
  tick(milliseconds?: number): void
}

export function testClock(on = '2026-03-02'): TestClock {
  const clock: TestClock = {
    at: `${day(on)}T01:00:00.000Z` as Instant,
    moveTo: (to) => {
      clock.at = `${day(to)}T01:00:00.000Z` as Instant
    },
    tick: (milliseconds = 1) => {
      clock.at = instantFromMilliseconds(millisecondsOf(clock.at) + milliseconds)
    },
  }
  return clock
}

/** A store on a test database, with the toy procedure and a clock the test moves. */
export async function testStore(
  database: TestDatabase,
  more: Partial<StoreOptions> & { clock?: TestClock } = {},
): Promise<Store & { clock: TestClock; folder: string }> {
  const { clock = testClock(), ...options } = more
  const store = await openStore({
    ...(database.databaseUrl && { databaseUrl: database.databaseUrl }),
    folder: database.folder,
    district,
    catalogue,
    calendar: () => chinaCalendar,
    now: () => clock.at,
    digest: 'sm3',
    masterKey: Buffer.alloc(32, 7),
    organName: (organ) => (organ === 'organ-1' ? '镇图' : organ),
    ...options,
  })
  return { ...store, clock, folder: database.folder }
}

export const clerk: Actor = { kind: 'post', role: 'clerk', post: 'post-clerk', organ: 'organ-1', person: 'person-wang' }
export const reviewer: Actor = { kind: 'post', role: 'reviewer', post: 'post-reviewer', organ: 'organ-1', person: 'person-li' }
export const head: Actor = { kind: 'post', role: 'head', post: 'post-head', organ: 'organ-1', person: 'person-zhao' }
export const applicant: Actor = { kind: 'party', role: 'applicant', party: 'applicant-1', channel: 'portal' }

export const application = (name = '张三', wish = '青瓷烧造图谱', organ = 'organ-1') => ({
  organ,
  applicants: [{ kind: 'person', name, phone: '13800000001', identityNumber: '11010519491231002X', address: '望江镇柳岸路八号' }],
  wish,
})

/** Decides and appends one act, as the server does; what is refused fails the test with its reasons. */
export async function act(
  store: Store,
  caseId: string,
  by: Actor,
  type: string,
  paper: unknown = {},
  more: { on?: Day; lateReason?: string } = {},
): Promise<{ recorded: readonly RecordedEvent[]; view: AnyView }> {
  const log = await store.readLog(caseId)
  const head = log.events.at(-1)
  const procedure = procedureFor(store, head)
  const context = { today: dayOf(store.now()), calendar: store.calendar() }
  const { on = context.today, ...rest } = more
  const decision = decide(procedure, log.events, { type, paper, by, on, ...rest }, context)
  if ('refused' in decision)
    throw new Error(`${type}: ${decision.refused.map((r) => `${r.code} ${r.text.zh} ${r.field ?? ''}`).join('; ')}`)
  const result = await store.append({
    case: caseId,
    procedure: procedure.id,
    edition: procedure.edition,
    expectedVersion: log.events.length,
    events: decision.recorded,
    log,
  })
  if ('conflict' in result) throw new Error(`conflict at ${result.conflict}`)
  return result
}

const procedureFor = (store: Store, head: RecordedEvent | undefined): AnyProcedure =>
  store.catalogue.procedures.find((p) => p.id === (head?.procedure ?? anyLibraryCard.id))!

/** Opens a case with one applicant. @returns its identifier */
export async function apply(store: Store, name?: string, wish?: string, organ?: string): Promise<string> {
  const caseId = store.newCaseId()
  await act(store, caseId, { ...clerk, ...(organ && { organ }) } as Actor, 'applied', application(name, wish, organ))
  return caseId
}

/** An entry in the register of mediators. @returns its case */
export async function enterMediator(
  store: Store,
  entry: { name: string; village: string; externalId?: string },
  from = dayOf(store.now()),
): Promise<string> {
  const caseId = store.newCaseId()
  const result = await store.append({
    case: caseId,
    procedure: mediators.id,
    edition: mediators.edition,
    expectedVersion: 0,
    events: [{ type: 'entered', on: dayOf(store.now()), by: { ...clerk, role: 'keeper' } as Actor, paper: { from, entry } }],
  })
  if ('conflict' in result) throw new Error('conflict')
  return caseId
}

/** What the clock records by now, in every case that is due. */
export async function recordLapse(store: Store, caseId: string): Promise<boolean> {
  const log = await store.readLog(caseId)
  const procedure = procedureFor(store, log.events.at(-1))
  const event = lapse(procedure, viewOf(procedure, log.events, { today: dayOf(store.now()), calendar: store.calendar() }) as AnyView)
  if (!event) return false
  const result = await store.append({
    case: caseId,
    procedure: procedure.id,
    edition: procedure.edition,
    expectedVersion: log.events.length,
    events: [event],
    log,
  })
  return 'recorded' in result
}
