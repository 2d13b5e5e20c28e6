import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../fadu.ts', import.meta.url))
const root = fileURLToPath(new URL('../../..', import.meta.url))

export interface Run {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs the program as a person at a terminal does. */
export const fadu = (
  args: readonly string[],
  { input = '', environment = {} }: { input?: string; environment?: Record<string, string> } = {},
): Promise<Run> =>
  new Promise((resolve) => {
    const env = { PATH: process.env.PATH, HOME: process.env.HOME, ...environment }
    const child = execFile(process.execPath, ['--import', 'tsx', program, ...args], { cwd: root, env }, (fault, out, err) =>
      resolve({ code: fault ? Number(fault.code ?? 1) : 0, out, err }),
    )
    child.stdin?.end(input)
  })
