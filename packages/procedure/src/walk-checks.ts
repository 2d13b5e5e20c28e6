import type { AnyView, LimitView } from './case-view.ts'
import type { AnyProcedure, DocumentSpec, Gate, Remedy } from './definition.ts'
import { disclosed } from './disclose.ts'
import { issuedBy } from './documents.ts'
import type { RecordedEvent } from './event.ts'
import type { AnyEventSpec } from './gates.ts'
import { isRegister } from './register-id.ts'
import { isPartyRole } from './roles.ts'

/** What is asked of one recorded event, on its own account and not through the gates the engine asked before. */
export function eventFaults(procedure: AnyProcedure, before: AnyView, event: RecordedEvent, after: AnyView): readonly string[] {
  const spec = procedure.events[event.type] as AnyEventSpec | undefined
  if (!spec) return []
  return [
    ...orderFaults(procedure, spec, before, event),
    ...(after.stage === 'closed' && before.stage !== 'closed' ? endingFaults(procedure, spec, event, after) : []),
    ...documentFaults(procedure, spec, event, after),
  ]
}

const listOf = <T>(one: T | readonly T[] | undefined): readonly T[] => (one === undefined ? [] : Array.isArray(one) ? one : [one as T])
const happened = (view: AnyView, type: string): boolean => view.log.some((e) => e.type === type)

/** No act that burdens anyone before notice, hearing and legal review; no act before what it says it comes after. */
function orderFaults(procedure: AnyProcedure, spec: AnyEventSpec, before: AnyView, event: RecordedEvent): readonly string[] {
  const faults: string[] = []
  for (const duty of spec.burdens ? (['notice', 'hearing', 'legal-review'] as const) : []) {
    const given = Object.entries(procedure.events as Record<string, AnyEventSpec>).some(
      ([key, s]) => s.gives === duty && happened(before, key),
    )
    if (!given && !spec.burdens?.exempt?.[duty]) faults.push(`${event.type} burdens somebody and was recorded before any ${duty}`)
  }
  const context = { facts: before.facts, view: before, limits: before.limits, paper: event.paper, on: event.on }
  for (const gate of (spec.needs ?? []) as readonly Gate<never, never>[]) {
    const verdict = standing(gate, before, context as never)
    if (verdict !== true)
      faults.push(`${event.type} was recorded although ${gate.code} ${verdict === false ? 'is not met' : `cannot be asked (${verdict})`}`)
  }
  return faults
}

/** Asked with everything known; the clock records without asking, so its entries are judged only here. */
function standing(gate: Gate<never, never>, view: AnyView, context: never): boolean | string {
  if ('after' in gate && (gate.after === undefined ? [] : listOf(gate.after as string)).every((key) => happened(view, key))) return true
  try {
    return 'after' in gate ? gate.unless?.(context) === true : gate.that(context)
  } catch (fault) {
    return String(fault)
  }
}

/** Every ending tells the parties and names what they can do. */
function endingFaults(procedure: AnyProcedure, spec: AnyEventSpec, event: RecordedEvent, after: AnyView): readonly string[] {
  if (isRegister(procedure.id) || procedure.amongOrgans) return []
  if (!spec.ends) return [`${event.type} closed the case without saying whom it tells`]
  const faults: string[] = []
  if (!spec.ends.tells.some((role) => isPartyRole(procedure, role))) faults.push(`${event.type} closed the case and tells no party`)
  const remedies: readonly Remedy[] = typeof spec.ends.remedy === 'function' ? spec.ends.remedy(after as never) : spec.ends.remedy
  if (remedies.length === 0) faults.push(`${event.type} closed the case without naming a remedy`)
  return faults
}

/** Documents can be written, and those that burden somebody name the remedy. */
function documentFaults(procedure: AnyProcedure, spec: AnyEventSpec, event: RecordedEvent, after: AnyView): readonly string[] {
  return issuedBy(procedure, event.type).flatMap((key) => {
    const document = procedure.documents[key] as DocumentSpec<never, never>
    const faults: string[] = []
    if (spec.burdens?.on.some((role) => document.to.includes(role)) && !document.remedy?.length)
      faults.push(`${event.type} issues ${key}, which burdens somebody and names no remedy`)
    try {
      const text = document.text({
        view: after as never,
        paper: event.paper,
        on: event.on,
        partyName: (party) => party.name,
        entryName: (id) => id,
      })
      const said = [text.title, ...text.paragraphs].join('')
      if (/undefined|\[object|NaN|null/.test(said)) faults.push(`${key} issued by ${event.type} reads: ${said.slice(0, 80)}`)
    } catch (fault) {
      faults.push(`${key} issued by ${event.type} cannot be written: ${String(fault)}`)
    }
    return faults
  })
}

/** What every view must give without throwing. */
export function viewFaults(procedure: AnyProcedure, view: AnyView): readonly string[] {
  try {
    procedure.title(view.facts)
    disclosed(procedure, view)
    for (const part of procedure.fileParts ?? []) part.holds(view as never)
    return []
  } catch (fault) {
    return [`stage ${view.stage}: the view cannot be read: ${String(fault)}`]
  }
}

/** Periods that must come to an end by somebody's act; a party's own period and a waiting time just pass. */
export const mustEnd = (limit: LimitView): boolean => !['limitation', 'waiting', 'minimum', 'notice-before'].includes(limit.kind)
