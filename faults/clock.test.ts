import { plusDays } from '@fadu/legal-time'
import { daySeals, digestOf, exportCase, failedJobs, headsOf, rebuild, sealDays, sql, verifyExport } from '@fadu/store'
import { afterEach, describe, expect, test } from 'vitest'
import { lookAtTime, recordLapses, steadyClock } from '../server/src/jobs/timers.ts'
import { startJobs } from '../server/src/jobs/work.ts'
import { act, file } from '../server/src/testing/matters.ts'
import { morningOf, openTestHouse, type TestHouse } from '../server/src/testing/test-house.ts'
import { emptyDatabase } from './rig/districts.ts'
import { until } from './rig/server.ts'

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close()
})

async function newHouse(withQueue = false): Promise<TestHouse & { readonly databaseUrl: string }> {
  const database = await emptyDatabase()
  const house = await openTestHouse({ engine: 'postgres', ...database }, { withQueue })
  open.push({ close: () => database.remove() }, house)
  return { ...house, databaseUrl: database.databaseUrl }
}

const silently = (test: TestHouse, id: string) =>
  test.house.store.read(id).then((log) => log.filter((e) => e.by.kind === 'clock').map((e) => `${e.type} ${e.on}`))

describe('the clock of the machine is set back and forward', () => {
  test('what silence brings about comes once, on its day, and is missed in no case', async () => {
    const test = await newHouse()
    const { id: first } = await file(test, 'administrative-reconsideration')
    test.clock.set(morningOf('2026-03-10'))
    await lookAtTime(test.house)
    expect(await silently(test, first)).toEqual(['accepted 2026-03-09'])
    test.clock.set(morningOf('2026-03-04'))
    const { id: second } = await file(test, 'administrative-reconsideration')
    await lookAtTime(test.house)
    expect(await silently(test, first)).toEqual(['accepted 2026-03-09'])
    expect(await silently(test, second)).toEqual([])
    test.clock.set(morningOf('2026-03-11'))
    await lookAtTime(test.house)
    expect(await silently(test, second), 'its fifth working day is the eleventh, and not over').toEqual([])
    for (const day of ['2026-03-20', '2026-03-05', '2026-03-21']) {
      test.clock.set(morningOf(day))
      await lookAtTime(test.house)
    }
    expect(await silently(test, first)).toEqual(['accepted 2026-03-09'])
    expect(await silently(test, second)).toEqual(['accepted 2026-03-11'])
  })

  test('no entry is dated before the one it follows nor into a sealed day, and every entry is under exactly one seal', async () => {
    const test = await newHouse()
    const { id } = await file(test)
    test.clock.set(morningOf('2026-03-10'))
    await lookAtTime(test.house)
    await act(test, 'lead', id, 'assigned', { organisation: 'committee', mediator: 'mediator' })
    // Three hours back; an entry of an earlier day would be refused by the definition itself.
    test.clock.set('2026-03-09T22:00:00.000Z' as never)
    await act(test, 'mediator', id, 'consented', { how: 'spoken' })
    test.clock.set(morningOf('2026-03-02'))
    const { id: other } = await file(test)
    const entries = await test.house.store.read(id)
    expect(entries.map((e) => e.recordedAt)).toEqual(entries.map((e) => e.recordedAt).toSorted())
    expect((await test.house.store.read(other))[0]!.recordedAt).toBe('2026-03-02T16:00:00.000Z')
    test.clock.set(morningOf('2026-03-12'))
    await lookAtTime(test.house)
    await sealsHold(test)
    expect(await rebuild(test.house.store, { compare: true })).toMatchObject({ differences: [], broken: [] })
    for (const one of [id, other])
      expect(verifyExport(await exportCase(test.house.store, test.house.store.files, one, { reveal: true, contents: true }))).toMatchObject(
        {
          ok: true,
        },
      )
  })

  test('a process whose clock is behind the seals of the others does not reach behind them either', async () => {
    const ahead = await newHouse()
    ahead.clock.set(morningOf('2026-03-05'))
    await file(ahead)
    ahead.clock.set(morningOf('2026-03-06'))
    await lookAtTime(ahead.house)
    const { clockAt } = await import('../server/src/clock.ts')
    const clock = clockAt(morningOf('2026-03-04'))
    const behind = await openTestHouse(
      { engine: 'postgres', databaseUrl: ahead.databaseUrl, folder: ahead.house.settings.folder, remove: async () => {} },
      { joining: true, clock },
    )
    open.push(behind)
    const { id } = await file(behind)
    expect((await ahead.house.store.read(id))[0]!.recordedAt >= '2026-03-05T16:00:00.000Z').toBe(true)
    ahead.clock.set(morningOf('2026-03-09'))
    await lookAtTime(ahead.house)
    await sealsHold(ahead)
  })

  test('nothing irrevocable is recorded by a clock that jumped before it stood by its time for a quarter of an hour', () => {
    let [wall, real] = [Date.parse('2026-03-02T01:00:00Z'), 0]
    const steady = steadyClock(
      () => new Date(wall).toISOString() as never,
      () => real,
    )
    const later = (seconds: number, jump = 0) => {
      real += seconds * 1000
      wall += (seconds + jump) * 1000
      return steady()
    }
    expect(later(20)).toBe(true)
    expect(later(20, 60)).toBe(true)
    expect(later(20, 86_400 * 30)).toBe(false)
    expect(later(600)).toBe(false)
    expect(later(20, -86_400 * 30)).toBe(false)
    expect(later(14 * 60)).toBe(false)
    expect(later(61)).toBe(true)
  })
})

