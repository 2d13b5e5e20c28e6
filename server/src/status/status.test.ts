import type { StatusView } from '@fadu/contract'
import { changeSetting } from '@fadu/store'
import { enginesHere, type TestDatabases, testDatabases } from '@fadu/store/testing'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { startJobs } from '../jobs/work.ts'
import { file } from '../testing/matters.ts'
import { morningOf, openTestHouse, type TestHouse } from '../testing/test-house.ts'
import { concernsOf } from './concerns.ts'

/** What the IT office sees of the house, when it turns amber and red, and what may be set going by hand. */

let databases: TestDatabases
beforeAll(async () => {
  databases = await testDatabases()
})
afterAll(async () => databases?.close())

describe.each(enginesHere())('the status on %s', (engine) => {
  let test: TestHouse
  beforeAll(async () => {
    test = await openTestHouse(await databases.fresh(engine), { withQueue: true })
  })
  afterAll(() => test?.close())
  /** How full the disk of this very machine is, is nobody's fault here; what is said of a full one is told below. */
  const apartFromTheDisk = (told: StatusView): StatusView => ({
    ...told,
    concerns: told.concerns.filter(({ code }) => code !== 'disk-low'),
  })
  const status = async () => apartFromTheDisk(await test.must('status', { as: 'registrar' }))

  it('is for administrators alone', async () => {
    expect((await test.call('status')).status).toBe(401)
    expect((await test.call('status', { as: 'lead' })).status).toBe(403)
    expect((await test.call('statusRun', { as: 'lead', body: { work: 'look-at-time' } })).status).toBe(403)
  })
  it('tells database, processes, disk and calendar, and has nothing to complain of', async () => {
    const told = await status()
    expect(told.concerns).toEqual([])
    expect(told.database).toMatchObject({ engine: engine === 'postgres' ? 'postgresql' : 'embedded' })
    expect(told.database.bytes).toBeGreaterThan(1_000_000)
    expect(told.database.migrations).toBeGreaterThan(4)
    expect(told.disk.freeBytes).toBeLessThanOrEqual(told.disk.totalBytes)
    expect(told.processes).toMatchObject([{ here: true, pid: process.pid }])
    expect(told.calendar.missing, 'the notice for 2027 is not out in March 2026').toEqual([2027])
    expect(told.backup).toEqual({})
  })
  it('complains of what the clock should have recorded and sealed, until the look at the time is run by hand', async () => {
    await file(test, 'administrative-reconsideration')
    test.clock.set(morningOf('2026-03-12'))
    expect((await status()).concerns).toEqual([
      { code: 'lapses-late', light: 'red' },
      { code: 'seal-late', light: 'red' },
    ])
    const after = apartFromTheDisk(await test.must('statusRun', { as: 'registrar', body: { work: 'look-at-time' } }))
    expect(after.concerns).toEqual([])
    expect(after.time).toMatchObject({ lapses: 0, sealedDay: '2026-03-02' })
  })
  it('names jobs that failed for good, and runs them again when told', async () => {
    await startJobs(test.house)
    const { store } = test.house
    await store.transaction((tx) => store.queue!.send(tx, [{ name: 'deliver-notice', payload: { id: 'no such thing' }, retries: 0 }]))
    const failed = () => status().then((s) => s.jobs.find((j) => j.name === 'deliver-notice')!.failed)
    await vi.waitFor(async () => expect(await failed()).toBe(1), { timeout: 15_000, interval: 200 })
    expect((await status()).concerns).toEqual([{ code: 'jobs-failed', light: 'red', of: 'deliver-notice' }])
    const after = await test.must('statusRun', { as: 'registrar', body: { work: 'failed-jobs', job: 'deliver-notice' } })
    expect(after.jobs.find((j) => j.name === 'deliver-notice')!.failed).toBe(0)
    await vi.waitFor(async () => expect(await failed()).toBe(1), { timeout: 15_000, interval: 200 })
    expect((await test.call('statusRun', { as: 'registrar', body: { work: 'failed-jobs', job: 'nothing' } })).status).toBe(404)
  })
  it('knows when the last backup was made', async () => {
    await changeSetting(test.house.store, test.house.store.database, 'backup', { at: '2026-03-01T18:00:00.000Z' }, 'backup')
    expect((await status()).backup).toEqual({ at: '2026-03-01T18:00:00.000Z' })
  })
})

