import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Manifest } from '@fadu/store'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { emptyDatabase, newDistrict } from './rig/districts.ts'
import { fadu, type Installation, newFolder, type Ran, startServer } from './rig/server.ts'
import { rowsOf } from './rig/whole.ts'
import { acknowledgedAtLeast, signedIn, startWork } from './rig/work.ts'

const manifestIn = (folder: string): Manifest => JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest
const well = ({ code, told }: Ran) => expect({ code, told }).toEqual({ code: 0, told: '' })
const holdsTogether = async (installation: Installation) => {
  const rebuilt = await fadu(installation, ['rebuild'])
  expect(JSON.parse(rebuilt.out || '{}'), rebuilt.told).toMatchObject({ differences: [], broken: [] })
}

describe('a backup', () => {
  let district: Awaited<ReturnType<typeof newDistrict>>
  let before: readonly string[]
  let hash: string
  const folder = newFolder()
  const first = join(folder, 'first')
  beforeAll(async () => {
    district = await newDistrict()
    const server = await startServer(district)
    const form = new FormData()
    form.set('file', new File(['双方于三月签约。'], '合同.txt', { type: 'text/plain' }))
    const uploaded = await fetch(`http://127.0.0.1:${server.port}/api/portal/files`, {
      method: 'POST',
      body: form,
      headers: { 'x-fadu-csrf': '1' },
    })
    hash = ((await uploaded.json()) as { hash: string }).hash
    const work = startWork(() => server.port, await signedIn(server.port))
    await acknowledgedAtLeast(work, 200)
    before = work.acknowledged.map((a) => `${a.case} ${a.seq} ${a.hash}`)
    // People go on working while it is made.
    well(await fadu(district, ['backup', '--to', first]))
    await work.finish()
    await server.stop()
  })
  afterAll(async () => {
    await district?.remove()
    rmSync(folder, { recursive: true, force: true })
  })

  test('made while people work is of one moment, and has no master key in it', async () => {
    const restored = await emptyDatabase()
    const ran = await fadu(restored, ['restore', '--from', first])
    well(ran)
    expect(ran.out).toContain(manifestIn(first).heads)
    const there = await rowsOf<{ entry: string }>(restored.databaseUrl, `select case_id || ' ' || seq || ' ' || hash as entry from event`)
    const entries = new Set(there.map((r) => r.entry))
    expect(before.filter((entry) => !entries.has(entry))).toEqual([])
    expect(entries.size).toBe(manifestIn(first).events)
    await holdsTogether(restored)
    expect(existsSync(join(restored.folder, 'files', hash.slice(0, 2), hash))).toBe(true)
    const everything = readdirSync(first, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    expect(everything.filter((entry) => readFileSync(join(entry.parentPath, entry.name)).includes('07'.repeat(32)))).toEqual([])
    const server = await startServer(restored)
    await signedIn(server.port)
    await server.stop()
    await restored.remove()
  }, 60_000)

  test('goes from PostgreSQL to the embedded database and back, and every row and head is the same', async () => {
    const embedded = { folder: newFolder() }
    well(await fadu(embedded, ['restore', '--from', first]))
    await holdsTogether(embedded)
    const second = join(folder, 'second')
    well(await fadu(embedded, ['backup', '--to', second]))
    const back = await emptyDatabase()
    well(await fadu(back, ['restore', '--from', second]))
    const third = join(folder, 'third')
    well(await fadu(back, ['backup', '--to', third]))
    const contents = (at: string) => {
      const { tables, heads, seal, cases, events } = manifestIn(at)
      return { heads, seal, cases, events, tables: Object.entries(tables).map(([name, { rows, content }]) => [name, rows, content]) }
    }
    expect(contents(second)).toEqual(contents(first))
    expect(contents(third)).toEqual(contents(first))
    await back.remove()
    rmSync(embedded.folder, { recursive: true, force: true })
  }, 120_000)

  test('is refused by a database that is not empty, by another master key and by another district; nothing changes', async () => {
    const taken = await newDistrict()
    const count = async () => (await rowsOf<{ n: number }>(taken.databaseUrl, 'select count(*)::integer as n from event'))[0]!.n
    const had = await count()
    expect(await fadu(taken, ['restore', '--from', first])).toMatchObject({ code: 2, told: expect.stringContaining('not empty') })
    expect(await count()).toBe(had)
    await taken.remove()
    const empty = await emptyDatabase()
    const otherKey = { more: { FADU_MASTER_KEY: '08'.repeat(32) } }
    expect(await fadu(empty, ['restore', '--from', first], otherKey)).toMatchObject({
      code: 2,
      told: expect.stringContaining('master key'),
    })
    const otherDistrict = { more: { FADU_DISTRICT: '990102' } }
    expect(await fadu(empty, ['restore', '--from', first], otherDistrict)).toMatchObject({
      code: 2,
      told: expect.stringContaining('990102'),
    })
    expect(await rowsOf(empty.databaseUrl, `select to_regclass('event')::text as event`)).toEqual([{ event: null }])
    await empty.remove()
  })

  test('that was damaged says which file, and restores nothing', async () => {
    const empty = await emptyDatabase()
    const refuses = async (name: string) => {
      const path = join(first, name)
      const whole = readFileSync(path)
      const altered = Buffer.from(whole)
      altered[altered.length >> 1]! ^= 1
      for (const content of [altered, undefined]) {
        rmSync(path)
        if (content) writeFileSync(path, content)
        expect(await fadu(empty, ['restore', '--from', first])).toMatchObject({ code: 2, told: expect.stringContaining(name) })
        writeFileSync(path, whole)
      }
    }
    await refuses('tables/event.jsonl.gz')
    await refuses(`files/${hash.slice(0, 2)}/${hash}`)
    expect(await rowsOf(empty.databaseUrl, `select to_regclass('event')::text as event`)).toEqual([{ event: null }])
    await empty.remove()
  }, 60_000)

  test('of a district whose file is gone names it, and is made all the same', async () => {
    const copy = await emptyDatabase()
    well(await fadu(copy, ['restore', '--from', first]))
    await rowsOf(
      copy.databaseUrl,
      `insert into file_link select district, hash, (select case_id from event limit 1), 1 from file where hash = '${hash}'`,
    )
    rmSync(join(copy.folder, 'files', hash.slice(0, 2), hash))
    const ran = await fadu(copy, ['backup', '--to', join(folder, 'lacking')])
    expect(ran).toMatchObject({ code: 1, out: expect.stringContaining(hash) })
    expect(manifestIn(join(folder, 'lacking')).files.count).toBe(manifestIn(first).files.count - 1)
    await copy.remove()
  })
})
