import { readFileSync } from 'node:fs'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { isTest, type SourceFile, sourceFiles } from './source-files.ts'

const fileMax = 300
const functionMax = 50
const componentMax = 120
/** What is over today, with its lines. An entry may only shrink, and goes when it fits. */
const over = JSON.parse(readFileSync(new URL('./sizes.json', import.meta.url), 'utf8')) as Readonly<Record<string, number>>
const files = sourceFiles()

const linesOf = (text: string): number => text.replace(/\n$/, '').split('\n').length

function nameOf(node: ts.Node): string {
  const own = (node as { name?: ts.Node & { text?: string } }).name?.text
  if (own) return own
  const { parent } = node
  return parent && (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)) && ts.isIdentifier(parent.name)
    ? parent.name.text
    : '(unnamed)'
}

function functionsOf({ path, text }: SourceFile): readonly { readonly key: string; readonly lines: number }[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const found: { key: string; lines: number }[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const from = source.getLineAndCharacterOfPosition(node.getStart()).line
      found.push({ key: `${path}#${nameOf(node)}`, lines: source.getLineAndCharacterOfPosition(node.end).line - from + 1 })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

const measured = [
  ...files.map((f) => ({ key: f.path, lines: linesOf(f.text), max: fileMax })),
  // A test's describe is a chapter, not a function; its file is measured.
  ...files
    .filter((f) => !isTest(f.path))
    .flatMap((f) => functionsOf(f).map((x) => ({ ...x, max: f.path.endsWith('.tsx') ? componentMax : functionMax }))),
]

test('files and functions stay small', () => {
  expect(measured.length).toBeGreaterThan(500)
  expect(
    measured
      .filter(({ key, lines, max }) => lines > Math.max(max, over[key] ?? 0))
      .map(({ key, lines, max }) => `${key}: ${lines} lines, ${max} allowed`),
  ).toEqual([])
})

test('the list of exceptions only shrinks', () => {
  const stale = Object.entries(over).filter(([key, kept]) => {
    const now = measured.filter((m) => m.key === key)
    return Math.max(0, ...now.filter((m) => m.lines > m.max).map((m) => m.lines)) < kept
  })
  expect(stale.map(([key]) => `${key} has shrunk: take it down in tidy/sizes.json`)).toEqual([])
})
