import type { Instant } from '@fadu/legal-time'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AccessChain } from './access-chain.ts'
import { type AccessRow, accesses, archiveAccesses, firstAlteredAccess, recordAccess } from './access-log.ts'
import type { StoreContext } from './context.ts'
import { wipe } from './move.ts'
import { sql } from './sql.ts'
import type { Store } from './store.ts'
import { enginesHere, type TestDatabases, testDatabases } from './testing/database.ts'
import { apply, type TestClock, testStore } from './testing/story.ts'

let databases: TestDatabases
beforeAll(async () => {
  databases = await testDatabases()
})
afterAll(() => databases.close())

describe.each(enginesHere())('on %s', (engine) => {
  let store: Store & { clock: TestClock }
  beforeAll(async () => {
    store = await testStore(await databases.fresh(engine))
  })
  afterAll(() => store.close())

  describe('the access log', () => {
    test('keeps its order also when many write at once, and names the first row that was changed', async () => {
      const caseId = await apply(store)
      await Promise.all(
        Array.from({ length: 10 }, (_, n) =>
          recordAccess(store, [
            { account: `a${n}`, act: 'case.read', case: caseId },
            { account: `a${n}`, act: 'personal.revealed', case: caseId, purpose: '核对身份' },
          ]),
        ),
      )
      expect(await firstAlteredAccess(store)).toBeUndefined()
      const page = await accesses(store, { case: caseId, size: 15 })
      const rest = await accesses(store, { case: caseId, size: 15, cursor: page.next! })
      expect([...page.rows, ...rest.rows].map((row) => row.n)).toEqual(Array.from({ length: 20 }, (_, i) => 20 - i))
      expect((await accesses(store, { account: 'a3', size: 5 })).rows).toHaveLength(2)
      // One that cannot be stored does not take along what was to be written with it.
      const settled = await Promise.allSettled(
        ['d', 'e\u0000', 'f'].map((account) => recordAccess(store, [{ account, act: 'case.read', case: caseId }])),
      )
      expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
      expect((await accesses(store, { size: 2 })).rows.map(({ n, account }) => [n, account])).toEqual([
        [22, 'f'],
        [21, 'd'],
      ])
      expect(await firstAlteredAccess(store)).toBeUndefined()
      await store.database.query(sql`update access_log set purpose = '好奇' where n = 7`)
      expect(await firstAlteredAccess(store)).toBe(7)
      await store.database.query(sql`delete from access_log where n = 5`)
      expect(await firstAlteredAccess(store)).toBe(5)
      await store.database.query(sql`delete from access_log where n >= 5`)
      expect(await firstAlteredAccess(store)).toBe(5)
    })
  })

  test('the access log is one chain however many processes write it, and none waits for ever', async () => {
    const chains = Array.from({ length: 4 }, () => ({ ...store, accessChain: new AccessChain() }))
    const own = await accesses(store, { size: 1 }).then(({ rows }) => rows[0]?.n ?? 0)
    const shared = { ...store, district: '990102' }
    for (let round = 0; round < 8; round++)
      await Promise.all(
        chains.map(({ accessChain }, n) => recordAccess({ ...shared, accessChain }, [{ account: `process-${n}`, act: 'case.read' }])),
      )
    const { rows } = await accesses(shared, { size: 50 })
    expect(rows.map(({ n }) => n)).toEqual(Array.from({ length: 32 }, (_, i) => 32 - i))
    expect(await firstAlteredAccess(shared)).toBeUndefined()
    expect(await accesses(store, { size: 1 }).then((page) => page.rows[0]?.n ?? 0)).toBe(own)
    // What a chain remembers is worth nothing where somebody took the end of the log away.
    await store.database.query(sql`delete from access_head where district = '990102'`)
    await expect(
      recordAccess({ ...shared, accessChain: chains[0]!.accessChain }, [{ account: 'process-0', act: 'case.read' }]),
    ).rejects.toThrow(/no end/)
  })

  test('the access log of a demonstration that was wiped begins anew in the processes that go on', async () => {
    const again = await testStore(await databases.fresh(engine))
    const other = { ...again, accessChain: new AccessChain() }
    const read = (by: StoreContext, account: string) => recordAccess(by, [{ account, act: 'case.read' }])
    for (const account of ['a', 'b', 'c']) await read(again, account)
    await read(other, 'd')
    await wipe(again, again.district)
    await Promise.all(['e', 'f'].map((account) => read(again, account)))
    await read(other, 'g')
    expect((await accesses(again, { size: 9 })).rows.map(({ n }) => n)).toEqual([3, 2, 1])
    expect(await firstAlteredAccess(again)).toBeUndefined()
    await again.close()
  })

  describe('the archive of the access log', () => {
    let store: Store & { clock: TestClock }
    beforeAll(async () => {
      store = await testStore(await databases.fresh(engine))
    })
    afterAll(() => store.close())
    test('that could not be saved takes nothing', async () => {
      store.clock.moveTo('2026-03-02')
      await recordAccess(store, [{ account: 'a', act: 'case.read' }])
      const rows = (await accesses(store, { size: 50 })).rows
      const full = async () => {
        throw new Error('no space left')
      }
      await expect(archiveAccesses(store, '2027-01-01T00:00:00.000Z' as Instant, { account: 'fadu' }, full)).rejects.toThrow('no space')
      expect((await accesses(store, { size: 50 })).rows).toEqual(rows)
    })
    test('takes what is old out of the log, which still proves itself, and notices what was taken without a word', async () => {
      const caseId = await apply(store)
      const day = (text: string) => `${text}T00:00:00.000Z` as Instant
      store.clock.moveTo('2026-03-02')
      for (let n = 0; n < 3; n++) await recordAccess(store, [{ account: 'a', act: 'case.read', case: caseId }])
      store.clock.moveTo('2026-03-05')
      await recordAccess(store, [{ account: 'b', act: 'case.read', case: caseId }])
      const before = (await accesses(store, { size: 50 })).rows
      const saved: AccessRow[] = []
      const save = async (pages: AsyncIterable<readonly AccessRow[]>) => {
        for await (const rows of pages) saved.push(...rows)
      }
      const by = { account: 'fadu', purpose: '保存期满归档' }
      const gone = await archiveAccesses(store, day('2026-03-04'), by, save)
      expect(saved.map((row) => row.n)).toEqual(
        before
          .slice(1)
          .map((row) => row.n)
          .reverse(),
      )
      expect(gone).toEqual({ upTo: saved.at(-1)!.n, hash: saved.at(-1)!.hash, rows: saved.length })
      const [told, kept, ...more] = (await accesses(store, { size: 50 })).rows
      expect([told!.act, kept!.account, more]).toEqual(['access.archived', 'b', []])
      expect(await firstAlteredAccess(store)).toBeUndefined()
      expect(await archiveAccesses(store, day('2026-03-04'), by, save)).toBeUndefined()
      // A second archive begins where the first one ended.
      store.clock.moveTo('2026-03-09')
      await recordAccess(store, [{ account: 'c', act: 'case.read', case: caseId }])
      expect(await archiveAccesses(store, day('2026-03-06'), by, save)).toMatchObject({ rows: 2 })
      expect(saved.map((row) => row.n)).toEqual(saved.map((_, i) => saved[0]!.n + i))
      expect(await firstAlteredAccess(store)).toBeUndefined()
      await store.database.query(sql`delete from access_log where account = 'c'`)
      expect(await firstAlteredAccess(store)).toBeDefined()
      await expect(archiveAccesses(store, day('2026-03-20'), by, save)).rejects.toThrow(/access log/)
    })
  })
})
