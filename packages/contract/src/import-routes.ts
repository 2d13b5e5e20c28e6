import { z } from 'zod'
import { wordsView } from './basic.ts'
import type { Route } from './route.ts'

/** Cases and entries of other systems, many at a time, each decided like any other. */
export const importRoutes = {
  importCases: {
    method: 'POST',
    path: '/api/imports',
    summary:
      'Imports cases of another system, one line of JSON each (application/x-ndjson, or the lines in JSON); a line is known again by its id, so that a repeated request records nothing twice',
    // Whoever imports acts in the name of other posts: it takes an administrator, and one whose post keeps the registers.
    caller: 'administrator',
    duty: 'register-keeper',
    body: z.object({ lines: z.array(z.string().max(1_000_000)).min(1).max(5000) }),
    answer: z.object({
      cases: z.number().int(),
      events: z.number().int(),
      /** Lines whose case was imported before. */
      known: z.number().int(),
      /** Every reason of every line that does not stand; the other lines are recorded. */
      faults: z.array(
        z.object({
          line: z.number().int(),
          id: z.string().optional(),
          event: z.number().int().optional(),
          code: z.string(),
          field: z.string().optional(),
          text: wordsView,
        }),
      ),
    }),
  },
} as const satisfies Record<string, Route>
