import { randomBytes } from 'node:crypto'
import { cpSync, rmSync } from 'node:fs'
import { administer, findPostgres, type OwnCluster, startCluster, withDatabase } from '../../packages/store/src/testing/postgres-cluster.ts'
import { type Installation, newFolder, startServer } from './server.ts'

export type OnPostgres = Installation & { readonly databaseUrl: string }

/** Where PostgreSQL's programs are. @throws where there are none: these tests are about it */
export function postgresPrograms(): string {
  const bin = findPostgres()
  if (!bin) throw new Error('The tests of faults need PostgreSQL: apt-get install postgresql-15')
  return bin
}

/** Makes the demonstration district in a new database of a server, and leaves it closed. */
export async function demonstrationOn(cluster: Pick<OwnCluster, 'url'>, name: string): Promise<OnPostgres> {
  await administer(cluster.url, `create database ${name}`)
  const installation = { databaseUrl: withDatabase(cluster.url, name), folder: newFolder() }
  const server = await startServer(installation)
  await server.stop()
  return installation
}

/** A copy of the demonstration district that the run prepared, for one test. */
export async function newDistrict(): Promise<OnPostgres & { remove(): Promise<void> }> {
  const url = process.env.FADU_FAULTS_POSTGRES!
  const name = `fadu_${randomBytes(6).toString('hex')}`
  await administer(url, `create database ${name} template demonstration`)
  const folder = newFolder()
  // Its files belong to it as its rows do.
  cpSync(process.env.FADU_FAULTS_FOLDER!, folder, { recursive: true })
  return {
    databaseUrl: withDatabase(url, name),
    folder,
    remove: async () => {
      await administer(url, `drop database if exists ${name} with (force)`)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** An empty database beside it. */
export async function emptyDatabase(): Promise<OnPostgres & { remove(): Promise<void> }> {
  const url = process.env.FADU_FAULTS_POSTGRES!
  const name = `fadu_${randomBytes(6).toString('hex')}`
  await administer(url, `create database ${name}`)
  const folder = newFolder()
  return {
    databaseUrl: withDatabase(url, name),
    folder,
    remove: async () => {
      await administer(url, `drop database if exists ${name} with (force)`)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export const newCluster = (more: readonly string[] = [], prepare?: Parameters<typeof startCluster>[2]): Promise<OwnCluster> =>
  startCluster(postgresPrograms(), ['shared_buffers=64MB', ...more], prepare)
