import { z } from 'zod'
import { articleView, dayView, instantView, wordsView } from './basic.ts'
import { limitView } from './case-view.ts'

export const caseParams = z.object({ id: z.uuid() })
export const nothing = z.null()

/** An act in a case: an event of its procedure or an act of the engine. The paper is checked by the paper's own schema. */
export const actRequest = z
  .object({
    event: z.string().min(1).max(80),
    role: z.string().max(80).optional(),
    paper: z.record(z.string(), z.unknown()).default({}),
    /** The legal day; today when absent. */
    on: dayView.optional(),
    lateReason: z.string().trim().max(500).optional(),
    /** The version the sender saw; also accepted as If-Match. */
    version: z.number().int().optional(),
  })
  .meta({ id: 'ActRequest' })

export const actAnswer = z
  .object({
    id: z.string(),
    version: z.number().int(),
    seq: z.number().int(),
    hash: z.string(),
    recordedAt: instantView,
    stage: z.string(),
    reference: z.string(),
  })
  .meta({ id: 'ActAnswer' })

const change = z.enum(['added', 'dropped'])

/** For re-binding a case: what the other edition would make of it. */
export const rebindView = z
  .object({
    /** Events in the log that the other edition does not know, with the entries they stand at; with any of them it cannot take the case. */
    unknown: z.array(z.object({ event: z.string(), term: wordsView, entries: z.array(z.number().int()) })),
    stage: z.object({ from: wordsView, to: wordsView }),
    /** Limits whose due day would move, appear (no `from`) or go (no `to`), each side with its reasons. */
    limits: z.array(z.object({ key: z.string(), term: wordsView, from: limitView.optional(), to: limitView.optional() })),
    /** Conditions that only one of the two editions sets for what may still happen. */
    gates: z.array(z.object({ event: z.string(), term: wordsView, text: wordsView, under: z.array(articleView), change })),
    /** Events that only one of the two editions knows. */
    acts: z.array(z.object({ event: z.string(), term: wordsView, change })),
  })
  .meta({ id: 'RebindDifference' })
export type RebindView = z.output<typeof rebindView>

/** A case into which another could be merged, told shortly: who, since when, where it stands. */
export const mergeableView = z
  .object({
    case: z.string(),
    reference: z.string(),
    title: wordsView,
    organ: z.string(),
    began: dayView,
    stageTerm: wordsView,
    /** Names masked. */
    parties: z.array(z.object({ role: wordsView, name: z.string() })),
    entries: z.number().int(),
    /** Whether the same persons stand against each other about the same kind of matter. */
    same: z.boolean(),
  })
  .meta({ id: 'Mergeable' })
export type MergeableView = z.output<typeof mergeableView>

export const unmasked = z
  .object({ parties: z.array(z.object({ key: z.string(), values: z.array(z.object({ label: wordsView, value: z.string() })) })) })
  .meta({ id: 'Unmasked' })
