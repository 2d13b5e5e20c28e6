import type { Writable } from 'node:stream'
import { type Answer, type Asked, type ProblemView, problemView, type Route, type RouteName, routes } from '@fadu/contract'
import { type Instant, millisecondsOf } from '@fadu/legal-time'
import type { Catalogue } from '@fadu/procedure'
import { sql } from '@fadu/store'
import type { TestDatabase } from '@fadu/store/testing'
import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import { buildApp } from '../app.ts'
import { hotp, stepAt } from '../auth/one-time-code.ts'
import { clockAt, type SetClock } from '../clock.ts'
import { type House, openHouse } from '../house.ts'
import { readSettings } from '../settings.ts'
import { enterDistrict, type PostName, password, posts } from './test-district.ts'

/** What a route answered: exactly one of `answer` and `problem`, each checked against the contract. */
export interface Reply<N extends RouteName> {
  readonly status: number
  readonly answer: Answer<N>
  readonly problem: ProblemView
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>
  readonly cookies: readonly { name: string; value: string }[]
  readonly raw: Buffer
}

export interface Call<N extends RouteName> extends Asked<N> {
  /** A post to act through (signed in on first use), or a cookie header as it is. */
  readonly as?: PostName | { readonly cookie: string }
  readonly headers?: Readonly<Record<string, string>>
  /** The address it comes from. */
  readonly from?: string
  /** A body sent as it is, for uploads and for bodies no schema would let through. */
  readonly payload?: Buffer | string
}

export interface TestHouse {
  readonly house: House
  readonly app: FastifyInstance
  readonly clock: SetClock
  /** Routes that gave the answer of their contract at least once. */
  readonly answered: Set<RouteName>
  call<N extends RouteName>(name: N, call?: Call<N>): Promise<Reply<N>>
  /** The same, for a call that must succeed. @throws with the problem's text */
  must<N extends RouteName>(name: N, call?: Call<N>): Promise<Answer<N>>
  cookieOf(post: PostName): Promise<string>
  close(): Promise<void>
}

export interface HouseWishes {
  readonly mode?: 'real' | 'demonstration'
  readonly clock?: SetClock
  readonly environment?: Readonly<Record<string, string>>
  readonly withQueue?: boolean
  /** A second house on a database that has its district already. */
  readonly joining?: boolean
  /** The district to enter; the usual one unless told. */
  readonly enter?: (house: House) => Promise<void>
  readonly catalogue?: Catalogue
  readonly logTo?: Writable
}

/** Monday, 2 March 2026, nine in the morning in China. */
export const monday = '2026-03-02T01:00:00.000Z' as Instant
export const morningOf = (day: string): Instant => `${day}T01:00:00.000Z` as Instant

/** The real server on a real database, with a clock that stands where it is set. */
export async function openTestHouse(database: TestDatabase, wishes: HouseWishes = {}): Promise<TestHouse> {
  const clock = wishes.clock ?? clockAt(monday)
  const settings = readSettings({
    FADU_DATA: database.folder,
    FADU_MODE: wishes.mode ?? 'demonstration',
    FADU_LOG: 'silent',
    FADU_RATE: '6000000',
    FADU_MASTER_KEY: '07'.repeat(32),
    FADU_UPLOAD_MEGABYTES: '1',
    ...(database.databaseUrl && { DATABASE_URL: database.databaseUrl }),
    ...wishes.environment,
  })
  const house = await openHouse(settings, clock, {
    withQueue: wishes.withQueue ?? false,
    ...(wishes.catalogue && { catalogue: wishes.catalogue }),
  })
  if (!wishes.joining) await (wishes.enter ?? enterDistrict)(house)
  const app = await buildApp(house, undefined, wishes.logTo)
  return callable({ house, app, clock })
}

function callable({ house, app, clock }: Pick<TestHouse, 'house' | 'app' | 'clock'>): TestHouse {
  const answered = new Set<RouteName>()
  // Sessions end when their time is over; a test that moves the clock signs in again.
  const cookies = new Map<string, Promise<string>>()
  const test: TestHouse = {
    house,
    app,
    clock,
    answered,
    cookieOf: (name) => {
      const key = `${name} ${clock.now()}`
      if (!cookies.has(key)) cookies.set(key, signedIn(test, name))
      return cookies.get(key)!
    },
    call: async (name, asked = {}) => {
      const cookie = typeof asked.as === 'string' ? await test.cookieOf(asked.as) : asked.as?.cookie
      const response = await app.inject({
        method: routes[name].method,
        url: addressOf(name, asked),
        ...(asked.from && { remoteAddress: asked.from }),
        headers: {
          'x-fadu-csrf': '1',
          ...(asked.body !== undefined && { 'content-type': 'application/json' }),
          ...(cookie && { cookie }),
          ...asked.headers,
        },
        ...(asked.payload !== undefined
          ? { payload: asked.payload }
          : asked.body !== undefined
            ? { payload: JSON.stringify(asked.body) }
            : {}),
      })
      return checked(name, answered, response)
    },
    must: async (name, asked) => {
      const reply = await test.call(name, asked)
      if (reply.problem) throw new Error(`${name} ${reply.status}: ${JSON.stringify(reply.problem.refusals ?? reply.problem)}`)
      return reply.answer
    },
    close: async () => {
      await app.close()
      await house.close()
    },
  }
  return test
}

