import { erasedMark } from '@fadu/procedure'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { GroupedAppends } from './append-group.ts'
import { CaseMemory } from './case-memory.ts'
import { eraseParty } from './erase.ts'
import { rebuild } from './rebuild.ts'
import { sql } from './sql.ts'
import type { Store } from './store.ts'
import { enginesHere, type TestDatabase, type TestDatabases, testDatabases } from './testing/database.ts'
import { act, applicant, application, apply, clerk, type TestClock, testStore } from './testing/story.ts'

let databases: TestDatabases
beforeAll(async () => {
  databases = await testDatabases()
})
afterAll(() => databases.close())

const filed = (caseId: string, more: object = {}) => ({
  case: caseId,
  procedure: 'library-card',
  edition: '2020',
  expectedVersion: 0,
  events: [{ type: 'applied', on: '2026-03-02' as never, by: applicant, paper: application('李四') }],
  ...more,
})
const remembered = (key: string) => ({
  idempotency: { actor: 'portal', key, requestHash: key, response: () => ({ key }) },
})
const numbering = { numbering: [{ key: 'reference', organ: 'organ-9', series: 'group', year: 2026 }] }

/** Where an append looks for rows. */
const appended = ['case_view', 'case_seen', 'duty', 'event', 'idempotency', 'indicator_entry', 'limit_view']
const planning = async ({ database }: Store) => (await database.query<{ mode: string }>(sql`select plans_kept() as mode`))[0]!.mode

