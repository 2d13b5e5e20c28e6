import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { migrate } from './migrate.ts'
import { dumpSchema } from './schema-dump.ts'
import { sql } from './sql.ts'
import type { Store } from './store.ts'
import { enginesHere, type TestDatabases, testDatabases } from './testing/database.ts'
import { testStore } from './testing/story.ts'

const snapshot = fileURLToPath(new URL('../schema.sql', import.meta.url))
let databases: TestDatabases
beforeAll(async () => {
  databases = await testDatabases()
})
afterAll(() => databases.close())

describe.each(enginesHere())('the schema on %s', (engine) => {
  let store: Store
  beforeAll(async () => {
    store = await testStore(await databases.fresh(engine))
  })
  afterAll(() => store.close())

  test('is the one in schema.sql', async () => {
    const dump = await dumpSchema(store.database)
    if (process.env.FADU_WRITE_SCHEMA === '1') writeFileSync(snapshot, dump)
    expect(existsSync(snapshot)).toBe(true)
    expect(dump).toBe(readFileSync(snapshot, 'utf8'))
  })

  // The list of migrations belongs to the database, not to a district.
  test('every key and every index begins with the district', async () => {
    const indexes = await store.database.query<{ name: string; first: string }>(sql`
      select i.indexrelid::regclass::text as name, a.attname as first from pg_index i
      join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
      where n.nspname = 'public' and c.relname <> 'migration'`)
    expect(indexes.length).toBeGreaterThan(40)
    expect(indexes.filter(({ first }) => first !== 'district')).toEqual([])
  })

  test('migrating a second time does nothing', async () => {
    expect(await migrate(store.database)).toEqual([])
  })

  test('a migration changed after it was applied, or made by a newer version, stops the start', async () => {
    await store.database.query(sql`insert into migration values ('9999-later.sql', 'x', now())`)
    await expect(migrate(store.database)).rejects.toThrow('newer version of Fadu (it has 9999-later.sql)')
    await store.database.query(sql`delete from migration where name = '9999-later.sql'`)
    await store.database.query(sql`update migration set checksum = 'x' where name = '0001-log.sql'`)
    await expect(migrate(store.database)).rejects.toThrow('0001-log.sql was changed')
  })
})
