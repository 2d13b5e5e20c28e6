import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { house } from './source-files.ts'

const page = readFileSync(join(house, 'docs', 'security.md'), 'utf8')
const rows = page.split('\n').filter((line) => line.startsWith('| ') && !/^\| (Threat|---)/.test(line))

test('every threat of docs/security.md names what stops it and a test that is there', () => {
  expect(rows.length).toBeGreaterThan(30)
  const faults = rows.flatMap((row) => {
    const [threat, stops, shown] = row
      .slice(2, -2)
      .split(' | ')
      .map((cell) => cell.trim())
    const tests = [...(shown ?? '').matchAll(/`([^`]+)`/g)].map((m) => m[1]!)
    if (!stops || tests.length === 0) return [`${threat}: no test`]
    return tests.filter((path) => !existsSync(join(house, path))).map((path) => `${threat}: ${path} is not there`)
  })
  expect(faults).toEqual([])
})
