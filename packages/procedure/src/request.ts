import type { Day, Instant } from '@fadu/legal-time'
import type { AnyView } from './case-view.ts'
import type { AnyProcedure } from './definition.ts'
import { numberingFor } from './documents.ts'
import type { Actor, NewEvent, Signature } from './event.ts'
import type { Refusal } from './refusal.ts'
import type { ViewContext } from './view.ts'

/** What somebody asks to have recorded. */
export interface Request {
  readonly type: string
  readonly paper: unknown
  readonly by: Actor
  /** The legal day; today for parties. */
  readonly on: Day
  readonly at?: Instant
  readonly lateReason?: string
}

export interface DecideContext extends ViewContext {
  /** Roles the actor really holds; left out only where the caller has settled that already (tests, the clock). */
  readonly roles?: readonly string[]
  /** Organs the actor may speak for: the own one and those it has taken over; left out like the roles. */
  readonly organs?: readonly string[]
  /** Whether a post exists and is in force; hand-over to an unknown post is refused. */
  readonly postExists?: (post: string) => boolean
  /** Another edition of the same procedure, for re-binding a case. */
  readonly editionCalled?: (edition: string) => AnyProcedure | undefined
}

/** The outcome of a request: what to append, in order, or every reason why not. */
export type Decision = { readonly recorded: readonly NewEvent[] } | { readonly refused: readonly Refusal[] }

/** The event itself, with the numbers it must take. */
export function effective(procedure: AnyProcedure, view: AnyView, request: Request, signatures?: readonly Signature[]): NewEvent {
  const facts = { ...view.facts, [request.type]: { ...(request.paper as object), on: request.on } }
  const organ = procedure.organ?.(facts) ?? view.organ ?? ('organ' in request.by ? request.by.organ : '')
  const numbering = numberingFor(procedure, request.type, organ, request.on, view.version === 0)
  return { ...plain(request), ...(signatures && { signatures }), ...(numbering.length > 0 && { numbering }) }
}

export const plain = ({ type, paper, by, on, at, lateReason }: Request): NewEvent => ({
  type,
  on,
  by,
  paper,
  ...(at && { at }),
  ...(lateReason && { lateReason }),
})
