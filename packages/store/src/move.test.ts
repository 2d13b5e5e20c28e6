import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { firstAlteredAccess, recordAccess } from './access-log.ts'
import { createAccount } from './accounts.ts'
import { sealDays } from './day-seals.ts'
import { exportCase } from './export-case.ts'
import { move, wipe } from './move.ts'
import { sql } from './sql.ts'
import { enginesHere, type TestDatabases, testDatabases } from './testing/database.ts'
import { act, apply, clerk, enterMediator, testStore } from './testing/story.ts'
import { verifyExport } from './verify.ts'

let databases: TestDatabases
beforeAll(async () => {
  databases = await testDatabases()
})
afterAll(() => databases.close())

describe.skipIf(!enginesHere().includes('postgres'))('the move to PostgreSQL', () => {
  const lived = async () => {
    const database = await databases.fresh('embedded')
    const store = await testStore(database)
    const caseId = await apply(store, '张三')
    await act(store, caseId, clerk, 'accepted')
    await enterMediator(store, { name: '钱七', village: '莲都村' })
    await createAccount(store, store.database, { login: 'wang', person: 'person-wang', name: '王五' })
    await recordAccess(store, [{ account: 'wang', act: 'case.read', case: caseId }])
    store.clock.moveTo('2026-03-04')
    await sealDays(store, '2026-03-04' as never)
    const before = { log: await store.read(caseId), exported: await exportCase(store, store.files, caseId, { reveal: true }) }
    await store.close()
    return { database, caseId, before, store }
  }
  const optionsOf = (store: Awaited<ReturnType<typeof testStore>>, folder: string, databaseUrl: string) => {
    const { district, catalogue, calendar, now, digest, masterKey, organName } = store
    return { district, catalogue, calendar, now, digest, masterKey, organName, folder, databaseUrl }
  }

  test('brings everything along, verified, and work goes on', async () => {
    const { database, caseId, before, store } = await lived()
    const target = await databases.fresh('postgres')
    const report = await move(optionsOf(store, database.folder, target.databaseUrl!))
    expect(report).toMatchObject({ cases: 2, events: 3, rows: { event: 3, account: 1, access_log: 1, day_seal: 1, register_entry: 1 } })
    const moved = await testStore({ ...target, folder: database.folder })
    expect(await moved.read(caseId)).toEqual(before.log)
    expect(await exportCase(moved, moved.files, caseId, { reveal: true })).toEqual(before.exported)
    expect(verifyExport(before.exported).ok).toBe(true)
    expect(await firstAlteredAccess(moved)).toBeUndefined()
    const { view } = await act(moved, caseId, clerk, 'visited', { minutes: '已上门' })
    expect(view.version).toBe(3)
    await moved.close()
  })

  test('refuses a target that is not empty', async () => {
    const { database, store } = await lived()
    const target = await databases.fresh('postgres')
    const other = await testStore(target)
    await apply(other)
    await other.close()
    await expect(move(optionsOf(store, database.folder, target.databaseUrl!))).rejects.toThrow('not empty')
  })

  test('copies nothing when the log does not hold together', async () => {
    const { database, caseId, store } = await lived()
    const tampered = await testStore(database)
    await tampered.database.query(
      sql`update event set body = jsonb_set(body, '{type}', '"accepted"') where case_id = ${caseId}::uuid and seq = 1`,
    )
    await tampered.close()
    const target = await databases.fresh('postgres')
    await expect(move(optionsOf(store, database.folder, target.databaseUrl!))).rejects.toThrow('does not hold together at entry 1')
    const empty = await testStore(target)
    expect(await empty.database.query(sql`select from event`)).toEqual([])
    await empty.close()
  })
})

describe.each(enginesHere())('wiping on %s', (engine) => {
  test('needs the district said, and leaves nothing', async () => {
    const store = await testStore(await databases.fresh(engine))
    await apply(store)
    await expect(wipe(store, '330000')).rejects.toThrow('not 330000')
    expect(await store.database.query(sql`select seq from event`)).toHaveLength(1)
    await wipe(store, store.district)
    expect(await store.database.query(sql`select from event union all select from case_view`)).toEqual([])
    await apply(store)
    await store.close()
  })
})
