import { z } from 'zod'
import { dayView, fileView, instantView, problemView, wordsView } from './basic.ts'
import { caseView, dueView, printView } from './case-view.ts'
import { followView, offeredView, publicPageView, publicRegisterView, receiptView } from './portal-view.ts'
import { optionView, registerEntryView, registerListView, registerView } from './register-view.ts'
import { dutiesView, sessionView, signingRow, worklistQuery, worklistView } from './work-view.ts'

/**
 * Who may call a route at all. `party` holds a follow session for one case, `post` a session with a post.
 * What they may do in a given case is decided by the roles of the procedure.
 */
export type Caller = 'public' | 'party' | 'post' | 'administrator' | 'demonstration'

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Fastify style: `/api/cases/:id`. */
  readonly path: string
  readonly summary: string
  readonly caller: Caller
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  readonly body?: z.ZodType
  readonly answer: z.ZodType
  readonly status?: 200 | 201 | 204
}

const caseParams = z.object({ id: z.uuid() })
const nothing = z.null()

/** An act in a case: an event of its procedure or an act of the engine. The paper is checked by the paper's own schema. */
export const actRequest = z
  .object({
    event: z.string().min(1).max(80),
    role: z.string().max(80).optional(),
    paper: z.record(z.string(), z.unknown()).default({}),
    /** The legal day; today when absent. */
    on: dayView.optional(),
    lateReason: z.string().trim().max(500).optional(),
    /** The version the sender saw; also accepted as If-Match. */
    version: z.number().int().optional(),
  })
  .meta({ id: 'ActRequest' })

export const actAnswer = z
  .object({ id: z.string(), version: z.number().int(), seq: z.number().int(), hash: z.string(), recordedAt: instantView, stage: z.string(), reference: z.string() })
  .meta({ id: 'ActAnswer' })

/** For re-binding a case: what the other edition would make of it. */
const rebindView = z
  .object({ unknown: z.array(z.string()), stage: z.object({ from: z.string(), to: z.string() }), limits: z.array(z.object({ key: z.string(), term: wordsView, from: dayView.optional(), to: dayView.optional() })) })
  .meta({ id: 'RebindDifference' })

const unmasked = z.object({ parties: z.array(z.object({ key: z.string(), values: z.array(z.object({ label: wordsView, value: z.string() })) })) }).meta({ id: 'Unmasked' })

