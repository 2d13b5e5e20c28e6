import { type Caller, type Route, type RouteName, routes } from '@fadu/contract'
import { enginesHere, type TestDatabases, testDatabases } from '@fadu/store/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { knockAt, knocks } from './testing/knocks.ts'
import { act, disputePaper, type Filed, file } from './testing/matters.ts'
import { posts } from './testing/test-district.ts'
import { cookieFrom, openTestHouse, type TestHouse } from './testing/test-house.ts'

/** Deny by default: who is let in at which door. The expectations are worked out from the caller each route names, never from its answer. */

const engine = enginesHere()[0]!
let databases: TestDatabases
let test: TestHouse
let dispute: Filed
let follower: { cookie: string }
let postless: { cookie: string }

beforeAll(async () => {
  databases = await testDatabases()
  test = await openTestHouse(await databases.fresh(engine))
  dispute = await file(test)
  follower = { cookie: cookieFrom(await test.call('followOpen', { body: { reference: dispute.reference, secret: dispute.secret } })) }
  postless = { cookie: cookieFrom(await test.call('signIn', { body: { account: 'root-office', password: 'Qing-He-2026-Bridge' } })) }
})
afterAll(async () => {
  await test?.close()
  await databases?.close()
})

const knock = (name: RouteName, more: object = {}) => test.call(name, { ...knockAt(name, dispute.id), ...more })

const named = (caller: Caller | Caller[]) =>
  (Object.entries(routes) as [RouteName, Route][]).filter(([, r]) => [caller].flat().includes(r.caller)).map(([name]) => name)
const signedOutOnly = named(['party', 'post', 'administrator'])
const inOneCase = (Object.entries(routes) as [RouteName, Route][])
  .filter(([, r]) => r.caller === 'post' && r.path.startsWith('/api/cases/:id'))
  .map(([name]) => name)
const ofTheSession: RouteName[] = ['session', 'signOut', 'switchPost', 'changePassword', 'secondFactorPropose', 'secondFactorConfirm']
// A stream that stays open is knocked at in live.test.ts.
const withoutStream = (names: readonly RouteName[]) => names.filter((name) => name !== 'live')

describe('without a session', () => {
  it.each(signedOutOnly)('%s is shut', async (name) => {
    expect(await knock(name)).toMatchObject({
      status: 401,
      problem: { code: 'signed-out', title: { zh: expect.any(String), en: expect.any(String) } },
    })
  })
  it('a malformed request learns no more than a well-formed one: neither its shape nor its body is looked at', async () => {
    for (const asked of [
      { params: { id: 'no-id' }, body: { event: 'assigned' } },
      { params: { id: 'CASE' }, body: { event: 7 } },
      { params: { id: 'CASE' }, payload: '{"event":', headers: { 'content-type': 'application/json' } },
    ])
      expect(await knock('act', { body: undefined, ...asked })).toMatchObject({ status: 401, problem: { code: 'signed-out' } })
    expect(await knock('worklist', { query: { size: 'many' } })).toMatchObject({ status: 401 })
    expect(await knock('worklist', { query: { size: 'many' }, as: 'lead' })).toMatchObject({ status: 400 })
  })
  it.each(named(['public', 'demonstration']))('%s needs none', async (name) => {
    const { status, problem } = await knock(name)
    expect(problem?.code).not.toBe('signed-out')
    expect(status).not.toBe(403)
  })
})

describe('with the follow session of a party', () => {
  it.each(named(['post', 'administrator']))('%s stays shut', async (name) => {
    expect(await knock(name, { as: follower })).toMatchObject({ status: 401 })
  })
  it('a post’s session opens no follow page', async () => {
    for (const name of named('party')) expect(await knock(name, { as: 'lead' })).toMatchObject({ status: 401 })
  })
})

