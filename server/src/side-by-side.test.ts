import type { AddressInfo } from 'node:net'
import { sql } from '@fadu/store'
import { enginesHere, type TestDatabases, testDatabases } from '@fadu/store/testing'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { act, file } from './testing/matters.ts'
import { openTestHouse, streamOf, type TestHouse } from './testing/test-house.ts'

/** Two server processes on one database: what one records counts in the other, at once and without asking. */

describe.runIf(enginesHere().includes('postgres'))('two houses side by side', () => {
  let databases: TestDatabases
  let one: TestHouse
  let two: TestHouse
  beforeAll(async () => {
    databases = await testDatabases()
    const database = await databases.fresh('postgres')
    one = await openTestHouse(database, { withQueue: true })
    two = await openTestHouse(database, { joining: true, clock: one.clock, withQueue: true })
  })
  afterAll(async () => {
    await one?.close()
    await two?.close()
    await databases?.close()
  })
  const soon = { timeout: 5000, interval: 20 }

  it('a screen open at one hears what is recorded at the other', async () => {
    await two.app.listen({ host: '127.0.0.1', port: 0 })
    const address = `http://127.0.0.1:${(two.app.server.address() as AddressInfo).port}`
    const stream = await streamOf(two, address, 'lead')
    const { id } = await file(one)
    expect(await stream.next()).toEqual({ case: id, version: 1 })
    stream.close()
  })

  it('whoever was named at one acts at the other at once, though that one remembers the case as it was before', async () => {
    const { id } = await file(two)
    // The second house wrote the case last; only then does the first go on with it.
    expect(two.house.store.recentLog(id)).toBeDefined()
    await act(one, 'lead', id, 'assigned', { organisation: 'committee', mediator: 'mediator' })
    await act(two, 'mediator', id, 'consented', { how: 'spoken' })
    await act(one, 'mediator', id, 'rightsTold', { acknowledged: true })
    const view = await two.must('case', { as: 'mediator', params: { id } })
    expect(view.version).toBe(4)
  })

  it('a session that ends at one is shut at the other', async () => {
    const cookie = await one.cookieOf('lead')
    expect((await two.call('session', { as: { cookie } })).status).toBe(200)
    await one.must('signOut', { as: { cookie } })
    await vi.waitFor(async () => expect((await two.call('session', { as: { cookie } })).status).toBe(401), soon)
  })

  it('a calendar notice entered at one moves the days reckoned at the other', async () => {
    const before = two.house.calendar().version
    await one.must('calendarChange', {
      as: 'registrar',
      body: { notice: '示政办发〔2026〕1号', days: [{ date: '2026-03-09', name: '停电检修', working: false }] },
    })
    await vi.waitFor(() => expect(two.house.calendar().version).not.toBe(before), soon)
  })

  it('an organ that came in through the bulk door of one is known at the other', async () => {
    const line = JSON.stringify({
      procedure: 'register:organs',
      id: 'v-1',
      events: [
        {
          event: 'entered',
          on: '2026-02-02',
          by: 'registrar',
          paper: { from: '2026-02-02', entry: { id: 'v-1', name: '新村', shortName: '新村', level: 'village' } },
        },
      ],
    })
    await two.house.organisation.current()
    await one.must('importCases', { as: 'registrar', body: { lines: [line] } })
    await vi.waitFor(async () => expect((await two.house.organisation.current()).organs.has('v-1')).toBe(true), soon)
  })

  it('hears again after its line was cut, and takes nothing it remembered for true meanwhile', async () => {
    const known = await two.house.organisation.current()
    await one.house.store.database.query(
      sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'fadu wire' and datname = current_database()`,
    )
    await vi.waitFor(async () => expect(await two.house.organisation.current()).not.toBe(known), soon)
  })
})
