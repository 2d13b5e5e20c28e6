import { createWriteStream, existsSync } from 'node:fs'
import { copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import {
  BackupRefused,
  Content,
  digestOfFile,
  everyRow,
  filePath,
  headsOfDistrict,
  jobsPath,
  keyMark,
  leftOut,
  listPath,
  type Manifest,
  manifestName,
  rowTexts,
  type TablePart,
  tablePath,
} from './backup-format.ts'
import type { StoreContext } from './context.ts'
import type { Transaction } from './database.ts'
import { tablesOf } from './move.ts'
import { unfinishedJobs } from './queue.ts'
import { sql } from './sql.ts'

export interface BackupReport {
  readonly manifest: Manifest
  /** SHA-256 of the manifest: written down elsewhere, it tells whether anybody changed the backup. */
  readonly digest: string
  /** Files cases name that are not in the data folder, or are not what they were. The backup is without them. */
  readonly damaged: readonly string[]
}

/**
 * Writes everything the district's database holds at one moment, and the files, into a new folder. Others go on working meanwhile. The
 * master key is not in it. The folder has its name only once it is whole.
 * @param dataFolder where `files` lies
 * @throws when the folder exists
 */
export async function backup(context: StoreContext, dataFolder: string, to: string): Promise<BackupReport> {
  if (existsSync(to)) throw new BackupRefused(`${to} 已经存在，没有写入任何内容`, `${to} exists already; nothing was written`)
  const arriving = `${to}.arriving`
  await begin(arriving)
  try {
    return await write(context, dataFolder, arriving, to)
  } catch (fault) {
    // Half of one is of no use, and where the disk is full it is what fills it.
    await rm(arriving, { recursive: true, force: true })
    throw fault
  }
}

/** Whoever makes the folder makes the backup: two at once are one too many. */
async function begin(arriving: string): Promise<void> {
  await mkdir(dirname(arriving), { recursive: true, mode: 0o700 })
  try {
    await mkdir(arriving, { mode: 0o700 })
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault
    throw new BackupRefused(
      `${arriving} 是正在进行或者没有完成的备份：确认没有备份在进行后将其移走；没有写入任何内容`,
      `${arriving} is a backup under way, or one that did not finish: once none is under way, take it away. Nothing was written`,
    )
  }
}

async function write(context: StoreContext, dataFolder: string, arriving: string, to: string): Promise<BackupReport> {
  await mkdir(join(arriving, 'tables'), { mode: 0o700 })
  const snapshot = await context.database.transaction((tx) => writeTables(context, tx, arriving))
  const stored = await copyFiles(snapshot.files, dataFolder, arriving)
  const list = await writeLines(listPath(arriving), stored.whole)
  const manifest: Manifest = { ...snapshot.manifest, files: { count: stored.whole.length, bytes: stored.bytes, list } }
  await writeFile(join(arriving, manifestName), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600, flush: true })
  await rename(arriving, to)
  return { manifest, digest: (await digestOfFile(join(to, manifestName)))!, damaged: stored.damaged }
}

interface FileRow {
  readonly hash: string
  readonly size: number
  readonly named: boolean
}

// One snapshot for all tables: what is recorded meanwhile is in none of them.
async function writeTables(context: StoreContext, tx: Transaction, folder: string) {
  await tx.execute('set transaction isolation level repeatable read read only')
  await tx.execute(`set local timezone to 'UTC'`)
  const tables: Record<string, TablePart> = {}
  for (const table of await tablesOf(tx)) {
    if (leftOut.includes(table)) continue
    const content = new Content()
    const file = await writeLines(tablePath(folder, table), counted(rowTexts(tx, everyRow(table)), content))
    tables[table] = { rows: content.rows, file, content: content.sum }
  }
  const jobs = new Content()
  const jobsFile = await writeLines(jobsPath(folder), counted(unfinishedJobs(tx, context.district), jobs))
  const { heads, cases } = await headsOfDistrict(tx)
  const migrations = await tx.query<Manifest['migrations'][number]>(sql`select name, checksum from migration order by name`)
  const [seal] = await tx.query<{ head: string }>(
    sql`select head from day_seal where district = ${context.district} order by day desc limit 1`,
  )
  const files = await tx.query<FileRow>(sql`
    select f.hash, f.size, exists (select from file_link l where l.district = f.district and l.hash = f.hash) as named from file f order by f.hash`)
  const manifest: Omit<Manifest, 'files'> = {
    format: 'fadu-backup/1',
    at: context.now(),
    district: context.district,
    digest: context.digest,
    key: keyMark(context.masterKey),
    migrations,
    tables,
    jobs: { rows: jobs.rows, file: jobsFile },
    cases,
    events: tables.event?.rows ?? 0,
    heads,
    seal: seal?.head ?? null,
  }
  return { manifest, files }
}

async function* counted(groups: AsyncIterable<readonly string[]>, content: Content): AsyncIterable<string> {
  for await (const rows of groups) {
    for (const row of rows) content.add(row)
    yield `${rows.join('\n')}\n`
  }
}

/** @returns SHA-256 of the file */
async function writeLines(path: string, lines: AsyncIterable<string> | Iterable<string>): Promise<string> {
  await pipeline(Readable.from(lines), createGzip(), createWriteStream(path, { mode: 0o600, flush: true }))
  return (await digestOfFile(path))!
}

/** Copies what is whole. A file that no case names may be swept away meanwhile; that is no damage. */
async function copyFiles(files: readonly FileRow[], dataFolder: string, folder: string) {
  const damaged: string[] = []
  const whole: string[] = []
  let bytes = 0
  for (const { hash, size, named } of files) {
    const [from, to] = [filePath(dataFolder, hash), filePath(folder, hash)]
    await mkdir(dirname(to), { recursive: true, mode: 0o700 })
    const there = existsSync(from) && (await copyFile(from, to).then(() => true))
    if (there && (await digestOfFile(to)) === hash) {
      whole.push(`${hash}\n`)
      bytes += size
    } else if (named) damaged.push(hash)
  }
  return { whole, bytes, damaged }
}
