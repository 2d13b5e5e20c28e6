import { type AnyProcedure, type AnyView, type CaseId, procedureOf, type RecordedEvent, viewOf } from '@fadu/procedure'
import type { House } from './house.ts'

/** A case read and folded: its edition, its raw log and its view as of today. */
export interface OpenCase {
  readonly procedure: AnyProcedure
  readonly log: readonly RecordedEvent[]
  readonly view: AnyView
}

/** Reads a case. @throws CaseUnknown where the district has none of this id */
export async function openCase(house: House, caseId: CaseId): Promise<OpenCase> {
  const log = await house.store.read(caseId)
  if (log.length === 0) throw new CaseUnknown(caseId)
  return folded(house, log)
}

/** Several cases in one read; those the district does not have are missing. */
export async function openCases(house: House, caseIds: readonly CaseId[]): Promise<ReadonlyMap<CaseId, OpenCase>> {
  const logs = caseIds.length > 0 ? await house.store.readMany(caseIds) : new Map<CaseId, never>()
  return new Map([...logs].map(([id, { events }]) => [id, folded(house, events)]))
}

function folded(house: House, log: readonly RecordedEvent[]): OpenCase {
  const last = log.at(-1)!
  const procedure = procedureOf(house.store.catalogue, last.procedure, last.edition)
  return { procedure, log, view: viewOf(procedure, log, { today: house.clock.today(), calendar: house.calendar() }) as unknown as AnyView }
}

export class CaseUnknown extends Error {
  constructor(caseId: string) {
    super(`There is no case ${caseId}`)
    this.name = 'CaseUnknown'
  }
}
