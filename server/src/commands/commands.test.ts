import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Day } from '@fadu/legal-time'
import type { AccessRow } from '@fadu/store'
import { enginesHere, type TestDatabase, type TestDatabases, testDatabases } from '@fadu/store/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clockAt, systemClock } from '../clock.ts'
import { act, file } from '../testing/matters.ts'
import { fadu, type Run } from '../testing/run-program.ts'
import { openTestHouse } from '../testing/test-house.ts'
import { keptFrom, saving } from './archive-access.ts'

describe('due', () => {
  it('says the day and the numbered reasons, in Chinese and in English', async () => {
    const zh = await fadu(['due', '2026-02-10', '5', 'workday'])
    expect(zh).toMatchObject({ code: 0, err: '' })
    expect(zh.out).toMatch(/^2026-02-24\n/)
    expect(zh.out).toContain('春节')
    expect((await fadu(['due', '2026-02-10', '5', 'workday', '--en'])).out).toMatch(/^2026-02-24\n.*Spring Festival/s)
    expect(JSON.parse((await fadu(['due', '2026-02-10', '60', 'day', '--json'])).out)).toMatchObject({
      on: '2026-04-13',
      unrolledOn: '2026-04-11',
    })
  })
  it('works off lines, and stops at a bad one naming line and part', async () => {
    expect(
      await fadu(['due', '--batch'], { input: '2026-02-10\t5\tworkday\n\n2026-02-10\t60\tday\tno-roll\n2024-01-31\t1\tmonth\n' }),
    ).toEqual({ code: 0, out: '2026-02-24\n2026-04-11\n2024-02-29\n', err: '' })
    for (const [line, part] of [
      ['2026-02-30\t5\tworkday', '2026-02-30'],
      ['2026-02-10\t5\tweek', 'week'],
    ] as const) {
      const { code, err } = await fadu(['due', '--batch'], { input: `2026-02-10\t5\tday\n${line}\n` })
      expect(code).toBe(2)
      expect(err).toMatch(/line 2/)
      expect(err).toContain(part)
    }
  })
  it('says in one sentence that a day lies beyond every calendar', async () => {
    const { code, err } = await fadu(['due', '2026-02-10', '99999', 'year'])
    expect(code).toBe(2)
    expect(err).not.toContain('    at ')
  })
})

describe('archive-access', () => {
  it('keeps reads for the three years the law asks for, and says which law', async () => {
    expect(keptFrom('2026-11-22' as Day)).toBe('2023-11-22')
    expect(keptFrom('2027-02-28' as Day)).toBe('2024-02-28')
    const { code, err } = await fadu(['archive-access', '--before', '2099-01-01', '--to', join(tmpdir(), 'fadu-reads.ndjson')])
    expect(code).toBe(2)
    expect(err).toContain('个人信息保护法第五十六条第二款')
  })
})

describe('a file of reads', () => {
  const row = { n: 1, account: 'a' } as AccessRow
  it('that could not be written whole is taken away, so that the same command does it later', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'fadu-reads-')), 'reads.ndjson')
    const broken = async function* () {
      yield [row]
      throw new Error('no space left on device')
    }
    await expect(saving(path)(broken())).rejects.toThrow('no space')
    expect(existsSync(path)).toBe(false)
    const whole = async function* () {
      yield [row]
    }
    await saving(path)(whole())
    expect(readFileSync(path, 'utf8')).toBe(`${JSON.stringify(row)}\n`)
    await expect(saving(path)(whole())).rejects.toThrow('EEXIST')
    expect(existsSync(path)).toBe(true)
  })
})

