import { z } from 'zod'
import { actAnswer, actRequest, caseParams, rebindView, unmasked } from './act.ts'
import { dayView, fileView, instantView, problemView, wordsView } from './basic.ts'
import { caseView, printView } from './case-view.ts'
import { optionView } from './register-view.ts'
import type { Route } from './route.ts'
import { dutiesView, signingRow, worklistQuery, worklistView } from './work-view.ts'

/** The workbench: duties, worklists, cases, acts. */
export const caseRoutes = {
  duties: {
    method: 'GET',
    path: '/api/duties',
    summary: 'What this post owes, most urgent first',
    caller: 'post',
    query: z.object({ cursor: z.string().max(400).optional(), size: z.coerce.number().int().min(1).max(100).default(30) }),
    answer: dutiesView,
  },
  worklist: {
    method: 'GET',
    path: '/api/worklist',
    summary: 'Cases this post may see',
    caller: 'post',
    query: worklistQuery,
    answer: worklistView,
  },
  signing: {
    method: 'GET',
    path: '/api/signing',
    summary: 'Drafts waiting for this post’s signature',
    caller: 'post',
    answer: z.object({ items: z.array(signingRow), sentence: wordsView }),
  },
  open: {
    method: 'POST',
    path: '/api/cases',
    summary: 'Open a case at the counter, by telephone or by referral',
    caller: 'post',
    status: 201,
    body: z.object({
      procedure: z.string().max(80),
      event: z.string().max(80).optional(),
      organ: z.string().max(80).optional(),
      role: z.string().max(80).optional(),
      paper: z.record(z.string(), z.unknown()),
      on: dayView.optional(),
      lateReason: z.string().max(500).optional(),
    }),
    answer: actAnswer.extend({ secret: z.string().optional() }),
  },
  duplicates: {
    method: 'POST',
    path: '/api/cases/duplicates',
    summary: 'Open cases between the same parties about the same kind of matter',
    caller: 'post',
    body: z.object({ procedure: z.string().max(80), paper: z.record(z.string(), z.unknown()) }),
    answer: z.object({
      items: z.array(
        z.object({ case: z.string(), reference: z.string(), title: wordsView, began: dayView, stageTerm: wordsView, open: z.boolean() }),
      ),
    }),
  },
  case: {
    method: 'GET',
    path: '/api/cases/:id',
    summary: 'Everything about a case this post may see',
    caller: 'post',
    params: caseParams,
    answer: caseView,
  },
  act: {
    method: 'POST',
    path: '/api/cases/:id/acts',
    summary: 'Do something in a case',
    caller: 'post',
    status: 201,
    params: caseParams,
    body: actRequest,
    answer: actAnswer,
  },
  check: {
    method: 'POST',
    path: '/api/cases/:id/checks',
    summary: 'Whether an act would be lawful now; records nothing',
    caller: 'post',
    params: caseParams,
    body: actRequest,
    answer: z.object({ allowed: z.boolean(), refusals: problemView.shape.refusals.unwrap(), difference: rebindView.optional() }),
  },
  unmask: {
    method: 'POST',
    path: '/api/cases/:id/unmask',
    summary: 'Show personal values; purpose required, logged',
    caller: 'post',
    params: caseParams,
    body: z.object({ purpose: z.string().trim().min(2).max(200) }),
    answer: unmasked,
  },
  caseUpload: {
    method: 'POST',
    path: '/api/files',
    summary: 'Upload a file (multipart, field "file")',
    caller: 'post',
    status: 201,
    answer: fileView,
  },
  caseFile: {
    method: 'GET',
    path: '/api/cases/:id/files/:hash',
    summary: 'A file of the case',
    caller: 'post',
    params: caseParams.extend({ hash: z.string().regex(/^[0-9a-f]{64}$/) }),
    answer: z.unknown(),
  },
  print: {
    method: 'GET',
    path: '/api/cases/:id/documents/:seq/:key',
    summary: 'A document of the case, ready to print',
    caller: 'post',
    params: caseParams.extend({ seq: z.coerce.number().int().min(1), key: z.string().max(80) }),
    answer: printView,
  },
  exportCase: {
    method: 'GET',
    path: '/api/cases/:id/export',
    summary: 'The case file for checking offline',
    caller: 'post',
    params: caseParams,
    query: z.object({ reveal: z.enum(['yes', 'no']).default('no'), purpose: z.string().max(200).optional() }),
    answer: z.unknown(),
  },
  readers: {
    method: 'GET',
    path: '/api/cases/:id/readers',
    summary: 'Who has read the case',
    caller: 'post',
    params: caseParams,
    answer: z.object({
      items: z.array(z.object({ at: instantView, post: z.string(), organ: z.string(), what: z.string(), purpose: z.string().optional() })),
    }),
  },
  live: {
    method: 'GET',
    path: '/api/live',
    summary: 'Server-sent events: {case, version} when something this post may see has changed',
    caller: 'post',
    answer: z.unknown(),
  },
  options: {
    method: 'GET',
    path: '/api/options',
    summary: 'Choices for a form: organs with a duty, posts of an organ, entries of a register',
    caller: 'post',
    query: z.object({
      organ: z.string().max(80).optional(),
      duty: z.string().max(80).optional(),
      register: z.string().max(80).optional(),
      kind: z.enum(['organ', 'post', 'entry']),
    }),
    answer: z.object({ options: z.array(optionView) }),
  },
} as const satisfies Record<string, Route>
