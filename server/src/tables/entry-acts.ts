import type { Day } from '@fadu/legal-time'
import {
  type ActingPost,
  type AnyProcedure,
  type AnyView,
  decide,
  type RecordedEvent,
  type Refusal,
  refuse,
  schemaOf,
  viewOf,
} from '@fadu/procedure'
import type { z } from 'zod'
import { actingAs } from '../acting-role.ts'
import type { House } from '../house.ts'
import { unknownNames } from '../named-in-paper.ts'
import type { OpenCase } from '../open-case.ts'
import { decideContext } from '../record-event.ts'
import type { Known } from './standing.ts'

/** A row as it would be recorded: a new entry, or an amendment of one that is there. */
export interface Ready {
  readonly from: Day
  readonly entry: Readonly<Record<string, unknown>>
  readonly known: Known | undefined
}

export const entrySchema = (register: AnyProcedure): z.ZodObject => schemaOf(register.papers.entered).shape.entry as z.ZodObject

/** The event that records a row, on today; `reason` says why an entry that is there is amended. */
export function askedFor(house: House, { from, entry, known }: Ready, reason: string) {
  const on = house.clock.today()
  return known ? { type: 'amended', paper: { from, entry, reason }, on } : { type: 'entered', paper: { from, entry }, on }
}

/** Everything that speaks against an event of a register, as the write path would say it; nothing is recorded. */
export async function refusalsOf(
  house: House,
  register: AnyProcedure,
  acting: ActingPost,
  asked: ReturnType<typeof askedFor>,
  open: OpenCase | undefined,
): Promise<readonly Refusal[]> {
  const procedure = open?.procedure ?? register
  const log: readonly RecordedEvent[] = open?.log ?? []
  const today = { today: house.clock.today(), calendar: house.calendar() }
  const view = open?.view ?? (viewOf(register, [], today) as unknown as AnyView)
  const actor = actingAs(acting, asked.type, undefined)(procedure, view)
  if (!actor) return [refuse('role-lacking')]
  const decision = decide(procedure, log, { ...asked, by: actor.by }, await decideContext(house, procedure, actor), view)
  return [...('refused' in decision ? decision.refused : []), ...(await unknownNames(house, procedure, asked, log))]
}
