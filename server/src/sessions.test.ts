import { instant } from '@fadu/legal-time'
import { accountBy, disableAccount, firstAlteredAccess } from '@fadu/store'
import { enginesHere, type TestDatabases, testDatabases } from '@fadu/store/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordEvent } from './record-event.ts'
import { act, file } from './testing/matters.ts'
import { password } from './testing/test-district.ts'
import { cookieFrom, monday, openTestHouse, type TestHouse } from './testing/test-house.ts'
import { png, uploadOf } from './testing/upload.ts'

/** Who is who: signing in with a password on a house in real use, and what is told of every reading. */

let databases: TestDatabases
let test: TestHouse
const real = enginesHere().includes('postgres')
beforeAll(async () => {
  databases = await testDatabases()
  test = await openTestHouse(await databases.fresh(real ? 'postgres' : 'embedded'), { mode: real ? 'real' : 'demonstration' })
})
afterAll(async () => {
  await test?.close()
  await databases?.close()
})

const signIn = (account: string, given = password, headers: Record<string, string> = {}) =>
  test.call('signIn', { body: { account, password: given }, headers })
const minutesLater = (minutes: number) => test.clock.set(instant(new Date(Date.parse(test.clock.now()) + minutes * 60_000).toISOString()))

describe('signing in', () => {
  it('is answered alike for an unknown account and for a wrong password', async () => {
    const [unknown, wrong] = [await signIn('nobody'), await signIn('judge', 'Wrong-Password-1')]
    for (const reply of [unknown, wrong]) expect(reply.status).toBe(401)
    expect({ ...wrong.problem, request: '' }).toEqual({ ...unknown.problem, request: '' })
    expect(wrong.cookies).toEqual([])
  })
  it('gives a cookie no script can read and no other site can send', async () => {
    const { headers } = await signIn('judge')
    expect(String(headers['set-cookie'])).toMatch(/HttpOnly/)
    expect(String(headers['set-cookie'])).toMatch(/SameSite=Strict/)
  })
  it('never takes over an identifier the browser brought, and ends the session it replaces', async () => {
    const planted = 'fadu=planted-by-somebody-else'
    const first = cookieFrom(await signIn('judge', password, { cookie: planted }))
    expect(first).not.toContain('planted')
    expect((await test.call('session', { as: { cookie: planted } })).status).toBe(401)
    const second = cookieFrom(await signIn('judge', password, { cookie: first }))
    expect(second).not.toBe(first)
    expect((await test.call('session', { as: { cookie: second } })).status).toBe(200)
    expect((await test.call('session', { as: { cookie: first } })).status).toBe(401)
  })
  it('is refused to somebody who holds no post and administers nothing', async () => {
    expect(await signIn('gone')).toMatchObject({ status: 403, problem: { code: 'no-post' } })
  })
  it('is over for a disabled account at once', async () => {
    const as = { cookie: cookieFrom(await signIn('market-legal')) }
    expect((await test.call('session', { as })).status).toBe(200)
    await disableAccount(test.house.store, (await accountBy(test.house.store, { login: 'market-legal' }))!.id)
    expect((await test.call('session', { as })).status).toBe(401)
    expect((await signIn('market-legal')).status).toBe(401)
  })
})

