import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { enginesHere, testDatabases } from '@fadu/store/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fadu } from '../testing/run-program.ts'
import { openTestHouse } from '../testing/test-house.ts'
import { troubleOutside } from './trouble.ts'

/** Chinese first, then English, and no place in the program. */
const sentence = /^[\p{Script=Han}].* \/ [a-z]/u
const FADU_MASTER_KEY = '07'.repeat(32)
const folder = () => mkdtempSync(join(tmpdir(), 'fadu-trouble-'))

describe('what comes from outside is told in a sentence, not by a place in the program:', () => {
  it('a database that does not answer', async () => {
    const DATABASE_URL = 'postgres://fadu@127.0.0.1:1/fadu'
    for (const args of [['start'], ['backup', '--to', '/nowhere/at/all'], ['rebuild']]) {
      const { code, out, err } = await fadu(args, { environment: { DATABASE_URL, FADU_DATA: folder(), FADU_MASTER_KEY } })
      expect({ args, code, out }).toEqual({ args, code: 1, out: '' })
      expect(err).toMatch(sentence)
      expect(err).toContain('127.0.0.1:1')
      expect(err).not.toContain('    at ')
    }
  })
  it('a case file on a place that is none', async () => {
    const FADU_DATA = folder()
    await fadu(['migrate'], { environment: { FADU_DATA, FADU_MASTER_KEY } })
    writeFileSync(join(FADU_DATA, 'here'), '')
    const { code, err } = await fadu(['backup', '--to', join(FADU_DATA, 'here/there')], { environment: { FADU_DATA, FADU_MASTER_KEY } })
    expect({ code, told: sentence.test(err) }).toEqual({ code: 1, told: true })
  })
  it.each([
    ['53100', '磁盘已满'],
    ['ENOSPC', '磁盘已满'],
    ['EACCES', '没有权限'],
    ['28P01', '用户或者密码'],
    ['3D000', '没有这个数据库'],
    ['25006', '只读'],
    ['57P01', '数据库连接不上'],
    ['53300', '连接数已用完'],
  ])('%s', (code, words) => {
    expect(troubleOutside(Object.assign(new Error('x'), { code, path: '/somewhere' }))).toMatch(new RegExp(`${words}.* / .*\\n/somewhere`))
  })
  it('but a fault of the program keeps its place', () => {
    expect(troubleOutside(new TypeError('x is undefined'))).toBeUndefined()
  })
})

describe('a command for a house that is there', () => {
  const commands = [
    ['rebuild'],
    ['check'],
    ['check', '--last'],
    ['backup', '--to', join(folder(), 'backup')],
    ['archive-access', '--before', '2020-01-01', '--to', join(folder(), 'reads')],
    ['export', '某号'],
    ['password', 'admin'],
    ['wipe', '--yes'],
    ['rotate-key'],
    ['move', '--to', 'postgres://fadu@127.0.0.1:1/fadu'],
  ]
  it.each(commands.map((args) => ({ command: args[0], args })))(
    '$command finds none in an empty folder and makes none',
    async ({ args }) => {
      const FADU_DATA = folder()
      const { code, out, err } = await fadu(args, { environment: { FADU_DATA } })
      expect({ code, out }).toEqual({ code: 2, out: '' })
      expect(err).toMatch(/^没有设置 DATABASE_URL.* \/ DATABASE_URL is not set/)
      expect(readdirSync(FADU_DATA)).toEqual([])
    },
  )

  describe.runIf(enginesHere().includes('postgres'))('on PostgreSQL', () => {
    let databases: Awaited<ReturnType<typeof testDatabases>>
    beforeAll(async () => {
      databases = await testDatabases()
    })
    afterAll(() => databases?.close())

    it('does not take an empty database, another district or a missing folder for one in order', async () => {
      const database = await databases.fresh('postgres')
      const DATABASE_URL = database.databaseUrl!
      const environment = { DATABASE_URL, FADU_DATA: database.folder, FADU_MASTER_KEY }
      const foreign = { ...environment, DATABASE_URL: Object.assign(new URL(DATABASE_URL), { pathname: '/postgres' }).href }
      expect(await fadu(['check'], { environment: foreign })).toMatchObject({
        code: 2,
        out: '',
        err: expect.stringContaining('还没有启用'),
      })
      const test = await openTestHouse(database)
      await test.close()
      expect((await fadu(['check'], { environment })).code).toBe(0)
      const other = await fadu(['backup', '--to', join(folder(), 'backup')], { environment: { ...environment, FADU_DISTRICT: '990109' } })
      expect(other).toMatchObject({ code: 2, out: '', err: expect.stringContaining('没有区划 990109 的数据') })
      const gone = await fadu(['backup', '--to', join(folder(), 'backup')], { environment: { ...environment, FADU_DATA: '/nowhere' } })
      expect(gone).toMatchObject({ code: 2, out: '', err: expect.stringContaining('没有数据目录 /nowhere') })
    })
    it('says which key the data are not under', async () => {
      const database = await databases.fresh('postgres')
      await (await openTestHouse(database)).close()
      mkdirSync(database.folder, { recursive: true })
      const environment = { DATABASE_URL: database.databaseUrl!, FADU_DATA: database.folder, FADU_MASTER_KEY: '08'.repeat(32) }
      const { code, err } = await fadu(['start'], { environment })
      expect({ code, err: err.trim() }).toEqual({
        code: 2,
        err: '主密钥不是本区数据所用的那一把 / this is not the master key the district’s data are under',
      })
    })
  })
})