/** The seals are a chain, each holds what its day holds, and together they cover every entry up to the newest. */
async function sealsHold({ house: { store } }: TestHouse): Promise<void> {
  const seals = await daySeals(store, '2000-01-01' as never)
  expect(seals.length).toBeGreaterThan(1)
  for (const [i, seal] of seals.entries()) {
    expect(digestOf(store.digest, (await headsOf(store, seal.day)).join('\n'))).toBe(seal.heads)
    if (i > 0) expect(seal.previous).toBe(seals[i - 1]!.head)
  }
  const [counted] = await store.database.query<{ n: number }>(
    sql`select count(*)::integer as n from event where recorded_at < ${`${seals.at(-1)!.day}T16:00:00.000Z`}::timestamptz`,
  )
  expect(seals.reduce((n, seal) => n + seal.events, 0)).toBe(counted!.n)
  expect(await sealDays(store, plusDays(seals.at(-1)!.day, 1))).toEqual([])
}

describe('what always fails', () => {
  test('more than a hundred lapses the clock is refused: the one after them is recorded, and all else of the look is done', async () => {
    const test = await newHouse()
    const poisoned: string[] = []
    for (let n = 0; n < 105; n++) poisoned.push((await file(test, 'administrative-reconsideration')).id)
    const { store } = test.house
    await store.database.query(sql`update event set body = jsonb_set(body, '{edition}', '"1900"') where case_id = any(${poisoned}::uuid[])`)
    // As a process finds them that did not write them itself.
    for (const one of poisoned) store.forget(one)
    test.clock.set(morningOf('2026-03-03'))
    const { id } = await file(test, 'administrative-reconsideration')
    test.clock.set(morningOf('2026-03-16'))
    await expect(lookAtTime(test.house)).rejects.toThrow('refused 105 times')
    expect(await silently(test, id)).toEqual(['accepted 2026-03-10'])
    expect((await daySeals(store, '2026-03-01' as never)).map((seal) => seal.day)).toEqual(['2026-03-02', '2026-03-03'])
    await expect(recordLapses(test.house)).rejects.toThrow('refused 105 times')
  })

  test('a job: others go on meanwhile, and it is given up and shown', async () => {
    const test = await newHouse(true)
    const { store } = test.house
    const send = (reaction: string, retries: number) =>
      store.transaction((tx) =>
        store.queue!.send(tx, [
          { name: 'follow-reactions', once: reaction, retries, payload: { reaction, case: store.newCaseId(), seq: 1 } },
        ]),
      )
    for (let n = 0; n < 3; n++) await send(`no-such-reaction-${n}`, 1)
    await startJobs(test.house)
    const filed = await file(test, 'administrative-reconsideration')
    test.clock.set(morningOf('2026-03-06'))
    await lookAtTime(test.house)
    expect(filed.id).toBeTruthy()
    await until(async () => (await failedJobs(store)).length === 3, 'the jobs are given up')
    expect(await store.queue!.waiting('follow-reactions')).toBe(0)
    expect(await failedJobs(store)).toMatchObject(
      Array.from({ length: 3 }, () => ({
        name: 'follow-reactions',
        fault: expect.stringContaining('There is no reaction no-such-reaction'),
      })),
    )
    const unsent = await store.database.query(sql`select from notice where sent_at is null`)
    expect(unsent).toEqual([])
  })
})
