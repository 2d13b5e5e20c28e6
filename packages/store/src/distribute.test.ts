import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { distribute, distributionPlan } from './distribute.ts'
import { sql } from './sql.ts'
import type { Store } from './store.ts'
import { enginesHere, type TestDatabases, testDatabases } from './testing/database.ts'
import { testStore } from './testing/story.ts'

/** No Citus was at hand: what is tested is that the plan is complete, that PostgreSQL takes its statements, and the refusal. */

let databases: TestDatabases
beforeAll(async () => {
  databases = await testDatabases()
})
afterAll(() => databases.close())

describe.each(enginesHere())('spreading over nodes, on %s', (engine) => {
  let store: Store
  beforeAll(async () => {
    store = await testStore(await databases.fresh(engine), { queues: ['print'] })
  })
  afterAll(() => store.close())

  test('covers every table of the schema, each cut by district and beside the log, once', async () => {
    const { distributed, reference, statements } = await distributionPlan(store.database)
    const all = await store.database.query<{ name: string }>(sql`
      select tablename as name from pg_tables where schemaname = 'public' order by tablename collate "C"`)
    expect([...distributed, ...reference].toSorted()).toEqual(all.map((t) => t.name))
    expect(reference).toEqual(['migration'])
    expect(distributed.length).toBeGreaterThan(20)
    for (const table of distributed) {
      const about = statements.filter((s) => s.startsWith(`select create_distributed_table('${table}',`))
      expect(about).toEqual([
        `select create_distributed_table('${table}', 'district', colocate_with => '${table === 'event' ? 'none' : 'event'}')`,
      ])
    }
    expect(statements.indexOf(`select create_distributed_table('event', 'district', colocate_with => 'none')`)).toBe(reference.length)
  })
  test('sends an append whole to the node of its district', async () => {
    const { functions, statements } = await distributionPlan(store.database)
    expect(functions).toContain('append_group(text,jsonb)')
    expect(statements).toContain(`select create_distributed_function('append_group(text,jsonb)', 'p_district', colocate_with => 'event')`)
  })
  test('is no plan when a table could not be cut', async () => {
    await store.database.script('create table stray (id integer primary key)')
    await expect(distributionPlan(store.database)).rejects.toThrow('The key of stray does not begin with the district')
    await store.database.script('drop table stray')
  })
  test('is made of statements that PostgreSQL takes, with names that stand for something', async () => {
    const { statements } = await distributionPlan(store.database)
    await store.database.script(`
      create function create_reference_table(regclass) returns void language sql as '';
      create function create_distributed_table(regclass, text, colocate_with text) returns void language sql as '';
      create function create_distributed_function(regprocedure, text, colocate_with text) returns void language sql as '';
      create function truncate_local_data_after_distributing_table(regclass) returns void language sql as ''`)
    for (const statement of statements) await store.database.script(statement)
  })
  test('is refused where there is no Citus, and nothing is changed', async () => {
    expect(await distribute(store.database)).toEqual({ kind: 'impossible', missing: engine === 'embedded' ? 'server' : 'extension' })
  })
  test('asks nothing that only a superuser may know', async () => {
    const role = `owner_${randomBytes(4).toString('hex')}`
    await store.database.script(`create role ${role} nologin`)
    const outcome = await store.database.transaction(async (tx) => {
      await tx.execute(`set local role ${role}`)
      return distribute({ ...store.database, query: tx.query })
    })
    expect(outcome.kind).toBe('impossible')
    await store.database.script(`drop role ${role}`)
  })
})
