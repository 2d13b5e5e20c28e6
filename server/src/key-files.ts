import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fingerprintOf } from '@fadu/store'

/**
 * The key in a file that only its owner may read; made where there is none. Two processes that start at the same moment get the
 * same key: the file appears whole or not at all, and whoever comes second reads the first one's.
 */
export function keyInFile(path: string): Buffer {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  if (!existsSync(path)) {
    const draft = `${path}.${process.pid}-${randomBytes(6).toString('hex')}`
    writeFileSync(draft, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx', flush: true })
    try {
      linkSync(draft, path)
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault
    } finally {
      rmSync(draft, { force: true })
    }
  }
  return readKey(path)
}

export function readKey(path: string): Buffer {
  const text = readFileSync(path, 'utf8').trim()
  if (!/^[0-9a-f]{64}$/.test(text)) throw new Error(`主密钥文件 ${path} 不完整 / the key file does not hold 64 hex digits`)
  return Buffer.from(text, 'hex')
}

/** Puts the new key where the old one was; the old one stays beside it under its fingerprint. May be killed between the steps and run again. */
export function installKey(path: string, coming: string): string {
  const kept = `${path}.old-${fingerprintOf(readKey(path)).slice(0, 8)}`
  if (!existsSync(kept)) linkSync(path, kept)
  renameSync(coming, path)
  return kept
}
