import { enginesHere, type TestDatabases, testDatabases } from '@fadu/store/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { followSecret } from './auth/follow-secret.ts'
import { act, type Filed, file, settle } from './testing/matters.ts'
import { cookieFrom, morningOf, openTestHouse, type TestHouse } from './testing/test-house.ts'

/** What a party sees of its case with the number and the secret of the receipt. */

let databases: TestDatabases
let test: TestHouse
let filed: Filed
beforeAll(async () => {
  databases = await testDatabases()
  test = await openTestHouse(await databases.fresh(enginesHere()[0]!), { withQueue: true })
  filed = await file(test)
})
afterAll(async () => {
  await test?.close()
  await databases?.close()
})

const open = (reference: string, secret: string) => test.call('followOpen', { body: { reference, secret } })
const asApplicant = async ({ reference, secret }: Filed = filed) => ({ cookie: cookieFrom(await open(reference, secret)) })
const asRespondent = async ({ id, reference }: Filed = filed) => ({
  cookie: cookieFrom(await open(reference, followSecret(test.house.store, id, 'respondent-1'))),
})

describe('the door', () => {
  it('answers a wrong secret and an unknown number alike', async () => {
    const [wrong, unknown] = [await open(filed.reference, 'AAAA-BBBB-CCCC'), await open('（2026）试人调字第999号', filed.secret)]
    expect(wrong.status).toBe(404)
    expect({ ...wrong.problem, request: '' }).toEqual({ ...unknown.problem, request: '' })
    expect([...wrong.cookies, ...unknown.cookies]).toEqual([])
  })
  it('forgives spaces, dashes and small letters', async () => {
    expect((await open(` ${filed.reference} `, filed.secret.toLowerCase().replaceAll('-', ' '))).status).toBe(200)
  })
  it('a secret opens its own case and no other', async () => {
    const other = await file(test)
    expect((await open(other.reference, filed.secret)).status).toBe(404)
  })
  it('shuts after two hours, and to a cookie that was touched', async () => {
    const { cookie } = await asApplicant()
    const [name, token] = cookie.split('=') as [string, string]
    const forged = `${Buffer.from(JSON.stringify([filed.id, 'respondent-1', Date.parse('2099-01-01')])).toString('base64url')}.${token.split('.')[1]}`
    expect((await test.call('follow', { as: { cookie: `${name}=${forged}` } })).status).toBe(401)
    for (const broken of ['', '.', 'a.b', `${token}x`])
      expect((await test.call('follow', { as: { cookie: `${name}=${broken}` } })).status).toBe(401)
    test.clock.set('2026-03-02T03:00:01.000Z' as never)
    expect((await test.call('follow', { as: { cookie } })).status).toBe(401)
    test.clock.set(morningOf('2026-03-02'))
  })
  it('is shut when the party closes it', async () => {
    const reply = await test.call('followClose', { as: await asApplicant() })
    expect(String(reply.headers['set-cookie'])).toMatch(/fadu-follow=;.*Expires=Thu, 01 Jan 1970/)
  })
})

describe('the page', () => {
  it('shows the own values in full and nothing of the other side', async () => {
    const mine = JSON.stringify(await test.must('follow', { as: await asApplicant() }))
    for (const own of ['周某安', '00012345678']) expect(mine).toContain(own)
    for (const other of ['郑某平', '00087654321', '柳岸路九号']) expect(mine).not.toContain(other)
    const theirs = JSON.stringify(await test.must('follow', { as: await asRespondent() }))
    expect(theirs).toContain('郑某平')
    for (const other of ['周某安', '00012345678', '11010519491231002X', '柳岸路八号']) expect(theirs).not.toContain(other)
  })
  it('names stage, limit, handler’s post and what may be done, in both languages', async () => {
    const followed = await test.must('follow', { as: await asApplicant() })
    expect(followed).toMatchObject({ stageTerm: { zh: '受理登记', en: 'Intake' }, organ: '试验区社会治理中心', closed: false })
    expect(followed.limits.length).toBeGreaterThan(0)
    expect(followed.acts.find((a) => a.event === 'withdrawn')).toMatchObject({ allowed: true })
    expect(followed.acts.find((a) => a.event === 'case.rated')).toMatchObject({ allowed: false })
    expect(followed.acts.map((a) => a.event)).not.toContain('assigned')
  })
})

