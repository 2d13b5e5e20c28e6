import { type Route, type RouteName, routes } from '@fadu/contract'
import { enginesHere, type TestDatabases, testDatabases } from '@fadu/store/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { file } from './testing/matters.ts'
import { cookieFrom, openTestHouse, type TestHouse } from './testing/test-house.ts'

/** What the server holds out against: floods, odd bodies, other sites. And its own description of itself. */

let databases: TestDatabases
let test: TestHouse
beforeAll(async () => {
  databases = await testDatabases()
  test = await openTestHouse(await databases.fresh(enginesHere()[0]!))
})
afterAll(async () => {
  await test?.close()
  await databases?.close()
})

describe('a flood', () => {
  it('of sign-ins, of secrets tried and of requests is answered with a problem that says when to try again', async () => {
    const strict = await openTestHouse(await databases.fresh(enginesHere()[0]!), { environment: { FADU_RATE: '60' } })
    try {
      const signIns = []
      for (let n = 0; n < 22; n++) signIns.push(await strict.call('signIn', { body: { account: `nobody-${n}`, password: 'x' } }))
      expect(signIns.map((r) => r.status)).toEqual([...Array(20).fill(401), 429, 429])
      expect(signIns[21]).toMatchObject({
        problem: { code: 'too-many', title: { zh: expect.stringContaining('频繁') } },
        headers: { 'retry-after': expect.anything(), 'content-type': expect.stringContaining('application/problem+json') },
      })
      const respelt = { method: 'POST', url: '/%61pi/session', headers: { 'x-fadu-csrf': '1' } } as const
      const again = await strict.app.inject({ ...respelt, payload: { account: 'nobody', password: 'x' } })
      expect(again.statusCode, 'the same address written otherwise').toBe(429)
      const secrets = []
      for (let n = 0; n < 31; n++)
        secrets.push((await strict.call('followOpen', { body: { reference: 'none', secret: 'AAAAAAAA' } })).status)
      expect(secrets.slice(29)).toEqual([404, 429])
      const reads = []
      for (let n = 0; n < 61; n++) reads.push((await strict.call('offered')).status)
      expect(reads.at(-1)).toBe(429)
      expect((await strict.call('health')).status, 'the watchdog is not a flood').toBe(200)
    } finally {
      await strict.close()
    }
  })
})

describe('every answer', () => {
  it.each(['/health', '/api/portal/procedures', '/api/session', '/api/nothing', '/nothing'])(
    '%s carries the headers that keep a browser from harm',
    async (url) => {
      const { headers } = await test.app.inject(url)
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'x-frame-options': 'SAMEORIGIN',
      })
      const policy = String(headers['content-security-policy'])
      for (const part of ["default-src 'self'", "script-src 'self'", "object-src 'none'", "frame-ancestors 'none'", "base-uri 'none'"])
        expect(policy).toContain(part)
      expect(policy).not.toMatch(/unsafe|\*/)
      expect(headers['x-powered-by']).toBeUndefined()
      expect(headers['strict-transport-security']).toBeUndefined()
    },
  )
  it('over https says that it stays there, and its cookie travels encrypted only', async () => {
    const secure = await openTestHouse(await databases.fresh(enginesHere()[0]!), {
      environment: { FADU_PUBLIC_URL: 'https://fadu.example.org' },
    })
    const reply = await secure.call('demonstrationSignIn', { body: { post: 'lead' } })
    expect(reply.headers['strict-transport-security']).toContain('max-age=31536000')
    expect(String(reply.headers['set-cookie'])).toMatch(/Secure/)
    await secure.close()
  })
  it('with values of a case is kept by nobody on the way', async () => {
    const { id } = await file(test)
    expect((await test.call('case', { as: 'lead', params: { id } })).headers['cache-control']).toBe('no-store')
  })
  it('to an unknown address is a problem in both languages', async () => {
    const reply = await test.app.inject('/api/nothing')
    expect(reply.json()).toMatchObject({
      type: 'urn:fadu:problem:absent',
      status: 404,
      title: { zh: '没有找到', en: 'Not found' },
      request: expect.any(String),
    })
  })
})

