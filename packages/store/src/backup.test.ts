import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backup } from './backup.ts'
import { BackupRefused } from './backup-format.ts'
import type { Store } from './store.ts'
import { enginesHere, type TestDatabases, testDatabases } from './testing/database.ts'
import { apply, testStore } from './testing/story.ts'

let databases: TestDatabases
beforeAll(async () => {
  databases = await testDatabases()
})
afterAll(() => databases.close())

describe.each(enginesHere())('a backup on %s', (engine) => {
  let store: Store
  let from: string
  const folder = mkdtempSync(join(tmpdir(), 'fadu-backup-'))
  beforeAll(async () => {
    const database = await databases.fresh(engine)
    from = database.folder
    store = await testStore(database)
    await apply(store)
  })
  afterAll(() => store.close())

  test('for which there is no room leaves nothing half done behind, so that the same command does it later', async () => {
    const full = () => Promise.reject(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }))
    await expect(backup({ ...store, database: { ...store.database, transaction: full } }, from, join(folder, 'one'))).rejects.toThrow(
      'no space',
    )
    expect(readdirSync(folder)).toEqual([])
    expect((await backup(store, from, join(folder, 'one'))).manifest).toMatchObject({ cases: 1 })
  })
  test('made twice at once under one name is made once, and the other is told', async () => {
    const both = await Promise.allSettled([1, 2].map(() => backup(store, from, join(folder, 'two'))))
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: expect.any(BackupRefused) })
    expect(readdirSync(folder).toSorted()).toEqual(['one', 'two'])
  })
})
