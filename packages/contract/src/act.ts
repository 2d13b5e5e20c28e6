import { z } from 'zod'
import { dayView, instantView, wordsView } from './basic.ts'

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

/** For re-binding a case: what the other edition would make of it. */
export const rebindView = z
  .object({
    unknown: z.array(z.string()),
    stage: z.object({ from: z.string(), to: z.string() }),
    limits: z.array(z.object({ key: z.string(), term: wordsView, from: dayView.optional(), to: dayView.optional() })),
  })
  .meta({ id: 'RebindDifference' })

export const unmasked = z
  .object({ parties: z.array(z.object({ key: z.string(), values: z.array(z.object({ label: wordsView, value: z.string() })) })) })
  .meta({ id: 'Unmasked' })
