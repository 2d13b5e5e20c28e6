import { z } from 'zod'
import { dayView, wordsView } from './basic.ts'
import { dueView } from './case-view.ts'
import { registerEntryView, registerListView, registerView } from './register-view.ts'
import type { Route } from './route.ts'
import { statusView } from './status-view.ts'

/** Registers, calendar, accounts. */
export const houseRoutes = {
  registers: { method: 'GET', path: '/api/registers', summary: 'The registers kept here', caller: 'post', answer: registerListView },
  register: {
    method: 'GET',
    path: '/api/registers/:register',
    summary: 'A register as of a day',
    caller: 'post',
    params: z.object({ register: z.string().max(80) }),
    query: z.object({ on: dayView.optional(), cursor: z.string().max(400).optional() }),
    answer: registerView,
  },
  registerHistory: {
    method: 'GET',
    path: '/api/registers/:register/:id',
    summary: 'All editions of an entry',
    caller: 'post',
    params: z.object({ register: z.string().max(80), id: z.string().max(80) }),
    answer: z.object({ editions: z.array(registerEntryView) }),
  },
  calendar: {
    method: 'GET',
    path: '/api/calendar/:year',
    summary: 'Rest days and adjusted workdays of a year, with the notice',
    caller: 'public',
    params: z.object({ year: z.coerce.number().int().min(2010).max(2100) }),
    answer: z.object({
      year: z.number().int(),
      published: z.boolean(),
      notice: z.string().optional(),
      days: z.array(z.object({ date: dayView, name: z.string(), working: z.boolean(), notice: z.string() })),
    }),
  },
  calendarChange: {
    method: 'POST',
    path: '/api/calendar',
    summary: 'Add or amend days of the calendar; open limits move and are listed',
    caller: 'administrator',
    status: 201,
    body: z.object({
      notice: z.string().trim().min(4).max(100),
      days: z
        .array(z.object({ date: dayView, name: z.string().min(1).max(40), working: z.boolean() }))
        .min(1)
        .max(200),
    }),
    answer: z.object({
      moved: z.array(z.object({ case: z.string(), reference: z.string(), limit: wordsView, from: dayView, to: dayView })),
    }),
  },
  due: {
    method: 'POST',
    path: '/api/due',
    summary: 'When a limit ends, line by line',
    caller: 'public',
    body: z.object({
      start: dayView,
      amount: z.number().int().min(1).max(10_000),
      unit: z.enum(['workday', 'day', 'month', 'year']),
      roll: z.enum(['roll', 'no-roll']).default('roll'),
    }),
    answer: dueView,
  },
  status: {
    method: 'GET',
    path: '/api/status',
    summary: 'How the house stands: processes, database, jobs, timers, seals, disk, backup, calendar',
    caller: 'administrator',
    answer: statusView,
  },
  statusRun: {
    method: 'POST',
    path: '/api/status/run',
    summary: 'Do now what else is done by itself: look at the time, or run the failed jobs of a name again',
    caller: 'administrator',
    body: z.discriminatedUnion('work', [
      z.object({ work: z.literal('look-at-time') }),
      z.object({ work: z.literal('failed-jobs'), job: z.string().max(80) }),
    ]),
    answer: statusView,
  },
  houseCheck: {
    method: 'GET',
    path: '/api/house/check',
    summary: 'What the last nightly check of the district found',
    caller: 'administrator',
    answer: z.object({
      at: z.string(),
      cases: z.number().int(),
      limits: z.number().int(),
      files: z.number().int(),
      found: z.number().int(),
      findings: z.array(z.object({ code: z.string(), case: z.string().optional(), text: wordsView })),
    }),
  },
  webhookSecret: {
    method: 'POST',
    path: '/api/webhooks/:id/secret',
    summary: 'The secret a receiver checks signatures with; each showing is logged',
    caller: 'administrator',
    params: z.object({ id: z.uuid() }),
    answer: z.object({ secret: z.string() }),
  },
  accounts: {
    method: 'GET',
    path: '/api/accounts',
    summary: 'Local accounts, without any secret',
    caller: 'administrator',
    answer: z.object({
      items: z.array(
        z.object({
          account: z.string(),
          person: z.string(),
          posts: z.array(z.string()),
          locked: z.boolean(),
          disabled: z.boolean(),
          administrator: z.boolean(),
          secondFactor: z.boolean(),
        }),
      ),
    }),
  },
  accountCreate: {
    method: 'POST',
    path: '/api/accounts',
    summary: 'Create a local account; the first password is shown once',
    caller: 'administrator',
    status: 201,
    body: z.object({
      account: z
        .string()
        .trim()
        .regex(/^[a-z0-9][a-z0-9._-]{2,40}$/),
      person: z.string().max(80),
      administrator: z.boolean().default(false),
      /** Subject at the identity provider; such an account has no password here. */
      subject: z.string().trim().min(1).max(255).optional(),
    }),
    answer: z.object({ account: z.string(), password: z.string().optional() }),
  },
  accountAct: {
    method: 'POST',
    path: '/api/accounts/:account/acts',
    summary: 'Take away a second factor, give a new first password, disable or enable: never one’s own account; logged',
    caller: 'administrator',
    params: z.object({ account: z.string().max(80) }),
    body: z.object({
      act: z.enum(['reset-second-factor', 'reset-password', 'disable', 'enable']),
      purpose: z.string().trim().min(2).max(200),
    }),
    answer: z.object({ password: z.string().optional() }),
  },
} as const satisfies Record<string, Route>
