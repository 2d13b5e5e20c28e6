import { z } from 'zod'
import { actAnswer, actRequest, caseParams, nothing } from './act.ts'
import { fileView, wordsView } from './basic.ts'
import { printView } from './case-view.ts'
import { followView, offeredView, publicPageView, publicRegisterView, publicSealsView, receiptView } from './portal-view.ts'
import { optionView } from './register-view.ts'
import type { Route } from './route.ts'

/** What the public calls: filing, following, the public register. */
export const portalRoutes = {
  health: {
    method: 'GET',
    path: '/health',
    summary: 'Whether the process and its database answer',
    caller: 'public',
    answer: z.object({
      status: z.enum(['ok', 'failing']),
      database: z.enum(['ok', 'failing']),
      version: z.string(),
      engine: z.enum(['embedded', 'postgresql']),
    }),
  },

  offered: { method: 'GET', path: '/api/portal/procedures', summary: 'What can be filed here', caller: 'public', answer: offeredView },
  portalOptions: {
    method: 'GET',
    path: '/api/portal/options',
    summary: 'Organs that carry a duty, for the forms of the public',
    caller: 'public',
    query: z.object({ duty: z.string().max(80) }),
    answer: z.object({ options: z.array(optionView) }),
  },
  file: {
    method: 'POST',
    path: '/api/portal/cases',
    summary: 'File a case',
    caller: 'public',
    status: 201,
    body: z.object({ procedure: z.string().max(80), organ: z.string().max(80).optional(), paper: z.record(z.string(), z.unknown()) }),
    answer: receiptView,
  },
  upload: {
    method: 'POST',
    path: '/api/portal/files',
    summary: 'Upload a file (multipart, field "file")',
    caller: 'public',
    status: 201,
    answer: fileView,
  },
  followOpen: {
    method: 'POST',
    path: '/api/portal/follow',
    summary: 'Open the follow page with number and secret',
    caller: 'public',
    body: z.object({ reference: z.string().trim().min(3).max(60), secret: z.string().trim().min(6).max(60) }),
    answer: followView,
  },
  follow: {
    method: 'GET',
    path: '/api/portal/follow',
    summary: 'The case of the open follow session',
    caller: 'party',
    answer: followView,
  },
  followClose: {
    method: 'DELETE',
    path: '/api/portal/follow',
    summary: 'Close the follow session',
    caller: 'party',
    answer: nothing,
    status: 204,
  },
  followAct: {
    method: 'POST',
    path: '/api/portal/follow/acts',
    summary: 'A party files something in its case',
    caller: 'party',
    status: 201,
    body: actRequest,
    answer: actAnswer,
  },
  followPrint: {
    method: 'GET',
    path: '/api/portal/follow/documents/:seq/:key',
    summary: 'A document served on the party',
    caller: 'party',
    params: z.object({ seq: z.coerce.number().int().min(1), key: z.string().max(80) }),
    answer: printView,
  },
  followFile: {
    method: 'GET',
    path: '/api/portal/follow/files/:hash',
    summary: 'A file of the own case',
    caller: 'party',
    params: z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/) }),
    answer: z.unknown(),
  },
  verifyReceipt: {
    method: 'POST',
    path: '/api/portal/receipts/verify',
    summary: 'Check a receipt against the log',
    caller: 'public',
    body: z.object({ reference: z.string().max(60), seq: z.number().int().min(1), hash: z.string().max(128) }),
    answer: z.object({ intact: z.boolean(), words: wordsView }),
  },
  publicRegister: {
    method: 'GET',
    path: '/api/public/register',
    summary: 'Published decisions',
    caller: 'public',
    query: z.object({ cursor: z.string().max(400).optional(), procedure: z.string().max(80).optional() }),
    answer: publicRegisterView,
  },
  publicPage: {
    method: 'GET',
    path: '/api/public/register/:id',
    summary: 'One published decision',
    caller: 'public',
    params: caseParams,
    answer: publicPageView,
  },
  publicSeals: {
    method: 'GET',
    path: '/api/public/seals',
    summary: 'The newest daily seals of the log, newest first: keep one, and no earlier entry can be altered unseen',
    caller: 'public',
    answer: publicSealsView,
  },
} as const satisfies Record<string, Route>
