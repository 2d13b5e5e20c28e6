import { z } from 'zod'
import { dayView, instantView, pageOf, wordsView } from './basic.ts'
import type { Route } from './route.ts'

const accessQuery = z.object({
  /** What the log is read for; the reading is written down with it. */
  purpose: z.string().trim().min(2).max(200),
  /** The number of a case, or its identifier. */
  case: z.string().trim().max(120).optional(),
  account: z.string().trim().max(80).optional(),
  post: z.string().trim().max(80).optional(),
  act: z.string().max(40).optional(),
  class: z.enum(['V0', 'V1', 'V2', 'V3', 'V4']).optional(),
  from: dayView.optional(),
  until: dayView.optional(),
})

export const accessRow = z
  .object({
    n: z.number().int(),
    at: instantView,
    account: z.string(),
    person: z.string(),
    post: z.string(),
    organ: z.string(),
    act: z.string(),
    case: z.object({ reference: z.string(), procedureTerm: wordsView, informationClass: z.string() }).optional(),
    purpose: z.string().optional(),
  })
  .meta({ id: 'AccessRow' })
export type AccessRowView = z.output<typeof accessRow>

/** Who read what: for the auditor alone, who sees the log and its purposes and no content of any case. */
export const auditRoutes = {
  accessLog: {
    method: 'GET',
    path: '/api/access-log',
    summary: 'Who read what, newest first',
    caller: 'post',
    duty: 'auditor',
    query: accessQuery.extend({
      cursor: z.string().max(400).optional(),
      size: z.coerce.number().int().min(1).max(100).default(50),
    }),
    answer: pageOf(accessRow),
  },
  accessLogFile: {
    method: 'GET',
    path: '/api/access-log/file',
    summary: 'The same as a table to take away (CSV)',
    caller: 'post',
    duty: 'auditor',
    query: accessQuery,
    answer: z.unknown(),
  },
  accessLogCheck: {
    method: 'GET',
    path: '/api/access-log/check',
    summary: 'Whether the chain of the access log holds together, row by row',
    caller: 'post',
    duty: 'auditor',
    answer: z.object({ intact: z.boolean(), firstAltered: z.number().int().optional() }),
  },
} as const satisfies Record<string, Route>
