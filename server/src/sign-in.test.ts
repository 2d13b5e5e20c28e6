import { catalogue } from '@fadu/catalogue'
import { instant } from '@fadu/legal-time'
import type { AnyProcedure } from '@fadu/procedure'
import { accesses, firstAlteredAccess, sql } from '@fadu/store'
import { enginesHere, type TestDatabases, testDatabases } from '@fadu/store/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demandsSecondFactor } from './auth/second-factor.ts'
import { password } from './testing/test-district.ts'
import { codeOf, cookieFrom, enrolled, holdKey, monday, openTestHouse, type TestHouse } from './testing/test-house.ts'

/** What guards the door: waiting after failures, the second factor, and what an administrator may do to accounts. */

let databases: TestDatabases
let test: TestHouse
const real = enginesHere().includes('postgres')
// Reconsideration as if it were sensitive, so that somebody reads what is.
const law = {
  ...catalogue,
  procedures: catalogue.procedures.map(
    (p) => (p.id === 'administrative-reconsideration' ? { ...p, informationClass: 'V4' } : p) as AnyProcedure,
  ),
}
beforeAll(async () => {
  databases = await testDatabases()
  test = await openTestHouse(await databases.fresh(real ? 'postgres' : 'embedded'), {
    mode: real ? 'real' : 'demonstration',
    catalogue: law,
  })
})
afterAll(async () => {
  await test?.close()
  await databases?.close()
})

const signIn = (account: string, more: { password?: string; code?: string; from?: string; cookie?: string } = {}) =>
  test.call('signIn', {
    body: { account, password: more.password ?? password, ...(more.code && { code: more.code }) },
    ...(more.from && { from: more.from }),
    ...(more.cookie && { headers: { cookie: more.cookie } }),
  })
const guess = (account: string, n: number, from: string) => signIn(account, { password: `Wrong-Password-${n}`, from })
const secondsLater = (seconds: number) => test.clock.set(instant(new Date(Date.parse(test.clock.now()) + seconds * 1000).toISOString()))

