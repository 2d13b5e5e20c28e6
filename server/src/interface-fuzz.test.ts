import { problemView } from '@fadu/contract'
import { enginesHere, type TestDatabases, testDatabases } from '@fadu/store/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hostileTexts, type JsonSchema, type Known, malformed, spoilt, wellFormed, written } from './testing/from-schema.ts'
import { applicationPaper, disputePaper, type Filed, file } from './testing/matters.ts'
import { cookieFrom, openTestHouse, type TestHouse } from './testing/test-house.ts'
import { png, uploadOf } from './testing/upload.ts'

/** Every way of the interface, asked with what its own description allows and forbids. The seed is fixed: a failure comes back. */
const seed = 20260302

interface Way {
  readonly operationId: string
  readonly tags: readonly string[]
  readonly parameters?: readonly { in: string; name: string; required?: boolean; schema: JsonSchema }[]
  readonly requestBody?: { content: Record<string, { schema: JsonSchema }> }
}

const databases: TestDatabases = await testDatabases()
const test: TestHouse = await openTestHouse(await databases.fresh(enginesHere()[0]!))
const description = (await test.app.inject('/api/openapi.json')).json<{
  paths: Record<string, Record<string, Way>>
  components: { schemas: Record<string, JsonSchema> }
}>()
afterAll(async () => {
  await test.close()
  await databases.close()
})

const ways = Object.entries(description.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, way]) => ({ name: way.operationId, path, method: method.toUpperCase(), way })),
)
/** The stream stays open, and signing out ends the session all others use; both have tests of their own. */
const asked = ways.filter(({ name }) => name !== 'live' && name !== 'signOut')

let known: Known
let filed: Filed
let follow: string
beforeAll(async () => {
  filed = await file(test)
  const picture = await test.must('upload', uploadOf('墙面.png', png))
  follow = cookieFrom(await test.call('followOpen', { body: { reference: filed.reference, secret: filed.secret } }))
  known = {
    schemas: description.components.schemas,
    values: {
      id: [filed.id, 'organs', 'centre'],
      procedure: ['dispute-mediation', 'administrative-reconsideration', 'organs'],
      event: ['assigned', 'material.added', 'case.rectified', 'document.served', 'draft.signed', 'withdrawn', 'party.joined', 'entered'],
      paper: [disputePaper(), applicationPaper(), { organisation: 'committee', mediator: 'mediator' }, { seq: 1, paper: disputePaper() }],
      organ: ['centre', 'justice'],
      register: ['organs', 'posts', 'holders'],
      reference: [filed.reference],
      secret: [filed.secret],
      hash: [filed.hash, picture.hash],
      seq: [1, 2],
      key: ['rights', 'agreement'],
      version: [1],
      purpose: ['季度内部审计'],
      account: ['judge'],
      cursor: [Buffer.from('["2026-03-02","x"]').toString('base64url')],
    },
  }
})

type Request = { url: string; payload?: string; headers?: Record<string, string> }

