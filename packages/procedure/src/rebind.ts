import type { Day } from '@fadu/legal-time'
import { isAct } from './acts.ts'
import type { AnyView } from './case-view.ts'
import type { AnyProcedure } from './definition.ts'
import type { RecordedEvent } from './event.ts'
import { type ViewContext, viewOf } from './view.ts'
import type { Words } from './words.ts'

/** What another edition of its procedure would make of a case. */
export interface RebindDifference {
  /** Events in the log that the other edition does not know; with any of them the case cannot be re-bound. */
  readonly unknown: readonly string[]
  readonly stage: { readonly from: string; readonly to: string }
  /** Limits whose due day would move, appear or go. */
  readonly limits: readonly { readonly key: string; readonly term: Words; readonly from?: Day; readonly to?: Day }[]
}

/**
 * Compares a case under its own edition and under another, before anybody decides to re-bind it (案件改用程序版本).
 * Running cases keep their edition; re-binding one is an act with a reason, and this is what is shown first.
 */
export function rebindDifference(
  from: AnyProcedure,
  to: AnyProcedure,
  log: readonly RecordedEvent[],
  context: ViewContext,
): RebindDifference {
  const unknown = [...new Set(log.map((e) => e.type).filter((type) => !isAct(type) && !(type in to.events)))]
  const before = viewOf(from, log, context) as unknown as AnyView
  if (unknown.length > 0) return { unknown, stage: { from: before.stage, to: before.stage }, limits: [] }
  const after = viewOf(to, log, context) as unknown as AnyView
  const keys = [...new Set([...Object.keys(before.limits), ...Object.keys(after.limits)])]
  const limits = keys.flatMap((key) => {
    const [a, b] = [before.limits[key], after.limits[key]]
    if (a?.due.on === b?.due.on) return []
    return [{ key, term: (b ?? a)!.term, ...(a && { from: a.due.on }), ...(b && { to: b.due.on }) }]
  })
  return { unknown, stage: { from: before.stage, to: after.stage }, limits }
}
