import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { catalogue } from '@fadu/catalogue'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { house, isTest, type SourceFile, sourceFiles } from './source-files.ts'

const files = sourceFiles()
const forbidden = new Set([
  'util',
  'utils',
  'helper',
  'helpers',
  'common',
  'shared',
  'misc',
  'manager',
  'service',
  'services',
  'impl',
  'base',
  'dto',
  'data',
  'info',
])
/** In this house service is 送达, a term of the law, or what a citizen rates; these names mean that and nothing of software layers. */
const serviceOfDocuments =
  /^(serviceMethods|serviceWords|serviceChoices|ServiceView|ServiceForm|ServiceDialog|ServePanel|effectiveServiceDay|serviceRefusals|RateService|rateService|serviceAct)$/
const partsOf = (name: string): readonly string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
const badParts = (name: string): readonly string[] =>
  serviceOfDocuments.test(name) ? [] : partsOf(name).filter((part) => forbidden.has(part))

function exportedNames({ path, text }: SourceFile): readonly string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest)
  return source.statements.flatMap((s) => {
    const exported = ts.canHaveModifiers(s) && ts.getModifiers(s)?.some((m) => m.kind === ts.SyntaxKind.ExportKeyword)
    if (!exported) return []
    if (ts.isVariableStatement(s)) return s.declarationList.declarations.flatMap((d) => (ts.isIdentifier(d.name) ? [d.name.text] : []))
    const { name } = s as unknown as { name?: ts.Identifier }
    return name ? [name.text] : []
  })
}

/** The code without comments and without this folder, whose rules must name what they forbid. */
const code = ({ text }: SourceFile): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')
const outside = files.filter((f) => !f.path.startsWith('tidy/'))
const having = (pattern: RegExp, where: readonly SourceFile[] = outside): readonly string[] =>
  where.filter((f) => pattern.test(code(f))).map((f) => f.path)