/** Asks as whoever may; what comes back is an answer or a refusal in the form of the contract, and tells nothing of the inside. */
async function mustHold({ way, method }: (typeof ways)[number], { url, payload, headers }: Request): Promise<void> {
  const cookies = [way.tags.includes('party') ? follow : '']
  if (way.tags.includes('administrator')) cookies.push(await test.cookieOf('registrar'))
  if (way.tags.includes('post')) cookies.push(await test.cookieOf(url.includes('access-log') ? 'auditor' : 'lead'))
  const reply = await test.app.inject({
    method: method as 'GET',
    url,
    headers: {
      cookie: cookies.join('; '),
      'x-fadu-csrf': '1',
      ...(payload !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(payload !== undefined && { payload }),
  })
  const about = `${method} ${url.slice(0, 300)} ${payload?.slice(0, 600)} → ${reply.statusCode} ${reply.body.slice(0, 400)}`
  expect(reply.statusCode, about).toBeLessThan(500)
  expect(reply.body, about).not.toMatch(
    /\n\s+at |node_modules|\.[cm]?[jt]s:\d+|syntax error at|relation "|violates |duplicate key|ECONN|ENOENT/,
  )
  expect(Object.keys(reply.headers), about).not.toContain('x-injected')
  if (reply.statusCode < 400) return
  expect(reply.headers['content-type'], about).toContain('application/problem+json')
  const problem = reply.json<unknown>()
  expect(problemView.strict().parse(problem), about).toEqual(problem)
}

/** Address with parameters, each put where the description says. */
function addressed({ path, way }: (typeof ways)[number], values: Readonly<Record<string, unknown>>): string {
  const encoded = (value: unknown) =>
    encodeURIComponent((typeof value === 'object' ? '{}' : String(value)).replaceAll(/\p{Surrogate}/gu, '\ufffd'))
  const query = (way.parameters ?? [])
    .filter((p) => p.in === 'query' && values[p.name] !== undefined)
    .map((p) => `${p.name}=${encoded(values[p.name])}`)
  return `${path.replaceAll(/\{(\w+)\}/g, (_, key: string) => encoded(values[key]) || '1')}${query.length > 0 ? `?${query.join('&')}` : ''}`
}

const bodyOf = (way: Way): JsonSchema | undefined => way.requestBody && Object.values(way.requestBody.content)[0]!.schema
const parametersOf = (way: Way): JsonSchema => ({
  type: 'object',
  properties: Object.fromEntries((way.parameters ?? []).map((p) => [p.name, p.schema])),
  required: (way.parameters ?? []).filter((p) => p.required).map((p) => p.name),
})

describe.each(asked)('$name', (one) => {
  const { way } = one
  const body = bodyOf(way)
  it('stands well-formed requests, whatever stands in their texts', async () => {
    await fc.assert(
      fc.asyncProperty(wellFormed(parametersOf(way), known), body ? wellFormed(body, known) : fc.constant(undefined), (values, sent) =>
        mustHold(one, { url: addressed(one, values as object as Record<string, unknown>), ...(body && { payload: written(sent) }) }),
      ),
      { seed, numRuns: 25 },
    )
  })
  it('stands malformed ones', async () => {
    await fc.assert(
      fc.asyncProperty(malformed(parametersOf(way), known), body ? malformed(body, known) : fc.constant(undefined), (values, sent) =>
        mustHold(one, {
          url: addressed(one, (values ?? {}) as Record<string, unknown>),
          ...(body && { payload: written(sent) }),
        }),
      ),
      { seed, numRuns: 30 },
    )
  })
})

describe('a paper that is right but for one text', () => {
  const papers = [
    ['file', { procedure: 'dispute-mediation', paper: disputePaper() }],
    ['file', { procedure: 'administrative-reconsideration', paper: applicationPaper() }],
    ['open', { procedure: 'dispute-mediation', paper: disputePaper({ channel: 'counter' }) }],
    ['duplicates', { procedure: 'dispute-mediation', paper: disputePaper() }],
  ] as const
  it.each(papers)('is taken or refused by %s, field by field', async (name, sent) => {
    const one = ways.find((w) => w.name === name)!
    for (let at = 2; at < 18; at++)
      for (const text of hostileTexts.filter((_, i) => (i + at) % 4 === 0))
        await mustHold(one, { url: one.path, payload: written(spoilt(sent, at, text, 'replace')) })
  })
})

describe('bodies, addresses and headers no schema speaks of', () => {
  const bodies = [
    '',
    '{',
    'null',
    '[]',
    '"x"',
    '\ufeff{}',
    '{"a":1e999}',
    '{"__proto__":{"x":1}}',
    '{"constructor":{"prototype":{"x":1}}}',
    `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
    `${'{"paper":'.repeat(50_000)}1${'}'.repeat(50_000)}`,
    `{"procedure":"dispute-mediation","paper":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`,
    `{"event":"assigned","version":1,"paper":{"mediator":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`,
    `{"amount":${'9'.repeat(100_000)}}`,
    'x'.repeat(1_100_000),
  ]
  it.each(asked.filter(({ method }) => method !== 'GET'))('$name', async (one) => {
    const url = addressed(one, { ...Object.fromEntries((one.way.parameters ?? []).map((p) => [p.name, '1'])), id: filed.id })
    for (const payload of bodies) await mustHold(one, { url, payload, headers: { 'idempotency-key': 'fuzz' } })
    for (const type of ['text/plain', 'application/xml', 'multipart/form-data; boundary=x', 'application/json; charset=gbk', 'x'])
      await mustHold(one, { url, payload: '{}', headers: { 'content-type': type } })
    for (const key of ['__proto__', 'x'.repeat(5000), "';--", '\u00e9'])
      await mustHold(one, { url, payload: '{}', headers: { 'idempotency-key': key, 'if-match': key } })
  })
  it.each([
    '/api/%',
    '/api/%00',
    '/api/cases/%ff',
    '/api/cases/..%2f..%2fetc',
    '/api//cases',
    `/api/${'x'.repeat(9000)}`,
    '/api/cases/a%0d%0ab',
  ])('%s', async (url) => mustHold(ways[0]!, { url }))
  it('parameters given twice, or as lists and objects', async () => {
    for (const one of asked.filter(({ way }) => way.parameters?.some((p) => p.in === 'query'))) {
      const names = one.way.parameters!.filter((p) => p.in === 'query').map((p) => p.name)
      const path = addressed(one, { id: filed.id, register: 'organs', seq: 1, key: 'rights', year: 2026 }).split('?')[0]!
      for (const form of ['=a&NAME=b', '[]=a', '[a]=b', '[__proto__][x]=1', '', '=', '=%00', '=%ed%a0%80'])
        await mustHold(one, { url: `${path}?${names.map((n) => `${n}${form.replace('NAME', n)}`).join('&')}` })
    }
  })
})

it('nothing of all that was added to what every object inherits', () => {
  expect(Object.keys(Object.prototype)).toEqual([])
  expect(({} as Record<string, unknown>).administrator).toBeUndefined()
})
