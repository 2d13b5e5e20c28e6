import { createHash, randomBytes } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import type { StoreContext } from './context.ts'
import { sql } from './sql.ts'

/** A stored file: its name everywhere is the SHA-256 of its content. */
export interface StoredFile {
  readonly hash: string
  /** Bytes. */
  readonly size: number
}

export interface FileNote {
  readonly name?: string
  readonly type?: string
  /** Who brought it, last where several brought the same, so that a file no case names yet is not everybody's. */
  readonly by?: string
}

export interface Files {
  /**
   * Stores content under its hash; the same content twice is one file. Durable when it returns.
   * @throws FileTooLarge as soon as more than `limit` bytes have come
   */
  put(content: Readable | Uint8Array, note?: FileNote, limit?: number): Promise<StoredFile>
  /** The content, checked against its hash while it is read: a changed file breaks the stream with an error. `undefined` when unknown. */
  read(hash: string): Promise<Readable | undefined>
  /** Cases that name the file, and who brought it; `undefined` when unknown. */
  owners(hash: string): Promise<FileOwners | undefined>
  /** Removes files no case names that are older than the instant. @returns their hashes */
  sweep(olderThan: string): Promise<readonly string[]>
}

export interface FileOwners extends StoredFile {
  readonly cases: readonly string[]
  readonly stored_by: string | null
  readonly name: string | null
  readonly type: string | null
}

export class FileTooLarge extends Error {
  constructor(limit: number) {
    super(`the file is larger than ${limit} bytes`)
    this.name = 'FileTooLarge'
  }
}

const hashShape = /^[0-9a-f]{64}$/

export function openFiles(context: StoreContext, folder: string): Files {
  const { database, district, now } = context
  const pathOf = (hash: string): string => {
    if (!hashShape.test(hash)) throw new RangeError(`Not a file hash: ${JSON.stringify(hash)}`)
    return join(folder, hash.slice(0, 2), hash)
  }
  return {
    put: async (content, note = {}, limit = Number.POSITIVE_INFINITY) => {
      const stored = await receive(folder, pathOf, content, limit)
      await database.query(sql`
        insert into file (district, hash, size, name, type, stored_at, stored_by)
        values (${district}, ${stored.hash}, ${stored.size}, ${note.name ?? null}, ${note.type ?? null}, ${now()}::timestamptz, ${note.by ?? null})
        on conflict (district, hash) do update set stored_at = excluded.stored_at, stored_by = coalesce(excluded.stored_by, file.stored_by)`)
      return stored
    },
    read: async (hash) => (existsSync(pathOf(hash)) ? checked(createReadStream(pathOf(hash)), hash) : undefined),
    owners: async (hash) =>
      (
        await database.query<FileOwners>(sql`
      select f.hash, f.size, f.name, f.type, f.stored_by,
        array(select distinct l.case_id::text from file_link l where l.district = f.district and l.hash = f.hash order by 1) as cases
      from file f where f.district = ${district} and f.hash = ${hash}`)
      )[0],
    sweep: async (olderThan) => {
      const gone = await database.query<{ hash: string }>(sql`
        delete from file f where f.district = ${district} and f.stored_at < ${olderThan}::timestamptz
          and not exists (select from file_link l where l.district = f.district and l.hash = f.hash) returning hash`)
      for (const { hash } of gone) await rm(pathOf(hash), { force: true })
      return gone.map(({ hash }) => hash)
    },
  }
}

/** Writes beside the target and renames, syncing file and folder: a crash leaves either the whole file or none under its name. */
async function receive(
  folder: string,
  pathOf: (hash: string) => string,
  content: Readable | Uint8Array,
  limit: number,
): Promise<StoredFile> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const arriving = join(folder, `arriving-${randomBytes(8).toString('hex')}`)
  const file = await open(arriving, 'wx', 0o600)
  const digest = createHash('sha256')
  let size = 0
  try {
    try {
      for await (const chunk of content instanceof Uint8Array ? [content] : content) {
        const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : (chunk as Uint8Array)
        size += bytes.byteLength
        if (size > limit) throw new FileTooLarge(limit)
        digest.update(bytes)
        await file.writeFile(bytes)
      }
      await file.sync()
    } finally {
      await file.close()
    }
    const hash = digest.digest('hex')
    await mkdir(dirname(pathOf(hash)), { recursive: true, mode: 0o700 })
    await rename(arriving, pathOf(hash))
    await syncFolder(dirname(pathOf(hash)))
    return { hash, size }
  } catch (error) {
    await rm(arriving, { force: true })
    throw error
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function checked(stream: Readable, hash: string): Readable {
  const digest = createHash('sha256')
  return stream.compose(async function* (source: AsyncIterable<Buffer>) {
    for await (const chunk of source) {
      digest.update(chunk)
      yield chunk
    }
    if (digest.digest('hex') !== hash) throw new Error(`The stored file ${hash} was altered`)
  } as never) as Readable
}

/** Whether the content is there, for checks after a move. */
export const fileThere = async (folder: string, hash: string, size: number): Promise<boolean> =>
  (await stat(join(folder, hash.slice(0, 2), hash)).catch(() => undefined))?.size === size
