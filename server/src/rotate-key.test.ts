import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { enginesHere, type TestDatabases, testDatabases } from '@fadu/store/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { followSecret } from './auth/follow-secret.ts'
import { clockAt, systemClock } from './clock.ts'
import { rotateKeyCommand } from './commands/rotate-key.ts'
import { readSettings } from './settings.ts'
import { file } from './testing/matters.ts'
import { password } from './testing/test-district.ts'
import { codeOf, cookieFrom, holdKey, openTestHouse } from './testing/test-house.ts'

let databases: TestDatabases
beforeAll(async () => {
  databases = await testDatabases()
})
afterAll(async () => databases?.close())

const rotate = async (environment: Record<string, string>): Promise<string[]> => {
  const lines: string[] = []
  const settings = () => readSettings(environment)
  const none = async function* () {}
  await rotateKeyCommand.run({ words: [], options: {}, settings, out: (line) => lines.push(line), input: none })
  return lines
}

describe.each(enginesHere())('a new master key, on %s', (engine) => {
  it('leaves parties their secrets and officials their recovery codes; the files are the owner’s alone', async () => {
    const database = await databases.fresh(engine)
    const keyInFile = { FADU_MASTER_KEY: '' }
    const before = await openTestHouse(database, { environment: keyInFile })
    const filed = await file(before)
    const { key } = await before.must('secondFactorPropose', { as: 'head', body: { password } })
    holdKey('head', key)
    const { recovery } = await before.must('secondFactorConfirm', { as: 'head', body: { code: codeOf(before, 'head') } })
    const oldKey = before.house.store.masterKey
    await before.close()

    const environment = { FADU_DATA: database.folder, ...(database.databaseUrl && { DATABASE_URL: database.databaseUrl }) }
    expect((await rotate(environment)).join('\n')).toMatch(/wrapped anew: [1-9]/)
    const keys = readdirSync(database.folder).filter((name) => name.startsWith('master.key'))
    expect(keys).toEqual(['master.key', expect.stringMatching(/^master\.key\.old-[0-9a-f]{8}$/)])
    for (const name of keys) expect(statSync(join(database.folder, name)).mode & 0o077, name).toBe(0)
    expect(readFileSync(join(database.folder, keys[1]!), 'utf8')).toBe(oldKey.toString('hex'))

    const after = await openTestHouse(database, { environment: keyInFile, joining: true, clock: clockAt(systemClock.now()) })
    expect(after.house.store.masterKey.equals(oldKey)).toBe(false)
    const { reference, secret } = filed
    expect((await after.call('followOpen', { body: { reference, secret } })).status).toBe(200)
    expect((await after.call('signIn', { body: { account: 'head', password, code: recovery[0]! } })).status).toBe(200)
    expect((await after.call('signIn', { body: { account: 'head', password, code: recovery[0]! } })).status, 'each once').toBe(401)
    const next = await file(after)
    expect(followSecret(after.house.store, next.id, 'applicant-1')).toBe(next.secret)
    expect(followSecret({ masterKey: oldKey, earlierKeys: [] }, next.id, 'applicant-1'), 'the old key makes no new ones').not.toBe(
      next.secret,
    )
    expect(cookieFrom(await after.call('followOpen', { body: { reference: next.reference, secret: next.secret } }))).toContain(
      'fadu-follow',
    )
    await after.close()
  })
  it('given by setting, asks for the new one by setting and touches no file', async () => {
    const database = await databases.fresh(engine)
    await (await openTestHouse(database)).close()
    const environment = {
      FADU_DATA: database.folder,
      FADU_MASTER_KEY: '07'.repeat(32),
      ...(database.databaseUrl && { DATABASE_URL: database.databaseUrl }),
    }
    await expect(rotate(environment)).rejects.toThrow('FADU_NEW_MASTER_KEY')
    await rotate({ ...environment, FADU_NEW_MASTER_KEY: '08'.repeat(32) })
    expect(existsSync(join(database.folder, 'master.key'))).toBe(false)
    await expect(openTestHouse(database, { joining: true })).rejects.toThrow('主密钥')
    await (await openTestHouse(database, { joining: true, environment: { FADU_MASTER_KEY: '08'.repeat(32) } })).close()
  })
})
