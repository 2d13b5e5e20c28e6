import { type AnyProcedure, type AnyView, type CaseId, procedureOf, type RecordedEvent, viewOf } from '@fadu/procedure'
import type { CaseLog } from '@fadu/store'
import type { House } from './house.ts'

/** A case read and folded: its edition, its raw log and its view as of today. */
export interface OpenCase {
  readonly procedure: AnyProcedure
  readonly log: readonly RecordedEvent[]
  readonly view: AnyView
}

/** Reads a case. @throws CaseUnknown where the district has none of this id */
export async function openCase(house: House, caseId: CaseId): Promise<OpenCase> {
  const log = await house.store.readLog(caseId)
  if (log.events.length === 0) throw new CaseUnknown(caseId)
  return folded(house, log)
}

/** Several cases in one read; those the district does not have are missing. */
export async function openCases(house: House, caseIds: readonly CaseId[]): Promise<ReadonlyMap<CaseId, OpenCase>> {
  const logs = caseIds.length > 0 ? await house.store.readMany(caseIds) : new Map<CaseId, never>()
  return new Map([...logs].map(([id, log]) => [id, folded(house, log)]))
}

/** Views of logs the store still remembers: a log that is read again and has not changed is the same object. */
const views = new WeakMap<CaseLog, NonNullable<CaseLog['view']>>()

function folded(house: House, log: CaseLog): OpenCase {
  const last = log.events.at(-1)!
  const procedure = procedureOf(house.store.catalogue, last.procedure, last.edition)
  return { procedure, log: log.events, view: viewToday(house, procedure, log) }
}

/** The view of a log as of today; one that was folded already is not folded again. `log` is of this procedure and has entries. */
export function viewToday(house: House, procedure: AnyProcedure, log: CaseLog): AnyView {
  const [today, calendar] = [house.clock.today(), house.calendar()]
  const known = [views.get(log), log.view].find((one) => one?.today === today && one.calendar === calendar)
  const view = known?.view ?? (viewOf(procedure, log.events, { today, calendar }) as unknown as AnyView)
  if (!known) views.set(log, { view, today, calendar })
  return view
}

export class CaseUnknown extends Error {
  constructor(caseId: string) {
    super(`There is no case ${caseId}`)
    this.name = 'CaseUnknown'
  }
}
