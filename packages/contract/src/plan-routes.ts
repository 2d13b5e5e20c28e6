import { z } from 'zod'
import { caseParams } from './act.ts'
import { planAlignmentView, planDifferenceView, planListsView, planReadingView, plansView, planView } from './plan-view.ts'
import type { Route } from './route.ts'

const readFile = z.object({ file: z.string().regex(/^[0-9a-f]{64}$/), name: z.string().trim().min(1).max(200) })

/** Plans: what was read in a document, and how its commitments stand. What is done with them are acts of the plan's case. */
export const planRoutes = {
  plans: {
    method: 'GET',
    path: '/api/plans',
    summary: 'Plans this post may see, with how far they are',
    caller: 'post',
    answer: plansView,
  },
  planReading: {
    method: 'POST',
    path: '/api/plans/readings',
    summary: 'Reads an uploaded plan document; proposes, records nothing',
    caller: 'post',
    duty: 'rule-of-law-office',
    // The plan itself, and files that belong to it: attachments, tables of tasks and of indicators.
    body: z.object({ ...readFile.shape, others: z.array(readFile).max(9).default([]) }),
    answer: planReadingView,
  },
  plan: {
    method: 'GET',
    path: '/api/plans/:id',
    summary: 'A plan with its tree: items, units, targets, tasks',
    caller: 'post',
    onCase: 'read',
    params: caseParams,
    answer: planView,
  },
  planText: {
    method: 'GET',
    path: '/api/plans/:id/text',
    summary: 'The text of the plan document, and what a fresh reading of it proposes',
    caller: 'post',
    onCase: 'read',
    params: caseParams,
    answer: planReadingView,
  },
  planAlignment: {
    method: 'GET',
    path: '/api/plans/:id/alignment',
    summary: 'The plan beside the plan above it: covered, uncovered, contradicted',
    caller: 'post',
    onCase: 'read',
    params: caseParams,
    answer: planAlignmentView,
  },
  planDifference: {
    method: 'GET',
    path: '/api/plans/:id/difference',
    summary: 'The plan beside its earlier version: added, changed, removed, and which tasks run',
    caller: 'post',
    onCase: 'read',
    params: caseParams,
    answer: planDifferenceView,
  },
  planLists: {
    method: 'GET',
    path: '/api/plans/:id/lists',
    summary: 'The responsibility list by unit or by leader, for print',
    caller: 'post',
    onCase: 'read',
    params: caseParams,
    query: z.object({ by: z.enum(['unit', 'leader', 'plan']).default('unit') }),
    answer: planListsView,
  },
} as const satisfies Record<string, Route>
