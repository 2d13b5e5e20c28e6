import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { administer, withDatabase } from '../packages/store/src/testing/postgres-cluster.ts'
import { newDistrict, postgresPrograms } from './rig/districts.ts'
import { newFolder, startServer } from './rig/server.ts'
import { expectWhole } from './rig/whole.ts'
import { acknowledgedAtLeast, signedIn, startWork } from './rig/work.ts'

const program = (name: string, ...args: string[]): string => {
  try {
    return execFileSync(join(postgresPrograms(), name), args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  } catch (fault) {
    return (fault as { stderr: string }).stderr
  }
}
const as = (url: string, role: string): string => Object.assign(new URL(url), { username: role }).href

test('a dump by a role behind the wall of row security stops instead of leaving rows out; one that may pass it is whole when it comes back', async () => {
  const made = await newDistrict()
  const maintenance = process.env.FADU_FAULTS_POSTGRES!
  const suffix = randomBytes(4).toString('hex')
  const [owner, keeper] = [`house_${suffix}`, `keeper_${suffix}`]
  const folder = newFolder()
  // As docs/security.md has it: an ordinary role owns the database, another one may read it all.
  await administer(maintenance, `create role ${owner} login`)
  await administer(maintenance, `create role ${keeper} login bypassrls`)
  await administer(maintenance, `grant pg_read_all_data to ${keeper}`)
  const ownedBy = async (name: string, file: string) => {
    await administer(maintenance, `create database ${name} owner ${owner}`)
    const url = withDatabase(maintenance, name)
    const told = program('pg_restore', '--no-owner', `--role=${owner}`, '--dbname', url, file)
    return { url, told }
  }
  const first = join(folder, 'made.dump')
  expect(program('pg_dump', '-Fc', '-f', first, made.databaseUrl)).toBe('')
  const house = await ownedBy(`house_${suffix}`, first)
  expect(house.told).toBe('')
  const district = { databaseUrl: as(house.url, owner), folder: made.folder }

  let server = await startServer(district)
  const work = startWork(() => server.port, await signedIn(server.port))
  await acknowledgedAtLeast(work, 200)
  expect(program('pg_dump', '-Fc', '-f', join(folder, 'short.dump'), district.databaseUrl)).toContain('row-level security')
  const dump = join(folder, 'whole.dump')
  await work.finish()
  expect(program('pg_dump', '-Fc', '-f', dump, as(house.url, keeper))).toBe('')
  await server.stop()

  const back = await ownedBy(`back_${suffix}`, dump)
  expect(back.told).toBe('')
  const copy = join(folder, 'data')
  cpSync(made.folder, copy, { recursive: true })
  const restored = { databaseUrl: as(back.url, owner), folder: copy }
  server = await startServer(restored)
  await signedIn(server.port)
  await server.stop()
  // The maintenance role sees every row: what is counted is counted in all of it.
  await expectWhole({ databaseUrl: back.url, folder: copy }, work)
  for (const name of [`house_${suffix}`, `back_${suffix}`]) await administer(maintenance, `drop database ${name} with (force)`)
  for (const role of [owner, keeper]) await administer(maintenance, `drop role ${role}`)
  await made.remove()
  rmSync(folder, { recursive: true, force: true })
}, 120_000)
