import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { wipe } from './move.ts'
import { rebuild } from './rebuild.ts'
import { changeSetting } from './settings.ts'
import { sql } from './sql.ts'
import type { Store } from './store.ts'
import { enginesHere, type TestDatabases, testDatabases } from './testing/database.ts'
import { administer } from './testing/postgres-cluster.ts'
import { apply, testStore } from './testing/story.ts'

let databases: TestDatabases
beforeAll(async () => {
  databases = await testDatabases()
})
afterAll(() => databases.close())

const [here, there] = ['990101', '990102']
const tables = ['event', 'sealed_value', 'party_key', 'duty', 'number_series', 'master_key', 'setting']
/** The lists that are searched: reading them is left to the condition every statement carries. */
const searched = ['case_view', 'public_page', 'register_entry']

describe.each(enginesHere())('an ordinary role on %s', (engine) => {
  let store: Store
  const role = `ordinary_${randomBytes(4).toString('hex')}`
  beforeAll(async () => {
    const database = await databases.fresh(engine)
    store = await testStore(database)
    await apply(store)
    await changeSetting(store, store.database, 'k', 1, 'x')
    for (const table of tables)
      await store.database.execute(
        `insert into "${table}" select (jsonb_populate_record(t, '{"district":"${there}"}')).* from "${table}" t`,
      )
    await store.database.script(`create role ${role} nologin; grant all on all tables in schema public to ${role}`)
  })
  afterAll(async () => {
    await store.database.script(`drop owned by ${role}; drop role ${role}`)
    await store.close()
  })

  /** Runs one hand-written statement for a district as that role; everything is undone. */
  async function asOrdinary(district: string, text: string): Promise<{ rows: object[] } | string> {
    class Undone extends Error {}
    let answer: { rows: object[] } | string = 'nothing'
    await store.database
      .transaction(async (tx) => {
        await tx.execute(`set local role ${role}`)
        await tx.query(sql`select set_config('fadu.district', ${district}, true)`)
        answer = await tx.execute(text).catch((fault: Error) => fault.message)
        throw new Undone()
      })
      .catch((fault: unknown) => {
        if (!(fault instanceof Undone)) answer = String(fault)
      })
    return answer
  }

  test('every table with a district stands behind the wall', async () => {
    const open = await store.database.query(sql`
      select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'district'
      where n.nspname = 'public' and c.relkind = 'r'
        and not (c.relrowsecurity and c.relforcerowsecurity and exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'own_district'))`)
    expect(open).toEqual([])
    const readable = await store.database.query<{ name: string }>(
      sql`select polrelid::regclass::text as name from pg_policy where polname = 'any_district' order by 1`,
    )
    expect(readable.map(({ name }) => name)).toEqual(searched)
  })

  test('reads, changes and removes nothing of another district, however the statement is written', async () => {
    for (const table of tables) {
      const all = await store.database.execute(`select distinct district from "${table}" order by 1`)
      expect(all.rows, `${table} holds both`).toEqual([{ district: here }, { district: there }])
      expect(await asOrdinary(here, `select distinct district from "${table}"`), table).toEqual({ rows: [{ district: here }] })
      expect(await asOrdinary('', `select district from "${table}"`), `${table}, for nobody`).toEqual({ rows: [] })
      for (const change of [`update "${table}" set district = district`, `delete from "${table}"`])
        expect(await asOrdinary(here, `${change} where district = '${there}' returning district`), change).toEqual({ rows: [] })
      expect(await asOrdinary(here, `update "${table}" set district = '${there}'`), table).toMatch(/row-level security/)
    }
  })

  test('whoever oversees a district reads the sums of it, and neither its cases nor anything it could write', async () => {
    const row = `'${there}', 'i', '2026-03-01', '{}', 'o', '', 1, 1, 1`
    await store.database.execute(`insert into indicator_month values (${row})`)
    await store.database.execute(`insert into indicator_entry (district, case_id, indicator, name, on_day, organ, dims, key, "of", hit, amount, since)
      values ('${there}', '00000000-0000-7000-8000-000000000001', 'i', 'n', '2026-03-01', 'o', '{}', '', 1, 1, 1, now())`)
    const overseeing = (text: string) => asOrdinary(here, `set local fadu.overseen = '${there}'; ${text}`)
    expect(await asOrdinary(here, 'select district from indicator_month')).toEqual({ rows: [] })
    expect(await overseeing('select district from indicator_month')).toEqual({ rows: [{ district: there }] })
    expect(await overseeing('select district from indicator_entry')).toEqual({ rows: [] })
    expect(await overseeing('delete from indicator_month returning district')).toEqual({ rows: [] })
  })

  test('writes nothing into another district, the searched lists included', async () => {
    for (const table of [...searched, 'event', 'access_log'])
      expect(
        await asOrdinary(here, `insert into "${table}" select (jsonb_populate_record(null::"${table}", '{"district":"${there}"}')).*`),
        table,
      ).toMatch(/row-level security|not-null/)
    expect(await asOrdinary(here, `delete from case_view where district = '${there}' returning district`)).toEqual({ rows: [] })
    expect(await asOrdinary(here, `insert into setting values ('${there}', 'k', '1', now(), 'x')`)).toMatch(/row-level security/)
  })
})

describe.runIf(enginesHere().includes('postgres'))('an ordinary role that owns its database', () => {
  test('works as ever, and two districts in it see nothing of one another', async () => {
    const database = await databases.fresh('postgres')
    const role = `owner_${randomBytes(4).toString('hex')}`
    const own = new URL(database.databaseUrl!)
    own.username = role
    own.pathname = `/${role}`
    await administer(database.databaseUrl!, `create role ${role} login`)
    await administer(database.databaseUrl!, `create database ${role} owner ${role}`)
    const [first, second] = [own.href, own.href].map((databaseUrl, i) => ({ ...database, databaseUrl, folder: `${database.folder}/${i}` }))
    const store = await testStore(first!)
    const other = await testStore(second!, { district: there })
    try {
      const [caseId, elsewhere] = [await apply(store), await apply(other)]
      expect([(await store.read(caseId as never)).length, (await other.read(elsewhere as never)).length]).toEqual([1, 1])
      expect(await rebuild(store, { compare: true })).toMatchObject({ cases: 1, differences: [], broken: [] })
      const seen = async (s: Store) => (await s.database.query(sql`select distinct district, case_id::text from event`)).length
      expect([await seen(store), await seen(other)]).toEqual([1, 1])
      await wipe(store, here)
      expect([await seen(store), await seen(other)]).toEqual([0, 1])
    } finally {
      await store.close()
      await other.close()
      await administer(database.databaseUrl!, `drop database ${role} with (force)`)
      await administer(database.databaseUrl!, `drop role ${role}`)
    }
  })
})
