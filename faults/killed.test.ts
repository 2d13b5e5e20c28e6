import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withDatabase } from '../packages/store/src/testing/postgres-cluster.ts'
import { demonstrationOn, newCluster, newDistrict, type OnPostgres } from './rig/districts.ts'
import { pause, type Server, startServer, until } from './rig/server.ts'
import { expectSameAnswers, expectWhole, rowsOf } from './rig/whole.ts'
import { acknowledgedAtLeast, send, signedIn, startWork } from './rig/work.ts'

describe('the server is killed while sixteen people work', () => {
  test('three times: what was acknowledged is there once, what was not is answered when it is sent again', async () => {
    const district = await newDistrict()
    let server = await startServer(district)
    const work = startWork(() => server.port, await signedIn(server.port))
    for (let round = 1; round <= 3; round++) {
      await acknowledgedAtLeast(work, round * 400)
      await server.kill()
      server = await startServer(district)
    }
    await acknowledgedAtLeast(work, work.acknowledged.length + 200)
    await work.finish()
    expect(work.unanswered()).toBeGreaterThan(0)
    await expectSameAnswers(server.port, work)
    await expectWhole(district, work)
    await server.stop()
    await district.remove()
  }, 120_000)
})

describe('the database is killed while sixteen people work', () => {
  let cluster: Awaited<ReturnType<typeof newCluster>>
  let district: OnPostgres
  let server: Server
  beforeAll(async () => {
    cluster = await newCluster()
    district = await demonstrationOn(cluster, 'district')
    server = await startServer(district)
  })
  afterAll(async () => {
    await server?.stop()
    cluster?.stop()
  })

  test('one of its processes, then all of it: the server goes on by itself, and nothing is lost or there twice', async () => {
    const work = startWork(() => server.port, await signedIn(server.port))
    for (const hurt of [killBackend, closeConnections, () => powerFails(), killBackend]) {
      await acknowledgedAtLeast(work, work.acknowledged.length + 300)
      await hurt()
      expect(server.alive()).toBe(true)
    }
    await acknowledgedAtLeast(work, work.acknowledged.length + 300)
    await work.finish()
    expect(server.alive()).toBe(true)
    expect(work.unanswered()).toBeGreaterThan(0)
    await expectSameAnswers(server.port, work)
    await expectWhole(district, work)
    await jobsGoOn()
  }, 120_000)

  // A notice that came in after all this is delivered by the very process that went through it.
  const jobsGoOn = async (): Promise<void> => {
    const id = randomUUID()
    await rowsOf(
      district.databaseUrl,
      `insert into notice (district, id, channel, recipient, template, body, created_at, failures)
       values ('990101', $1, 'file', 'clerk@centre', 'trial', '{}', now(), 0)`,
      [id],
    )
    await rowsOf(district.databaseUrl, `insert into queue_990101.job (name, data) values ('deliver-notice', $1)`, [JSON.stringify({ id })])
    const sent = 'select from notice where id = $1 and sent_at is not null'
    await until(async () => (await rowsOf(district.databaseUrl, sent, [id])).length > 0, 'the notice is delivered')
  }

  const powerFails = async (): Promise<void> => {
    cluster.crash()
    await pause(1500)
    expect((await fetch(`http://127.0.0.1:${server.port}/health`)).status).toBe(503)
    const told = await send(server.port, { method: 'GET', path: '/api/public/register' })
    expect({ status: told!.status, code: JSON.parse(told!.text).code }).toEqual({ status: 503, code: 'database-away' })
    cluster.start()
  }
  // A backend that dies of SIGKILL takes all others along: PostgreSQL starts over from its log.
  const killBackend = async (): Promise<void> => {
    const victim = await until(
      async () => (await rowsOf<{ pid: number }>(withDatabase(cluster.url, 'postgres'), busy))[0],
      'a connection of the server is busy',
    )
    process.kill(victim.pid, 'SIGKILL')
    await pause(500)
  }
  const closeConnections = async (): Promise<void> =>
    void (await rowsOf(cluster.url, `select pg_terminate_backend(pid) from pg_stat_activity where datname = 'district'`))
  const busy = `select pid from pg_stat_activity where datname = 'district' and state <> 'idle' limit 1`
})
