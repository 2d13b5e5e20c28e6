import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { catalogue } from '@fadu/catalogue'
import { engineRefusals } from '@fadu/procedure'
import { expect, test } from 'vitest'
import { dependenciesPage, foreignLicences, unexplained } from './generate/dependencies.ts'
import { glossaryPage } from './generate/glossary.ts'
import { refusalsPage } from './generate/refusals.ts'
import { house } from './source-files.ts'

const page = (name: string): string => (existsSync(join(house, 'docs', name)) ? readFileSync(join(house, 'docs', name), 'utf8') : '')

test.each([
  ['refusals.md', refusalsPage],
  ['glossary.md', glossaryPage],
  ['dependencies.md', dependenciesPage],
])('docs/%s is current; `npx tsx tidy/generate.ts` makes it anew', (name, made) => {
  expect(page(name) === made(), `docs/${name} is stale: run npx tsx tidy/generate.ts`).toBe(true)
})

test('every licence agrees with AGPL-3.0, and every dependency says what it is for', () => {
  expect(foreignLicences()).toEqual([])
  expect(unexplained()).toEqual([])
})

test('every refusal has its heading', () => {
  const headings = new Set([...refusalsPage().matchAll(/^### (.+)$/gm)].map((m) => m[1]))
  const gates = catalogue.procedures.flatMap((p) =>
    Object.values(p.events as Record<string, { needs?: readonly { code: string }[] }>).flatMap((e) => (e.needs ?? []).map((g) => g.code)),
  )
  expect(gates.length).toBeGreaterThan(20)
  expect([...Object.keys(engineRefusals), ...gates].filter((code) => !headings.has(code))).toEqual([])
})
