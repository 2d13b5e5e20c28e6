import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { settingNames } from '../server/src/settings.ts'
import { settingsTable, withSettings } from './generate/settings.ts'
import { house } from './source-files.ts'

/** What the operations page and the examples name must be there. */

const read = (...path: string[]): string => readFileSync(join(house, ...path), 'utf8')
const page = read('docs', 'operations.md')
const all = (text: string, pattern: RegExp): string[] => [...new Set([...text.matchAll(pattern)].map((m) => m[0]))]

describe('docs/operations.md', () => {
  test('lists the settings as they are; `npx tsx tidy/generate.ts` makes the table anew', () => {
    expect(settingsTable().split('\n').length).toBe(settingNames.length + 2)
    expect(page.includes(settingsTable())).toBe(true)
    expect(withSettings(page)).toBe(page)
  })
  test('names only figures that are counted, and each of ours', () => {
    const counted = all(read('server', 'src', 'figures.ts') + read('server', 'src', 'metrics.ts'), /fadu_[a-z_]+/g)
    const named = all(page, /fadu_[a-z_]+/g).map((name) => name.replace(/_(count|sum|bucket)$/, ''))
    expect(named.filter((name) => !counted.includes(name))).toEqual([])
    expect(counted.filter((name) => !named.includes(name))).toEqual([])
  })
  test('names only commands there are', () => {
    const folder = join(house, 'server', 'src', 'commands')
    const there = readdirSync(folder).flatMap((file) =>
      [...readFileSync(join(folder, file), 'utf8').matchAll(/name: '([\w-]+)'/g)].map((m) => m[1]!),
    )
    const named = [...page.matchAll(/(?:^|`|… )fadu ([a-z][\w-]*)/gm)].map((m) => m[1]!).filter((name) => name !== 'help')
    expect(named.length).toBeGreaterThan(3)
    expect(named.filter((name) => !there.includes(name))).toEqual([])
  })
  test('says the same in both languages: as many headings, as many examples', () => {
    const [zh, en] = page.split('# Operations\n') as [string, string]
    for (const pattern of [/^## /gm, /^```/gm]) expect(zh.match(pattern)?.length).toBe(en.split('## 设置')[0]!.match(pattern)?.length)
  })
})

test('the examples in deploy set only what can be set', () => {
  const names = settingNames.map((s) => s.name)
  for (const file of readdirSync(join(house, 'deploy'))) {
    const set = all(read('deploy', file), /\b(FADU_[A-Z_]+|DATABASE_URL|PORT|HOST)\b(?=[=:])/g)
    expect(
      set.filter((name) => !names.includes(name)),
      file,
    ).toEqual([])
  }
})