describe('with a post that holds no role in the case', () => {
  it.each(inOneCase)('%s is forbidden to a centre whose case it is not', async (name) => {
    expect(await knock(name, { as: 'west-lead' })).toMatchObject({ status: 403, problem: { code: 'forbidden' } })
  })
  it.each(inOneCase)('%s is forbidden to the auditor, who holds no role in cases', async (name) => {
    expect(await knock(name, { as: 'auditor' })).toMatchObject({ status: 403 })
  })
  it.each(named('administrator'))('%s is forbidden to whoever does not administer', async (name) => {
    expect(await knock(name, { as: 'lead' })).toMatchObject({ status: 403 })
  })
  it('a case of another organ stands in none of its lists', async () => {
    expect((await test.must('worklist', { as: 'west-lead', query: { state: 'all' } })).items).toEqual([])
    expect((await test.must('duties', { as: 'west-lead', query: {} })).items).toEqual([])
    expect(
      (await test.must('duplicates', { as: 'west-lead', body: { procedure: 'dispute-mediation', paper: disputePaper() } })).items,
    ).toEqual([])
  })
  it('an officer of reconsideration cannot open a dispute, nor an intake clerk an application', async () => {
    expect(await test.call('open', { as: 'officer', body: { procedure: 'dispute-mediation', paper: disputePaper() } })).toMatchObject({
      status: 403,
    })
    expect(await test.call('open', { as: 'auditor', body: { procedure: 'register:organs', paper: {} } })).toMatchObject({ status: 403 })
  })
})

describe('with a role', () => {
  it.each(['case', 'check', 'unmask', 'exportCase', 'readers'] as const)('%s is open', async (name) => {
    expect((await knock(name, { as: 'lead' })).status).toBe(200)
  })
  it('a role that may not do the act is refused it, with the reason', async () => {
    expect(
      await test.call('act', {
        as: 'intake',
        params: { id: dispute.id },
        body: { event: 'assigned', paper: { organisation: 'committee', mediator: 'mediator' } },
      }),
    ).toMatchObject({
      status: 422,
      problem: { refusals: [{ code: 'role-lacking', text: { zh: '当前身份无权办理该事项' } }] },
    })
  })
  it('a role named by the caller counts only when it is held', async () => {
    expect(
      await test.call('act', {
        as: 'intake',
        params: { id: dispute.id },
        body: { event: 'assigned', role: 'lead', paper: { organisation: 'committee', mediator: 'mediator' } },
      }),
    ).toMatchObject({ status: 422, problem: { refusals: [{ code: 'role-lacking' }] } })
  })
  it('who has handed a case over still sees it, and the mediator named sees it from then on', async () => {
    const { id } = await file(test)
    expect((await test.call('case', { as: 'mediator', params: { id } })).status).toBe(403)
    await act(test, 'lead', id, 'assigned', { organisation: 'committee', mediator: 'mediator' })
    expect((await test.call('case', { as: 'mediator', params: { id } })).status).toBe(200)
    expect((await test.call('case', { as: 'mediator-2', params: { id } })).status).toBe(403)
  })
})

describe('with an administrator’s account', () => {
  it.each(withoutStream(named('post').filter((n) => !ofTheSession.includes(n))))(
    '%s is shut as long as the person holds no post',
    async (name) => {
      expect(await knock(name, { as: postless })).toMatchObject({ status: 403 })
    },
  )
  it('the session itself and the administration are open, the case file is not', async () => {
    expect((await knock('session', { as: postless })).status).toBe(200)
    expect((await knock('accounts', { as: postless })).status).toBe(200)
    expect(await knock('case', { as: 'registrar' })).toMatchObject({ status: 403 })
  })
})

describe('a page of another site', () => {
  it.each(
    (Object.entries(routes) as [RouteName, Route][])
      .filter(([, r]) => r.method !== 'GET')
      .map(([name, r]) => [name, r.caller, r.duty] as const),
  )('cannot call %s (%s): the header is missing', async (name, caller, duty) => {
    const holder = duty === undefined ? 'lead' : posts.find((post) => post.duties.some((one) => [duty].flat().includes(one)))!.id
    const as = caller === 'party' ? follower : caller === 'administrator' ? 'registrar' : caller === 'post' ? holder : undefined
    const headers = { ...(knocks[name] as { headers?: object }).headers, 'x-fadu-csrf': '' }
    expect(await knock(name, { ...(as && { as }), headers })).toMatchObject({ status: 403, problem: { code: 'csrf' } })
  })
})

describe('in real mode', () => {
  it.runIf(enginesHere().includes('postgres'))('the demonstration’s doors do not exist', async () => {
    const real = await openTestHouse(await databases.fresh('postgres'), { mode: 'real' })
    try {
      for (const name of named('demonstration'))
        expect(await real.call(name, knocks[name])).toMatchObject({ status: 404, problem: { code: 'absent' } })
      expect(await real.must('session', { as: 'lead' })).toMatchObject({ demonstration: false, post: { id: 'lead' } })
      expect(JSON.stringify((await real.app.inject('/api/openapi.json')).json())).not.toContain('/api/demonstration')
    } finally {
      await real.close()
    }
  })
})