describe('help', () => {
  it('lists every command, and each explains itself and its options without doing anything', async () => {
    const { code, out } = await fadu(['help'])
    expect(code).toBe(0)
    const names = [...out.matchAll(/^ {2}([\w-]+)/gm)].map((m) => m[1]!)
    expect(names).toEqual(expect.arrayContaining(['start', 'due', 'export', 'verify', 'move', 'wipe', 'first', 'migrate', 'rebuild']))
    // Two at a time: a score of processes at once would wait for one another, and for whatever else the machine does.
    const waiting = names.values()
    const runs: (readonly [string, Run])[] = []
    const asking = async () => {
      for (const name of waiting) runs.push([name, await fadu([name, '--help'])])
    }
    await Promise.all([asking(), asking()])
    expect(runs.map(([name]) => name).toSorted()).toEqual(names.toSorted())
    for (const [name, run] of runs) {
      expect(run).toMatchObject({ code: 0, err: '' })
      expect(run.out).toMatch(new RegExp(` / .*\\n\\nnpm run -s fadu -- ${name}\\b`, 's'))
    }
  }, 180_000)
  it('comes with a mistake: no command, an unknown one, an unknown option', async () => {
    expect((await fadu([])).code).toBe(2)
    expect(await fadu(['fly'])).toMatchObject({ code: 2, err: expect.stringContaining('fly') })
    expect(await fadu(['due', '--loud', '2026-02-10', '5', 'day'])).toMatchObject({ code: 2, err: expect.stringContaining('--loud') })
    expect(await fadu(['wipe'], { environment: { FADU_DATA: '/nowhere' } })).toMatchObject({
      code: 2,
      err: expect.stringContaining('--yes'),
    })
  })
})

describe('distribute', () => {
  it('prints its plan, and says in both languages what is missing where there is no Citus', async () => {
    const databases = await testDatabases()
    const { folder: FADU_DATA } = await databases.fresh('embedded')
    const plan = await fadu(['distribute', '--plan'], { environment: { FADU_DATA } })
    expect(plan).toMatchObject({ code: 0, out: expect.stringContaining("select create_distributed_table('event', 'district'") })
    for (const engine of enginesHere()) {
      const { folder, databaseUrl } = await databases.fresh(engine)
      const environment = { FADU_DATA: folder, ...(databaseUrl && { DATABASE_URL: databaseUrl }) }
      const refused = await fadu(['distribute'], { environment })
      expect(refused).toMatchObject({
        code: 2,
        out: '',
        err: expect.stringMatching(
          engine === 'embedded' ? /内置数据库不能.*embedded database cannot/ : /没有安装 citus 扩展.*does not have the citus extension/,
        ),
      })
    }
    await databases.close()
  })
})

describe('password', () => {
  it('lets an administrator in again who forgot theirs or is locked out, and knows no stranger', async () => {
    const databases = await testDatabases()
    const database = await databases.fresh(enginesHere()[0]!)
    const first = await openTestHouse(database)
    for (let i = 0; i < 12; i++) await first.call('signIn', { body: { account: 'registrar', password: 'Falsch-Falsch-1' } })
    await first.close()
    const environment = {
      FADU_DATA: database.folder,
      FADU_MASTER_KEY: '07'.repeat(32),
      ...(database.databaseUrl && { DATABASE_URL: database.databaseUrl }),
    }
    const { code, out } = await fadu(['password', 'registrar'], { environment })
    expect(code).toBe(0)
    const fresh = /shown once: (\S+)/.exec(out)![1]!
    expect(await fadu(['password', 'nobody'], { environment })).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('没有账号“nobody”'),
    })
    const again = await openTestHouse(database, { joining: true })
    expect((await again.call('signIn', { body: { account: 'registrar', password: fresh } })).status).toBe(200)
    await again.close()
    await databases.close()
  })
})