/** Signs in through the door of the mode and changes to the post where the person holds several. */
async function signedIn(test: TestHouse, name: PostName): Promise<string> {
  const { person } = posts.find((p) => p.id === name)!
  const account = person.slice(2)
  const first = await test.call('signIn', { body: { account, password } })
  const reply = first.problem?.code === 'code-needed' ? await withCode(test, account) : first
  if (reply.answer?.secondFactor === 'demanded') return enrolled(test, account, cookieFrom(reply))
  if (reply.problem) throw new Error(`${name} cannot sign in: ${JSON.stringify(reply.problem)}`)
  const as = { cookie: cookieFrom(reply) }
  if (reply.answer.post.id !== name) await test.must('switchPost', { as, body: { post: name } })
  return as.cookie
}

/** Keys of the authenticators of this run, by account; a test has no phone. */
const authenticators = new Map<string, Buffer>()
export const codeOf = (test: TestHouse, account: string): string =>
  hotp(authenticators.get(account)!, stepAt(millisecondsOf(test.clock.now())))

/** The clock of a test stands still, and a code serves once: the next sign-in of the same instant needs the step again. */
async function withCode(test: TestHouse, account: string) {
  await test.house.store.database.query(sql`update second_factor set last_step = 0`)
  return test.call('signIn', { body: { account, password, code: codeOf(test, account) } })
}

/** Sets up the second factor with a key this test then holds. @returns the cookie of the session that follows */
export async function enrolled(test: TestHouse, account: string, cookie: string, code?: string): Promise<string> {
  const { key } = await test.must('secondFactorPropose', { as: { cookie }, body: { password, ...(code && { code }) } })
  holdKey(account, key)
  return cookieFrom(await test.call('secondFactorConfirm', { as: { cookie }, body: { code: codeOf(test, account) } }))
}

export const holdKey = (account: string, key: string): void => void authenticators.set(account, fromBase32(key))

function fromBase32(key: string): Buffer {
  const bits = [...key.replaceAll(' ', '')].map((c) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}

export const cookieFrom = (reply: { readonly cookies: readonly { name: string; value: string }[] }): string =>
  reply.cookies.map((c) => `${c.name}=${c.value}`).join('; ')

export function addressOf(name: RouteName, asked: { params?: unknown; query?: unknown }): string {
  const params = (asked.params ?? {}) as Record<string, string | number>
  const path = routes[name].path.replaceAll(/:(\w+)/g, (_, key: string) => encodeURIComponent(String(params[key])))
  const query = new URLSearchParams(
    Object.entries((asked.query ?? {}) as object).map(([k, v]): [string, string] => [k, String(v)]),
  ).toString()
  return query ? `${path}?${query}` : path
}

/** The contract holds when nothing is missing, nothing has another shape, and nothing is there that it does not name. */
function checked<N extends RouteName>(
  name: N,
  answered: Set<RouteName>,
  response: Awaited<ReturnType<FastifyInstance['inject']>> extends infer R ? R : never,
): Reply<N> {
  const route = routes[name] as Route
  const { statusCode: status, headers, rawPayload: raw } = response
  const common = { status, headers, raw, cookies: response.cookies as never }
  const json = String(headers['content-type']).includes('json') && raw.length > 0 ? (JSON.parse(raw.toString()) as unknown) : null
  if (status >= 400 && !(name === 'health' && status === 503))
    return { ...common, answer: undefined as never, problem: exactly(problemView, json, `${name} ${status}`) }
  if (status !== (route.status ?? 200)) throw new Error(`${name} answered ${status}, its contract says ${route.status ?? 200}`)
  const answer = route.answer.def.type === 'unknown' ? json : exactly(route.answer, json, name)
  answered.add(name)
  return { ...common, answer: answer as Answer<N>, problem: undefined as never }
}

function exactly<S extends z.ZodType>(schema: S, value: unknown, what: string): z.output<S> {
  const parsed = schema.parse(value)
  if (JSON.stringify(sorted(parsed)) !== JSON.stringify(sorted(value)))
    throw new Error(`${what} answers more than its contract names:\n${JSON.stringify(value)}\n${JSON.stringify(parsed)}`)
  return parsed
}

const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : value !== null && typeof value === 'object'
      ? Object.fromEntries(
          Object.entries(value)
            .toSorted(([a], [b]) => (a < b ? -1 : 1))
            .map(([k, v]) => [k, sorted(v)]),
        )
      : value

/** The live stream of a post: what it is told, in order. */
export interface PostsStream {
  next(): Promise<{ case: string; version: number }>
  /** Resolves when the server has ended the stream. */
  readonly ended: Promise<boolean>
  close(): void
}

export async function streamOf(test: TestHouse, address: string, post: PostName): Promise<PostsStream> {
  const stop = new AbortController()
  const response = await fetch(`${address}/api/live`, { headers: { cookie: await test.cookieOf(post) }, signal: stop.signal })
  if (response.status !== 200 || !response.body) throw new Error(`the stream answered ${response.status}`)
  const told: { case: string; version: number }[] = []
  const waiting: ((change: { case: string; version: number }) => void)[] = []
  const ended = (async () => {
    let text = ''
    for await (const chunk of response.body!) {
      text += Buffer.from(chunk).toString()
      const parts = text.split('\n\n')
      text = parts.pop()!
      for (const data of parts.flatMap((p) => p.split('\n').filter((l) => l.startsWith('data: '))))
        told.push(JSON.parse(data.slice(6)) as { case: string; version: number })
      while (told.length > 0 && waiting.length > 0) waiting.shift()!(told.shift()!)
    }
    return true
  })().catch(() => false)
  return {
    next: () => (told.length > 0 ? Promise.resolve(told.shift()!) : new Promise((resolve) => waiting.push(resolve))),
    ended,
    close: () => stop.abort(),
  }
}
