import { type ActingPost, type Actor, type AnyProcedure, type AnyView, asRole, organsOf, rolesOf } from '@fadu/procedure'
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
    return { by, roles: held, organs: organsOf(acting) }
  }

function fitting(procedure: AnyProcedure, view: AnyView, event: string, held: readonly string[], acting: ActingPost): string | undefined {
  const allowed = Object.hasOwn(procedure.events, event) ? ([procedure.events[event]!.by].flat() as readonly string[]) : undefined
  if (allowed) return held.find((r) => allowed.includes(r))
  const turn = view.drafts.flatMap((d) => d.steps[d.turn]?.roles ?? []).find((r) => held.includes(r))
  return (
    (event.startsWith('draft.') ? (view.drafts.find((d) => d.drafter.post === acting.post)?.drafter.role ?? turn) : undefined) ?? held[0]
  )
}
