import type { AnyProcedure, AnyView, RoleSpec } from '@fadu/procedure'

/** Stands for the organ of a role that is held in whichever organ the duty is. */
export const anywhere = '*'

/** Who has a role in a case, as far as the definition and the facts say so. */
export interface Bearer {
  readonly role: string
  /** Held by a party that has no office of its own, the clock or a link: nobody's work here. */
  readonly outside: boolean
  readonly duty: string | null
  readonly organ: string | null
  /** Every organ in which the role is held: a supporter's are several. The first bears its limits. */
  readonly organs: readonly string[]
  readonly post: string | null
}

export function bearerOf(procedure: AnyProcedure, view: AnyView, role: string): Bearer {
  const spec = (procedure.roles as Record<string, RoleSpec | undefined>)[role]
  // A party that is itself an organ (a respondent) has an office, and so a duty.
  if (!spec || (spec.party && !spec.duty)) return { role, outside: true, duty: null, organ: null, organs: [], post: null }
  const organs = [spec.anywhere ? anywhere : spec.organ ? spec.organ(view.facts) : view.organ].flat().flatMap((organ) => organ ?? [])
  const post = view.handlers[role] ?? spec.post?.(view.facts)
  return { role, outside: false, duty: spec.duty ?? null, organ: organs[0] ?? null, organs, post: post ?? null }
}
