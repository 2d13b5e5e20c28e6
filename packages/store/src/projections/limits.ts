import type { Day, WorkingCalendar } from '@fadu/legal-time'
import {
  type AnyProcedure,
  type AnyView,
  amberOn as amberFrom,
  amberWorkdaysDefault,
  type LimitSpec,
  type LimitView,
} from '@fadu/procedure'
import { bearerOf } from './bearer.ts'
import type { CaseKey } from './rows.ts'

/** A row of `limit_view`. `running` means: not ended and not paused, however late; lights are computed when read. */
export interface LimitRow extends CaseKey {
  key: string
  start_seq: number
  procedure: string
  role: string
  organ: string | null
  kind: string
  internal: boolean
  started_on: Day
  due_on: Day
  due_at: string | null
  amber_on: Day | null
  ended_on: Day | null
  status: 'running' | 'paused' | 'met' | 'late' | 'expired' | 'over' | 'dropped'
  provisional: boolean
  on_expiry: string | null
}

type AnyLimit = LimitSpec<never, string, string, string> & { amberWorkdays?: number; onExpiry?: string }
export const limitSpecOf = (procedure: AnyProcedure, key: string): AnyLimit | undefined =>
  (procedure.limits as Record<string, AnyLimit | undefined>)[key]

/** First day of amber; `null` for periods that hold something back and so never turn amber. */
export function amberOn(procedure: AnyProcedure, limit: LimitView, calendar: WorkingCalendar): Day | null {
  if (limit.kind === 'waiting' || limit.kind === 'minimum' || limit.kind === 'limitation') return null
  const before = limitSpecOf(procedure, limit.key)?.amberWorkdays ?? amberWorkdaysDefault
  return amberFrom(limit.due.on, before, calendar)
}

// What only the passing of days changes is not stored: a view must not be wrong because nobody touched it since yesterday.
const storedStatus = (limit: LimitView): LimitRow['status'] =>
  limit.endedOn === undefined && (limit.status === 'expired' || limit.status === 'over') ? 'running' : limit.status

export function limitRows(procedure: AnyProcedure, view: AnyView, calendar: WorkingCalendar, at: CaseKey): LimitRow[] {
  const { district, case_id } = at
  return view.allLimits.map((limit) => ({
    district,
    case_id,
    key: limit.key,
    start_seq: limit.startSeq,
    procedure: procedure.id,
    role: limit.bears,
    organ: bearerOf(procedure, view, limit.bears).organ,
    kind: limit.kind,
    internal: limit.internal,
    started_on: limit.startedOn,
    due_on: limit.due.on,
    due_at: limit.dueAt ?? null,
    amber_on: amberOn(procedure, limit, calendar),
    ended_on: limit.endedOn ?? null,
    status: storedStatus(limit),
    provisional: limit.due.provisional,
    on_expiry: limitSpecOf(procedure, limit.key)?.onExpiry ?? null,
  }))
}

/** Not ended: running, paused, or run out without being answered. */
export const isOpen = (limit: LimitView): boolean =>
  limit.endedOn === undefined && (limit.status === 'running' || limit.status === 'paused' || limit.status === 'expired')
