import type { WorkingCalendar } from '@fadu/legal-time'
import type { AnyProcedure, AnyView, RecordedEvent } from '@fadu/procedure'

/** The first two columns of every row about a case. */
export interface CaseKey {
  district: string
  case_id: string
}

/** All a projection may look at. Rows depend on nothing else, so that a rebuild gives the same ones. */
export interface ProjectionInput {
  readonly procedure: AnyProcedure
  /** The view computed from the unsealed log. */
  readonly view: AnyView
  /** The same log as it is stored: personal values are commitments. */
  readonly sealedLog: readonly RecordedEvent[]
  readonly calendar: WorkingCalendar
  readonly organName: (organ: string) => string
  readonly at: CaseKey
}
