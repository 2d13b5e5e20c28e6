import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseUnfit } from './unfit.ts'

/** Folders locked by this process: a second open in the same process is as dangerous as one from another. */
const held = new Set<string>()

/**
 * Takes the folder for this process. Two processes on one embedded database lose rows silently, so a live holder is an error
 * that names it; the lock of a dead process is taken over.
 * @returns a function that gives the folder back
 */
export function lockFolder(folder: string): () => void {
  const path = join(folder, 'database.lock')
  for (let attempt = 0; attempt < 2; attempt++) {
    if (tryLock(path)) {
      held.add(path)
      return () => {
        held.delete(path)
        rmSync(path, { force: true })
      }
    }
    const holder = readHolder(path)
    if (holder && isAlive(holder, path)) {
      throw new DatabaseUnfit(
        `数据目录 ${folder} 正由进程 ${holder.pid} 使用：请先停止该进程，或者另选目录（FADU_DATA）` +
          ` / the data folder is in use by process ${holder.pid}: stop it, or choose another folder (FADU_DATA)`,
      )
    }
    rmSync(path, { force: true })
  }
  throw new DatabaseUnfit(
    `数据目录 ${folder} 无法锁定，${path} 删除后又出现 / the folder cannot be locked: that file comes back once removed`,
  )
}

function tryLock(path: string): boolean {
  try {
    const file = openSync(path, 'wx', 0o600)
    writeSync(file, JSON.stringify({ pid: process.pid, started: startOf(process.pid) ?? '' }))
    closeSync(file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function readHolder(path: string): { pid: number; started: string } | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as { pid: number; started: string }
  } catch {
    return undefined
  }
}

function isAlive(holder: { pid: number; started: string }, path: string): boolean {
  if (held.has(path)) return true
  const started = startOf(holder.pid)
  // The start time tells a process from a later one with the same number: after a container restart the number is often the same.
  if (started !== undefined && holder.started !== '') return started === holder.started
  if (holder.pid === process.pid) return false
  try {
    process.kill(holder.pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Start of a process in clock ticks since boot; undefined where there is no such process or no /proc. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  } catch {
    return undefined
  }
}
