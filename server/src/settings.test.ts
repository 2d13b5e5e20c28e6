import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import { masterKeyOf, readSettings, SettingsError, settingNames } from './settings.ts'

const folder = mkdtempSync(join(tmpdir(), 'fadu-settings-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const faultsOf = (environment: Record<string, string>): string[] => {
  try {
    readSettings(environment)
  } catch (fault) {
    if (fault instanceof SettingsError) return fault.message.split('\n').slice(1)
    throw fault
  }
  return []
}
const settingsFile = (content: string) => {
  const path = join(folder, `${Math.random()}.json`)
  writeFileSync(path, content)
  return path
}

describe('settings', () => {
  it('need nothing for a demonstration: embedded database, loopback', () => {
    expect(readSettings({})).toMatchObject({
      HOST: '127.0.0.1',
      PORT: 8080,
      FADU_MODE: 'demonstration',
      FADU_DIGEST: 'sm3',
      districtName: '示范区',
    })
  })
  it('that are wrong are all named at once, each with what it is for', () => {
    const faults = faultsOf({
      PORT: 'eighty',
      FADU_DISTRICT: '99',
      DATABASE_URL: 'mysql://x',
      FADU_DIGEST: 'md5',
      FADU_MASTER_KEY: 'short',
      FADU_UPLOAD_MEGABYTES: '0',
    })
    expect(faults).toHaveLength(6)
    for (const name of ['PORT', 'FADU_DISTRICT', 'DATABASE_URL', 'FADU_DIGEST', 'FADU_MASTER_KEY', 'FADU_UPLOAD_MEGABYTES'])
      expect(
        faults.some((f) => f.startsWith(`- ${name}: `) && /\p{Script=Han}.*\/ \w/u.test(f)),
        name,
      ).toBe(true)
  })
  it.each(['0.0.0.0', '::', '192.168.1.5', 'example.org'])('a demonstration does not listen on %s', (HOST) => {
    expect(faultsOf({ HOST })).toEqual([expect.stringMatching(/^- HOST: .*127\.0\.0\.1/)])
    expect(faultsOf({ HOST, FADU_MODE: 'real', DATABASE_URL: 'postgres://fadu@localhost/fadu' })).toEqual([])
  })
  it('real work needs PostgreSQL', () => {
    expect(faultsOf({ FADU_MODE: 'real' })).toEqual([expect.stringContaining('DATABASE_URL')])
    expect(readSettings({ FADU_MODE: 'real', DATABASE_URL: 'postgres://fadu@localhost/fadu' }).districtName).toBe('行政区 990101')
  })
  it('come from a file too; the environment wins; unknown names and unreadable files are told', () => {
    const path = settingsFile(JSON.stringify({ PORT: 9000, FADU_DISTRICT_NAME: '甲区' }))
    expect(readSettings({ FADU_SETTINGS: path })).toMatchObject({ PORT: 9000, districtName: '甲区' })
    expect(readSettings({ FADU_SETTINGS: path, PORT: '9001' }).PORT).toBe(9001)
    expect(faultsOf({ FADU_SETTINGS: settingsFile('{"PROT": 1}') })).toEqual([expect.stringContaining('PROT')])
    for (const broken of ['{', '[]', 'null']) expect(() => readSettings({ FADU_SETTINGS: settingsFile(broken) })).toThrow(SettingsError)
    expect(() => readSettings({ FADU_SETTINGS: join(folder, 'missing.json') })).toThrow(/missing\.json/)
  })
  it('name proxies by address or network', () => {
    for (const FADU_PROXY of ['no', 'yes', '10.0.0.5', '10.0.0.0/24,fd00::/8']) expect(faultsOf({ FADU_PROXY })).toEqual([])
    for (const FADU_PROXY of ['true', '10.0.0.0/33', '10.0.0.5,', 'proxy.example'])
      expect(faultsOf({ FADU_PROXY })).toEqual([expect.stringContaining('FADU_PROXY')])
  })
  it('an empty variable counts as not set', () => {
    expect(readSettings({ PORT: '', DATABASE_URL: '' })).toMatchObject({ PORT: 8080 })
  })
  it('are each explained in both languages', () => {
    for (const { name, about } of settingNames) expect(about, name).toMatch(/\p{Script=Han}.*\/ [a-z]/u)
  })
})

describe('the master key', () => {
  it('is made once, is the owner’s alone, and stays the same', () => {
    const settings = readSettings({ FADU_DATA: join(folder, 'data') })
    const key = masterKeyOf(settings)
    expect(key).toHaveLength(32)
    expect(masterKeyOf(settings).equals(key)).toBe(true)
    expect(statSync(join(folder, 'data', 'master.key')).mode & 0o077).toBe(0)
  })
  it('is one and the same for processes that start at the same moment, and no draft of it is left', async () => {
    const data = join(folder, 'side-by-side')
    const starter = `import { keyInFile } from ${JSON.stringify(new URL('./key-files.ts', import.meta.url).href)}
      while (Date.now() < Number(process.argv[1])) {}
      process.stdout.write(keyInFile(${JSON.stringify(join(data, 'master.key'))}).toString('hex'))`
    const at = String(Date.now() + 4000)
    const started = await Promise.all(
      [1, 2, 3, 4].map(() => promisify(execFile)(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', starter, at])),
    )
    expect(new Set(started.map(({ stdout }) => stdout)).size).toBe(1)
    expect(started[0]!.stdout).toMatch(/^[0-9a-f]{64}$/)
    expect(readdirSync(data)).toEqual(['master.key'])
  })
  it('that was cut short on disk is told, not used', () => {
    mkdirSync(join(folder, 'cut'))
    writeFileSync(join(folder, 'cut', 'master.key'), '07'.repeat(20))
    expect(() => masterKeyOf(readSettings({ FADU_DATA: join(folder, 'cut') }))).toThrow('64')
  })
})
