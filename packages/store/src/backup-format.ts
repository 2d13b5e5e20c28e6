import { createHash, createHmac } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Transaction } from './database.ts'

/** One table in a backup. */
export interface TablePart {
  readonly rows: number
  /** SHA-256 of the file as it lies there. */
  readonly file: string
  /** Sum of the digests of all rows: what the database must hold after a restore, in whatever order. */
  readonly content: string
}

export interface Manifest {
  readonly format: 'fadu-backup/1'
  readonly at: string
  readonly district: string
  readonly digest: string
  /** Tells whether a master key is the one; the key itself is not in a backup. */
  readonly key: string
  readonly migrations: readonly { readonly name: string; readonly checksum: string }[]
  readonly tables: Readonly<Record<string, TablePart>>
  /** Background jobs not yet done. */
  readonly jobs: Omit<TablePart, 'content'>
  readonly cases: number
  readonly events: number
  /** Digest over `case:seq:hash` of the last entry of every case, in order of case. */
  readonly heads: string
  /** Head of the newest day seal, if any: the number to compare with what was published. */
  readonly seal: string | null
  /** `list`: SHA-256 of the list of their names. */
  readonly files: { readonly count: number; readonly bytes: number; readonly list: string }
}

/** Why a backup is not made or not restored, in both languages; told to whoever asked, and nothing was changed. */
export class BackupRefused extends Error {
  constructor(zh: string, en: string) {
    super(`${zh} / ${en}`)
    this.name = 'BackupRefused'
  }
}

export const manifestName = 'manifest.json'
export const tablePath = (folder: string, table: string): string => join(folder, 'tables', `${table}.jsonl.gz`)
export const jobsPath = (folder: string): string => join(folder, 'jobs.jsonl.gz')
/** Names of the files that belong to the backup, one a line. */
export const listPath = (folder: string): string => join(folder, 'files.list.gz')
/** Where a file lies in a backup, as in the data folder. */
export const filePath = (folder: string, hash: string): string => join(folder, 'files', hash.slice(0, 2), hash)

/** What nobody wants back: who was signed in. The list of migrations stands in the manifest. */
export const leftOut: readonly string[] = ['session', 'migration']

export const keyMark = (masterKey: Buffer): string => createHmac('sha256', masterKey).update('fadu-backup/1').digest('hex').slice(0, 16)

/** SHA-256 of a file; `undefined` where there is none. */
export async function digestOfFile(path: string): Promise<string | undefined> {
  if (!(await stat(path).catch(() => undefined))) return undefined
  const digest = createHash('sha256')
  for await (const chunk of createReadStream(path)) digest.update(chunk as Buffer)
  return digest.digest('hex')
}

const modulus = 1n << 256n

/** Counts rows and adds up their digests. The order does not matter, and nothing is kept. */
export class Content {
  #sum = 0n
  rows = 0

  add(row: string): void {
    this.#sum = (this.#sum + BigInt(`0x${createHash('sha256').update(row).digest('hex')}`)) % modulus
    this.rows += 1
  }

  get sum(): string {
    return this.#sum.toString(16)
  }
}

const groupSize = 500

/** The rows of a question as text, in groups, through a cursor: a district does not fit in memory. Instants must be in UTC on both sides. */
export async function* rowTexts(on: Transaction, select: string): AsyncIterable<readonly string[]> {
  await on.execute(`declare rows_of no scroll cursor for ${select}`)
  for (;;) {
    const { rows } = await on.execute(`fetch ${groupSize} from rows_of`)
    if (rows.length === 0) break
    yield (rows as { row: string }[]).map(({ row }) => row)
  }
  await on.execute('close rows_of')
}

export const everyRow = (table: string): string => `select to_jsonb(t)::text as row from "${table}" t`

/** The digest over the last entry of every case. */
export async function headsOfDistrict(on: Transaction): Promise<{ readonly heads: string; readonly cases: number }> {
  const digest = createHash('sha256')
  let cases = 0
  const last = `select district || ':' || case_id || ':' || seq || ':' || hash as row from (
    select distinct on (district, case_id) district, case_id, seq, hash from event order by district, case_id, seq desc) e`
  for await (const rows of rowTexts(on, last)) {
    for (const row of rows) digest.update(`${row}\n`)
    cases += rows.length
  }
  return { heads: digest.digest('hex'), cases }
}
