import { fork } from 'node:child_process'
import type { EventEmitter } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import pg from 'pg'
import { type Database, databaseOn, poolOptions } from './database.ts'
import { lockFolder } from './folder-lock.ts'

/** Longest unix socket path Linux and macOS both accept. */
const longestSocketPath = 100

export interface EmbeddedOptions {
  /** The installation's folder; the database lives in `database` below it. */
  readonly folder: string
  /** Prepares a new database; runs in a process that then ends, because setting up leaves 500 MB behind that are never used again. */
  readonly prepare: (database: Database) => Promise<void>
  readonly workerUrl?: URL
}

/**
 * Opens the embedded PostgreSQL (PGlite). For trying, teaching and demonstration: it survives the death of the process, but it
 * does not sync to disk and so not the loss of power.
 * @throws when another live process holds the folder
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<Database> {
  mkdirSync(options.folder, { recursive: true, mode: 0o700 })
  const unlock = lockFolder(options.folder)
  try {
    const data = join(options.folder, 'database')
    if (!existsSync(join(data, 'PG_VERSION'))) {
      // A process of its own gives its memory back when it ends; a thread leaves half of it with us.
      const first = await start(data, options, asProcess)
      await options.prepare(first)
      await first.close()
    }
    return await start(data, options, asThread, unlock)
  } catch (error) {
    unlock()
    throw error
  }
}

/** The running database program, in a thread or in a process. */
interface Runner {
  readonly ready: Promise<void>
  stop(): Promise<void>
}
type Run = (program: URL, settings: { folder: string; socket: string }) => Runner

async function start(data: string, options: EmbeddedOptions, run: Run, afterClose: () => void = () => {}): Promise<Database> {
  const socket = socketFolder(options.folder)
  const runner = run(options.workerUrl ?? new URL('./embedded-worker.mjs', import.meta.url), {
    folder: data,
    socket: join(socket, '.s.PGSQL.5432'),
  })
  await runner.ready
  const pool = new pg.Pool({
    ...poolOptions,
    host: socket,
    port: 5432,
    user: 'postgres',
    database: 'postgres',
    max: 1,
    idleTimeoutMillis: 0,
  })
  return databaseOn(pool, 'embedded', async () => {
    await runner.stop()
    rmSync(socket, { recursive: true, force: true })
    afterClose()
  })
}

const asThread: Run = (program, settings) => {
  // Loaders of the parent (tsx, vitest) have no business in a plain module.
  const worker = new Worker(program, { workerData: settings, execArgv: [] })
  return {
    ready: nextMessage(worker),
    stop: async () => {
      const stopped = nextMessage(worker)
      worker.postMessage('stop')
      await stopped
      await worker.terminate()
    },
  }
}

// The child ends when its channel closes: if this process is killed, nobody is left writing in the folder.
const asProcess: Run = (program, settings) => {
  const child = fork(fileURLToPath(program), [JSON.stringify(settings)], { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  return {
    ready: nextMessage(child),
    stop: async () => {
      const ended = new Promise<void>((resolve) => void child.once('exit', () => resolve()))
      child.send('stop')
      await ended
    },
  }
}

// The folder of the socket is closed to other users: the embedded database asks nobody for a password.
function socketFolder(folder: string): string {
  const beside = join(folder, 'socket-XXXXXX')
  const short = Buffer.byteLength(join(beside, '.s.PGSQL.5432')) <= longestSocketPath
  return mkdtempSync(short ? join(folder, 'socket-') : join(tmpdir(), 'fadu-'))
}

function nextMessage(from: EventEmitter): Promise<void> {
  return new Promise((resolve, reject) => {
    const ended = (code: number) => reject(new Error(`The embedded database ended unexpectedly (${code}).`))
    from.once('error', reject)
    from.once('exit', ended)
    from.once('message', () => {
      from.off('error', reject)
      from.off('exit', ended)
      resolve()
    })
  })
}
