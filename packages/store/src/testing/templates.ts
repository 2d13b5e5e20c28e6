import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEmbedded } from '../embedded.ts'
import { migrate } from '../migrate.ts'
import { openPostgres } from '../store.ts'
import { administer, findPostgres, startCluster, withDatabase } from './postgres-cluster.ts'

/** What a run prepares once: a migrated database of each engine, to be cloned for each test file. */
export interface Templates {
  /** Server address; absent where no PostgreSQL was found. */
  readonly postgresUrl?: string
  /** Folder of a migrated embedded database that is not open. */
  readonly embeddedFolder: string
}

export const templateName = 'fadu_template'

const missing = `
────────────────────────────────────────────────────────────────────────────
NOT TESTED: everything on real PostgreSQL. No server was found.
Get one:   apt-get install postgresql-15
or name one whose user may create databases:
           FADU_TEST_DATABASE_URL=postgres://user@host:5432/postgres
The tests below ran on the embedded database only.
────────────────────────────────────────────────────────────────────────────`

/**
 * Makes the templates. Say `FADU_REQUIRE_POSTGRES=1` (CI) to make a missing PostgreSQL an error.
 * @returns the templates and how to take them away again
 */
export async function makeTemplates(): Promise<{ templates: Templates; remove: () => Promise<void> }> {
  const given = process.env.FADU_TEST_DATABASE_URL
  const bin = given ? undefined : findPostgres()
  if (!given && !bin) {
    if (process.env.FADU_REQUIRE_POSTGRES === '1') throw new Error(missing)
    console.warn(missing)
  }
  const cluster = bin ? await startCluster(bin) : undefined
  const postgresUrl = given ?? cluster?.url
  const folder = mkdtempSync(join(tmpdir(), 'fadu-embedded-'))
  try {
    if (postgresUrl) await makePostgresTemplate(postgresUrl)
    const embedded = await openEmbedded({ folder, prepare: async (database) => void (await migrate(database)) })
    await embedded.close()
  } catch (error) {
    cluster?.stop()
    throw error
  }
  return {
    templates: { ...(postgresUrl && { postgresUrl }), embeddedFolder: folder },
    remove: async () => {
      rmSync(folder, { recursive: true, force: true })
      if (cluster) cluster.stop()
      else if (postgresUrl) await administer(postgresUrl, `drop database if exists ${templateName} with (force)`)
    },
  }
}

async function makePostgresTemplate(url: string): Promise<void> {
  await administer(url, `drop database if exists ${templateName} with (force)`)
  await administer(url, `create database ${templateName}`)
  const database = await openPostgres(withDatabase(url, templateName), '990101', 1)
  await migrate(database)
  await database.close()
}
