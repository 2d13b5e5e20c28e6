import { describe, expect, test } from 'vitest'
import { opening, stepping, stepsOfLife } from '../bench/matters.ts'
import { newDistrict } from './rig/districts.ts'
import { fadu, startServer, until } from './rig/server.ts'
import { expectSameAnswers, expectWhole, rowsOf } from './rig/whole.ts'
import { acknowledgedAtLeast, send, signedIn, startWork } from './rig/work.ts'

describe('two servers on one database', () => {
  test('under load on cases of their own and of each other: nothing lost, nothing twice', async () => {
    const district = await newDistrict()
    const servers = [await startServer(district), await startServer(district)]
    const officials = await signedIn(servers[0]!.port)
    let turn = 0
    // Each request goes to the other server than the one before: a case's steps change over all the time.
    const work = startWork(() => servers[turn++ % 2]!.port, officials)
    // Compared in the middle of the work, nothing seems to differ that does not.
    for (let n = 0; n < 3; n++) expect(JSON.parse((await fadu(district, ['rebuild'])).out)).toMatchObject({ differences: [], broken: [] })
    await acknowledgedAtLeast(work, 800)
    await servers[1]!.kill()
    servers[1] = await startServer(district)
    await acknowledgedAtLeast(work, 1400)
    await work.finish()
    await expectSameAnswers(servers[1]!.port, work, 100)
    await expectWhole(district, work)
    for (const server of servers) await server.stop()
    await district.remove()
  }, 120_000)

  test('the same step asked of both at the same moment: one is taken, each other one is told which version there is', async () => {
    const district = await newDistrict()
    const servers = [await startServer(district), await startServer(district)]
    const officials = await signedIn(servers[0]!.port)
    const cases = await Promise.all(
      Array.from({ length: 12 }, async (_, n) => JSON.parse((await send(servers[n % 2]!.port, opening(officials, n)))!.text).id as string),
    )
    let told = 0
    for (let version = 1; version <= stepsOfLife; version++) {
      for (const id of cases) {
        const replies = await Promise.all([0, 1, 0, 1].map((n) => send(servers[n]!.port, stepping(officials, id, version))))
        expect(replies.filter((reply) => reply!.status < 300)).toHaveLength(1)
        for (const reply of replies.filter((r) => r!.status >= 300)) {
          expect(reply!.status).toBe(409)
          expect(JSON.parse(reply!.text)).toMatchObject({ code: 'conflict', version: version + 1 })
          told++
        }
      }
    }
    expect(told).toBe(cases.length * stepsOfLife * 3)
    const rows = await rowsOf<{ n: number }>(
      district.databaseUrl,
      'select count(*)::integer as n from event where case_id = any($1::uuid[])',
      [cases],
    )
    expect(rows[0]!.n).toBe(cases.length * (stepsOfLife + 1))
    await jobsRanOnce(district.databaseUrl)
    for (const server of servers) await server.stop()
    await district.remove()
  }, 120_000)
})

test('a server whose port is taken says so in a sentence and ends, and leaves the one that has it alone', async () => {
  const district = await newDistrict()
  const server = await startServer(district)
  const second = await fadu(district, ['start'], { more: { PORT: String(server.port) } })
  expect(second).toMatchObject({ code: 1, told: expect.stringContaining('端口已被占用') })
  expect(second.told).not.toContain('    at ')
  expect(server.alive()).toBe(true)
  await server.stop()
  await district.remove()
})

/** Notices are what the servers' timers and queues send: none is there twice, and each was delivered. */
async function jobsRanOnce(databaseUrl: string): Promise<void> {
  const unsent = 'select id from notice where sent_at is null'
  await until(async () => (await rowsOf(databaseUrl, unsent)).length === 0, 'all notices are sent')
  const [counted] = await rowsOf<{ reminded: number; notices: number }>(
    databaseUrl,
    `select (select count(*)::integer from reminder) as reminded, (select count(*)::integer from notice where template like 'limit-%') as notices`,
  )
  expect(counted!.notices).toBe(counted!.reminded)
  const twice = `select case_id, type, count(*) from event where body->'by'->>'kind' in ('clock', 'link') and type <> 'case.linked' group by 1, 2 having count(*) > 1`
  expect(await rowsOf(databaseUrl, twice)).toEqual([])
}
