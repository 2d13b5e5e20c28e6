import type { LimitView } from '@fadu/procedure'
import type { Entry } from './entry.ts'

/**
 * A time limit, counted once on the day it fell due, as soon as its outcome is certain: kept, or missed (done late, or open past its day).
 * One that still runs, rests, or was dropped is not counted.
 */
export function keptLimit(limit: LimitView | undefined): readonly Entry[] {
  if (limit?.status === 'met') return [{ on: limit.due.on, hit: 1 }]
  if (limit?.status === 'late' || limit?.status === 'expired') return [{ on: limit.due.on, hit: 0 }]
  return []
}
