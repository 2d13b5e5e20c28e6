import { type ActingPost, type Actor, type AnyProcedure, type AnyView, asRole, rolesOf } from '@fadu/procedure'
import type { PostWho } from './auth/who.ts'
import type { OpenCase } from './open-case.ts'
import { forbidden } from './problems.ts'
import type { RecordRequest } from './record-event.ts'

/**
 * Person + organ + post → role in this case. The role is the one asked for when it is held; else the
 * first held role that the event allows, so that a screen need not ask what the law already answers.
 */
export const actingAs =
  (acting: ActingPost, event: string, asked: string | undefined): RecordRequest['actor'] =>
  (procedure, view) => {
    const held = rolesOf(procedure, view, acting)
    const role = asked ?? fitting(procedure, view, event, held, acting)
    const by: Actor = asRole(acting, role ?? held[0] ?? '')
    return { by, roles: held }
  }

function fitting(procedure: AnyProcedure, view: AnyView, event: string, held: readonly string[], acting: ActingPost): string | undefined {
  const allowed = procedure.events[event] ? ([procedure.events[event].by].flat() as readonly string[]) : undefined
  if (allowed) return held.find((r) => allowed.includes(r))
  const turn = view.drafts.flatMap((d) => d.steps[d.turn]?.roles ?? []).find((r) => held.includes(r))
  return (
    (event.startsWith('draft.') ? (view.drafts.find((d) => d.drafter.post === acting.post)?.drafter.role ?? turn) : undefined) ?? held[0]
  )
}

/** V0 is everybody's; a case file (V3) is for posts that hold a role in it or have acted in it. */
export function maySee({ procedure, view }: Pick<OpenCase, 'procedure' | 'view'>, acting: ActingPost): boolean {
  if (procedure.informationClass === 'V0') return true
  return (
    rolesOf(procedure, view, acting).length > 0 ||
    view.log.some((e) => e.by.kind === 'post' && e.by.post === acting.post) ||
    Object.values(view.handlers).includes(acting.post) ||
    view.drafts.some((d) => d.steps.some((s) => s.post === acting.post))
  )
}

/** @throws Problem 403 where the post may not see the case */
export function requireSight(open: Pick<OpenCase, 'procedure' | 'view'>, who: PostWho): void {
  if (!maySee(open, who.acting)) throw forbidden()
}