test('no signature is made that only looks like SM2', () => {
  // Node signs with an SM2 key and the digest sm3 and verifies what it signed, but without the signer's identity: no SM2 signature, and nobody else takes it.
  expect(having(/\b(?:sign|verify|createSign|createVerify)\(\s*['"`](?:rsa-)?sm3/i)).toEqual([])
})

describe('names', () => {
  test('files are called by what they hold', () => {
    expect(files.length).toBeGreaterThan(100)
    expect(
      files.map((f) => f.path).filter((path) => path.split('/').some((part) => badParts(part.replace(/\.[a-z-]+$/, '')).length > 0)),
    ).toEqual([])
  })
  test('so are exported things', () => {
    const names = files.flatMap((f) => exportedNames(f).map((name) => ({ path: f.path, name })))
    expect(names.length).toBeGreaterThan(200)
    expect(names.filter(({ name }) => badParts(name).length > 0).map(({ path, name }) => `${path}: ${name}`)).toEqual([])
  })
  test('editions are told by date, never _v2', () => {
    expect(files.filter((f) => /[_-]v\d/i.test(f.path)).map((f) => f.path)).toEqual([])
    expect(having(/\b\w+_v\d\b/)).toEqual([])
  })
})

describe('one of each', () => {
  test('now is read in one place', () => {
    const elsewhere = outside.filter(
      (f) => !isTest(f.path) && f.path !== 'server/src/clock.ts' && !f.path.startsWith('run/') && !f.path.startsWith('web/'),
    )
    expect(having(/new Date\(\s*\)|Date\.now\(/, elsewhere)).toEqual([])
    // The browser reads its own clock in one place too, to stamp what it keeps for itself; days of the law come from the server.
    const inBrowser = outside.filter((f) => f.path.startsWith('web/') && f.path !== 'web/src/dates.ts' && !isTest(f.path))
    expect(having(/new Date\(\s*\)|Date\.now\(/, inBrowser)).toEqual([])
  })
  // The test of traces stands in for an SDK, which brings one of its own.
  test('who acts is an argument, never ambient', () => expect(having(/AsyncLocalStorage/)).toEqual(['server/src/traces.test.ts']))
  test('no signature Node cannot make: SM3 is a digest, not a signing algorithm', () => expect(having(/\.sign\(\s*['"]sm3/i)).toEqual([]))
  test('papers are the schema: no second shape for the wire', () => expect(having(/\bpresenter\b|\btoDto\b|Dto\b/i)).toEqual([]))
})

test('the engine and what serves it know no procedure by name', () => {
  const ids = [...new Set(catalogue.procedures.map((p) => p.id))].filter((id) => id.includes('-'))
  expect(ids.length).toBeGreaterThan(2)
  const may = /^(packages\/catalogue|web|bench|e2e|run)\/|demonstration|catalogue/
  const inside = outside.filter((f) => !may.test(f.path) && !isTest(f.path))
  expect(having(new RegExp(`['"\`/](${ids.join('|')})['"\`/]`), inside)).toEqual([])
})

describe('nothing left over', () => {
  test('no promise to do it later', () =>
    expect(outside.filter((f) => /\b(TODO|FIXME|XXX|HACK)\b/.test(f.text)).map((f) => f.path)).toEqual([]))
  test('no place on somebody’s machine, no registry', () => {
    expect(
      outside.filter((f) => /\/work\/(main|shared|\.)|\/home\/\w+\/|registry\.npm(js|mirror)/.test(f.text)).map((f) => f.path),
    ).toEqual([])
  })
  test('no test is skipped or left alone', () => {
    expect(
      files.filter((f) => f.path !== 'tidy/words.test.ts' && /\b(test|it|describe)\.(only|skip|todo)\(/.test(f.text)).map((f) => f.path),
    ).toEqual([])
  })
  test('the lock names one registry, and only what is known may run a script when installed', () => {
    const lock = JSON.parse(readFileSync(join(house, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { resolved?: string; link?: boolean; hasInstallScript?: boolean }>
    }
    const entries = Object.entries(lock.packages)
    expect(entries.length).toBeGreaterThan(50)
    expect(
      entries.filter(([, p]) => p.resolved && !p.link && !p.resolved.startsWith('https://registry.npmjs.org/')).map(([key]) => key),
    ).toEqual([])
    // These fetch or check a ready-made binary; none compiles.
    const known = new Set([
      'node_modules/esbuild',
      'node_modules/fsevents',
      'node_modules/playwright/node_modules/fsevents',
      'node_modules/tsx/node_modules/esbuild',
      'node_modules/vite/node_modules/fsevents',
    ])
    expect(
      entries.filter(([key, p]) => p.hasInstallScript && !known.has(key) && !/fsevents$|esbuild$/.test(key)).map(([key]) => key),
    ).toEqual([])
  })
})

test('what is exported is used somewhere', () => {
  const doors = /\/(index|scenario|walk)\.ts$|\.config\.ts$|^(bench|e2e|run)\//
  // Every name is counted once, in one walk over all texts.
  const counts = new Map<string, number>()
  for (const { text } of files) for (const [name] of text.matchAll(/[A-Za-z_$][\w$]*/g)) counts.set(name, (counts.get(name) ?? 0) + 1)
  const mentions = (name: string): number => counts.get(name) ?? 0
  const unused = files
    .filter((f) => !doors.test(f.path) && !isTest(f.path))
    .flatMap((f) =>
      exportedNames(f)
        .filter((name) => mentions(name) < 2)
        .map((name) => `${f.path}: ${name}`),
    )
  // What waits for its user today; an entry may only go.
  const waiting = JSON.parse(readFileSync(new URL('./unused.json', import.meta.url), 'utf8')) as readonly string[]
  expect(unused.filter((entry) => !waiting.includes(entry))).toEqual([])
  expect(
    waiting.filter((entry) => !unused.includes(entry)).map((entry) => `${entry} is used or gone: take it out of tidy/unused.json`),
  ).toEqual([])
})
