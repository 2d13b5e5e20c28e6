import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Instant } from '@fadu/legal-time'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAccount } from './accounts.ts'
import { type CipherName, decrypt } from './cipher.ts'
import { MasterKeyUnfit } from './master-keys.ts'
import { placeOf } from './sealing.ts'
import { confirmSecondFactor, factorPlaceOf, proposeSecondFactor, secondFactorOf } from './second-factor.ts'
import { sql } from './sql.ts'
import { rotateKey, type Store } from './store.ts'
import { enginesHere, type TestDatabase, type TestDatabases, testDatabases } from './testing/database.ts'
import { apply, district, testStore } from './testing/story.ts'

let databases: TestDatabases
beforeAll(async () => {
  databases = await testDatabases()
})
afterAll(() => databases.close())

const old = Buffer.alloc(32, 7)
const fresh = Buffer.alloc(32, 8)
const newest = Buffer.alloc(32, 9)
const program = fileURLToPath(new URL('./testing/rotate-until-killed.ts', import.meta.url))

const whereabouts = ({ folder, databaseUrl }: TestDatabase) => ({ folder, ...(databaseUrl && { databaseUrl }) })
const rotation = (from: Buffer, to: Buffer, cipher: CipherName = 'aes-256-gcm') => ({
  district,
  from,
  to,
  cipher,
  now: () => '2026-03-03T01:00:00.000Z' as Instant,
})

/** Everything that lies wrapped under a master key, with the place it is bound to. */
async function wrappedIn(store: Store): Promise<{ place: string; wrapped: Buffer }[]> {
  const keys = await store.database.query<{ case_id: string; party: string; wrapped: Uint8Array }>(
    sql`select case_id::text, party, wrapped from party_key where wrapped is not null`,
  )
  const factors = await store.database.query<{ account: string; wrapped: Uint8Array }>(sql`
    select account::text, secret as wrapped from second_factor where secret is not null
    union all select account::text, proposed from second_factor where proposed is not null`)
  return [
    ...keys.map((k) => ({ place: placeOf(district, k.case_id as never, k.party), wrapped: Buffer.from(k.wrapped) })),
    ...factors.map((f) => ({ place: factorPlaceOf(district, f.account), wrapped: Buffer.from(f.wrapped) })),
  ]
}

const opens = (key: Buffer) => (value: { place: string; wrapped: Buffer }) => {
  try {
    return decrypt(key, value.wrapped, value.place).length > 0
  } catch {
    return false
  }
}

/** Four cases, and an account with a second factor in use and another proposed. */
async function inhabited(database: TestDatabase): Promise<{ cases: string[]; account: string; secrets: unknown }> {
  const store = await testStore(database)
  const cases: string[] = []
  for (let n = 0; n < 4; n++) cases.push(await apply(store))
  const account = await createAccount(store, store.database, { login: 'li', person: 'person-li', name: '李四', secret: 's' })
  await proposeSecondFactor(store, account, Buffer.from('first secret'))
  await confirmSecondFactor(store, account, 1, [])
  await proposeSecondFactor(store, account, Buffer.from('second secret'))
  const secrets = await secondFactorOf(store, account)
  await store.close()
  return { cases, account, secrets }
}

describe.each(enginesHere())('a new master key on %s', (engine) => {
  test('opens everything; the old one opens nothing, and nobody can start with it', async () => {
    const database = await databases.fresh(engine)
    const { cases, account, secrets } = await inhabited(database)
    const before = await testStore(database)
    const names = await Promise.all(cases.map(async (id) => JSON.stringify(await before.read(id as never))))
    const count = (await wrappedIn(before)).length
    await before.close()
    expect(await rotateKey(whereabouts(database), rotation(old, fresh))).toBe(count)
    await expect(testStore(database)).rejects.toThrow(MasterKeyUnfit)
    const store = await testStore(database, { masterKey: fresh })
    expect(await Promise.all(cases.map(async (id) => JSON.stringify(await store.read(id as never))))).toEqual(names)
    expect(await secondFactorOf(store, account)).toEqual(secrets)
    const wrapped = await wrappedIn(store)
    expect(wrapped.filter(opens(old))).toEqual([])
    expect(wrapped.filter(opens(fresh))).toHaveLength(count)
    expect(store.earlierKeys.map((e) => [e.key.equals(old), e.until])).toEqual([[true, '2026-03-03T01:00:00.000Z']])
    await store.close()
    expect(await rotateKey(whereabouts(database), rotation(old, fresh)), 'run again, there is nothing left to do').toBe(0)
    await rotateKey(whereabouts(database), rotation(fresh, newest, 'sm4'))
    const third = await testStore(database, { masterKey: newest })
    expect(third.earlierKeys.map((e) => e.key[0])).toEqual([7, 8])
    expect((await wrappedIn(third)).map(({ wrapped: w }) => w[0])).toEqual(Array(count).fill(2))
    expect(JSON.stringify(await third.read(cases[0] as never))).toBe(names[0])
    await third.close()
    await expect(rotateKey(whereabouts(database), rotation(newest, old)), 'never back to a key of before').rejects.toThrow(MasterKeyUnfit)
  })

  test.each([1, 6])('killed after %i values: nobody starts in between, the next run finishes', async (killAfter) => {
    const database = await databases.fresh(engine)
    const { cases } = await inhabited(database)
    const child = fork(program, [database.folder, database.databaseUrl ?? '', old.toString('hex'), fresh.toString('hex')], {
      execArgv: ['--import', 'tsx'],
    })
    const ended = new Promise<void>((resolve) => void child.once('exit', () => resolve()))
    child.on('message', (rewrapped) => {
      if (Number(rewrapped) >= killAfter) child.kill('SIGKILL')
    })
    await ended
    expect(child.signalCode).toBe('SIGKILL')
    for (const masterKey of [old, fresh]) await expect(testStore(database, { masterKey })).rejects.toThrow('rotate-key')
    await expect(rotateKey(whereabouts(database), rotation(old, newest))).rejects.toThrow('under way')
    // On PostgreSQL the killed process's connection takes a moment to be noticed.
    await expect
      .poll(() => rotateKey(whereabouts(database), rotation(old, fresh)).catch(() => -1), { timeout: 10_000 })
      .toBeGreaterThanOrEqual(0)
    const store = await testStore(database, { masterKey: fresh })
    const wrapped = await wrappedIn(store)
    expect([wrapped.filter(opens(old)).length, wrapped.filter(opens(fresh)).length]).toEqual([0, wrapped.length])
    expect(JSON.stringify(await store.read(cases[3] as never))).toContain('张三')
    await store.close()
  })

  test('a server that is still running is told of, and nothing is touched', async () => {
    const database = await databases.fresh(engine)
    await inhabited(database)
    const running = await testStore(database)
    await running.database.query(sql`select 1`)
    await expect(rotateKey(whereabouts(database), rotation(old, fresh))).rejects.toThrow()
    await running.close()
    await (await testStore(database)).close()
  })
})
