import { findPeriod, monthsWithin } from '@fadu/indicator'
import { z } from 'zod'
import { dayView, pageOf } from './basic.ts'
import { contributingCaseView, districtSumsView, indicatorListView, indicatorView, movedCaseView } from './indicator-view.ts'
import type { Route } from './route.ts'

/** The rule-of-law office and those who lead: nobody else sees figures of the whole district. */
const readers = ['rule-of-law-office', 'reconsideration-organ-head', 'reconsideration-office-head', 'dispute-centre-lead'] as const

const period = z
  .string()
  .max(30)
  .refine((name) => findPeriod(name) !== undefined, { message: '没有这个时期 / no such period' })
const wholeMonths = (name: string): boolean => {
  const found = findPeriod(name)
  return found !== undefined && monthsWithin(found).rest.length === 0
}
const asked = z.object({
  /** `2026`, `2026-H1`, `2026-Q2`, `2026-06` or `2026-03-01..2026-04-15`; this year unless told. */
  period: period.optional(),
  /** As it was known at the end of this day. */
  asOf: dayView.optional(),
})
const params = z.object({ id: z.string().regex(/^[a-z][a-z0-9-]{0,80}$/) })

export const indicatorRoutes = {
  indicators: {
    method: 'GET',
    path: '/api/indicators',
    summary: 'Every indicator with its value in a period, and how its targets stand',
    caller: 'post',
    duty: readers,
    query: asked,
    answer: indicatorListView,
  },
  districtSums: {
    method: 'GET',
    path: '/api/districts',
    summary: 'For a city or province: its districts side by side, from the sums of each and never from a case',
    caller: 'post',
    duty: readers,
    query: z.object({
      /** Of whole months: sums are kept by month. */
      period: z
        .string()
        .max(30)
        .refine(wholeMonths, { message: '没有这个时期，或者不是整月 / no such period, or not of whole months' })
        .optional(),
    }),
    answer: districtSumsView,
  },
  indicator: {
    method: 'GET',
    path: '/api/indicators/:id',
    summary: 'One indicator: what it counts, its course, and where it comes from by organ, small cells hidden',
    caller: 'post',
    duty: readers,
    params,
    query: asked,
    answer: indicatorView,
  },
  indicatorCases: {
    method: 'GET',
    path: '/api/indicators/:id/cases',
    summary: 'The cases a number is made of; those the post may not see are counted and not listed',
    caller: 'post',
    duty: readers,
    params,
    query: asked.extend({
      reading: z.string().max(40).optional(),
      organ: z.string().max(80).optional(),
      /** Only those in the numerator, or only those that are not. */
      hit: z.enum(['yes', 'no']).optional(),
      cursor: z.string().max(400).optional(),
    }),
    answer: pageOf(contributingCaseView).extend({ notShown: z.number().int() }),
  },
  indicatorMoves: {
    method: 'GET',
    path: '/api/indicators/:id/moves',
    summary: 'The cases by which a number differs from what it was at the end of a day: entered, left, or counted otherwise',
    caller: 'post',
    duty: readers,
    params,
    query: asked.omit({ asOf: true }).extend({ since: dayView, cursor: z.string().max(400).optional() }),
    answer: pageOf(movedCaseView).extend({ notShown: z.number().int() }),
  },
} as const satisfies Record<string, Route>
