import { calendarWith, chinaCalendar, day } from '@fadu/legal-time'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rebuild } from './rebuild.ts'
import { reproject } from './reproject.ts'
import { sql } from './sql.ts'
import type { Store } from './store.ts'
import { enginesHere, type TestDatabases, testDatabases } from './testing/database.ts'
import { act, apply, clerk, enterMediator, type TestClock, testClock, testStore } from './testing/story.ts'

let databases: TestDatabases
beforeAll(async () => {
  databases = await testDatabases()
})
afterAll(() => databases.close())

describe.each(enginesHere())('rebuild on %s', (engine) => {
  let store: Store & { clock: TestClock }
  let caseId: string
  const clock = testClock()
  beforeAll(async () => {
    store = await testStore(await databases.fresh(engine), { clock })
    caseId = await apply(store)
    await act(store, caseId, clerk, 'accepted')
    await enterMediator(store, { name: '钱七', village: '莲都村' })
    const other = await apply(store)
    await act(store, other, clerk, 'accepted')
    await act(store, other, clerk, 'told', { facts: '拟不予发证' })
  })
  afterAll(() => store.close())

  test('views written by appends are the views the log gives, also weeks later', async () => {
    expect(await rebuild(store, { compare: true })).toMatchObject({ cases: 3, events: 6, differences: [], broken: [] })
    clock.moveTo('2026-06-01')
    expect((await rebuild(store, { compare: true })).differences).toEqual([])
    clock.moveTo('2026-03-02')
  })

  test('a view somebody changed by hand is reported and mended', async () => {
    await store.database.query(sql`update case_view set stage = 'closed' where case_id = ${caseId}::uuid`)
    await store.database.query(sql`delete from duty where case_id = ${caseId}::uuid`)
    await store.database.query(sql`insert into public_page (district, case_id, procedure, edition, published_on, title_zh, title_en, body, search)
      values (${store.district}, ${store.newCaseId()}::uuid, 'x', '1', '2026-01-01', 'x', 'x', '[]', '')`)
    const compared = await rebuild(store, { compare: true })
    expect(new Set(compared.differences.map((difference) => difference.table))).toEqual(new Set(['case_view', 'duty', 'public_page']))
    expect((await rebuild(store, { compare: true })).differences).toHaveLength(compared.differences.length)
    await rebuild(store, { compare: false })
    expect((await rebuild(store, { compare: true })).differences).toEqual([])
  })

  test('a log somebody changed by hand is named, and its views are left alone', async () => {
    const broken = await apply(store)
    await store.database.query(sql`update event set body = jsonb_set(body, '{on}', '"2026-03-01"') where case_id = ${broken}::uuid`)
    expect((await rebuild(store, { compare: false })).broken).toEqual([{ case: broken, seq: 1, what: 'was altered' }])
    await store.database.query(sql`delete from event where case_id = ${broken}::uuid`)
    await rebuild(store, { compare: false })
  })
})

describe.each(enginesHere())('a new calendar on %s', (engine) => {
  test('moves the due days of open cases, says which, and leaves closed ones', async () => {
    let calendar = chinaCalendar
    const store = await testStore(await databases.fresh(engine), { calendar: () => calendar })
    const caseId = await apply(store)
    const [before] = await store.database.query<{ due_on: string }>(
      sql`select due_on from limit_view where case_id = ${caseId}::uuid and key = 'examination'`,
    )
    expect(before!.due_on).toBe('2026-03-09')
    expect(await reproject(store)).toEqual([])
    calendar = calendarWith(chinaCalendar, [
      { notice: '试〔2026〕1号', published: '2026-03-02', days: [{ date: '2026-03-05', name: '防汛', working: false }] },
    ])
    expect(await reproject(store)).toEqual([
      { case: caseId, key: 'examination', start_seq: 1, role: 'clerk', organ: 'organ-1', old: day('2026-03-09'), new: day('2026-03-10') },
    ])
    const duties = await store.database.query<{ due_on: string }>(sql`select due_on from duty where case_id = ${caseId}::uuid`)
    expect(duties.map((duty) => duty.due_on)).toEqual(['2026-03-10'])
    await store.close()
  })
})
