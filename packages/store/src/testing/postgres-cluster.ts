import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import pg from 'pg'

/** A throw-away PostgreSQL server of the test run. */
export interface Cluster {
  /** Address of its maintenance database. */
  readonly url: string
  stop(): void
}

/** One that a test may hurt. */
export interface OwnCluster extends Cluster {
  readonly data: string
  /** Runs one of PostgreSQL's programs as the user who owns the folder. */
  run(program: string, ...args: string[]): void
  /** Ends the server at once, as if the power had failed; its folder stays. */
  crash(): void
  /** Starts it again on the same port. */
  start(): void
}

/** Where PostgreSQL's server programs are, newest first; `undefined` where there are none. */
export function findPostgres(): string | undefined {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [...versions.map((version) => join(debian, version, 'bin')), ...(process.env.PATH ?? '').split(delimiter)]
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl')))
}

/**
 * Starts a server in a temporary folder on a unix socket and a loopback port; as the user postgres when we are root, for initdb refuses root.
 * @param more settings in the form name=value
 * @param prepare fills the data folder; a new, empty server unless told (a copy of another one, for a replica)
 */
export async function startCluster(
  bin: string,
  more: readonly string[] = ['shared_buffers=64MB'],
  prepare: (run: OwnCluster['run'], data: string) => void = newServer,
): Promise<OwnCluster> {
  const folder = mkdtempSync(join(tmpdir(), 'fadu-postgres-'))
  const owner = process.getuid?.() === 0 ? idsOf('postgres') : undefined
  if (owner) chownSync(folder, owner.uid, owner.gid)
  chmodSync(folder, 0o700)
  const run = (program: string, ...args: string[]) =>
    void execFileSync(join(bin, program), args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], ...owner })
  const port = await freePort()
  const data = join(folder, 'data')
  prepare(run, data)
  // Durable as in production: the test that kills the process relies on it.
  const settings = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c max_connections=100 ${more.map((setting) => `-c ${setting}`).join(' ')}`
  const start = () => run('pg_ctl', '-D', data, '-w', '-l', join(folder, 'log'), '-o', settings, 'start')
  const crash = () => run('pg_ctl', '-D', data, '-w', '-m', 'immediate', 'stop')
  start()
  return {
    url: `postgres://fadu@127.0.0.1:${port}/postgres`,
    data,
    run,
    crash,
    start,
    stop: () => {
      crash()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const newServer = (run: OwnCluster['run'], data: string): void =>
  run('initdb', '-D', data, '-U', 'fadu', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync')

const idsOf = (user: string) => {
  const id = (flag: string) => Number(execFileSync('id', [flag, user], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

/** Runs one administrative statement on a server. */
export async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

export const withDatabase = (url: string, name: string): string => {
  const address = new URL(url)
  address.pathname = `/${name}`
  return address.href
}
