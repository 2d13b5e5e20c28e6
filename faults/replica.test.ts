import { execFileSync } from 'node:child_process'
import { appendFileSync, chmodSync, chownSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { opening } from '../bench/matters.ts'
import { administer, type OwnCluster, withDatabase } from '../packages/store/src/testing/postgres-cluster.ts'
import { demonstrationOn, newCluster } from './rig/districts.ts'
import { fadu, pause, startServer, until } from './rig/server.ts'
import { expectSameAnswers, expectWhole, rowsOf } from './rig/whole.ts'
import { acknowledgedAtLeast, send, signedIn, startWork } from './rig/work.ts'

const baseBackup = (of: OwnCluster, to: string, run: OwnCluster['run'], ...more: string[]) => {
  const { hostname, port } = new URL(of.url)
  run(
    'pg_basebackup',
    '-d',
    `host=${hostname} port=${port} user=fadu application_name=replica`,
    '-D',
    to,
    '-X',
    'stream',
    '-c',
    'fast',
    ...more,
  )
}

describe('a replica takes over under load', () => {
  test('with synchronous commit nothing that was acknowledged is lost', async () => {
    const primary = await newCluster()
    const district = await demonstrationOn(primary, 'district')
    const replica = await newCluster([], (run, data) => baseBackup(primary, data, run, '-R'))
    await administer(primary.url, `alter system set synchronous_standby_names = 'replica'`)
    await administer(primary.url, 'select pg_reload_conf()')
    const inStep = `select from pg_stat_replication where sync_state = 'sync'`
    await until(async () => (await rowsOf(primary.url, inStep)).length > 0, 'the replica follows')
    let server = await startServer(district)
    const work = startWork(() => server.port, await signedIn(server.port))
    await acknowledgedAtLeast(work, 600)
    primary.crash()
    replica.run('pg_ctl', '-D', replica.data, '-w', 'promote')
    const takenOver = { ...district, databaseUrl: withDatabase(replica.url, 'district') }
    await server.stop()
    server = await startServer(takenOver)
    await acknowledgedAtLeast(work, work.acknowledged.length + 300)
    await work.finish()
    await expectSameAnswers(server.port, work)
    await expectWhole(takenOver, work)
    await server.stop()
    replica.stop()
    primary.start()
    primary.stop()
    rmSync(district.folder, { recursive: true, force: true })
  }, 120_000)
})

describe('a district is brought back to a point in time', () => {
  test('what was recorded until then is there, what came after is not, and the log holds together', async () => {
    const archive = foldersOf('archive')
    const base = foldersOf('base')
    const cluster = await newCluster(['archive_mode=on', `'archive_command=cp %p ${archive}/%f'`])
    const district = await demonstrationOn(cluster, 'district')
    baseBackup(cluster, join(base, 'data'), cluster.run)
    const server = await startServer(district)
    const officials = await signedIn(server.port)
    const wanted = JSON.parse((await send(server.port, opening(officials, 1)))!.text) as { id: string }
    const [{ now } = { now: '' }] = await rowsOf<{ now: string }>(cluster.url, 'select clock_timestamp()::text as now')
    await pause(1200)
    const mistaken = JSON.parse((await send(server.port, opening(officials, 2)))!.text) as { id: string }
    await server.stop()
    const [{ wal } = { wal: '' }] = await rowsOf<{ wal: string }>(cluster.url, 'select pg_walfile_name(pg_switch_wal()) as wal')
    // Archived when the database says so: the file is there while it is still being written.
    const archived = `select coalesce(last_archived_wal >= '${wal}', false) as done from pg_stat_archiver`
    await until(async () => (await rowsOf<{ done: boolean }>(cluster.url, archived))[0]!.done, 'the log of the database is archived')
    cluster.crash()
    const again = await newCluster([], (_run, data) => {
      execFileSync('cp', ['-a', join(base, 'data'), data])
      appendFileSync(
        join(data, 'postgresql.auto.conf'),
        `restore_command = 'cp ${archive}/%f %p'\nrecovery_target_time = '${now}'\nrecovery_target_action = 'promote'\n`,
      )
      writeFileSync(join(data, 'recovery.signal'), '')
    })
    await until(async () => (await rowsOf<{ r: boolean }>(again.url, 'select pg_is_in_recovery() as r'))[0]!.r === false, 'recovery ends')
    const recovered = { ...district, databaseUrl: withDatabase(again.url, 'district') }
    const there = await rowsOf<{ id: string }>(recovered.databaseUrl, 'select distinct case_id::text as id from event')
    expect(there.map(({ id }) => id)).toContain(wanted.id)
    expect(there.map(({ id }) => id)).not.toContain(mistaken.id)
    const rebuilt = await fadu(recovered, ['rebuild'])
    expect(JSON.parse(rebuilt.out)).toMatchObject({ differences: [], broken: [] })
    again.stop()
    cluster.start()
    cluster.stop()
    for (const folder of [archive, base, district.folder]) rmSync(folder, { recursive: true, force: true })
  }, 120_000)
})

/** A folder the database server may write in. */
function foldersOf(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `fadu-${name}-`))
  if (process.getuid?.() === 0) {
    const [uid, gid] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' })))
    chownSync(folder, uid!, gid!)
  }
  chmodSync(folder, 0o700)
  expect(statSync(folder).isDirectory()).toBe(true)
  return folder
}
