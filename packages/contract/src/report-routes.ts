import { z } from 'zod'
import { caseParams } from './act.ts'
import { dayView } from './basic.ts'
import { figureProposalView, publicReportView, reportsView, reportView } from './report-view.ts'
import type { Route } from './route.ts'

/** Annual reports: how each stands, and the document it becomes. What is done with them are acts of the report's case. */
export const reportRoutes = {
  reports: {
    method: 'GET',
    path: '/api/reports',
    summary: 'Annual reports this post may see, with how far they are',
    caller: 'post',
    answer: reportsView,
  },
  report: {
    method: 'GET',
    path: '/api/reports/:id',
    summary: 'An annual report: parts, sections, frozen figures beside the live ones, contradictions, what is missing',
    caller: 'post',
    onCase: 'read',
    params: caseParams,
    answer: reportView,
  },
  reportFigures: {
    method: 'POST',
    path: '/api/reports/:id/figures',
    summary: 'Reckons chosen indicators for the year as known at the end of a day; proposes, records nothing',
    caller: 'post',
    duty: 'rule-of-law-office',
    onCase: 'act',
    params: caseParams,
    body: z.object({
      asOf: dayView,
      figures: z
        .array(
          z.object({
            indicator: z.string().regex(/^[a-z][a-z0-9-]{0,80}$/),
            qualifier: z.enum(['exact', 'at-least', 'more-than', 'nearly', 'about']).default('exact'),
          }),
        )
        .min(1)
        .max(500),
      /** With the same figures of the year before, for growth. */
      before: z.boolean().default(false),
    }),
    answer: figureProposalView,
  },
  reportDocument: {
    method: 'GET',
    path: '/api/reports/:id/document',
    summary: 'The report in the layout of GB/T 9704 with its annex of figures, as a docx file',
    caller: 'post',
    onCase: 'read',
    params: caseParams,
    answer: z.unknown(),
  },
  publicReport: {
    method: 'GET',
    path: '/api/public/reports/:id',
    summary: 'A published annual report with its metadata and the annex of its figures',
    caller: 'public',
    params: caseParams,
    answer: publicReportView,
  },
} as const satisfies Record<string, Route>