describe.runIf(enginesHere().includes('postgres'))('processes side by side', () => {
  it('see each other, and no longer when one has gone', async () => {
    const database = await databases.fresh('postgres')
    const one = await openTestHouse(database, { withQueue: true })
    const two = await openTestHouse(database, { joining: true, clock: one.clock, withQueue: true })
    const seen = async (from: TestHouse) => (await from.must('status', { as: 'registrar' })).processes.map((p) => [p.id, p.here])
    const [first, second] = [one.house.neighbours.self.id, two.house.neighbours.self.id]
    await vi.waitFor(async () => {
      expect(await seen(one)).toEqual([
        [first, true],
        [second, false],
      ])
      expect(await seen(two)).toEqual([
        [second, true],
        [first, false],
      ])
    }, 5000)
    await two.close()
    const now = performance.now()
    vi.spyOn(performance, 'now').mockImplementation(() => now + 91_000)
    expect(one.house.neighbours.others()).toEqual([])
    vi.restoreAllMocks()
    await one.close()
  })
})

describe('it turns amber, then red', () => {
  const well: Omit<StatusView, 'concerns'> = {
    at: '2026-03-12T01:00:00.000Z',
    version: '1',
    mode: 'real',
    uptimeSeconds: 1,
    database: {
      engine: 'postgresql',
      version: '15',
      bytes: 1,
      connections: { size: 1, idle: 1, waiting: 0 },
      migrations: 1,
      lastMigration: '',
      migratedAt: '',
    },
    jobs: [],
    time: { lapses: 0 },
    disk: { freeBytes: 50 * 2 ** 30, totalBytes: 100 * 2 ** 30 },
    processes: [],
    backup: { at: '2026-03-11T18:00:00.000Z' },
    calendar: { missing: [2027], provisional: 0 },
  }
  const job = { name: 'deliver-notice', waiting: 1, running: 0, failed: 0, oldestSeconds: 0 }
  const of = (more: Partial<typeof well>) =>
    concernsOf({ ...well, ...more }).map(({ code, light, of: what }) => `${code} ${light}${what ? ` ${what}` : ''}`)
  it.each<[string, Partial<typeof well>, string[]]>([
    ['all is well', {}, []],
    ['no backup was ever made', { backup: {} }, ['backup-missing red']],
    ['a night without backup', { backup: { at: '2026-03-10T18:00:00.000Z' } }, ['backup-old amber']],
    ['two nights without', { backup: { at: '2026-03-09T18:00:00.000Z' } }, ['backup-old red']],
    ['a demonstration needs no backup', { backup: {}, mode: 'demonstration' }, []],
    ['a tenth of the disk is left', { disk: { freeBytes: 9 * 2 ** 30, totalBytes: 100 * 2 ** 30 } }, ['disk-low amber']],
    ['hardly anything is left', { disk: { freeBytes: 2 ** 29, totalBytes: 10 * 2 ** 30 } }, ['disk-low red']],
    ['jobs wait', { jobs: [{ ...job, oldestSeconds: 301 }] }, ['jobs-waiting amber deliver-notice']],
    [
      'jobs wait an hour, others failed',
      { jobs: [{ ...job, oldestSeconds: 3600, failed: 1 }] },
      ['jobs-failed red deliver-notice', 'jobs-waiting red deliver-notice'],
    ],
    ['no notice for this year', { calendar: { missing: [2026, 2027], provisional: 3 } }, ['calendar-missing red 2026']],
    [
      'December, and none for the next',
      { at: '2026-12-02T01:00:00.000Z', backup: { at: '2026-12-01T18:00:00.000Z' } },
      ['calendar-missing amber 2027'],
    ],
    [
      'another version beside this one',
      { processes: [{ id: 'b', host: 'b', pid: 1, version: '2', startedAt: '', here: false, silentSeconds: 3 }] },
      ['versions-differ amber 2'],
    ],
    [
      'the red ones come first',
      { backup: {}, jobs: [{ ...job, oldestSeconds: 301 }] },
      ['backup-missing red', 'jobs-waiting amber deliver-notice'],
    ],
  ])('%s', (_what, more, concerns) => expect(of(more)).toEqual(concerns))
})