describe('wrong passwords', () => {
  it('make the place they come from wait, ever longer, for the right one too', async () => {
    for (let n = 0; n < 5; n++) expect((await guess('head', n, '10.0.0.1')).status).toBe(401)
    const waiting = await signIn('head', { from: '10.0.0.1' })
    expect(waiting).toMatchObject({ status: 429, problem: { code: 'locked', title: { zh: expect.stringContaining('1 分钟') } } })
    expect(waiting.headers['retry-after']).toBe('60')
    secondsLater(61)
    expect((await guess('head', 6, '10.0.0.1')).status).toBe(401)
    expect((await signIn('head', { from: '10.0.0.1' })).problem.title.zh).toContain('2 分钟')
    test.clock.set(monday)
  })
  it('stand in the chained log with where they came from, waiting too, but no name that is no account’s', async () => {
    await signIn('geheim-im-falschen-feld', { from: '10.0.9.1' })
    for (let n = 0; n < 5; n++) await guess('mayor', n, '10.0.9.2')
    for (let n = 0; n < 5; n++) expect((await guess('mayor', n, '10.0.9.2')).status).toBe(429)
    await signIn('mayor', { from: '10.0.9.3' })
    const { rows } = await accesses(test.house.store, { size: 100 })
    const of = (from: string) => rows.filter((row) => row.body.from === from).map((row) => [row.act, row.account, row.body.reason])
    expect(of('10.0.9.1')).toEqual([['signIn.failed', '', 'sign-in-failed']])
    expect(of('10.0.9.2').toReversed()).toEqual([
      ...Array(5).fill(['signIn.failed', 'mayor', 'sign-in-failed']),
      ['signIn.locked', 'mayor', undefined],
    ])
    expect(of('10.0.9.3')).toEqual([['signedIn', 'mayor', undefined]])
    expect(JSON.stringify(rows)).not.toContain('geheim')
    expect(await firstAlteredAccess(test.house.store)).toBeUndefined()
  })
  it('keep nobody waiting elsewhere: an account cannot be locked by failing in its name', async () => {
    expect((await signIn('head', { from: '10.0.0.2' })).status).toBe(200)
  })
  it('from very many places make all unknown places wait, and no device that has signed in before', async () => {
    const device = cookieFrom(await signIn('judge', { from: '10.0.1.1' }))
    for (let n = 0; n < 50; n++) expect((await guess('judge', n, `10.1.0.${n}`)).status).toBe(401)
    expect(await signIn('judge', { from: '10.0.1.2' })).toMatchObject({ status: 429, problem: { code: 'locked' } })
    expect((await signIn('judge', { from: '10.0.1.1', cookie: device })).status).toBe(200)
    expect(await signIn('judge', { from: '10.0.1.2', cookie: device.replace('fadu-device=', 'fadu-device=x') })).toMatchObject({
      status: 429,
    })
  })
  it('make an unknown account wait like a known one, so that waiting tells nothing', async () => {
    const statuses = []
    for (let n = 0; n < 6; n++) statuses.push((await guess('nobody-at-all', n, '10.0.2.1')).status)
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429])
  })
  it('cannot be spread over addresses a caller makes up: behind the proxy only what the proxy saw counts', async () => {
    const behind = await openTestHouse(await databases.fresh('embedded'), { environment: { FADU_PROXY: 'yes' } })
    const statuses = []
    for (let n = 0; n < 6; n++)
      statuses.push(
        (
          await behind.call('signIn', {
            body: { account: 'head', password: 'Wrong-Password-1' },
            headers: { 'x-forwarded-for': `192.0.2.${n}, 203.0.113.5` },
          })
        ).status,
      )
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429])
    await behind.close()
  })
  it('are kept without the name tried or the address they came from', async () => {
    const rows = JSON.stringify(await test.house.store.database.query(sql`select * from sign_in_wait`))
    for (const plain of ['head', 'nobody-at-all', '10.0.']) expect(rows).not.toContain(plain)
  })
  it('are shown to the administrator as long as somebody waits', async () => {
    const { items } = await test.must('accounts', { as: 'registrar' })
    expect(items.filter((a) => a.locked).map((a) => a.account)).toEqual(['head', 'mayor'])
  })
  it('count within a session too', async () => {
    const as = { cookie: cookieFrom(await signIn('intake', { from: '10.0.3.1' })) }
    const body = { old: 'Guess-Guess-1', new: 'Neue-Bruecke-2026' }
    const statuses = []
    for (let n = 0; n < 6; n++) statuses.push((await test.call('changePassword', { as, from: '10.0.3.1', body })).status)
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429])
  })
  it('are no more tries when they come at the same moment', async () => {
    const [one, all] = [(n: number) => guess('mediator', n, '10.0.4.1'), (n: number) => guess('officer', n, `10.2.0.${n}`)]
    const from = await Promise.all(Array.from({ length: 12 }, (_, n) => one(n)))
    expect(from.map((r) => r.status).toSorted()).toEqual([...Array(5).fill(401), ...Array(7).fill(429)])
    const places = await Promise.all(Array.from({ length: 60 }, (_, n) => all(n)))
    expect(places.map((r) => r.status).toSorted()).toEqual([...Array(50).fill(401), ...Array(10).fill(429)])
  })
})

describe('a session', () => {
  it('ends after twelve hours, however busy', async () => {
    const as = { cookie: cookieFrom(await signIn('market-legal')) }
    for (let half = 0; half < 24; half++) {
      secondsLater(1790)
      expect((await test.call('session', { as })).status).toBe(200)
    }
    secondsLater(600)
    expect(await test.call('session', { as })).toMatchObject({ status: 401, problem: { code: 'signed-out' } })
    test.clock.set(monday)
  })
})