interface Described {
  readonly openapi: string
  readonly info: object
  readonly paths: Record<
    string,
    Record<
      string,
      {
        operationId: string
        parameters?: { in: string; name: string; required?: boolean; schema: object }[]
        requestBody?: object
        responses: Record<string, object>
      }
    >
  >
  readonly components?: { schemas?: Record<string, object> }
}

describe('the description of the interface', () => {
  const description = async () => (await test.app.inject('/api/openapi.json')).json() as Described
  it('is OpenAPI 3.1 and names every route of the contract, once, with its parameters', async () => {
    const { openapi, paths } = await description()
    expect(openapi).toBe('3.1.0')
    const found = new Map(
      Object.entries(paths).flatMap(([path, ways]) =>
        Object.entries(ways).map(([method, way]) => [way.operationId, { path, method, ...way }] as const),
      ),
    )
    expect([...found.keys()].toSorted()).toEqual(Object.keys(routes).toSorted())
    for (const [name, route] of Object.entries(routes) as [RouteName, Route][]) {
      const way = found.get(name)!
      expect(`${way.method.toUpperCase()} ${way.path}`).toBe(`${route.method} ${route.path.replaceAll(/:(\w+)/g, '{$1}')}`)
      const inPath = [...route.path.matchAll(/:(\w+)/g)].map((m) => m[1])
      expect(way.parameters?.filter((p) => p.in === 'path' && p.required).map((p) => p.name) ?? [], name).toEqual(inPath)
      expect(Object.keys(way.responses), name).toContain(String(route.status ?? 200))
      expect(way.requestBody !== undefined, `${name} has a body`).toBe(route.body !== undefined)
    }
  })
  it('refers to nothing that is not there, and uses no word of older editions', async () => {
    const whole = await description()
    const text = JSON.stringify(whole)
    const refs = [...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map((m) => m[1]!)
    expect(refs.length).toBeGreaterThan(50)
    expect(refs.filter((ref) => !(ref in (whole.components?.schemas ?? {})))).toEqual([])
    expect(text).not.toMatch(/"nullable":|"\$ref":"(?!#\/components\/schemas\/)/)
  })
})

describe('whatever is sent', () => {
  /** Values a careless or hostile sender could put anywhere, and nested JSON of any kind. */
  const odd = fc.oneof(
    fc.constantFrom(
      '',
      '\0',
      'a\0b',
      '\ud800',
      '😀'.repeat(50),
      "'; drop table event; --",
      '../../etc/passwd',
      '2026-02-30',
      '-1',
      '99999999999999999999',
      'null',
      '[]',
      'CASE',
      '%00',
      '__proto__',
      '0'.repeat(36),
      '-'.repeat(36),
    ),
    fc.integer(),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.json({ maxDepth: 3 }).map((text) => JSON.parse(text) as unknown),
  )
  const keys = [
    ...new Set(
      (Object.values(routes) as Route[]).flatMap((r) =>
        [r.params, r.query, r.body].flatMap((s) => Object.keys((s as { shape?: object } | undefined)?.shape ?? {})),
      ),
    ),
  ]
  const fields = fc.dictionary(fc.constantFrom(...keys), odd, { maxKeys: 8 })

  it.each((Object.keys(routes) as RouteName[]).filter((name) => name !== 'live' && name !== 'signOut' && name !== 'changePassword'))(
    '%s answers, and never with a fault of ours',
    async (name) => {
      const route = routes[name] as Route
      const { id, reference, secret } = await file(test)
      const follow = cookieFrom(await test.call('followOpen', { body: { reference, secret } }))
      const as = { cookie: `${await test.cookieOf(route.caller === 'administrator' ? 'registrar' : 'lead')}; ${follow}` }
      const whole = (value: unknown) => (value === 'CASE' ? id : value)
      await fc.assert(
        fc.asyncProperty(fields, fields, fc.oneof(fields, odd), async (params, query, body) => {
          const known = {
            id,
            register: 'organs',
            ...Object.fromEntries(Object.entries(params).map(([k, v]) => [k, typeof v === 'object' ? '{}' : whole(v)])),
          } as Record<string, unknown>
          const missing = [...route.path.matchAll(/:(\w+)/g)]
            .filter(([, k]) => known[k!] === undefined || known[k!] === '')
            .map(([, k]) => [k, '1'])
          const reply = await knockAt(name, { ...known, ...Object.fromEntries(missing) }, query, body, as)
          expect(reply, JSON.stringify({ params, query, body })).toBeLessThan(500)
        }),
        { seed: 20260302, numRuns: 40 },
      )
    },
  )

  async function knockAt(
    name: RouteName,
    params: Record<string, unknown>,
    query: object,
    body: unknown,
    as: { cookie: string },
  ): Promise<number> {
    const route = routes[name] as Route
    const encoded = (value: unknown) => encodeURIComponent(String(value).replaceAll(/\p{Surrogate}/gu, '?'))
    const url = `${route.path.replaceAll(/:(\w+)/g, (_, key: string) => encoded(params[key]))}?${Object.entries(query)
      .map(([k, v]) => `${k}=${encoded(v)}`)
      .join('&')}`
    const response = await test.app.inject({
      method: route.method,
      url,
      headers: { cookie: as.cookie, 'x-fadu-csrf': '1', 'content-type': 'application/json' },
      ...(route.method !== 'GET' && { payload: JSON.stringify(body) ?? 'null' }),
    })
    return response.statusCode
  }

  it('a limit nobody needs is not counted to its end', async () => {
    for (const body of [
      { start: '2026-03-02', amount: 10_000, unit: 'year' },
      { start: '0001-01-01', amount: 1, unit: 'workday' },
      { start: '9999-12-31', amount: 5, unit: 'day' },
    ] as const) {
      expect(await test.call('due', { body })).toMatchObject({
        status: 422,
        problem: { refusals: [{ field: expect.stringMatching(/amount|start/) }] },
      })
    }
  })
  it('called like what every object inherits is an event no procedure has', async () => {
    const { id } = await file(test)
    for (const event of ['constructor', 'toString', 'hasOwnProperty', '__proto__']) {
      const acted = await test.call('act', { as: 'lead', params: { id }, body: { event, paper: {} } })
      expect(acted.problem.refusals, event).toEqual([expect.objectContaining({ code: 'unknown-event' })])
      const checked = await test.must('check', { as: 'lead', params: { id }, body: { event, paper: {} } })
      expect(checked.refusals, event).toEqual([expect.objectContaining({ code: 'unknown-event' })])
      expect(await test.call('open', { as: 'lead', body: { procedure: 'dispute-mediation', event, paper: {} } })).toMatchObject({
        status: 422,
      })
    }
  })
  it('must have come whole within minutes: no connection is held by a byte now and then', () => {
    expect(test.app.server.requestTimeout).toBeGreaterThan(0)
    expect(test.app.server.headersTimeout).toBeGreaterThan(0)
  })
  it('a name that only looks like an identifier is simply not there', async () => {
    for (const id of ['-'.repeat(36), '0'.repeat(36), 'a\0b'])
      expect([400, 404]).toContain((await test.call('registerHistory', { as: 'registrar', params: { register: 'organs', id } })).status)
  })
  it('text with a character no database keeps is refused as such', async () => {
    const texts = [
      await test.call('signIn', { body: { account: 'a\0b', password: 'x' } }),
      await test.call('followOpen', { body: { reference: 'abc\0', secret: 'AAAAAAAA' } }),
    ]
    expect(texts.map((r) => [r.status, r.problem?.code])).toEqual(Array(2).fill([400, 'text-not-storable']))
  })
  it('a cursor of another list, or none at all, is told to be none', async () => {
    const cursors = [
      'x',
      Buffer.from('["a","b","c"]').toString('base64url'),
      Buffer.from('["2026-02-30","x"]').toString('base64url'),
      Buffer.from('["2026-03-02","x","y"]').toString('base64url'),
      Buffer.from('["a"]').toString('base64url'),
      Buffer.from('["a","b","c","d"]').toString('base64url'),
      Buffer.from('["2026-03-02","00000000-0000-0000-0000-000000000000"]').toString('base64url'),
    ]
    for (const cursor of cursors) {
      for (const [name, call] of [
        ['worklist', { as: 'lead', query: { cursor } }],
        ['duties', { as: 'lead', query: { cursor } }],
        ['publicRegister', { query: { cursor } }],
        ['register', { as: 'registrar', params: { register: 'organs' }, query: { cursor } }],
      ] as const) {
        expect([200, 400], `${name} ${cursor}`).toContain((await test.call(name, call as never)).status)
      }
    }
  })
})
