import { isDay } from '@fadu/legal-time'
import { z } from 'zod'

/** Small shapes that every view uses. Days are YYYY-MM-DD, instants UTC ISO. */
export const wordsView = z.object({ zh: z.string(), en: z.string() }).meta({ id: 'Words' })
export const dayView = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((text) => Boolean(isDay(text)), { message: '没有这一天 / no such day' })
export const instantView = z.string()

export const articleView = z
  .object({
    statute: z.string(),
    edition: z.string().optional(),
    article: z.number().int(),
    paragraph: z.number().int().optional(),
    item: z.number().int().optional(),
    suffix: z.string().optional(),
    /** The citation written out in both languages. */
    cited: wordsView.optional(),
  })
  .meta({ id: 'Article' })

export const fileView = z.object({ hash: z.string(), name: z.string(), type: z.string(), size: z.number() }).meta({ id: 'File' })

export const refusalView = z
  .object({ code: z.string(), text: wordsView, under: z.array(articleView).optional(), field: z.string().optional() })
  .meta({ id: 'Refusal', description: 'One reason why not, with its article and, where one is at fault, the field.' })
export type RefusalView = z.output<typeof refusalView>

/** RFC 9457 problem details; every refusal, conflict and fault has this body. */
export const problemView = z
  .object({
    type: z.string(),
    title: wordsView,
    status: z.number().int(),
    /** What happened, what was kept, what to do. */
    detail: wordsView.optional(),
    code: z.string(),
    refusals: z.array(refusalView).optional(),
    /** On a version conflict: the version that is there now. */
    version: z.number().int().optional(),
    request: z.string().optional(),
  })
  .meta({ id: 'Problem' })
export type ProblemView = z.output<typeof problemView>

export const organView = z.object({ id: z.string(), name: z.string(), shortName: z.string() }).meta({ id: 'Organ' })
export const postView = z
  .object({ id: z.string(), title: z.string(), organ: organView, duties: z.array(z.string()), district: z.string() })
  .meta({ id: 'Post' })
export type PostView = z.output<typeof postView>

/** A page of a list: `next` is an opaque cursor, absent on the last page. Counts above the cap are given as "at least". */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().optional(), count: z.number().int().optional(), countCapped: z.boolean().optional() })
