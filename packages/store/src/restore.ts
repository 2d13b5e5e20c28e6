import { createReadStream } from 'node:fs'
import { copyFile, mkdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
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
  tablePath,
} from './backup-format.ts'
import type { Database, Transaction } from './database.ts'
import { migrate } from './migrate.ts'
import { tablesOf } from './move.ts'
import { openQueue, putUnfinishedJobs } from './queue.ts'
import { openDatabase, type StoreOptions } from './store.ts'

const nothing = 'Nothing was restored'

/**
 * Reads a backup into an empty database of either engine and compares what then stands there with the manifest: rows and content of
 * every table, the head of every case. What the backup was made with is put up first, and brought up to this version afterwards.
 * @throws naming what is wrong: a damaged file, another key, a database that is not empty; the database is then as empty as before
 */
export async function restore(options: StoreOptions, from: string): Promise<Manifest> {
  const manifest = await manifestIn(from)
  const damaged = await damagedParts(manifest, from)
  if (damaged.length > 0)
    throw new BackupRefused(`备份已损坏：${damaged.join('、')}`, `this backup is damaged: ${damaged.join(', ')}. ${nothing}`)
  if (manifest.district !== options.district)
    throw new BackupRefused(
      `备份属于行政区 ${manifest.district}，设置为 ${options.district}`,
      `this backup is of district ${manifest.district}, the settings name ${options.district}. ${nothing}`,
    )
  if (manifest.key !== keyMark(options.masterKey))
    throw new BackupRefused('主密钥与备份时使用的不一致', `the master key is not the one this backup was made under. ${nothing}`)
  const log = options.log ?? (() => {})
  const upTo = manifest.migrations.at(-1)?.name
  const database = await openDatabase(options, log, upTo)
  try {
    await migrate(database, options.migrationsFolder, upTo)
    await database.transaction(async (tx) => {
      await load(tx, manifest, from, log)
      // Before the commit: where there is no room for the files nothing was restored.
      await copyBack(from, options.folder)
    })
    await migrate(database, options.migrationsFolder)
    await putJobs(database, options, from, log)
    return manifest
  } finally {
    await database.close()
  }
}

async function manifestIn(folder: string): Promise<Manifest> {
  let manifest: Manifest
  try {
    manifest = JSON.parse(await readFile(join(folder, manifestName), 'utf8')) as Manifest
  } catch (fault) {
    throw new BackupRefused(`${folder} 不是备份`, `${folder} is no backup: ${(fault as Error).message}`)
  }
  if (manifest.format !== 'fadu-backup/1')
    throw new BackupRefused(`${folder} 的备份格式不被本版本识别`, `${folder} is no backup of a form this version knows`)
  return manifest
}

/** Parts of a backup that are missing or not what they were. */
async function damagedParts(manifest: Manifest, folder: string): Promise<readonly string[]> {
  const damaged: string[] = []
  for (const [table, { file }] of Object.entries(manifest.tables))
    if ((await digestOfFile(tablePath(folder, table))) !== file) damaged.push(`tables/${table}.jsonl.gz`)
  if ((await digestOfFile(jobsPath(folder))) !== manifest.jobs.file) damaged.push('jobs.jsonl.gz')
  if ((await digestOfFile(listPath(folder))) !== manifest.files.list) return [...damaged, 'files.list.gz']
  for await (const hashes of groupsIn(listPath(folder)))
    for (const hash of hashes) if ((await digestOfFile(filePath(folder, hash))) !== hash) damaged.push(`files/${hash.slice(0, 2)}/${hash}`)
  return damaged
}

async function load(tx: Transaction, manifest: Manifest, folder: string, log: (line: string) => void): Promise<void> {
  await tx.execute(`set local timezone to 'UTC'`)
  const tables = (await tablesOf(tx)).filter((table) => !leftOut.includes(table))
  for (const table of tables) {
    const { rows } = await tx.execute(`select from "${table}" limit 1`)
    if (rows.length > 0) throw new BackupRefused(`目标数据库不是空的：${table}`, `the database is not empty: ${table} has rows. ${nothing}`)
  }
  const unknown = Object.keys(manifest.tables).filter((table) => !tables.includes(table))
  if (unknown.length > 0)
    throw new BackupRefused(`本版本没有数据表 ${unknown.join('、')}`, `this version knows no table ${unknown.join(', ')}. ${nothing}`)
  for (const [table, part] of Object.entries(manifest.tables)) {
    for await (const lines of groupsIn(tablePath(folder, table)))
      await tx.execute(`insert into "${table}" select * from jsonb_populate_recordset(null::"${table}", $1::jsonb)`, [
        `[${lines.join(',')}]`,
      ])
    const content = new Content()
    for await (const rows of rowTexts(tx, everyRow(table))) for (const row of rows) content.add(row)
    if (content.rows !== part.rows || content.sum !== part.content)
      throw new BackupRefused(`${table} 与清单不一致`, `${table} is not what the manifest says after it was read in. ${nothing}`)
    log(`${table}: ${part.rows}`)
  }
  const { heads, cases } = await headsOfDistrict(tx)
  if (heads !== manifest.heads || cases !== manifest.cases)
    throw new BackupRefused('各案链首与清单不一致', `the heads of the cases are not those of the manifest. ${nothing}`)
}

const groupBytes = 4_000_000
const groupRows = 500

async function* groupsIn(path: string): AsyncIterable<readonly string[]> {
  let group: string[] = []
  let bytes = 0
  for await (const line of createInterface({ input: createReadStream(path).pipe(createGunzip()), crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line === '') continue
    group.push(line)
    bytes += line.length
    if (group.length < groupRows && bytes < groupBytes) continue
    yield group
    group = []
    bytes = 0
  }
  if (group.length > 0) yield group
}

async function copyBack(from: string, folder: string): Promise<void> {
  for await (const hashes of groupsIn(listPath(from))) {
    for (const hash of hashes) {
      const to = filePath(folder, hash)
      await mkdir(dirname(to), { recursive: true, mode: 0o700 })
      await copyFile(filePath(from, hash), to)
    }
  }
}

/** Background jobs go on where they were; their effects bear repetition. */
async function putJobs(database: Database, { district, queues }: StoreOptions, from: string, log: (line: string) => void): Promise<void> {
  if (!queues?.length) return
  const queue = await openQueue(database, district, queues, log)
  for await (const lines of groupsIn(jobsPath(from))) await putUnfinishedJobs(database, district, lines)
  await queue.close()
}