describe('wrong settings', () => {
  it('are told before anything is opened', async () => {
    const { code, err } = await fadu(['start'], { environment: { PORT: 'x', FADU_DIGEST: 'md5' } })
    expect(code).toBe(2)
    expect(err).toMatch(/PORT[\s\S]*FADU_DIGEST/)
    expect(
      await fadu(['wipe', '--yes'], { environment: { FADU_MODE: 'real', DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' } }),
    ).toMatchObject({ code: 2, err: expect.stringContaining('演示') })
  })
})

describe('a case file', () => {
  let databases: TestDatabases
  let database: TestDatabase
  let environment: Record<string, string>
  let reference: string
  beforeAll(async () => {
    databases = await testDatabases()
    database = await databases.fresh('embedded')
    const test = await openTestHouse(database)
    const filed = await file(test)
    reference = filed.reference
    await act(test, 'lead', filed.id, 'assigned', { organisation: 'committee', mediator: 'mediator' })
    await act(test, 'mediator', filed.id, 'consented', { how: 'spoken' })
    await test.close()
    environment = { FADU_DATA: database.folder, FADU_MASTER_KEY: '07'.repeat(32) }
  })
  afterAll(async () => databases?.close())

  it('leaves by its number, tells no name unless revealed, and verifies without a server', async () => {
    const path = join(database.folder, 'case.json')
    expect(await fadu(['export', reference, '--out', path], { environment })).toMatchObject({ code: 0 })
    expect(readFileSync(path, 'utf8')).not.toContain('周某安')
    expect(await fadu(['verify', path])).toMatchObject({ code: 0, out: expect.stringMatching(/^完整 \/ intact {2}[0-9a-f]{64}/) })
    const revealed = await fadu(['export', reference, '--reveal'], { environment })
    expect(revealed.out).toContain('周某安')
  })
  it('that was altered is named by its first altered entry', async () => {
    const path = join(database.folder, 'case.json')
    const document = JSON.parse(readFileSync(path, 'utf8')) as { events: { envelope: { paper: Record<string, unknown> } }[] }
    document.events[1]!.envelope.paper.mediator = 'mediator-2'
    const altered = join(database.folder, 'altered.json')
    writeFileSync(altered, JSON.stringify(document))
    const { code, out } = await fadu(['verify', altered])
    expect(code).toBe(1)
    expect(out.split('\n')[1]).toMatch(/^- 第 2 条 \/ entry 2: /)
    expect(out).not.toMatch(/entry 1/)
  })
  it('that is none, or not there, is told in a sentence', async () => {
    writeFileSync(join(database.folder, 'other.json'), '{"a":1}')
    expect(await fadu(['verify', join(database.folder, 'other.json')])).toMatchObject({ code: 1, out: expect.stringContaining('格式') })
    expect(await fadu(['verify', join(database.folder, 'missing.json')])).toMatchObject({
      code: 2,
      err: expect.stringContaining('missing.json'),
    })
    expect(await fadu(['export', '（2026）没有字第1号'], { environment })).toMatchObject({
      code: 2,
      err: expect.stringContaining('没有字第1号'),
    })
  })
  it('’s views compute from the log to what they are', async () => {
    const { code, out } = await fadu(['rebuild'], { environment })
    expect(JSON.parse(out)).toMatchObject({ differences: [] })
    expect(code).toBe(0)
  })
  it.runIf(enginesHere().includes('postgres'))('moves to PostgreSQL with everything in it, an address with options included', async () => {
    const target = await databases.fresh('postgres')
    const moved = await fadu(['move', `--to=${target.databaseUrl}?application_name=fadu-move`], { environment })
    expect(moved).toMatchObject({ code: 0, err: expect.not.stringContaining('    at ') })
    const there = { ...environment, FADU_DATA: database.folder, DATABASE_URL: target.databaseUrl! }
    const exported = await fadu(['export', reference], { environment: there })
    expect(JSON.parse(exported.out)).toMatchObject({ reference })
    expect((await fadu(['rebuild'], { environment: there })).code).toBe(0)
  })
  it('is wiped with the demonstration', async () => {
    expect(await fadu(['wipe', '--yes'], { environment })).toMatchObject({ code: 0 })
    expect((await fadu(['export', reference], { environment })).code).toBe(2)
  })
})

describe.runIf(enginesHere().includes('postgres'))('first', () => {
  it('enters the first organ, post and administrator of a house in real use, once', async () => {
    const databases = await testDatabases()
    try {
      const database = await databases.fresh('postgres')
      const environment = { FADU_DATA: database.folder, DATABASE_URL: database.databaseUrl!, FADU_MODE: 'real' }
      const words = ['first', '--organ', '甲区司法局', '--short', '甲', '--person', '张三', '--account', 'zhang']
      const { code, out } = await fadu(words, { environment })
      expect(code).toBe(0)
      const [, password] = /password, shown once: (\S+)/.exec(out)!
      expect(await fadu(words, { environment })).toMatchObject({ code: 2, err: expect.stringContaining('岗位') })
      expect(await fadu(words.slice(0, 5), { environment })).toMatchObject({ code: 2, err: expect.stringContaining('--person') })
      const test = await openTestHouse(database, {
        mode: 'real',
        joining: true,
        environment: { FADU_MASTER_KEY: '' },
        clock: clockAt(systemClock.now()),
      })
      expect(await test.must('signIn', { body: { account: 'zhang', password: password! } })).toMatchObject({
        administrator: true,
        post: { title: '清单维护岗' },
      })
      await test.close()
    } finally {
      await databases.close()
    }
  })
})
