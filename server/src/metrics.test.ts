import { enginesHere, type TestDatabases, testDatabases } from '@fadu/store/testing'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { lookAtTime } from './jobs/timers.ts'
import { startJobs } from './jobs/work.ts'
import { act, applyForConfirmation, file, settle } from './testing/matters.ts'
import { morningOf, openTestHouse, type TestHouse } from './testing/test-house.ts'

/** Figures for whoever runs the machine: what they count, that they name nobody, and to whom they are shown. */

let databases: TestDatabases
beforeAll(async () => {
  databases = await testDatabases()
})
afterAll(async () => databases?.close())

const collected = async ({ app }: TestHouse, headers = {}) => (await app.inject({ url: '/metrics', headers })).body
const figure = (text: string, name: string): number => {
  const line = text.split('\n').find((l) => l.startsWith(`${name} `))
  return line === undefined ? Number.NaN : Number(line.slice(name.length + 1))
}

describe.each(enginesHere())('the figures of a house on %s', (engine) => {
  let test: TestHouse
  beforeAll(async () => {
    test = await openTestHouse(await databases.fresh(engine), { withQueue: true })
  })
  afterAll(() => test?.close())

  it('count requests by route, acts by procedure, appends by group, refusals and problems by code', async () => {
    const { id } = await file(test)
    await test.call('act', { as: 'lead', params: { id }, body: { event: 'assigned', paper: {} } as never })
    await test.call('case', { as: 'lead', params: { id: '00000000-0000-7000-8000-000000000000' } })
    const text = await collected(test)
    expect(figure(text, 'fadu_request_seconds_count{method="POST",route="file",status="201"}')).toBe(1)
    expect(figure(text, 'fadu_request_seconds_count{method="GET",route="case",status="404"}')).toBe(1)
    expect(figure(text, 'fadu_recorded_total{procedure="dispute-mediation"}')).toBe(1)
    expect(figure(text, 'fadu_append_group_size_sum')).toBeGreaterThan(1)
    expect(figure(text, 'fadu_problems_total{code="absent"}')).toBe(1)
    expect(text).toMatch(/fadu_refusals_total\{code="[a-z-]+"\} [1-9]/)
    expect(figure(text, 'fadu_database_up')).toBe(1)
    expect(figure(text, 'fadu_database_connections{state="waiting"}')).toBe(0)
    expect(figure(text, 'fadu_jobs{job="follow-reactions",state="failed"}')).toBe(0)
    expect(text).toContain('nodejs_eventloop_lag_seconds')
    expect(text).toContain('process_resident_memory_bytes')
  })
  it('tell how far the clock and the seals are behind, and that they have caught up', async () => {
    await file(test, 'administrative-reconsideration')
    test.clock.set(morningOf('2026-03-11'))
    const behind = await collected(test)
    expect(figure(behind, 'fadu_lapses_due')).toBe(1)
    expect(figure(behind, 'fadu_lapses_lag_days'), 'due on the 9th').toBe(2)
    expect(figure(behind, 'fadu_unsealed_days')).toBe(9)
    expect(figure(behind, 'fadu_day_seal_age_seconds')).toBe(-1)
    await lookAtTime(test.house)
    const after = await collected(test)
    expect(figure(after, 'fadu_lapses_due')).toBe(0)
    expect(figure(after, 'fadu_unsealed_days')).toBe(0)
    expect(figure(after, 'fadu_day_seal_age_seconds')).toBe(0)
  })
  it('tell of jobs that failed for good, and of their runs', async () => {
    await startJobs(test.house)
    const store = test.house.store
    await store.transaction((tx) => store.queue!.send(tx, [{ name: 'follow-reactions', payload: { reaction: 'none' }, retries: 0 }]))
    await vi.waitFor(async () => expect(figure(await collected(test), 'fadu_jobs{job="follow-reactions",state="failed"}')).toBe(1), {
      timeout: 15_000,
      interval: 200,
    })
    expect(figure(await collected(test), 'fadu_job_seconds_count{job="follow-reactions",end="failed"}')).toBe(1)
    const failed = (await store.queue!.standing()).find((job) => job.failed > 0)
    expect(failed).toMatchObject({ name: 'follow-reactions', lastFailure: { message: 'There is no reaction none' } })
    expect(await store.queue!.retryFailed('follow-reactions')).toBe(1)
    expect(await store.queue!.retryFailed('deliver-notice')).toBe(0)
  })
  it('name no case, no person and no text', async () => {
    const { id } = await file(test)
    await settle(test, id)
    await applyForConfirmation(test, id)
    await act(test, 'mediator', id, 'closed', {}).catch(() => undefined)
    await test.call('worklist', { as: 'lead', query: { text: '高某甲' } as never })
    await test.app.inject({ url: '/some/where/13800000001?name=高某甲' })
    const text = await collected(test)
    for (const private_ of [id, '高某甲', encodeURIComponent('高某甲'), '13800000001', '/some']) expect(text).not.toContain(private_)
    const labels = new Set([...text.matchAll(/(\w+)="/g)].map((m) => m[1]))
    expect(
      [...labels].filter(
        (label) => !/^(method|route|status|code|procedure|job|state|end|le|type|space|kind|version|major|minor|patch)$/.test(label!),
      ),
    ).toEqual([])
  })
})

describe('the figures are shown', () => {
  const house = async (environment: Record<string, string> = {}) => openTestHouse(await databases.fresh(enginesHere()[0]!), { environment })
  it('without a token only straight from this machine', async () => {
    const test = await house({ FADU_PROXY: 'yes' })
    const status = async (remoteAddress: string, headers = {}) =>
      (await test.app.inject({ url: '/metrics', remoteAddress, headers })).statusCode
    expect(await status('127.0.0.1')).toBe(200)
    expect(await status('::1')).toBe(200)
    expect(await status('10.0.0.9')).toBe(404)
    expect(await status('127.0.0.1', { 'x-forwarded-for': '127.0.0.1' }), 'somebody through the proxy who calls himself loopback').toBe(404)
    expect(await status('127.0.0.1', { via: '1.1 proxy' })).toBe(404)
    await test.close()
  })
  it('with a token from anywhere, and to nobody without it', async () => {
    const test = await house({ FADU_METRICS_TOKEN: 'a-long-enough-token' })
    const status = async (authorization?: string) =>
      (await test.app.inject({ url: '/metrics', remoteAddress: '10.0.0.9', headers: authorization ? { authorization } : {} })).statusCode
    expect(await status('Bearer a-long-enough-token')).toBe(200)
    expect(await status('Bearer another-token-here')).toBe(404)
    expect(await status()).toBe(404)
    expect((await test.app.inject({ url: '/metrics' })).statusCode, 'this machine needs it too').toBe(404)
    await test.close()
  })
})

describe('the client’s address', () => {
  const seenAs = async (FADU_PROXY: string, from: string, forwarded: string) => {
    const test = await openTestHouse(await databases.fresh(enginesHere()[0]!), { environment: { FADU_PROXY, FADU_RATE: '1' } })
    const ask = (forwardedFor: string) =>
      test.app.inject({ url: '/api/portal/procedures', remoteAddress: from, headers: { 'x-forwarded-for': forwardedFor } })
    await ask(forwarded)
    const other = (await ask('198.51.100.77')).statusCode
    const same = (await ask(forwarded)).statusCode
    await test.close()
    return { other, same }
  }
  it('is taken from the proxy named in the settings and from nobody else', async () => {
    expect(await seenAs('10.0.0.0/24', '10.0.0.5', '203.0.113.1')).toEqual({ other: 200, same: 429 })
    expect(await seenAs('yes', '127.0.0.1', '203.0.113.1')).toEqual({ other: 200, same: 429 })
    expect(await seenAs('yes', '10.9.0.5', '203.0.113.1'), 'a stranger who writes the header').toEqual({ other: 429, same: 429 })
    expect(await seenAs('no', '127.0.0.1', '203.0.113.1')).toEqual({ other: 429, same: 429 })
  })
})
