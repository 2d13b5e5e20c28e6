import { execFileSync, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from '../bench/county.ts'
import { lifeOfADispute } from '../bench/matters.ts'
import { emptyDatabase, newDistrict } from './rig/districts.ts'
import { fadu, killed, newFolder, pause, startServer, until } from './rig/server.ts'
import { rowsOf } from './rig/whole.ts'
import { send } from './rig/work.ts'

describe('an upgrade that is killed in the middle', () => {
  test('left nothing; the next start applies it whole', async () => {
    const database = await emptyDatabase()
    const migrations = mkdtempSync(join(tmpdir(), 'fadu-migrations-'))
    cpSync(join(root, 'packages/store/migrations'), migrations, { recursive: true })
    const open = join(root, 'faults/rig/migrate-and-wait.ts')
    const run = () => spawn(process.execPath, ['--import', 'tsx', open, database.databaseUrl, migrations], { cwd: root, stdio: 'ignore' })
    const ended = (child: ReturnType<typeof run>) => new Promise<number | null>((resolve) => child.once('exit', resolve))
    expect(await ended(run())).toBe(0)
    const slow = 'create table half (n integer); insert into half values (1); select pg_sleep(2); insert into half values (2);'
    writeFileSync(join(migrations, '9001-slow.sql'), slow)
    writeFileSync(join(migrations, '9002-after.sql'), 'alter table half add column more integer;')
    const child = run()
    const asleep = `select pid from pg_stat_activity where query like '%pg_sleep%' and state = 'active' and pid <> pg_backend_pid()`
    await until(async () => (await rowsOf(database.databaseUrl, asleep)).length > 0, 'the migration is under way')
    await killed(child.pid!)
    expect(await rowsOf(database.databaseUrl, `select to_regclass('half')::text as half`)).toEqual([{ half: null }])
    expect(await ended(run())).toBe(0)
    expect(await rowsOf(database.databaseUrl, 'select n, more from half order by n')).toEqual([
      { n: 1, more: null },
      { n: 2, more: null },
    ])
    const applied = await rowsOf<{ name: string }>(database.databaseUrl, `select name from migration where name > '9' order by name`)
    expect(applied.map(({ name }) => name)).toEqual(['9001-slow.sql', '9002-after.sql'])
    rmSync(migrations, { recursive: true, force: true })
    await database.remove()
  })
})

describe('an import that is killed in the middle and run again', () => {
  test('has each case exactly once', async () => {
    const district = await newDistrict()
    const count = 3000
    const file = join(district.folder, 'cases.jsonl')
    writeFileSync(file, Array.from({ length: count }, (_, n) => JSON.stringify(oldCase(n))).join('\n'))
    const imported = `select count(*)::integer as n, count(distinct case_id)::integer as cases from idempotency where actor = 'import'`
    const standing = async () => (await rowsOf<{ n: number; cases: number }>(district.databaseUrl, imported))[0]!
    let kills = 0
    for (const least of [1, 900]) {
      let pid = 0
      const running = fadu(district, ['import', file], {
        hold: (id) => {
          pid = id
        },
      })
      await until(async () => (await standing()).n >= least, 'some cases are imported')
      await killed(pid)
      await running
      expect((await standing()).n).toBeLessThan(count)
      kills++
    }
    expect(kills).toBe(2)
    const last = await fadu(district, ['import', file])
    expect({ code: last.code, told: last.told }).toEqual({ code: 0, told: '' })
    expect(await standing()).toEqual({ n: count, cases: count })
    const again = await fadu(district, ['import', file])
    expect(again.out).toContain(`${count}`)
    expect(await standing()).toEqual({ n: count, cases: count })
    const opened = `select count(*)::integer as n from event e join idempotency i using (case_id) where i.actor = 'import' and e.seq = 1`
    expect(await rowsOf(district.databaseUrl, opened)).toEqual([{ n: count }])
    const rebuilt = JSON.parse((await fadu(district, ['rebuild'])).out)
    expect(rebuilt).toMatchObject({ differences: [], broken: [] })
    await district.remove()
  }, 120_000)
})

const fortnightAgo = new Date(Date.now() - 14 * 86_400_000).toISOString().slice(0, 10)

/** A case of another system as a line of the import: the beginning of the life the load leads. */
const oldCase = (n: number) => ({
  procedure: 'dispute-mediation',
  id: `old-${n}`,
  events: lifeOfADispute(n)
    .slice(0, 3)
    .map(({ actor, event, paper }) => ({ event, on: fortnightAgo, by: actor.post, paper })),
})

// A full disk can be made by who may mount one.
describe.runIf(process.getuid?.() === 0)('the disk is full', () => {
  test('an upload is told so, nothing of it is kept, and the server goes on', async () => {
    const district = await newDistrict()
    const folder = newFolder()
    const full = join(folder, 'files')
    mkdirSync(full)
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', full])
    try {
      const server = await startServer({ ...district, folder })
      const upload = (bytes: number) => {
        const form = new FormData()
        form.set('file', new File([Buffer.alloc(bytes, '材料')], '材料.txt', { type: 'text/plain' }))
        return fetch(`http://127.0.0.1:${server.port}/api/portal/files`, { method: 'POST', body: form, headers: { 'x-fadu-csrf': '1' } })
      }
      expect((await upload(60_000)).status).toBe(201)
      const kept = () => readdirSync(full, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length
      const refused = await upload(900_000)
      expect(refused.status).toBe(507)
      expect(await refused.json()).toMatchObject({ code: 'disk-full', title: { zh: expect.stringContaining('存储空间不足') } })
      expect(kept()).toBe(1)
      expect((await rowsOf(district.databaseUrl, 'select hash from file where size = 900000')).length).toBe(0)
      expect((await upload(50_001)).status).toBe(201)
      expect(kept()).toBe(2)
      expect((await send(server.port, { method: 'GET', path: '/health' }))!.status).toBe(200)
      await server.stop()
    } finally {
      await pause(50)
      execFileSync('umount', [full])
      expect(existsSync(full)).toBe(true)
      await district.remove()
    }
  })
})
