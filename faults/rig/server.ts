import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Process, root, startProcess } from '../../bench/county.ts'

export const program = join(root, 'dist/server/fadu.js')

/** The same key for every process that opens a district of these tests. */
export const masterKey = '07'.repeat(32)

/** A district as an installation has it: its database and its folder. */
export interface Installation {
  readonly databaseUrl?: string
  readonly folder: string
}

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'fadu-faults-'))

export const settingsOf = ({ databaseUrl, folder }: Installation): Readonly<Record<string, string>> => ({
  ...(databaseUrl && { DATABASE_URL: databaseUrl }),
  FADU_DATA: folder,
  FADU_MODE: 'demonstration',
  FADU_RATE: '100000000',
  FADU_LOG: 'silent',
  FADU_MASTER_KEY: masterKey,
  HOST: '127.0.0.1',
})

export interface Server extends Pick<Process, 'port' | 'pid' | 'stop'> {
  /** kill -9; resolves when the process is gone. */
  kill(): Promise<void>
  alive(): boolean
}

const started = new Set<number>()

/** Ends what a test that failed left running. */
export async function endStarted(): Promise<void> {
  for (const pid of started) if (isAlive(pid)) await killed(pid)
  started.clear()
}

/** Starts the built server and waits until it answers. */
export async function startServer(installation: Installation, more: Readonly<Record<string, string>> = {}): Promise<Server> {
  const { port, pid, stop } = await startProcess(program, ['start'], { ...settingsOf(installation), ...more })
  const alive = () => isAlive(pid)
  started.add(pid)
  return {
    port,
    pid,
    stop: async () => {
      if (alive()) await stop()
    },
    alive,
    kill: () => killed(pid),
  }
}

/** Ends a process that a test started, as nothing can refuse; resolves when it is gone. */
export async function killed(pid: number): Promise<void> {
  process.kill(pid, 'SIGKILL')
  while (isAlive(pid)) await pause(5)
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

export interface Ran {
  readonly code: number | null
  readonly out: string
  readonly told: string
}

/** Runs a command of the built program to its end. `hold` is given its process id. */
export function fadu(
  installation: Installation,
  args: readonly string[],
  { more = {}, hold }: { readonly more?: Readonly<Record<string, string>>; readonly hold?: (pid: number) => void } = {},
): Promise<Ran> {
  const child = spawn(process.execPath, [program, ...args], { cwd: root, env: { ...process.env, ...settingsOf(installation), ...more } })
  hold?.(child.pid!)
  const ran = { out: '', told: '' }
  child.stdout.on('data', (chunk) => {
    ran.out += chunk
  })
  child.stderr.on('data', (chunk) => {
    ran.told += chunk
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, ...ran }))
  })
}

export const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Asks again until there is an answer. @throws after a minute */
export async function until<T>(ask: () => Promise<T | undefined | false>, what: string): Promise<T> {
  for (let attempt = 0; attempt < 600; attempt++) {
    const answer = await ask()
    if (answer) return answer
    await pause(100)
  }
  throw new Error(`In a minute it did not happen: ${what}`)
}