describe('documents', () => {
  it('are there for those they are addressed to, and only those', async () => {
    const refused = await file(test)
    const { seq } = await act(test, 'lead', refused.id, 'rejected', {
      ground: 'already-decided',
      reasons: '法院已判决。',
      channels: ['litigation'],
    })
    const mine = await test.must('follow', { as: await asApplicant(refused) })
    expect(mine.entries.at(-1)!.documents).toMatchObject([{ seq, key: 'refusal', number: expect.stringContaining('人调不') }])
    expect(mine.remedies[0]!.under).toMatchObject({ article: 26, cited: { zh: expect.stringContaining('第二十六条') } })
    expect(await test.must('followPrint', { as: await asApplicant(refused), params: { seq, key: 'refusal' } })).toMatchObject({
      title: '人民调解不予受理告知书',
      addressee: '周某安',
    })
    expect((await test.must('follow', { as: await asRespondent(refused) })).entries.at(-1)!.documents).toEqual([])
    expect((await test.call('followPrint', { as: await asRespondent(refused), params: { seq, key: 'refusal' } })).status).toBe(404)
    expect((await test.call('followPrint', { as: await asApplicant(), params: { seq, key: 'refusal' } })).status, 'of another case').toBe(
      404,
    )
  })
})

describe('what a party does itself', () => {
  it('may not be what only posts do', async () => {
    for (const event of ['assigned', 'rejected', 'case.rectified', 'document.served', 'agreedInWriting']) {
      expect(await test.call('followAct', { as: await asApplicant(), body: { event, paper: {} } })).toMatchObject({ status: 403 })
    }
  })
  it('the other party consents, the applicant cannot for it', async () => {
    const one = await file(test)
    await act(test, 'lead', one.id, 'assigned', { organisation: 'committee', mediator: 'mediator' })
    expect(
      await test.call('followAct', { as: await asApplicant(one), body: { event: 'consented', paper: { how: 'portal' } } }),
    ).toMatchObject({ status: 422, problem: { refusals: [{ code: 'role-lacking' }] } })
    await test.must('followAct', { as: await asRespondent(one), body: { event: 'consented', paper: { how: 'portal' } } })
    expect(await test.must('follow', { as: await asApplicant(one) })).toMatchObject({ stageTerm: { zh: '调解' } })
  })
  it('rates once, after the end', async () => {
    const one = await file(test)
    await settle(test, one.id)
    const rate = async (score: number) =>
      test.call('followAct', { as: await asApplicant(one), body: { event: 'case.rated', paper: { score } } })
    expect(await rate(5)).toMatchObject({ status: 422, problem: { refusals: [{ code: 'stage-wrong' }] } })
    await act(test, 'mediator', one.id, 'performed', { full: true, proof: [] })
    await act(test, 'mediator', one.id, 'closed', { summary: '已履行', compiler: '调解员一' })
    expect((await rate(6)).status).toBe(422)
    expect((await rate(5)).status).toBe(201)
    expect(await rate(4)).toMatchObject({ status: 422, problem: { refusals: [{ code: 'already-happened' }] } })
    expect(await test.must('follow', { as: await asApplicant(one) })).toMatchObject({
      closed: true,
      outcome: 'settled',
      rating: { score: 5 },
    })
  })
})

describe('a receipt', () => {
  it('proves time and content against the log, and a changed one does not', async () => {
    const check = (more: object) => test.must('verifyReceipt', { body: { reference: filed.reference, seq: 1, hash: filed.hash, ...more } })
    expect(await check({})).toMatchObject({ intact: true })
    expect(await check({ hash: `${filed.hash.slice(0, -1)}${filed.hash.endsWith('0') ? '1' : '0'}` })).toMatchObject({ intact: false })
    expect(await check({ seq: 2 })).toMatchObject({ intact: false })
    expect(await check({ reference: '（2026）试人调字第999号' })).toMatchObject({ intact: false })
  })
})