let recovery: readonly string[] = []
describe('the second factor', () => {
  let as: { cookie: string }

  it('is set up with the password and the first code of the authenticator', async () => {
    as = { cookie: cookieFrom(await signIn('mayor')) }
    expect(await test.call('secondFactorPropose', { as, body: { password: 'Wrong-Password-1' } })).toMatchObject({
      status: 422,
      problem: { refusals: [{ code: 'password-wrong', field: 'password' }] },
    })
    const { key, address } = await test.must('secondFactorPropose', { as, body: { password } })
    expect(key).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/)
    expect(address).toContain(`secret=${key.replaceAll(' ', '')}`)
    expect(await test.call('secondFactorConfirm', { as, body: { code: '000000' } })).toMatchObject({
      status: 422,
      problem: { refusals: [{ code: 'code-wrong', field: 'code' }] },
    })
    expect((await signIn('mayor')).status, 'what is proposed is not yet asked').toBe(200)
    const elsewhere = { cookie: cookieFrom(await signIn('mayor')) }
    const session = { cookie: await enrolled(test, 'mayor', as.cookie) }
    expect((await test.call('session', { as })).status, 'sessions opened with less are over').toBe(401)
    expect((await test.call('session', { as: elsewhere })).status).toBe(401)
    expect(await test.must('session', { as: session })).toMatchObject({ secondFactor: 'on' })
    as = session
  })
  it('is asked after the password, and only after it', async () => {
    expect(await signIn('mayor', { password: 'Wrong-Password-1', code: '123456' })).toMatchObject({ problem: { code: 'sign-in-failed' } })
    const asked = await signIn('mayor')
    expect(asked).toMatchObject({ status: 401, problem: { code: 'code-needed' } })
    expect(asked.cookies).toEqual([])
  })
  it('takes a code once: not again, and not the one that set it up', async () => {
    expect(await signIn('mayor', { code: codeOf(test, 'mayor') })).toMatchObject({ status: 401, problem: { code: 'code-wrong' } })
    secondsLater(30)
    const code = codeOf(test, 'mayor')
    expect((await signIn('mayor', { code })).status).toBe(200)
    expect(await signIn('mayor', { code })).toMatchObject({ status: 401, problem: { code: 'code-wrong' } })
  })
  it('takes a code once also when two come at the same time', async () => {
    secondsLater(30)
    const code = codeOf(test, 'mayor')
    const replies = await Promise.all([signIn('mayor', { code }), signIn('mayor', { code })])
    expect(replies.map((r) => r.status).toSorted()).toEqual([200, 401])
  })
  it('is renewed with a code of the one in use, and gives ten recovery codes that serve once', async () => {
    secondsLater(30)
    as = { cookie: cookieFrom(await signIn('mayor', { code: codeOf(test, 'mayor') })) }
    expect(await test.call('secondFactorPropose', { as, body: { password } })).toMatchObject({
      problem: { refusals: [{ code: 'code-wrong', field: 'code' }] },
    })
    secondsLater(30)
    const { key } = await test.must('secondFactorPropose', { as, body: { password, code: codeOf(test, 'mayor') } })
    secondsLater(30)
    expect((await test.call('secondFactorConfirm', { as, body: { code: codeOf(test, 'mayor') } })).status, 'the key is another one').toBe(
      422,
    )
    holdKey('mayor', key)
    recovery = (await test.must('secondFactorConfirm', { as, body: { code: codeOf(test, 'mayor') } })).recovery
    expect(new Set(recovery).size).toBe(10)
    const [first, second] = recovery as [string, string]
    expect((await signIn('mayor', { code: first.toLowerCase() })).status).toBe(200)
    expect(await signIn('mayor', { code: first })).toMatchObject({ problem: { code: 'code-wrong' } })
    expect((await signIn('mayor', { code: second })).status).toBe(200)
  })
  it('lies in no table as it is', async () => {
    const rows = JSON.stringify(await test.house.store.database.query(sql`select * from recovery_code`))
    for (const code of recovery) expect(rows).not.toContain(code.replace('-', ''))
  })
  it('makes a guesser of codes wait', async () => {
    const statuses = []
    for (let n = 0; n < 6; n++) statuses.push((await signIn('mayor', { code: `00000${n}`, from: '10.0.9.1' })).status)
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429])
  })
  it('may be asked for as often as one likes, which forgives no wrong code', async () => {
    const statuses = []
    for (const code of ['000001', '000002', '', '', '', '000003', '000004', '000005', ''])
      statuses.push((await signIn('mayor', { from: '10.0.9.5', ...(code && { code }) })).problem.code)
    expect(statuses).toEqual([...Array(2).fill('code-wrong'), ...Array(3).fill('code-needed'), ...Array(3).fill('code-wrong'), 'locked'])
  })
  it('is demanded of administrators and of whoever reads what is sensitive, in real use only', async () => {
    const account = { administrator: false, secret: 'x' } as never
    const asked = (mode: 'real' | 'demonstration', duties: readonly string[], administrator = false) =>
      demandsSecondFactor(
        { ...test.house, settings: { ...test.house.settings, FADU_MODE: mode } },
        { ...(account as object), administrator } as never,
        duties,
      )
    expect(asked('real', ['reconsideration-officer'])).toBe(true)
    expect(asked('real', ['dispute-centre-lead'])).toBe(false)
    expect(asked('real', [], true)).toBe(true)
    expect(asked('demonstration', ['reconsideration-officer'], true)).toBe(false)
  })
  it.runIf(real)('that is demanded comes before everything else', async () => {
    const reply = await signIn('root-office')
    expect(reply.answer).toMatchObject({ secondFactor: 'demanded' })
    const limited = { cookie: cookieFrom(reply) }
    expect(await test.call('accounts', { as: limited })).toMatchObject({ status: 403, problem: { code: 'second-factor-needed' } })
    expect((await test.call('session', { as: limited })).status).toBe(200)
    const full = { cookie: await enrolled(test, 'root-office', limited.cookie) }
    expect((await test.call('accounts', { as: full })).status).toBe(200)
    const officer = { cookie: cookieFrom(await signIn('officer')) }
    expect(await test.call('duties', { as: officer, query: {} })).toMatchObject({ status: 403, problem: { code: 'second-factor-needed' } })
  })
})