describe('a session', () => {
  it('ends after an hour without use, with a problem that says what was kept', async () => {
    const as = { cookie: cookieFrom(await signIn('auditor')) }
    minutesLater(59)
    expect((await test.call('session', { as })).status).toBe(200)
    minutesLater(59)
    expect((await test.call('session', { as })).status, 'use prolongs it').toBe(200)
    minutesLater(61)
    expect(await test.call('session', { as })).toMatchObject({
      status: 401,
      problem: { code: 'signed-out', detail: { zh: expect.stringContaining('保留') } },
    })
    test.clock.set(monday)
  })
  it('is gone after signing out', async () => {
    const as = { cookie: cookieFrom(await signIn('auditor')) }
    expect((await test.call('signOut', { as })).status).toBe(204)
    expect((await test.call('session', { as })).status).toBe(401)
  })
  it('acts through any post the person holds today and through no other', async () => {
    const as = { cookie: cookieFrom(await signIn('qian')) }
    expect((await test.must('session', { as })).posts.map((p) => p.id).toSorted()).toEqual(['lead', 'mediator-2'])
    expect(await test.must('switchPost', { as, body: { post: 'mediator-2' } })).toMatchObject({ post: { id: 'mediator-2' } })
    expect(await test.call('switchPost', { as, body: { post: 'mayor' } })).toMatchObject({ status: 403 })
    expect(await test.must('session', { as })).toMatchObject({ post: { id: 'mediator-2' } })
  })
  it('loses a post at the midnight from which the register ends it', async () => {
    const as = { cookie: cookieFrom(await signIn('qian')) }
    await test.must('switchPost', { as, body: { post: 'mediator-2' } })
    const entry = (await test.must('registerHistory', { as: 'registrar', params: { register: 'holders', id: 'h-mediator-2' } }))
      .editions[0]!
    const by = { kind: 'post', role: 'keeper', post: 'registrar', organ: 'justice', person: 'p-registrar' } as const
    const today = test.house.clock.today()
    const ended = await recordEvent(test.house, {
      case: entry.case,
      event: { type: 'ended', paper: { from: '2026-03-03', reason: '调离' }, on: today },
      actor: () => ({ by, roles: ['keeper'] }),
    })
    expect(ended.kind).toBe('recorded')
    expect(await test.must('session', { as })).toMatchObject({ post: { id: 'mediator-2' } })
    // One minute before midnight in China, and one after.
    test.clock.set('2026-03-02T15:59:00.000Z' as never)
    const lateAtNight = { cookie: cookieFrom(await signIn('qian')) }
    await test.must('switchPost', { as: lateAtNight, body: { post: 'mediator-2' } })
    minutesLater(2)
    expect(await test.must('session', { as: lateAtNight })).toMatchObject({ post: { id: 'lead' }, posts: [{ id: 'lead' }] })
    expect(await test.call('switchPost', { as: lateAtNight, body: { post: 'mediator-2' } })).toMatchObject({ status: 403 })
    test.clock.set(monday)
  })
})

describe('a password', () => {
  it.each([
    ['Kurz-1', 'password-short'],
    ['alllowercaseletters', 'password-simple'],
    ['Intake-2026-Bridge', 'password-account'],
  ])('%s is refused: %s', async (next, code) => {
    expect(await test.call('changePassword', { as: 'intake', body: { old: password, new: next } })).toMatchObject({
      status: 422,
      problem: { refusals: [{ code, field: 'new' }] },
    })
  })
  it('is changed only by whoever knows the old one, and ends every session', async () => {
    const [here, elsewhere] = [{ cookie: cookieFrom(await signIn('officer')) }, { cookie: cookieFrom(await signIn('officer')) }]
    expect(await test.call('changePassword', { as: here, body: { old: 'Guess-Guess-1', new: 'Neue-Bruecke-2026' } })).toMatchObject({
      status: 422,
      problem: { refusals: [{ code: 'password-wrong', field: 'old' }] },
    })
    await test.must('changePassword', { as: here, body: { old: password, new: 'Neue-Bruecke-2026' } })
    for (const as of [here, elsewhere]) expect((await test.call('session', { as })).status).toBe(401)
    expect((await signIn('officer')).status).toBe(401)
    expect((await signIn('officer', 'Neue-Bruecke-2026')).status).toBe(200)
  })
  it('that somebody else made opens nothing but its own change, and not to itself', async () => {
    const { password: first } = await test.must('accountCreate', { as: 'registrar', body: { account: 'mayor-3', person: 'p-mayor' } })
    const signedIn = await signIn('mayor-3', first)
    expect(signedIn.answer.firstPassword).toBe(true)
    const as = { cookie: cookieFrom(signedIn) }
    for (const name of ['worklist', 'duties', 'signing', 'signOut'] as const)
      expect(await test.call(name, { as }), name).toMatchObject(
        name === 'signOut' ? { status: 204 } : { status: 403, problem: { code: 'own-password-needed' } },
      )
    const again = { cookie: cookieFrom(await signIn('mayor-3', first)) }
    expect(await test.call('changePassword', { as: again, body: { old: first!, new: first! } })).toMatchObject({
      status: 422,
      problem: { refusals: [{ code: 'password-same', field: 'new' }] },
    })
    await test.must('changePassword', { as: again, body: { old: first!, new: 'Neue-Bruecke-2026' } })
    const own = await signIn('mayor-3', 'Neue-Bruecke-2026')
    expect(own.answer.firstPassword).toBe(false)
    expect((await test.call('worklist', { as: { cookie: cookieFrom(own) } })).status).toBe(200)
  })
  it('of a new account is shown once and opens it', async () => {
    const { account, password: first } = await test.must('accountCreate', {
      as: 'registrar',
      body: { account: 'mayor-2', person: 'p-mayor' },
    })
    expect((await signIn(account, first)).answer).toMatchObject({ post: { id: 'mayor' }, administrator: false })
    expect(JSON.stringify(await test.must('accounts', { as: 'registrar' }))).not.toContain(first)
    expect(await test.call('accountCreate', { as: 'registrar', body: { account, person: 'p-mayor' } })).toMatchObject({
      status: 422,
      problem: { refusals: [{ code: 'account-taken', field: 'account' }] },
    })
    expect(await test.call('accountCreate', { as: 'registrar', body: { account: 'stranger', person: 'p-stranger' } })).toMatchObject({
      status: 422,
      problem: { refusals: [{ code: 'person-unknown', field: 'person' }] },
    })
  })
})

