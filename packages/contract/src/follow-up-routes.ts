import { findPeriod } from '@fadu/indicator'
import { z } from 'zod'
import { caseParams } from './act.ts'
import { assessmentScoresView, assessmentsView, assessmentView } from './assessment-view.ts'
import { dayView } from './basic.ts'
import { boardView } from './board-view.ts'
import { bulletinsView, bulletinView, figuresReckonedView, meetingsView, meetingView } from './meeting-view.ts'
import type { Route } from './route.ts'

const year = z
  .string()
  .regex(/^\d{4}$/)
  .refine((name) => findPeriod(name) !== undefined, { message: '没有这个年度 / no such year' })
const office = 'rule-of-law-office'

/** What is made of plans and meetings: assessments, meetings, bulletins, the board. What is done with them are acts of their cases. */
export const followUpRoutes = {
  assessments: {
    method: 'GET',
    path: '/api/assessments',
    summary: 'Assessments this post may see',
    caller: 'post',
    answer: assessmentsView,
  },
  assessment: {
    method: 'GET',
    path: '/api/assessments/:id',
    summary: 'An assessment: its scheme, and for each unit figures, points, objections; a unit sees its own line',
    caller: 'post',
    onCase: 'read',
    params: caseParams,
    answer: assessmentView,
  },
  assessmentScores: {
    method: 'GET',
    path: '/api/assessments/:id/scores',
    summary: 'The preliminary score as reckoned for a day; records nothing',
    caller: 'post',
    onCase: 'act',
    duty: office,
    params: caseParams,
    query: z.object({ asOf: dayView }),
    answer: assessmentScoresView,
  },
  meetings: {
    method: 'GET',
    path: '/api/meetings',
    summary: 'Meetings this post may see, with how far their decisions are',
    caller: 'post',
    answer: meetingsView,
  },
  meeting: {
    method: 'GET',
    path: '/api/meetings/:id',
    summary: 'A meeting: agenda, opinions, attendance, decisions and the tasks that came of them',
    caller: 'post',
    onCase: 'read',
    params: caseParams,
    answer: meetingView,
  },
  bulletins: {
    method: 'GET',
    path: '/api/bulletins',
    summary: 'Bulletins this post may see, with who has received them',
    caller: 'post',
    answer: bulletinsView,
  },
  bulletin: {
    method: 'GET',
    path: '/api/bulletins/:id',
    summary: 'A bulletin: its text with the figures it refers to, and who received it',
    caller: 'post',
    onCase: 'read',
    params: caseParams,
    answer: bulletinView,
  },
  figuresReckoned: {
    method: 'POST',
    path: '/api/figures',
    summary: 'Values of indicators as known at the end of a day, in the form in which papers freeze them; records nothing',
    caller: 'post',
    duty: office,
    body: z.object({
      asOf: dayView,
      figures: z
        .array(z.object({ indicator: z.string().max(80), year }))
        .min(1)
        .max(200),
    }),
    answer: figuresReckonedView,
  },
  board: {
    method: 'GET',
    path: '/api/board',
    summary: 'The display of results: tasks by unit, indicators against targets, milestones of a year',
    caller: 'post',
    query: z.object({ year: year.optional() }),
    answer: boardView,
  },
} as const satisfies Record<string, Route>