describe('an administrator', () => {
  const does = (
    account: string,
    act: 'reset-second-factor' | 'reset-password' | 'disable' | 'enable',
    purpose = '手机遗失，本人到场核验',
  ) => test.call('accountAct', { as: 'registrar', params: { account }, body: { act, purpose } })

  it('takes a lost second factor away from somebody else, which ends their sessions', async () => {
    const as = { cookie: cookieFrom(await signIn('mayor', { code: recovery[2]! })) }
    expect((await does('mayor', 'reset-second-factor')).status).toBe(200)
    expect((await test.call('session', { as })).status).toBe(401)
    expect((await signIn('mayor')).status).toBe(200)
  })
  it('gives a new first password, disables and enables', async () => {
    const { password: fresh } = (await does('mediator', 'reset-password')).answer
    expect((await signIn('mediator')).status).toBe(401)
    expect((await signIn('mediator', { password: fresh! })).status).toBe(200)
    await does('mediator', 'disable')
    expect((await signIn('mediator', { password: fresh! })).status).toBe(401)
    await does('mediator', 'enable')
    expect((await signIn('mediator', { password: fresh! })).status).toBe(200)
  })
  it('does none of it to the own account, nor without saying why', async () => {
    expect(await does('registrar', 'reset-second-factor')).toMatchObject({ status: 422, problem: { refusals: [{ code: 'own-account' }] } })
    expect((await does('judge', 'disable', ' ')).status).toBe(400)
    expect((await does('nobody', 'disable')).status).toBe(404)
  })
  it('leaves a trace of each', async () => {
    const { rows } = await accesses(test.house.store, { account: 'registrar', size: 20 })
    expect(rows.map((r) => [r.act, r.purpose, (r.body as { account?: string }).account])).toEqual(
      expect.arrayContaining([
        ['account.reset-second-factor', '手机遗失，本人到场核验', 'mayor'],
        ['account.reset-password', '手机遗失，本人到场核验', 'mediator'],
        ['account.disable', '手机遗失，本人到场核验', 'mediator'],
        ['account.enable', '手机遗失，本人到场核验', 'mediator'],
      ]),
    )
  })
})
