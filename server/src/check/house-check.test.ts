import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { rebuild, sql } from '@fadu/store'
import { enginesHere, type TestDatabases, testDatabases } from '@fadu/store/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { lookAtTime } from '../jobs/timers.ts'
import { accept, file } from '../testing/matters.ts'
import { morningOf, openTestHouse, type TestHouse } from '../testing/test-house.ts'
import { png, uploadOf } from '../testing/upload.ts'
import { checkHouse, checkNightly, lastCheckOf } from './house-check.ts'

let databases: TestDatabases
beforeAll(async () => {
  databases = await testDatabases()
})
afterAll(async () => databases?.close())

describe.each(enginesHere())('the nightly check on %s', (engine) => {
  let test: TestHouse
  let dispute: string
  let review: string
  let picture: string
  beforeAll(async () => {
    test = await openTestHouse(await databases.fresh(engine), { withQueue: true })
    const uploaded = await test.must('upload', uploadOf('墙面.png', png))
    picture = uploaded.hash
    dispute = (await file(test, 'dispute-mediation', { evidence: [uploaded] })).id
    review = (await file(test, 'administrative-reconsideration')).id
    await accept(test, review)
  })
  afterAll(async () => test?.close())
  // Views come back from the log; what is broken beyond that each test puts back itself.
  beforeEach(async () => void (await rebuild(test.house.store, { compare: false })))

  const execute = (text: string, values: readonly unknown[] = []) => test.house.store.database.execute(text, values)
  const codes = async () => [...new Set((await checkHouse(test.house)).findings.map((f) => f.code))]

  it('finds nothing where nothing is wrong, and keeps its result', async () => {
    const result = await checkHouse(test.house)
    expect(result).toMatchObject({ found: 0, findings: [], files: 1 })
    expect(result.cases).toBeGreaterThan(2)
    expect(result.limits).toBeGreaterThan(2)
    expect(await lastCheckOf(test.house)).toEqual(result)
    expect(await test.must('houseCheck', { as: 'registrar' })).toEqual(result)
  })

  it.each([
    ['a limit without its row', `delete from limit_view where case_id = $1 and key = 'decision'`, 'view-differs'],
    ['a limit moved by hand', `update limit_view set due_on = due_on + 7 where case_id = $1 and key = 'decision'`, 'view-differs'],
    ['a limit the definition does not know', `update limit_view set key = 'tea' where case_id = $1 and key = 'decision'`, 'limit-unknown'],
    [
      'an end no event follows',
      `update limit_view set on_expiry = 'closedByMoon' where case_id = $1 and key = 'decision'`,
      'expiry-without-event',
    ],
    ['a bearer that is no role', `update limit_view set role = 'ghost' where case_id = $1 and key = 'decision'`, 'role-unknown'],
    [
      'an organ without a post for the duty',
      `update limit_view set organ = 'market' where case_id = $1 and key = 'decision'`,
      'nobody-bears',
    ],
    ['an edition that is none', `update case_view set edition = '1900' where case_id = $1`, 'edition-unknown'],
    ['a row that ends elsewhere than its log', `update case_view set head_hash = 'x' where case_id = $1`, 'head-apart'],
    [
      'a lapse that never came',
      `update limit_view set on_expiry = 'accepted', due_on = '2026-02-01' where case_id = $1 and key = 'decision'`,
      'lapse-overdue',
    ],
  ])('names %s', async (_what, broken, code) => {
    await execute(broken, [review])
    const found = (await checkHouse(test.house)).findings.find((f) => f.code === code)
    expect(found).toMatchObject({
      case: review,
      text: { zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(/\w{3}/) },
    })
  })

  it('names a log somebody wrote in', async () => {
    const altered = `update event set body = jsonb_set(body, '{on}', $2::jsonb) where case_id = $1 and seq = 1`
    const [before] = (await execute(`select body->'on' as on from event where case_id = $1 and seq = 1`, [dispute])).rows as {
      on: string
    }[]
    await execute(altered, [dispute, '"2026-02-27"'])
    expect(await codes()).toEqual(['log-broken'])
    await execute(altered, [dispute, JSON.stringify(before!.on)])
    expect(await codes()).toEqual([])
  })

  it('names an organ whose only post for a duty is vacant', async () => {
    const all = `update register_entry set valid_until = $1::date where register = 'register:holders' and body->>'post' = 'officer'`
    const register = (await execute(`select distinct register from register_entry where body->>'post' = 'officer'`)).rows as {
      register: string
    }[]
    await execute(all.replace('register:holders', register[0]!.register), ['2026-03-01'])
    test.house.organisation.forget()
    expect(await codes()).toContain('post-vacant')
    await rebuild(test.house.store, { compare: false })
    test.house.organisation.forget()
    expect(await codes()).toEqual([])
  })

  it('names a job that was given up', async () => {
    const { store } = test.house
    const job = { name: 'follow-reactions', payload: { reaction: 'x' }, once: 'poison', retries: 0 }
    await store.transaction((tx) => store.queue!.send(tx, [job]))
    await store.queue!.work('follow-reactions', () => Promise.reject(new Error('it cannot be done')))
    for (let attempt = 0; attempt < 100 && (await store.queue!.waiting('follow-reactions')) > 0; attempt++)
      await new Promise((resolve) => setTimeout(resolve, 100))
    const found = (await checkHouse(test.house)).findings
    expect(found).toMatchObject([{ code: 'job-failed', text: { en: expect.stringContaining('it cannot be done') } }])
    await execute(`delete from queue_990101.job where state = 'failed'`)
  })

  it('names seals that are no chain, and a clock behind them', async () => {
    test.clock.set(morningOf('2026-03-03'))
    await lookAtTime(test.house)
    await execute(`update day_seal set events = events + 1`)
    expect(await codes()).toEqual(['seal-broken'])
    await execute(`update day_seal set events = events - 1`)
    test.clock.set(morningOf('2026-03-02'))
    expect(await codes()).toEqual(['clock-behind'])
    test.clock.set(morningOf('2026-03-03'))
    expect(await codes()).toEqual([])
  })

  it('runs once a night, in one process', async () => {
    test.clock.set('2026-03-04T17:59:00.000Z' as never)
    expect(await checkNightly(test.house), 'it is not yet two in the morning').toBe(false)
    test.clock.set('2026-03-04T18:01:00.000Z' as never)
    expect((await Promise.all([checkNightly(test.house), checkNightly(test.house)])).filter(Boolean)).toHaveLength(1)
    await test.house.store.database.query(sql`select 1 as one`)
    expect((await lastCheckOf(test.house))!.at).toBe('2026-03-04T18:01:00.000Z')
  })

  it('names a file that is gone', async () => {
    rmSync(join(test.house.settings.folder, 'files', picture.slice(0, 2), picture))
    expect((await checkHouse(test.house)).findings).toMatchObject([{ code: 'file-missing', case: dispute }])
  })
})
