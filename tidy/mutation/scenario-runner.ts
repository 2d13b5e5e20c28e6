import { expect } from 'vitest'

/** A scenario of a file, collected without a test runner of its own so that a file can be run again and again on changed law. */
export interface Scenario {
  readonly title: string
  readonly run: () => unknown
}

type Body = (...args: never[]) => unknown
type Named = readonly unknown[] | Readonly<Record<string, unknown>>

let collected: Scenario[] = []
let path: readonly string[] = []

const add = (title: string, run: () => unknown): void => {
  collected.push({ title: [...path, title].join(' > '), run })
}

function group(title: string, body: () => void): void {
  const before = path
  path = [...path, title]
  body()
  path = before
}

const rowsOf = (rows: readonly unknown[]): readonly (readonly unknown[])[] => rows.map((row) => (Array.isArray(row) ? row : [row]))
const titled = (title: string, row: readonly unknown[]): string => `${title} ${JSON.stringify(row[0] as Named)}`

const each = (put: (title: string, run: () => unknown) => void) => (rows: readonly unknown[]) => (title: string, body: Body) => {
  for (const row of rowsOf(rows)) put(titled(title, row), () => body(...(row as never[])))
}

/** What scenario files import instead of the test runner while law is being changed under them. */
export const runner = {
  expect,
  test: Object.assign((title: string, run: () => unknown) => add(title, run), { each: each(add) }),
  describe: Object.assign(group, { each: each(group as (title: string, run: () => unknown) => void) }),
}

/** The scenarios of a file, in order. */
export async function scenariosOf(load: () => Promise<unknown>): Promise<readonly Scenario[]> {
  collected = []
  path = []
  await load()
  return collected
}
