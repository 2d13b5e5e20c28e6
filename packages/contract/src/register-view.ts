import { z } from 'zod'
import { dayView, pageOf, wordsView } from './basic.ts'

/** Entry of a register as of a day: its values by field key, with the words to show. */
export const registerEntryView = z
  .object({
    id: z.string(),
    case: z.string(),
    from: dayView,
    until: dayView.optional(),
    version: z.number().int(),
    values: z.record(z.string(), z.unknown()),
    shown: z.array(z.object({ key: z.string(), label: wordsView, value: wordsView })),
  })
  .meta({ id: 'RegisterEntry' })

export const registerView = pageOf(registerEntryView)
  .extend({
    register: z.string(),
    term: wordsView,
    about: wordsView,
    columns: z.array(z.object({ key: z.string(), label: wordsView })),
    mayEnter: z.boolean(),
    on: dayView,
  })
  .meta({ id: 'Register' })

export const registerListView = z.object({
  registers: z.array(z.object({ register: z.string(), term: wordsView, about: wordsView, entries: z.number().int() })),
})

/** One choice in a form: an organ, a post, a mediator … */
export const optionView = z.object({ id: z.string(), words: wordsView, hint: z.string().optional() }).meta({ id: 'Option' })
