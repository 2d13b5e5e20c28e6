import type { AnyView } from './case-view.ts'
import type { AnyProcedure } from './definition.ts'
import type { AnyEventSpec } from './gates.ts'
import { isPartyRole } from './roles.ts'

/** What opens the case into which a party goes: the event, the office role that files it, and its paper. */
export interface SplitOpening {
  readonly event: string
  readonly role: string
  readonly paper: Readonly<Record<string, unknown>>
}

/** The office role that may open a case of the procedure, by the event this case began with. */
export function openingRole(procedure: AnyProcedure, view: AnyView): string | undefined {
  const spec = procedure.events[view.log[0]?.type ?? ''] as AnyEventSpec | undefined
  return ([spec?.by ?? []].flat() as readonly string[]).find((role) => role in procedure.roles && !isPartyRole(procedure, role))
}

/**
 * The opening of the case into which one party goes: the paper this case was opened with, naming that party alone on its
 * side and on every other side whoever stands there now. `view` is the case before the split.
 * @returns `undefined` where the party is not there or no office may open such a case
 */
export function splitOpening(procedure: AnyProcedure, view: AnyView, party: string): SplitOpening | undefined {
  const first = view.log[0]
  const role = openingRole(procedure, view)
  const going = view.parties.find((p) => p.key === party)
  if (!first || !role || !going) return undefined
  const named = procedure.parties?.(view.facts as never) ?? []
  const sideOf = (value: unknown): string | undefined =>
    Array.isArray(value) ? named.find((n) => value.includes(n.party))?.role : undefined
  const standing = (side: string) => (side === going.role ? [going] : view.parties.filter((p) => p.role === side))
  const paper = Object.fromEntries(
    Object.entries(first.paper as Record<string, unknown>).map(([field, value]) => {
      const side = sideOf(value)
      return [field, side === undefined ? value : standing(side).map(({ key: _, role: __, ...person }) => person)]
    }),
  )
  return { event: first.type, role, paper }
}
