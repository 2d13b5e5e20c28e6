import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from './database.ts'
import { sql } from './sql.ts'
import { DatabaseUnfit } from './unfit.ts'

/**
 * A house that is to be there already: looked for before a folder, a key or a table is made.
 * @throws DatabaseUnfit where the data folder, or the embedded database in it, is missing
 */
export function requireFolder(folder: string, embedded: boolean): void {
  if (!existsSync(folder)) throw new DatabaseUnfit(`没有数据目录 ${folder}，见设置 FADU_DATA / there is no data folder; see FADU_DATA`)
  if (embedded && !existsSync(join(folder, 'database', 'PG_VERSION')))
    throw new DatabaseUnfit(
      `没有设置 DATABASE_URL，数据目录 ${folder} 中也没有数据库 / DATABASE_URL is not set, and the data folder holds no database`,
    )
}

/** @throws DatabaseUnfit where the database was never one of Fadu's; nothing is made in it */
export async function requireFadu(database: Database): Promise<void> {
  const [found] = await database.query<{ there: boolean }>(sql`select to_regclass('migration') is not null as there`)
  if (!found!.there)
    throw new DatabaseUnfit('这不是法度的数据库，或者还没有启用，见 DATABASE_URL / this database holds no Fadu yet; see DATABASE_URL')
}

/** @throws DatabaseUnfit where the database has nothing of the district */
export async function requireDistrict(database: Database, district: string): Promise<void> {
  const found = await database.query(sql`
    select from master_key where district = ${district} union all select from event where district = ${district} limit 1`)
  if (found.length === 0)
    throw new DatabaseUnfit(
      `数据库中没有区划 ${district} 的数据，见 FADU_DISTRICT 和 DATABASE_URL / the database has nothing of district ${district}; see FADU_DISTRICT and DATABASE_URL`,
    )
}
