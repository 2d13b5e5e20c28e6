import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Database } from './database.ts'
import { sql } from './sql.ts'
import { DatabaseUnfit } from './unfit.ts'

/** Where the numbered SQL files lie beside the source; a bundle passes its own folder. */
export const defaultMigrationsFolder = fileURLToPath(new URL('../migrations', import.meta.url))

interface Migration {
  readonly name: string
  readonly text: string
  readonly checksum: string
}

/**
 * Brings a database up to the schema of this version: each file once, in order, in a transaction of its own. Several
 * processes may start at once.
 * @param upTo name of the last file to apply: for a restore, which needs the schema its backup was made with
 * @returns names of the files applied now
 * @throws when a file that was applied has changed since, or the database knows files this version does not have
 */
export async function migrate(database: Database, folder: string = defaultMigrationsFolder, upTo?: string): Promise<readonly string[]> {
  const files = migrationsIn(folder).filter(({ name }) => upTo === undefined || name <= upTo)
  return database.transaction(async (tx) => {
    // The embedded database has one user by its lock file; the advisory lock is for processes that start side by side.
    if (database.engine === 'postgres') await tx.query(sql`select pg_advisory_xact_lock(hashtext('fadu:migrate'))`)
    await tx.execute(
      'create table if not exists migration (name text primary key, checksum text not null, applied_at timestamptz not null)',
    )
    const known = new Map(
      (await tx.query<{ name: string; checksum: string }>(sql`select name, checksum from migration`)).map((m) => [m.name, m.checksum]),
    )
    const applied: string[] = []
    for (const { name, text, checksum } of files) {
      const before = known.get(name)
      known.delete(name)
      if (before === checksum) continue
      if (before)
        throw new DatabaseUnfit(
          `结构文件 ${name} 与本数据库升级时所用的不同，程序文件不完整或者被改动 / migration ${name} was changed after it was applied to this database`,
        )
      await tx.execute(text)
      await tx.query(sql`insert into migration (name, checksum, applied_at) values (${name}, ${checksum}, now())`)
      applied.push(name)
    }
    // Every table with a district stands behind row security, whoever wrote the migration that made it; a backup of an older version is
    // first brought to a schema that has none yet.
    const [secured] = await tx.query<{ there: boolean }>(sql`select to_regprocedure('secure_by_district()') is not null as there`)
    if (applied.length > 0 && secured!.there) await tx.query(sql`select secure_by_district()`)
    if (known.size > 0)
      throw new DatabaseUnfit(
        `数据库由更新版本的法度建立，请安装该版本 / this database was made by a newer version of Fadu (it has ${[...known.keys()].join(', ')})`,
      )
    return applied
  })
}

/** The last file that changes what the views hold: it says `views-change`. */
export const latestViewChange = (folder: string = defaultMigrationsFolder): string | undefined =>
  migrationsIn(folder).findLast(({ text }) => text.includes('views-change'))?.name

function migrationsIn(folder: string): readonly Migration[] {
  const names = readdirSync(folder)
    .filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name))
    .sort()
  if (names.length === 0) throw new Error(`No migrations in ${folder}`)
  return names.map((name) => {
    const text = readFileSync(join(folder, name), 'utf8')
    return { name, text, checksum: createHash('sha256').update(text).digest('hex') }
  })
}