describe.each(enginesHere())('appends written in groups on %s', (engine) => {
  let database: TestDatabase
  let store: Store & { clock: TestClock }
  beforeAll(async () => {
    database = await databases.fresh(engine)
    store = await testStore(database)
  })
  afterAll(() => store.close())

  test('a hundred at once are all written, each with its own chain and views', async () => {
    const ids = Array.from({ length: 100 }, () => store.newCaseId())
    const results = await Promise.all(ids.map((id) => store.append(filed(id))))
    expect(results.every((r) => 'recorded' in r)).toBe(true)
    expect((await store.readMany(ids)).size).toBe(100)
    expect(await rebuild(store, { compare: true })).toMatchObject({ differences: [], broken: [] })
  })

  test('one that lost its race, one answered before and one that cannot be stored leave their neighbours alone', async () => {
    const [first, second, third, fourth] = [store.newCaseId(), store.newCaseId(), store.newCaseId(), store.newCaseId()]
    await store.append(filed(first, remembered('once')))
    const broken = { ...filed(third), events: [{ ...filed(third).events[0]!, paper: { ...application('王五'), organ: 'a\u0000b' } }] }
    const [lost, again, unstorable, fine] = await Promise.allSettled([
      store.append({ ...filed(first), log: { events: [], sealed: [], keys: new Map(), reveals: new Map(), revision: 0 } }),
      store.append(filed(second, remembered('once'))),
      store.append(broken),
      store.append(filed(fourth)),
    ])
    expect(lost).toMatchObject({ status: 'fulfilled', value: { conflict: 1 } })
    expect(again).toMatchObject({ status: 'fulfilled', value: { conflict: 0 } })
    expect(unstorable).toMatchObject({ status: 'rejected' })
    expect(fine).toMatchObject({ status: 'fulfilled', value: { view: { version: 1 } } })
    expect(await store.read(second)).toEqual([])
    expect(await store.read(third)).toEqual([])
  })

  test('a lost race in a group that takes numbers gives its number back: there is no gap', async () => {
    const taken = await apply(store)
    const withNumber = (caseId: string) => ({ ...filed(caseId), events: [{ ...filed(caseId).events[0]!, ...numbering }] })
    const fresh = [store.newCaseId(), store.newCaseId(), store.newCaseId()]
    const stale = { ...withNumber(taken), log: { events: [], sealed: [], keys: new Map(), reveals: new Map(), revision: 0 } }
    const results = await Promise.all([...fresh.slice(0, 2).map(withNumber), stale, withNumber(fresh[2]!)].map((r) => store.append(r)))
    expect(results[2]).toEqual({ conflict: 1 })
    const numbers = results.flatMap((r) => ('recorded' in r ? r.recorded.map((e) => e.numbers?.reference) : []))
    expect(numbers.toSorted()).toEqual([1, 2, 3])
  })

  test('two processes that take numbers of one series at once: each number once, none missing, and what is hashed bears it', async () => {
    const other = new GroupedAppends(store, undefined, new CaseMemory())
    const shared = { numbering: [{ key: 'reference', organ: 'organ-9', series: 'shared', year: 2026 }] }
    const results = await Promise.all(
      Array.from({ length: 60 }, (_, n) => {
        const request = filed(store.newCaseId())
        return (n % 2 ? other : store).append({ ...request, events: [{ ...request.events[0]!, ...shared }] })
      }),
    )
    const numbers = results.flatMap((r) => ('recorded' in r ? r.recorded.map((e) => e.numbers!.reference!) : []))
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, n) => n + 1))
    expect(await rebuild(store, { compare: true })).toMatchObject({ differences: [], broken: [] })
  })

  test('an append whose answer is lost with the connection is told so and not written again', async () => {
    const caseId = await apply(store)
    let cut = false
    const database = {
      ...store.database,
      query: async (statement: never) => {
        const rows = await store.database.query(statement)
        if (cut) return rows
        cut = true
        throw Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })
      },
    } as Store['database']
    const appends = new GroupedAppends({ ...store, database }, undefined, new CaseMemory())
    const accept = { ...filed(caseId), expectedVersion: 1, events: [{ type: 'accepted', on: '2026-03-02' as never, by: clerk, paper: {} }] }
    await expect(appends.append({ ...accept, log: await store.readLog(caseId) })).rejects.toThrow('ECONNRESET')
    expect((await store.read(caseId)).map((e) => e.type)).toEqual(['applied', 'accepted'])
  })

  test('two acts on one case at once: one is recorded, the other told the version', async () => {
    const caseId = await apply(store)
    const log = await store.readLog(caseId)
    const accept = () =>
      store.append({
        ...filed(caseId),
        expectedVersion: 1,
        log,
        events: [{ type: 'accepted', on: '2026-03-02' as never, by: clerk, paper: {} }],
      })
    const results = await Promise.all([accept(), accept()])
    expect(results.filter((r) => 'recorded' in r)).toHaveLength(1)
    expect(results.find((r) => 'conflict' in r)).toEqual({ conflict: 2 })
  })

  test('only what changed is written, and what is no longer computed goes: views agree with the log after every step', async () => {
    const caseId = await apply(store)
    await act(store, caseId, clerk, 'accepted')
    const { rows } = store.recentLog(caseId) ?? {}
    expect(rows?.case_view.size).toBe(1)
    const report = await rebuild(store, { compare: true })
    expect(report.differences).toEqual([])
  })

  test('after an erasure nobody builds on what they remember in the clear', async () => {
    const caseId = await apply(store, '慕容秋')
    const recent = store.recentLog(caseId)!
    expect(JSON.stringify(recent.events)).toContain('慕容秋')
    const [{ party } = { party: '' }] = await store.database.query<{ party: string }>(
      sql`select party from party_key where case_id = ${caseId}::uuid`,
    )
    await eraseParty(store, caseId, party, '当事人申请')
    const accepted = { type: 'accepted', on: '2026-03-02' as never, by: clerk, paper: {} }
    expect(await store.append({ ...filed(caseId), expectedVersion: 1, log: recent, events: [accepted] })).toEqual({ conflict: 1 })
    const log = await store.readLog(caseId)
    expect(JSON.stringify(log.events)).toContain(erasedMark)
    expect(await store.append({ ...filed(caseId), expectedVersion: 1, log, events: [accepted] })).toMatchObject({ view: { version: 2 } })
  })

  // The embedded database has one process.
  test.runIf(engine === 'postgres')(
    'a case read again is the one remembered as long as nothing was written; what others wrote or erased is read',
    async () => {
      const caseId = await apply(store, '慕容秋')
      const other = await testStore(database, { clock: store.clock })
      try {
        const first = await other.readLog(caseId)
        expect(await other.readLog(caseId)).toBe(first)
        expect((await other.readMany([caseId, other.newCaseId()])).get(caseId)).toBe(first)
        await act(store, caseId, clerk, 'accepted')
        expect((await other.read(caseId)).map((e) => e.type)).toEqual(['applied', 'accepted'])
        expect(await other.read(caseId)).toEqual(await store.read(caseId))
        const [{ party } = { party: '' }] = await store.database.query<{ party: string }>(
          sql`select party from party_key where case_id = ${caseId}::uuid`,
        )
        await eraseParty(store, caseId, party, '当事人申请')
        for (const reader of [store, other]) {
          expect(JSON.stringify(await reader.read(caseId))).not.toContain('慕容秋')
          expect(JSON.stringify(await reader.read(caseId))).toContain(erasedMark)
        }
        // A view that was dropped and computed again counts its writes anew: the entry it ends with tells.
        const before = await other.readLog(caseId)
        await store.database.query(
          sql`update case_view set revision = ${before.revision}, head_hash = 'other' where case_id = ${caseId}::uuid`,
        )
        expect(await other.readLog(caseId)).not.toBe(before)
      } finally {
        await other.close()
      }
    },
  )

  test('an append finds what it needs by whole keys, however large the tables have become', async () => {
    const looked = sql`
      select (select coalesce(sum(seq_scan), 0) from pg_stat_user_tables where relname = any(${appended}::text[]))::integer as through,
        (select coalesce(sum(idx_scan), 0) from pg_stat_user_indexes where relname = any(${appended}::text[]) and indexrelname not like '%_pkey')::integer as along`
    const look = async () => {
      await store.database.execute('select pg_stat_force_next_flush()')
      return (await store.database.query<{ through: number; along: number }>(looked))[0]!
    }
    const ids = Array.from({ length: 150 }, () => store.newCaseId())
    await Promise.all(ids.map((id) => store.append(filed(id, remembered(id)))))
    expect(await planning(store)).toBe('force_custom_plan')
    for (const table of appended) await store.database.execute(`analyze ${table}`)
    expect(await planning(store)).toBe('force_generic_plan')
    const before = await look()
    for (const id of ids.slice(0, 20)) await act(store, id, clerk, 'accepted')
    expect(await look()).toEqual(before)
  })
})
