import { posix } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { isTest, type SourceFile, sourceFiles } from './source-files.ts'

/** Imports go down, never up, never sideways. What each room may import of ours, and of others outside tests. */
const arrows: Readonly<Record<string, { readonly ours: readonly string[]; readonly others?: readonly string[] }>> = {
  'packages/legal-time': { ours: [], others: [] },
  'packages/procedure': { ours: ['legal-time'], others: ['zod'] },
  'packages/indicator': { ours: ['procedure', 'legal-time'], others: [] },
  'packages/contract': { ours: ['indicator', 'procedure', 'legal-time'], others: ['zod'] },
  'packages/catalogue': { ours: ['indicator', 'procedure', 'legal-time'], others: ['zod'] },
  'packages/policy-reader': { ours: ['legal-time'], others: ['node:zlib', 'unpdf'] },
  'packages/store': { ours: ['contract', 'indicator', 'procedure', 'legal-time'] },
  server: { ours: ['store', 'policy-reader', 'catalogue', 'contract', 'indicator', 'procedure', 'legal-time'] },
  web: { ours: ['contract', 'catalogue', 'indicator', 'procedure', 'legal-time'] },
}
/** What only tests may take: the toy procedure, the language of scenarios, the walk, the database of tests. */
const testOnly = /^@fadu\/(procedure\/(scenario|walk|fixtures)|indicator\/fixtures|store\/testing)/
const roomOf = (path: string): string | undefined => Object.keys(arrows).find((room) => path.startsWith(`${room}/`))
const importsOf = ({ text }: SourceFile): readonly string[] => ts.preProcessFile(text, true, true).importedFiles.map((f) => f.fileName)

function wrong(file: SourceFile, target: string): string | undefined {
  const room = roomOf(file.path)!
  const { ours, others } = arrows[room]!
  const says = `${file.path} imports ${target}`
  if (target.startsWith('.')) return posix.join(posix.dirname(file.path), target).startsWith(`${room}/`) ? undefined : says
  const fadu = /^@fadu\/([^/]+)(\/.*)?$/.exec(target)
  if (fadu) {
    if (fadu[2]?.startsWith('/src')) return `${says}, past its door`
    const own = room.endsWith(`/${fadu[1]}`)
    return own || ours.includes(fadu[1]!) ? undefined : says
  }
  if (!others || isTest(file.path) || others.includes(target)) return undefined
  return says
}

const files = sourceFiles().filter((f) => roomOf(f.path))

test('imports go down, never up, never sideways, and only through doors', () => {
  expect(files.length).toBeGreaterThan(100)
  expect(files.reduce((n, f) => n + importsOf(f).length, 0)).toBeGreaterThan(300)
  expect(files.flatMap((file) => importsOf(file).flatMap((target) => wrong(file, target) ?? []))).toEqual([])
})

test('what is made for tests stays in tests', () => {
  // A server that runs a demonstration district may replay scenarios; nothing else ships them.
  const found = files
    .filter((f) => !isTest(f.path) && !/scenario-lines|demonstration|\/fixtures\//.test(f.path))
    .flatMap((f) =>
      importsOf(f)
        .filter((t) => testOnly.test(t))
        .map((t) => `${f.path} imports ${t}`),
    )
  expect(found).toEqual([])
})

test('rooms of the web meet only in shared parts: workbench and portal do not import each other', () => {
  const found = files.flatMap((f) => {
    const room = /^web\/src\/(workbench|portal|cockpit)\//.exec(f.path)?.[1]
    if (!room) return []
    return importsOf(f)
      .filter((t) => t.startsWith('.'))
      .map((t) => posix.join(posix.dirname(f.path), t))
      .filter((t) => /^web\/src\/(workbench|portal|cockpit)\//.test(t) && !t.startsWith(`web/src/${room}/`))
      .map((t) => `${f.path} imports ${t}`)
  })
  expect(found).toEqual([])
})
