import type { AnyView } from './case-view.ts'
import type { AnyProcedure } from './definition.ts'
import type { NewEvent } from './event.ts'
import type { AnyRunning } from './limit-instances.ts'
import { effective } from './request.ts'

/**
 * What time itself has made happen by `view.today`: the first limit whose day is gone and whose statute says so.
 * Of everything else the clock may only remind. Ask again after recording it: one lapse may lead to another.
 */
export function lapse(procedure: AnyProcedure, view: AnyView): NewEvent | undefined {
  const due = view.allLimits
    .filter((l) => l.status === 'expired')
    .map((limit) => ({ limit, spec: procedure.limits[limit.key] as AnyRunning }))
    .filter(({ spec }) => spec.onExpiry !== undefined && stands(procedure, view, spec.onExpiry))
    .sort((a, b) => (a.limit.due.on < b.limit.due.on ? -1 : 1))[0]
  if (!due) return undefined
  const { limit, spec } = due
  return effective(procedure, view, {
    type: spec.onExpiry!,
    paper: spec.expiryPaper?.(view as never) ?? {},
    by: { kind: 'clock', role: 'clock' },
    on: spec.expiryOn === 'start' ? limit.startedOn : limit.due.on,
  })
}

const stands = (procedure: AnyProcedure, view: AnyView, event: string): boolean => {
  const at = procedure.events[event]?.at
  return at === undefined || [at].flat().includes(view.stage)
}
