import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { verifyExport } from '@fadu/store'
import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { root } from '../bench/county.ts'
import { emptyDatabase } from './rig/districts.ts'
import { fadu, startServer } from './rig/server.ts'
import { rowsOf } from './rig/whole.ts'

/** A demonstration district as each version left it, with the migrations of that version only. */
const released = [
  ['0.1.0', 4],
  ['0.2.0', 10],
  ['0.3.0', 13],
  ['0.4.0', 14],
  ['0.5.0', 15],
] as const

async function districtOfThen(version: string) {
  const database = await emptyDatabase()
  const client = new pg.Client({ connectionString: database.databaseUrl })
  await client.connect()
  await client.query(readFileSync(join(root, `packages/store/testdata/schema-${version}.sql`), 'utf8'))
  await client.end()
  return database
}

describe.each(released)('a district of version %s', (version, migrations) => {
  test('is brought up to this version when it is opened; its logs hold together, and work goes on', async () => {
    const district = await districtOfThen(version)
    const applied = 'select name from migration order by name'
    expect(await rowsOf(district.databaseUrl, applied)).toHaveLength(migrations)
    const heads = 'select case_id, seq, hash from event order by 1, 2'
    const before = await rowsOf(district.databaseUrl, heads)
    expect(before.length).toBeGreaterThan(200)
    expect(await fadu(district, ['migrate'])).toMatchObject({ code: 0, told: '' })
    expect((await rowsOf(district.databaseUrl, applied)).length).toBeGreaterThan(migrations)
    expect(await rowsOf(district.databaseUrl, heads)).toEqual(before)
    const rebuilt = await fadu(district, ['rebuild'])
    expect(JSON.parse(rebuilt.out || '{}'), rebuilt.told).toMatchObject({ differences: [], broken: [] })
    const [longest] = await rowsOf<{ id: string }>(
      district.databaseUrl,
      'select case_id::text as id from event group by 1 order by max(seq) desc limit 1',
    )
    const exported = await fadu(district, ['export', longest!.id, '--reveal'])
    expect(verifyExport(JSON.parse(exported.out))).toMatchObject({ ok: true })
    const server = await startServer(district)
    await server.stop()
    await district.remove()
  })

  test('that is backed up is restored by this version and brought up to it', async () => {
    const district = await districtOfThen(version)
    const { backup, openPostgres } = await import('@fadu/store')
    const database = await openPostgres(district.databaseUrl, '990101', 2)
    const context = {
      database,
      district: '990101',
      digest: 'sm3',
      masterKey: Buffer.from('07'.repeat(32), 'hex'),
      now: () => '2026-11-22T00:00:00.000Z',
    }
    const to = join(district.folder, 'backup')
    await backup(context as never, district.folder, to)
    await database.close()
    const fresh = await emptyDatabase()
    expect(await fadu(fresh, ['restore', '--from', to])).toMatchObject({ code: 0, told: '', out: expect.stringContaining('/ restored') })
    const rebuilt = await fadu(fresh, ['rebuild'])
    expect(JSON.parse(rebuilt.out || '{}'), rebuilt.told).toMatchObject({ differences: [], broken: [] })
    rmSync(to, { recursive: true })
    await fresh.remove()
    await district.remove()
  })
})
