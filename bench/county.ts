import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { administer, type Cluster, findPostgres, startCluster, withDatabase } from '../packages/store/src/testing/postgres-cluster.ts'
import { nodeFlags } from '../run/prepare.mjs'
import { ask } from './load.ts'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** PostgreSQL for a measurement: the one FADU_BENCH_DATABASE names, else one of our own, fully durable, gone afterwards. */
export async function openPostgresForBench(): Promise<Cluster> {
  const given = process.env.FADU_BENCH_DATABASE
  if (given) return { url: given, stop: () => {} }
  const bin = findPostgres()
  if (!bin) throw new Error('No PostgreSQL found: install the Debian package postgresql, or name one in FADU_BENCH_DATABASE')
  return startCluster(bin, ['shared_buffers=512MB', 'max_wal_size=8GB', 'checkpoint_timeout=30min'])
}

export interface Process {
  readonly port: number
  readonly pid: number
  /** Megabytes resident now. */
  memory(): number
  /** Milliseconds of CPU, user and system, since it started. */
  cpu(): number
  stop(): Promise<void>
}

/**
 * A database that takes long to fill, on the server FADU_BENCH_DATABASE names: with FADU_BENCH_KEPT the one an earlier run has filled is
 * taken as it is. @returns its address, and whether it is filled
 */
export async function filledDatabase(cluster: Cluster, name: string): Promise<{ readonly url: string; readonly filled: boolean }> {
  if (!process.env.FADU_BENCH_KEPT) return { url: await freshDatabase(cluster, name), filled: false }
  return { url: withDatabase(cluster.url, name), filled: true }
}

/** A fresh database on the cluster. */
export async function freshDatabase(cluster: Cluster, name: string): Promise<string> {
  await administer(cluster.url, `drop database if exists ${name} with (force)`)
  await administer(cluster.url, `create database ${name}`)
  return withDatabase(cluster.url, name)
}

/** The built server with its demonstration district on a database of its own. */
export async function startFadu(databaseUrl: string, settings: Readonly<Record<string, string>> = {}): Promise<Process> {
  const folder = settings.FADU_DATA ?? mkdtempSync(join(tmpdir(), 'fadu-bench-'))
  const process = await startProcess(join(root, 'dist/server/fadu.js'), ['start'], {
    DATABASE_URL: databaseUrl,
    FADU_DATA: folder,
    FADU_MODE: 'demonstration',
    FADU_RATE: '100000000',
    FADU_LOG: 'error',
    HOST: '127.0.0.1',
    ...settings,
  })
  return {
    ...process,
    stop: async () => {
      await process.stop()
      if (!settings.FADU_DATA) rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A program that answers `health` once it is ready. */
export async function startProcess(
  file: string,
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
  health = '/health',
): Promise<Process> {
  const port = await freePort()
  const flags = file.endsWith('.ts')
    ? ['--import', 'tsx']
    : [...nodeFlags, ...(process.env.FADU_BENCH_NODE ?? '').split(' ').filter(Boolean)]
  const child = spawn(process.execPath, [...flags, file, ...args], {
    cwd: root,
    env: { ...process.env, ...settings, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  await ready(child, port, health)
  return {
    port,
    pid: child.pid!,
    memory: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024,
    cpu: () => cpuOf(child.pid!),
    stop: async () => {
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await gone
    },
  }
}

/** Milliseconds of CPU the connections of one database have used; only where its server runs on this machine, else 0. */
export const databaseCpu = (name: string): number =>
  readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid))
    .reduce((sum, pid) => {
      try {
        return new RegExp(`^postgres: \\S+ ${name} `).test(readFileSync(`/proc/${pid}/cmdline`, 'utf8')) ? sum + cpuOf(Number(pid)) : sum
      } catch {
        return sum // It ended between the list and the look.
      }
    }, 0)

/** The numbers of a process' line in /proc from its state on, which is the first. */
const statOf = (pid: number | 'self'): readonly string[] => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')

/** Milliseconds of CPU a process has used. */
export const cpuOf = (pid: number): number => (Number(statOf(pid)[11]) + Number(statOf(pid)[12])) * 10

/** Milliseconds of CPU that programs started by this one have used, those that ended only. */
export const cpuOfEnded = (pid: number | 'self' = 'self'): number => (Number(statOf(pid)[13]) + Number(statOf(pid)[14])) * 10

/** Milliseconds of CPU a whole PostgreSQL server has used, connections that ended included; 0 where it does not run on this machine. */
export function serverCpu(cluster: Cluster): number {
  try {
    const folder = execFileSync('psql', [cluster.url, '-Atc', 'show data_directory'], { encoding: 'utf8' }).trim()
    const server = Number(readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')[0])
    const children = readdirSync('/proc').filter((pid) => /^\d+$/.test(pid))
    return cpuOf(server) + cpuOfEnded(server) + children.reduce((sum, pid) => sum + cpuOfChild(Number(pid), server), 0)
  } catch {
    return 0
  }
}

/** What one child of a process has used; 0 for every other process. */
function cpuOfChild(pid: number, parent: number): number {
  try {
    return Number(statOf(pid)[1]) === parent ? cpuOf(pid) : 0
  } catch {
    return 0 // It ended between the list and the look.
  }
}

async function ready(child: ChildProcess, port: number, path: string): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt++) {
    if (child.exitCode !== null) throw new Error(`The process ended with ${child.exitCode} before it was ready`)
    const up = await ask(port, { method: 'GET', path }).catch(() => undefined)
    if (up) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('The process was not ready after two minutes')
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
