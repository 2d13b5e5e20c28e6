import type { AnyIndicator } from '@fadu/indicator'
import { type Day, dayOf, type WorkingCalendar } from '@fadu/legal-time'
import { type AnyProcedure, type AnyView, type Catalogue, procedureOf, type RecordedEvent, viewOf } from '@fadu/procedure'
import { type CaseRow, caseRow } from './case-views.ts'
import { type DutyRow, dutyRows } from './duties.ts'
import { type IndicatorRow, indicatorRows, type Miscount } from './indicator-entries.ts'
import { type LimitRow, limitRows } from './limits.ts'
import { type PublicRow, publicRows } from './public-pages.ts'
import { type EntryRow, entryRows } from './register-entries.ts'
import { type SeenRow, seenRows } from './seen-rows.ts'

/** Every row the views hold of one case, by table. The tables' columns are exactly these. */
export interface ViewRows {
  readonly case_view: readonly CaseRow[]
  readonly limit_view: readonly LimitRow[]
  readonly duty: readonly DutyRow[]
  readonly register_entry: readonly EntryRow[]
  readonly public_page: readonly PublicRow[]
  readonly case_seen: readonly SeenRow[]
  readonly indicator_entry: readonly IndicatorRow[]
}

export const viewTables = ['case_view', 'limit_view', 'duty', 'register_entry', 'public_page', 'case_seen', 'indicator_entry'] as const
export type ViewTable = (typeof viewTables)[number]

export interface ProjectionContext {
  readonly catalogue: Catalogue
  readonly district: string
  readonly calendar: WorkingCalendar
  readonly organName: (organ: string) => string
  readonly indicators: readonly AnyIndicator[]
  readonly watch?: Miscount | undefined
  /** The day up to which silence was looked at, where that is later than the last entry. */
  readonly lookedOn?: Day | undefined
}

/**
 * The view of a case and all its rows, as of the day its last entry was made or silence was last looked at: the same whenever the rows
 * are computed. `log` unsealed, `sealedLog` as stored; both complete and in order.
 */
export function project(
  log: readonly RecordedEvent[],
  sealedLog: readonly RecordedEvent[],
  context: ProjectionContext,
): { view: AnyView; rows: ViewRows } {
  const head = log.at(-1)!
  const procedure = procedureOf(context.catalogue, head.procedure, head.edition)
  const entered = dayOf(head.recordedAt)
  const today = context.lookedOn && context.lookedOn > entered ? context.lookedOn : entered
  const view = viewOf(procedure, log, { today, calendar: context.calendar }) as AnyView
  return { view, rows: rowsOf(procedure, view, sealedLog, context) }
}

function rowsOf(procedure: AnyProcedure, view: AnyView, sealedLog: readonly RecordedEvent[], context: ProjectionContext): ViewRows {
  const at = { district: context.district, case_id: sealedLog[0]!.case }
  const input = { procedure, view, sealedLog, calendar: context.calendar, organName: context.organName, at }
  const row = caseRow(input)
  return {
    case_view: [row],
    limit_view: limitRows(procedure, view, context.calendar, at),
    duty: dutyRows(input, row.reference),
    register_entry: entryRows(input),
    public_page: publicRows(input),
    case_seen: seenRows(row),
    indicator_entry: indicatorRows(input, context),
  }
}
