import type { AddressInfo } from 'node:net'
import type { Instant } from '@fadu/legal-time'
import { enginesHere, type TestDatabases, testDatabases } from '@fadu/store/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { act, file } from './testing/matters.ts'
import type { PostName } from './testing/test-district.ts'
import { openTestHouse, type PostsStream, streamOf, type TestHouse } from './testing/test-house.ts'

/** Live screens: told that something changed, and only where it concerns them. */

let databases: TestDatabases
let test: TestHouse
let address: string
beforeAll(async () => {
  databases = await testDatabases()
  test = await openTestHouse(await databases.fresh(enginesHere()[0]!))
  await test.app.listen({ host: '127.0.0.1', port: 0 })
  address = `http://127.0.0.1:${(test.app.server.address() as AddressInfo).port}`
})
afterAll(async () => {
  await test?.close()
  await databases?.close()
})

describe('the stream', () => {
  it('is shut to whoever is not signed in', async () => {
    expect((await fetch(`${address}/api/live`)).status).toBe(401)
  })
  it('tells the posts concerned, with case and version and nothing else', async () => {
    const [lead, west, mediator] = await Promise.all(
      (['lead', 'west-lead', 'mediator'] as const).map((post): Promise<PostsStream> => streamOf(test, address, post)),
    )
    const { id } = await file(test)
    await act(test, 'lead', id, 'assigned', { organisation: 'committee', mediator: 'mediator' })
    const own = await file(test, 'dispute-mediation', { organ: 'west-centre' }).catch(() => undefined)
    expect(own, 'the lead of the centre does not find the other centre’s case').toBeUndefined()
    expect(await lead!.next()).toEqual({ case: id, version: 1 })
    expect(await lead!.next()).toEqual({ case: id, version: 2 })
    expect(await mediator!.next()).toEqual({ case: id, version: 2 })
    const first = await west!.next()
    expect(first).toMatchObject({ version: 1 })
    expect(first.case, 'the first the other centre hears of is its own').not.toBe(id)
    for (const stream of [lead, west, mediator]) stream!.close()
  })
})

describe('a stream left open', () => {
  const filedUnseen = async (post: PostName, end: () => Promise<unknown>) => {
    const stream = await streamOf(test, address, post)
    const { id } = await file(test)
    expect(await stream.next()).toEqual({ case: id, version: 1 })
    await end()
    const told = stream.next()
    await file(test)
    expect(await Promise.race([stream.ended, told]), 'it ends before anything more is told').toBe(true)
  }
  it('ends for whoever signed out', () => filedUnseen('intake', async () => test.must('signOut', { as: 'intake' })))
  it('ends for an account that was disabled', () =>
    filedUnseen('rule-office', async () =>
      test.must('accountAct', { as: 'registrar', params: { account: 'rule-office' }, body: { act: 'disable', purpose: '调离' } }),
    ))
  it('ends when the session is over, which an open screen does not prolong', () =>
    filedUnseen('lead', async () => test.clock.set('2026-03-02T02:30:00.000Z' as Instant)))
  it('is one of a limited number for each account', async () => {
    const streams = await Promise.all(Array.from({ length: 20 }, () => streamOf(test, address, 'lead')))
    await expect(streamOf(test, address, 'lead')).rejects.toThrow('429')
    const mediator = await streamOf(test, address, 'mediator')
    streams[0]!.close()
    await expect.poll(() => streamOf(test, address, 'lead').then((s) => s.close(), String)).toBeUndefined()
    for (const stream of [...streams, mediator]) stream.close()
  })
})

describe('a graceful stop', () => {
  it('ends the streams, finishes what was asked, and takes nothing new', async () => {
    const own = await openTestHouse(await databases.fresh(enginesHere()[0]!))
    await own.app.listen({ host: '127.0.0.1', port: 0 })
    const there = `http://127.0.0.1:${(own.app.server.address() as AddressInfo).port}`
    const stream = await streamOf(own, there, 'lead')
    await own.close()
    expect(await stream.ended).toBe(true)
    await expect(fetch(`${there}/health`)).rejects.toThrow()
  })
})
