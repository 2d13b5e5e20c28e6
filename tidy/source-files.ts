import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Root of the house. */
export const house = fileURLToPath(new URL('..', import.meta.url))
const left = new Set(['node_modules', '.git', '.types', 'dist', 'build', '.fadu', 'test-results', 'playwright-report'])
const rooms = ['packages', 'server', 'web', 'tidy', 'run', 'bench', 'e2e', 'faults']

export interface SourceFile {
  /** Path from the root, with forward slashes. */
  readonly path: string
  readonly text: string
}

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (left.has(entry.name)) return []
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesUnder(path) : [path]
  })
}

/** Every source file of the house that we wrote: TypeScript and the scripts that start it. */
export function sourceFiles(): readonly SourceFile[] {
  return readdirSync(house)
    .filter((name) => rooms.includes(name))
    .flatMap((name) => filesUnder(join(house, name)))
    .filter((path) => /\.(ts|tsx|mts|mjs)$/.test(path) && !path.endsWith('.d.ts'))
    .map((path) => ({ path: relative(house, path).split('\\').join('/'), text: readFileSync(path, 'utf8') }))
}

export const isTest = (path: string): boolean =>
  /\.test(-d)?\.tsx?$|\.props\.test\.ts$|\/testing\/|\/score\/|^(bench|e2e|tidy|faults)\//.test(path)
