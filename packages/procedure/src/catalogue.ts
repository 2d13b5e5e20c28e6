import type { Day } from '@fadu/legal-time'
import type { z } from 'zod'
import { acts, isAct } from './acts.ts'
import type { AnyProcedure, Reaction } from './definition.ts'
import type { NewEvent } from './event.ts'
import { kept } from './kept.ts'
import { type Paper, schemaOf } from './paper.ts'

/** All the law an installation runs on: every edition of every procedure, and the reactions between them. */
export interface Catalogue {
  readonly procedures: readonly AnyProcedure[]
  readonly reactions: readonly Reaction[]
}

/** A certain edition. Throws where the catalogue has none: a log names an edition the house no longer keeps, which is a fault. */
export function procedureOf(catalogue: Catalogue, id: string, edition: string): AnyProcedure {
  const found = catalogue.procedures.find((p) => p.id === id && p.edition === edition)
  if (!found) throw new Error(`The catalogue has no edition ${edition} of ${id}`)
  return found
}

/** The edition for a case that begins on this day, or `undefined` where none is in force. */
export function editionOn(catalogue: Catalogue, id: string, on: Day): AnyProcedure | undefined {
  return catalogue.procedures.find((p) => p.id === id && p.inForce.from <= on && (!p.inForce.until || on <= p.inForce.until))
}

/**
 * The schema of an event's paper: the procedure's own, or that of an act of the engine. For acts that carry
 * another event's paper inside (drafts, rectifications) the inner paper has its own schema, so that personal
 * values are found there too. `undefined` for an unknown type.
 */
export function paperSchema(
  procedure: AnyProcedure,
  event: Pick<NewEvent, 'type' | 'paper'>,
  log: readonly NewEvent[] = [],
): z.ZodObject | undefined {
  if (!isAct(event.type)) return ownSchema(procedure, event.type)
  const inner = innerType(event, log)
  const schema = inner && (isAct(inner) ? acts[inner] : ownSchema(procedure, inner))
  return schema ? carrying(event.type, acts[event.type], schema) : acts[event.type]
}

/** An act's schema with that of the paper it carries; made once for each pair, for making one takes longer than reading by it. */
function carrying(act: string, outer: z.ZodObject, inner: z.ZodObject): z.ZodObject {
  const made = kept(carriers, inner, () => new Map<string, z.ZodObject>())
  return kept(made, act, () => outer.extend({ paper: inner.optional() }))
}
const carriers = new WeakMap<z.ZodObject, Map<string, z.ZodObject>>()

function ownSchema(procedure: AnyProcedure, type: string): z.ZodObject | undefined {
  const paper = (procedure.papers as Record<string, Paper | undefined>)[type]
  return paper && schemaOf(paper)
}

/** Which event's paper an act carries: named by a draft, or standing at the entry a revision or rectification points to. */
function innerType(event: Pick<NewEvent, 'type' | 'paper'>, log: readonly NewEvent[]): string | undefined {
  const paper = event.paper as { event?: string; draft?: number; seq?: number }
  if (event.type === 'draft.submitted') return paper.event
  if (event.type === 'draft.revised') return (log[(paper.draft ?? 0) - 1]?.paper as { event?: string } | undefined)?.event
  if (event.type === 'case.rectified') return log[(paper.seq ?? 0) - 1]?.type
  return undefined
}