/** Every route of the house: the server registers them, the web client is typed by them, OpenAPI is written from them. */
export const routes = {
  health: { method: 'GET', path: '/health', summary: 'Whether the process and its database answer', caller: 'public', answer: z.object({ status: z.enum(['ok', 'failing']), database: z.enum(['ok', 'failing']), version: z.string(), engine: z.enum(['embedded', 'postgresql']) }) },

  // Portal
  offered: { method: 'GET', path: '/api/portal/procedures', summary: 'What can be filed here', caller: 'public', answer: offeredView },
  portalOptions: { method: 'GET', path: '/api/portal/options', summary: 'Organs that carry a duty, for the forms of the public', caller: 'public', query: z.object({ duty: z.string().max(80) }), answer: z.object({ options: z.array(optionView) }) },
  file: { method: 'POST', path: '/api/portal/cases', summary: 'File a case', caller: 'public', status: 201,
    body: z.object({ procedure: z.string().max(80), organ: z.string().max(80).optional(), paper: z.record(z.string(), z.unknown()) }), answer: receiptView },
  upload: { method: 'POST', path: '/api/portal/files', summary: 'Upload a file (multipart, field "file")', caller: 'public', status: 201, answer: fileView },
  followOpen: { method: 'POST', path: '/api/portal/follow', summary: 'Open the follow page with number and secret', caller: 'public',
    body: z.object({ reference: z.string().trim().min(3).max(60), secret: z.string().trim().min(6).max(60) }), answer: followView },
  follow: { method: 'GET', path: '/api/portal/follow', summary: 'The case of the open follow session', caller: 'party', answer: followView },
  followClose: { method: 'DELETE', path: '/api/portal/follow', summary: 'Close the follow session', caller: 'party', answer: nothing, status: 204 },
  followAct: { method: 'POST', path: '/api/portal/follow/acts', summary: 'A party files something in its case', caller: 'party', status: 201, body: actRequest, answer: actAnswer },
  followPrint: { method: 'GET', path: '/api/portal/follow/documents/:seq/:key', summary: 'A document served on the party', caller: 'party', params: z.object({ seq: z.coerce.number().int().min(1), key: z.string().max(80) }), answer: printView },
  followFile: { method: 'GET', path: '/api/portal/follow/files/:hash', summary: 'A file of the own case', caller: 'party', params: z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/) }), answer: z.unknown() },
  verifyReceipt: { method: 'POST', path: '/api/portal/receipts/verify', summary: 'Check a receipt against the log', caller: 'public', body: z.object({ reference: z.string().max(60), seq: z.number().int().min(1), hash: z.string().max(128) }), answer: z.object({ intact: z.boolean(), words: wordsView }) },
  publicRegister: { method: 'GET', path: '/api/public/register', summary: 'Published decisions', caller: 'public', query: z.object({ cursor: z.string().max(400).optional(), procedure: z.string().max(80).optional() }), answer: publicRegisterView },
  publicPage: { method: 'GET', path: '/api/public/register/:id', summary: 'One published decision', caller: 'public', params: caseParams, answer: publicPageView },

  // Session
  signIn: { method: 'POST', path: '/api/session', summary: 'Sign in with a local account', caller: 'public', body: z.object({ account: z.string().trim().min(1).max(80), password: z.string().min(1).max(200) }), answer: sessionView },
  session: { method: 'GET', path: '/api/session', summary: 'Who is signed in, and through which post', caller: 'post', answer: sessionView },
  signOut: { method: 'DELETE', path: '/api/session', summary: 'Sign out', caller: 'post', answer: nothing, status: 204 },
  switchPost: { method: 'PUT', path: '/api/session/post', summary: 'Act through another of one’s posts', caller: 'post', body: z.object({ post: z.string().max(80) }), answer: sessionView },
  changePassword: { method: 'PUT', path: '/api/session/password', summary: 'Change one’s password', caller: 'post', body: z.object({ old: z.string().max(200), new: z.string().min(10).max(200) }), answer: nothing, status: 204 },
  demonstrationPosts: { method: 'GET', path: '/api/demonstration/posts', summary: 'Posts to choose from; demonstration only', caller: 'demonstration',
    answer: z.object({ posts: z.array(z.object({ post: z.string(), title: z.string(), organ: z.string(), person: z.string(), about: wordsView })) }) },
  demonstrationSignIn: { method: 'POST', path: '/api/demonstration/session', summary: 'Sign in by choosing a post; demonstration only', caller: 'demonstration', body: z.object({ post: z.string().max(80) }), answer: sessionView },

  // Workbench
  duties: { method: 'GET', path: '/api/duties', summary: 'What this post owes, most urgent first', caller: 'post', query: z.object({ cursor: z.string().max(400).optional(), size: z.coerce.number().int().min(1).max(100).default(30) }), answer: dutiesView },
  worklist: { method: 'GET', path: '/api/worklist', summary: 'Cases this post may see', caller: 'post', query: worklistQuery, answer: worklistView },
  signing: { method: 'GET', path: '/api/signing', summary: 'Drafts waiting for this post’s signature', caller: 'post', answer: z.object({ items: z.array(signingRow), sentence: wordsView }) },
  open: { method: 'POST', path: '/api/cases', summary: 'Open a case at the counter, by telephone or by referral', caller: 'post', status: 201,
    body: z.object({ procedure: z.string().max(80), event: z.string().max(80).optional(), organ: z.string().max(80).optional(), role: z.string().max(80).optional(), paper: z.record(z.string(), z.unknown()), on: dayView.optional(), lateReason: z.string().max(500).optional() }), answer: actAnswer.extend({ secret: z.string().optional() }) },
  duplicates: { method: 'POST', path: '/api/cases/duplicates', summary: 'Open cases between the same parties about the same kind of matter', caller: 'post', body: z.object({ procedure: z.string().max(80), paper: z.record(z.string(), z.unknown()) }),
    answer: z.object({ items: z.array(z.object({ case: z.string(), reference: z.string(), title: wordsView, began: dayView, stageTerm: wordsView, open: z.boolean() })) }) },
  case: { method: 'GET', path: '/api/cases/:id', summary: 'Everything about a case this post may see', caller: 'post', params: caseParams, answer: caseView },
  act: { method: 'POST', path: '/api/cases/:id/acts', summary: 'Do something in a case', caller: 'post', status: 201, params: caseParams, body: actRequest, answer: actAnswer },
  check: { method: 'POST', path: '/api/cases/:id/checks', summary: 'Whether an act would be lawful now; records nothing', caller: 'post', params: caseParams, body: actRequest, answer: z.object({ allowed: z.boolean(), refusals: problemView.shape.refusals.unwrap(), difference: rebindView.optional() }) },
  unmask: { method: 'POST', path: '/api/cases/:id/unmask', summary: 'Show personal values; purpose required, logged', caller: 'post', params: caseParams, body: z.object({ purpose: z.string().trim().min(2).max(200) }), answer: unmasked },
  caseUpload: { method: 'POST', path: '/api/files', summary: 'Upload a file (multipart, field "file")', caller: 'post', status: 201, answer: fileView },
  caseFile: { method: 'GET', path: '/api/cases/:id/files/:hash', summary: 'A file of the case', caller: 'post', params: caseParams.extend({ hash: z.string().regex(/^[0-9a-f]{64}$/) }), answer: z.unknown() },
  print: { method: 'GET', path: '/api/cases/:id/documents/:seq/:key', summary: 'A document of the case, ready to print', caller: 'post', params: caseParams.extend({ seq: z.coerce.number().int().min(1), key: z.string().max(80) }), answer: printView },
  exportCase: { method: 'GET', path: '/api/cases/:id/export', summary: 'The case file for checking offline', caller: 'post', params: caseParams, query: z.object({ reveal: z.enum(['yes', 'no']).default('no'), purpose: z.string().max(200).optional() }), answer: z.unknown() },
  readers: { method: 'GET', path: '/api/cases/:id/readers', summary: 'Who has read the case', caller: 'post', params: caseParams, answer: z.object({ items: z.array(z.object({ at: instantView, post: z.string(), organ: z.string(), what: z.string(), purpose: z.string().optional() })) }) },
  live: { method: 'GET', path: '/api/live', summary: 'Server-sent events: {case, version} when something this post may see has changed', caller: 'post', answer: z.unknown() },
  options: { method: 'GET', path: '/api/options', summary: 'Choices for a form: organs with a duty, posts of an organ, entries of a register', caller: 'post',
    query: z.object({ organ: z.string().max(80).optional(), duty: z.string().max(80).optional(), register: z.string().max(80).optional(), kind: z.enum(['organ', 'post', 'entry']) }), answer: z.object({ options: z.array(optionView) }) },

  // Registers, calendar, administration
  registers: { method: 'GET', path: '/api/registers', summary: 'The registers kept here', caller: 'post', answer: registerListView },
  register: { method: 'GET', path: '/api/registers/:register', summary: 'A register as of a day', caller: 'post', params: z.object({ register: z.string().max(80) }), query: z.object({ on: dayView.optional(), cursor: z.string().max(400).optional() }), answer: registerView },
  registerHistory: { method: 'GET', path: '/api/registers/:register/:id', summary: 'All editions of an entry', caller: 'post', params: z.object({ register: z.string().max(80), id: z.string().max(80) }), answer: z.object({ editions: z.array(registerEntryView) }) },
  calendar: { method: 'GET', path: '/api/calendar/:year', summary: 'Rest days and adjusted workdays of a year, with the notice', caller: 'public', params: z.object({ year: z.coerce.number().int().min(2010).max(2100) }),
    answer: z.object({ year: z.number().int(), published: z.boolean(), notice: z.string().optional(), days: z.array(z.object({ date: dayView, name: z.string(), working: z.boolean(), notice: z.string() })) }) },
  calendarChange: { method: 'POST', path: '/api/calendar', summary: 'Add or amend days of the calendar; open limits move and are listed', caller: 'administrator', status: 201,
    body: z.object({ notice: z.string().trim().min(4).max(100), days: z.array(z.object({ date: dayView, name: z.string().min(1).max(40), working: z.boolean() })).min(1).max(200) }),
    answer: z.object({ moved: z.array(z.object({ case: z.string(), reference: z.string(), limit: wordsView, from: dayView, to: dayView })) }) },
  due: { method: 'POST', path: '/api/due', summary: 'When a limit ends, line by line', caller: 'public', body: z.object({ start: dayView, amount: z.number().int().min(1).max(10_000), unit: z.enum(['workday', 'day', 'month', 'year']), roll: z.enum(['roll', 'no-roll']).default('roll') }), answer: dueView },
  accounts: { method: 'GET', path: '/api/accounts', summary: 'Local accounts, without any secret', caller: 'administrator', answer: z.object({ items: z.array(z.object({ account: z.string(), person: z.string(), posts: z.array(z.string()), locked: z.boolean(), administrator: z.boolean() })) }) },
  accountCreate: { method: 'POST', path: '/api/accounts', summary: 'Create a local account; the first password is shown once', caller: 'administrator', status: 201, body: z.object({ account: z.string().trim().regex(/^[a-z0-9][a-z0-9._-]{2,40}$/), person: z.string().max(80), administrator: z.boolean().default(false) }), answer: z.object({ account: z.string(), password: z.string() }) },
} as const satisfies Record<string, Route>

export type RouteName = keyof typeof routes
export type Answer<N extends RouteName> = z.output<(typeof routes)[N]['answer']>
type Part<N extends RouteName, K extends 'params' | 'query' | 'body'> = (typeof routes)[N] extends Record<K, infer S extends z.ZodType> ? z.input<S> : undefined
/** What a caller hands over for a route: params, query and body as far as the route has them. */
export interface Asked<N extends RouteName> {
  readonly params?: Part<N, 'params'>
  readonly query?: Part<N, 'query'>
  readonly body?: Part<N, 'body'>
}
