import type { AnyView } from './case-view.ts'
import type { AnyProcedure, RoleSpec } from './definition.ts'
import type { Actor } from './event.ts'
import type { AnyEventSpec } from './gates.ts'

/** A person acting through one of their posts. */
export interface ActingPost {
  readonly post: string
  readonly organ: string
  /** Organs that were merged into this one, divided or abolished, and whose matters it goes on with. */
  readonly succeeds?: readonly string[]
  readonly person: string
  readonly duties: readonly string[]
}

const rolesIn = (procedure: AnyProcedure) => Object.entries(procedure.roles as Record<string, RoleSpec>)

/**
 * Roles this post holds in this case: it carries the role's duty, in the organ that has the case,
 * and nobody else was named for it. Browser and server ask the same function.
 */
export function rolesOf(procedure: AnyProcedure, view: AnyView, acting: ActingPost): readonly string[] {
  return rolesIn(procedure)
    .filter(([key, spec]) => holds(key, spec, view, acting))
    .map(([key]) => key)
}

function holds(key: string, spec: RoleSpec, view: AnyView, acting: ActingPost): boolean {
  if (!spec.duty || !acting.duties.includes(spec.duty)) return false
  const handed = view.handlers[key]
  if (handed) return handed === acting.post
  const organ = spec.anywhere ? acting.organ : spec.organ ? spec.organ(view.facts) : view.organ
  // Before the case has an organ, whoever carries the duty may open it.
  const mine = organsOf(acting)
  if (organ === undefined ? view.stage !== 'start' : ![organ].flat().some((o) => mine.includes(o))) return false
  const named = spec.post?.(view.facts)
  return named === undefined || named === acting.post
}

/** The organ of a post, and those whose matters that organ has taken over. */
export const organsOf = (acting: Pick<ActingPost, 'organ' | 'succeeds'>): readonly string[] => [acting.organ, ...(acting.succeeds ?? [])]

/** The organ in which a role of this case is held, if it is settled; of several the first. */
export const organOfRole = (procedure: AnyProcedure, view: AnyView, role: string): string | undefined => {
  const spec = (procedure.roles as Record<string, RoleSpec>)[role]
  return spec?.organ ? [spec.organ(view.facts)].flat()[0] : view.organ
}

/** The post a role of this case is given to by name, if any. */
export const postOfRole = (procedure: AnyProcedure, view: AnyView, role: string): string | undefined =>
  view.handlers[role] ?? (procedure.roles as Record<string, RoleSpec>)[role]?.post?.(view.facts)

/** A role that signs for others leads the work. */
export const signsForOthers = (procedure: AnyProcedure, role: string): boolean =>
  Object.values(procedure.events as Record<string, AnyEventSpec>).some((spec) => spec.signed?.flat().includes(role))

export const isPartyRole = (procedure: AnyProcedure, role: string): boolean =>
  (procedure.roles as Record<string, RoleSpec>)[role]?.party === true

/** An official actor in a certain role. */
export const asRole = (acting: ActingPost, role: string): Actor => ({
  kind: 'post',
  role,
  post: acting.post,
  organ: acting.organ,
  person: acting.person,
})
