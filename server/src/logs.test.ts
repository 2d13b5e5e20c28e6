import { Writable } from 'node:stream'
import { enginesHere, type TestDatabases, testDatabases } from '@fadu/store/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { act, file, settle } from './testing/matters.ts'
import { password } from './testing/test-district.ts'
import { openTestHouse, type TestHouse } from './testing/test-house.ts'

/** What the log says, and what it must never say. */

let databases: TestDatabases
let test: TestHouse
const lines: string[] = []
const parsed = () => lines.map((line) => JSON.parse(line) as Record<string, unknown>)
beforeAll(async () => {
  databases = await testDatabases()
  const logTo = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines.push(...chunk.toString().trim().split('\n'))
      done()
    },
  })
  test = await openTestHouse(await databases.fresh(enginesHere()[0]!), { environment: { FADU_LOG: 'debug' }, logTo })
})
afterAll(async () => {
  await test?.close()
  await databases?.close()
})

const someone = { name: '司马某青', phone: '13987654321', identityNumber: '11010519491231002X', address: '望江镇柳岸路八号' }

describe('the log', () => {
  it('has one line for each request with its number, its route and the case it was about', async () => {
    const { id } = await file(test)
    const { headers } = await test.call('case', { as: 'lead', params: { id } })
    const filed = parsed().find((line) => line.route === 'file')!
    expect(filed).toMatchObject({ method: 'POST', status: 201, case: id, msg: 'answered' })
    expect(parsed().find((line) => line.reqId === headers['x-request-id'])).toMatchObject({ route: 'case', status: 200, case: id })
  })
  it('bears the number that the header and the problem bear', async () => {
    const { headers, problem } = await test.call('session')
    expect(problem.request).toBe(headers['x-request-id'])
    expect(parsed().some((line) => line.reqId === problem.request && line.status === 401)).toBe(true)
  })
  it('takes no number from outside', async () => {
    const { headers } = await test.call('health', { headers: { 'x-request-id': '张三', 'request-id': '张三' } })
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('holds no name, telephone, identity number, password or secret, at any level, whatever goes wrong', async () => {
    const { id, reference, secret } = await file(test, 'dispute-mediation', { applicants: [{ kind: 'person', ...someone }] })
    await settle(test, id)
    await act(test, 'mediator', id, 'closed', { note: someone.name }).catch(() => undefined)
    await test.call('followOpen', { body: { reference, secret } })
    await test.call('followOpen', { body: { reference, secret: '1234-wrong-5678' } as never })
    await test.call('signIn', { body: { account: 'auditor', password } })
    await test.call('signIn', { body: { account: someone.name, password: 'Geheim-Wort-2026!' } as never })
    await test.call('worklist', { as: 'lead', query: { text: someone.name } as never })
    await test.call('duplicates', {
      as: 'intake',
      payload: `{"applicants":[{"name":"${someone.name}","phone":${someone.phone}`,
      headers: { 'content-type': 'application/json' },
    })
    await test.app.inject({ url: `/${encodeURIComponent(someone.name)}/${someone.phone}?secret=${secret}` })
    await test.app.inject({ url: '/api/health', headers: { cookie: `fadu=${someone.phone}`, authorization: 'Bearer Geheim-Wort-2026!' } })
    const written = lines.join('\n')
    const cookie = await test.cookieOf('lead')
    for (const [what, value] of Object.entries({
      ...someone,
      secret: secret!,
      password,
      tried: 'Geheim-Wort-2026!',
      wrong: '1234-wrong-5678',
      cookie: cookie.split('=')[1]!,
    })) {
      expect(written.includes(value), `${what} stands in the log`).toBe(false)
      expect(written.includes(encodeURIComponent(value)), `${what} stands in the log, encoded`).toBe(false)
    }
  })
  it('tells a fault with its place and without the values its message quotes', () => {
    const before = lines.length
    const database = Object.assign(new Error(`duplicate key: ${someone.name}`), {
      severity: 'ERROR',
      code: '23505',
      constraint: 'account_by_login',
      detail: `Key (login)=(${someone.name})`,
      parameters: [someone.phone],
    })
    const ours = new Error(`filed could not be recorded: ${JSON.stringify(someone)} ${someone.phone} ${someone.name}`, { cause: database })
    const parser = (() => {
      try {
        return JSON.parse(`{"name":"${someone.name}", ${someone.phone}`)
      } catch (fault) {
        return fault
      }
    })()
    for (const level of ['error', 'warn', 'info', 'debug'] as const)
      for (const err of [database, ours, parser, someone.name, null, undefined]) test.app.log[level]({ err }, 'fault')
    const told = lines.slice(before)
    expect(told.length).toBeGreaterThan(20)
    for (const value of Object.values(someone)) expect(told.join('\n')).not.toContain(value)
    expect(JSON.parse(told[1]!)).toMatchObject({
      err: {
        type: 'Error',
        message: expect.stringMatching(/^filed could not be recorded/),
        stack: expect.stringContaining('logs.test.ts'),
        cause: { code: '23505', constraint: 'account_by_login' },
      },
    })
  })
})