describe('reading a file of class V3', () => {
  it('is written down for every way of reading, and told to the party', async () => {
    const picture = await test.must('upload', uploadOf('墙.png', png))
    const { id, reference, secret } = await file(test, 'dispute-mediation', { evidence: [picture] })
    const { seq } = await act(test, 'lead', id, 'assigned', { organisation: 'committee', mediator: 'mediator' })
    await act(test, 'mediator', id, 'consented', { how: 'spoken' })
    const told = await act(test, 'mediator', id, 'rightsTold', { acknowledged: true })
    expect(seq).toBe(2)
    const as = 'mediator'
    await test.must('case', { as, params: { id } })
    await test.must('print', { as, params: { id, seq: told.seq, key: 'rights' } })
    await test.must('caseFile', { as, params: { id, hash: picture.hash } })
    await test.must('unmask', { as, params: { id }, body: { purpose: '电话通知到场' } })
    await test.must('exportCase', { as, params: { id }, query: { reveal: 'yes', purpose: '移送归档' } })
    const { items } = await test.must('readers', { as, params: { id } })
    expect(items.map((r) => [r.what, r.purpose, r.post])).toEqual([
      ['export.revealed', '移送归档', '调解员一'],
      ['personal.revealed', '电话通知到场', '调解员一'],
      ['file.read', undefined, '调解员一'],
      ['document.read', undefined, '调解员一'],
      ['case.read', undefined, '调解员一'],
    ])
    const followed = await test.must('followOpen', { body: { reference, secret } })
    expect(followed.readers.map((r) => [r.on, r.organ, r.purpose])).toEqual(
      expect.arrayContaining([
        ['2026-03-02', '联合人民调解委员会', '电话通知到场'],
        ['2026-03-02', '联合人民调解委员会', '移送归档'],
      ]),
    )
    expect(followed.readers).toHaveLength(5)
    expect(JSON.stringify(followed.readers)).not.toContain('p-mediator')
    expect(await firstAlteredAccess(test.house.store)).toBeUndefined()
  })
  it('shows personal values only for a purpose that is given', async () => {
    const { id } = await file(test)
    const read = await test.must('case', { as: 'lead', params: { id } })
    for (const secret of ['周某安', '00012345678', '11010519491231002X', '柳岸路八号']) expect(JSON.stringify(read)).not.toContain(secret)
    expect(await test.call('unmask', { as: 'lead', params: { id }, body: { purpose: ' ' } })).toMatchObject({ status: 400 })
    expect(await test.call('exportCase', { as: 'lead', params: { id }, query: { reveal: 'yes' } })).toMatchObject({
      status: 422,
      problem: { refusals: [{ code: 'purpose-missing', field: 'purpose' }] },
    })
    const blank = { reveal: 'yes', purpose: '  ' } as const
    expect(await test.call('exportCase', { as: 'lead', params: { id }, query: blank }), 'blanks are no purpose').toMatchObject({
      status: 400,
    })
    expect(JSON.stringify(await test.must('exportCase', { as: 'lead', params: { id } }))).not.toContain('周某安')
    const { parties } = await test.must('unmask', { as: 'lead', params: { id }, body: { purpose: '送达' } })
    expect(parties[0]!.values.map((v) => v.value)).toEqual(expect.arrayContaining(['周某安', '00012345678', '11010519491231002X']))
  })
})
