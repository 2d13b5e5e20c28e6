import { randomBytes } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { administer, findPostgres, withDatabase } from './postgres-cluster.ts'
import { makeTemplates, type Templates, templateName } from './templates.ts'

export type Engine = 'postgres' | 'embedded'

/** Where a test's store lives. Pass it to `openStore` with the rest of its options. */
export interface TestDatabase {
  readonly engine: Engine
  readonly databaseUrl?: string
  readonly folder: string
  remove(): Promise<void>
}

/** The engines this run can test: always the embedded one, PostgreSQL where a server was given or found. */
export function enginesHere(): readonly Engine[] {
  const prepared = process.env.FADU_TEST_TEMPLATES
  const postgres = prepared ? (JSON.parse(prepared) as Templates).postgresUrl : (process.env.FADU_TEST_DATABASE_URL ?? findPostgres())
  return postgres ? ['postgres', 'embedded'] : ['embedded']
}

/** Databases for one test file, each a clone of the run's template. Call `close` after all tests. */
export interface TestDatabases {
  fresh(engine: Engine): Promise<TestDatabase>
  close(): Promise<void>
}

/** Uses the templates of vitest's global setup; without it (a single file run by hand) makes its own. */
export async function testDatabases(): Promise<TestDatabases> {
  const prepared = process.env.FADU_TEST_TEMPLATES
  const own = prepared ? undefined : await makeTemplates()
  const templates = own?.templates ?? (JSON.parse(prepared!) as Templates)
  const open: TestDatabase[] = []
  return {
    fresh: async (engine) => {
      const database = engine === 'postgres' ? await clonePostgres(templates.postgresUrl!) : cloneEmbedded(templates.embeddedFolder)
      open.push(database)
      return database
    },
    close: async () => {
      for (const database of open) await database.remove()
      await own?.remove()
    },
  }
}

async function clonePostgres(url: string): Promise<TestDatabase> {
  const name = `fadu_${randomBytes(8).toString('hex')}`
  await createClone(url, name)
  const folder = mkdtempSync(join(tmpdir(), 'fadu-test-'))
  return {
    engine: 'postgres',
    databaseUrl: withDatabase(url, name),
    folder,
    remove: async () => {
      await administer(url, `drop database if exists ${name} with (force)`)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

// Two files cloning at the same moment find the template "being accessed by other users"; the second simply asks again.
async function createClone(url: string, name: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await administer(url, `create database ${name} template ${templateName}`)
    } catch (error) {
      if ((error as { code?: string }).code !== '55006' || attempt === 50) throw error
      await new Promise((resolve) => setTimeout(resolve, 20 * attempt))
    }
  }
}

function cloneEmbedded(template: string): TestDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'fadu-test-'))
  cpSync(join(template, 'database'), join(folder, 'database'), { recursive: true })
  return { engine: 'embedded', folder, remove: async () => rmSync(folder, { recursive: true, force: true }) }
}
