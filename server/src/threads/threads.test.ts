import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { rebuild, sql } from '@fadu/store'
import { enginesHere, type TestDatabases, testDatabases } from '@fadu/store/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clockAt, systemClock } from '../clock.ts'
import { threadsWished } from '../commands/command.ts'
import { openHouse } from '../house.ts'
import { type ImportReport, importCases } from '../import/import-cases.ts'
import { dispute, lines } from '../testing/import-lines.ts'
import { file } from '../testing/matters.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'
import { Crew, ThreadFailed, threadsFor, withCrew } from './crew.ts'

/** Import and rebuild in several threads on a real PostgreSQL: the same outcome as in one, whatever happens to a thread. */

type Line = ReturnType<typeof dispute> | string | object
const from = '2025-10-01'
const entry = (register: string, id: string, body: object) => ({
  procedure: `register:${register}`,
  id,
  events: [{ event: 'entered', on: from, by: 'registrar', paper: { from, entry: { id, ...body } } }],
})
const assignedBy = (post: string, one: ReturnType<typeof dispute>) => ({
  ...one,
  events: one.events.map((event) => (event.event === 'assigned' ? { ...event, by: post } : event)),
})

/** A file with all that may go wrong in one: bad lines, lines of one id near and far, people who come into it in the middle. */
function mixedFile(): readonly Line[] {
  const all: Line[] = Array.from({ length: 1300 }, (_, i) => dispute(`old-${i}`, { on: `2025-${11 + (i % 2)}-03` }))
  all[60] = '{"procedure": "dispute-mediation", '
  all[640] = dispute('old-640', { mediator: 'nobody' })
  all[641] = 'null'
  all[700] = dispute('old-2', { on: '2025-11-03' })
  all[701] = dispute('old-3', { sessions: 2 })
  all[811] = dispute('old-810', { on: '2025-11-03' })
  all[812] = dispute('old-810', { sessions: 2 })
  all[1190] = dispute('old-1189', { sessions: 2 })
  // Each of these is known only because of the one before it; the dispute after them because of all.
  all[900] = entry('organs', 'new-town', { name: '新镇', shortName: '新', level: 'town' })
  all[901] = entry('organs', 'new-village', { name: '新村', shortName: '村', level: 'village', parent: 'new-town' })
  all[902] = entry('posts', 'new-lead', { organ: 'centre', title: '分派岗二', duties: ['dispute-centre-lead'] })
  all[903] = entry('holders', 'new-holder', { post: 'new-lead', person: 'p-new', name: '新某' })
  all[904] = assignedBy('new-lead', dispute('old-904'))
  all[899] = assignedBy('new-lead', dispute('old-899'))
  return all
}

const outcomeOf = ({ cases, events, known, faults }: ImportReport) => ({
  cases,
  events,
  known,
  faults: faults.map(({ line, id, event, code, field }) => [line, id, event, code, field]),
})

/** What came of each line: number, stage, and what stands in the log. */
const casesOf = (test: TestHouse) =>
  test.house.store.database.query<{ key: string; reference: string }>(sql`
    select i.key, c.reference, c.stage, c.title_zh, array(select e.type || ' ' || e.on_day from event e
      where e.district = c.district and e.case_id = c.case_id order by e.seq) as log
    from idempotency i join case_view c on c.district = i.district and c.case_id = i.case_id where i.actor = 'import' order by i.key`)

const sound = async (test: TestHouse) =>
  expect(await rebuild(test.house.store, { compare: true })).toMatchObject({ differences: [], broken: [], cells: 0 })

/** No number twice, and none left out. */
async function gapless(test: TestHouse): Promise<number> {
  const [numbers] = await test.house.store.database.query<{ n: number; distinct: number; last: number }>(sql`
    select count(*)::integer as n, count(distinct reference)::integer as distinct,
      (select sum(last)::integer from number_series where organ = 'centre') as last
    from case_view where procedure = 'dispute-mediation'`)
  expect(numbers!.distinct).toBe(numbers!.n)
  expect(numbers!.last).toBe(numbers!.n)
  return numbers!.n
}

describe.skipIf(!enginesHere().includes('postgres'))('several threads', () => {
  let databases: TestDatabases
  const open: TestHouse[] = []
  const opened = async (): Promise<TestHouse> => {
    // The threads read the clock of the machine: so does this house. As for the command, the queue is there.
    const test = await openTestHouse(await databases.fresh('postgres'), { clock: clockAt(systemClock.now()), withQueue: true })
    open.push(test)
    return test
  }
  const crewOf = (test: TestHouse, size = 3) => new Crew(size, { settings: test.house.settings, imports: true })
  const importWith = (test: TestHouse, all: AsyncIterable<string>, size = 3) =>
    withCrew(size, { settings: test.house.settings, imports: true }, (crew) => importCases(test.house, all, crew.importing))
  beforeAll(async () => {
    databases = await testDatabases()
  })
  afterAll(async () => {
    for (const test of open) await test.close()
    await databases?.close()
  })

  it('import a file as one does: the same report, the same cases under the same numbers', async () => {
    const [one, several] = [await opened(), await opened()]
    const reports = [await importWith(one, lines(mixedFile()), 1), await importWith(several, lines(mixedFile()))]
    expect(outcomeOf(reports[1]!)).toEqual(outcomeOf(reports[0]!))
    expect(reports[0]!.faults.map(({ line, code }) => [line, code])).toEqual([
      [61, 'not-json'],
      [641, 'role-lacking'],
      [642, 'line-invalid'],
      [702, 'import-changed'],
      [813, 'import-changed'],
      [900, 'role-lacking'],
      [1191, 'import-changed'],
    ])
    expect(reports[0]).toMatchObject({ known: 2, cases: 1300 - 7 - 2 })
    const cases = await casesOf(one)
    expect(cases).toHaveLength(1291)
    expect(await casesOf(several)).toEqual(cases)
    expect(await gapless(several)).toBe(1291 - 4)
    await sound(several)
  })

  it('leave no gap and give no number twice while somebody files at the counter', async () => {
    const test = await opened()
    const year = systemClock.today().slice(0, 4)
    async function* meanwhile(): AsyncGenerator<string> {
      for (let i = 0; i < 1000; i++) {
        if (i % 250 === 249) await file(test)
        yield JSON.stringify(dispute(`old-${i}`, { on: `${year}-01-05` }))
      }
    }
    expect(await importWith(test, meanwhile())).toMatchObject({ cases: 1000, faults: [] })
    expect(await gapless(test)).toBe(1004)
    await sound(test)
  })

  it.each([
    ['dies', async (_test: TestHouse, crew: Crew) => (await crew.threads())[1]!.terminate()],
    [
      'loses the database',
      async (test: TestHouse) =>
        void (await test.house.store.database.query(
          sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
        )),
    ],
  ])('end the import with an error where one %s; the next import does the rest', async (_how, hurt) => {
    const test = await opened()
    const crew = crewOf(test)
    async function* hurting(): AsyncGenerator<string> {
      for (let i = 0; i < 1800; i++) {
        // Again and again: a connection that is idle just then is simply made anew.
        if (i >= 1400 && i % 20 === 0) await hurt(test, crew)
        yield JSON.stringify(dispute(`old-${i}`))
      }
    }
    await expect(importCases(test.house, hurting(), crew.importing)).rejects.toThrow(ThreadFailed)
    await crew.close()
    const [stands] = await test.house.store.database.query<{ n: number }>(
      sql`select count(*)::integer as n from idempotency where actor = 'import'`,
    )
    expect(stands!.n).toBeGreaterThanOrEqual(500)
    const again = await importWith(test, lines(Array.from({ length: 1800 }, (_, i) => dispute(`old-${i}`))), 1)
    expect(outcomeOf(again)).toEqual({ cases: 1800 - stands!.n, events: (1800 - stands!.n) * 5, known: stands!.n, faults: [] })
    expect(await gapless(test)).toBe(1800)
    await sound(test)
  })

  it('rebuild: find what differs and name a broken log as one does, and mend it', async () => {
    const test = await opened()
    await importWith(test, lines(Array.from({ length: 1000 }, (_, i) => dispute(`old-${i}`))))
    const { database, district } = test.house.store
    const ids = (
      await database.query<{ case_id: string }>(
        sql`select case_id::text from case_view where procedure = 'dispute-mediation' order by case_id`,
      )
    ).map((row) => row.case_id)
    const [wrong, lacking, altered] = [ids[50]!, ids[450]!, ids[850]!]
    await database.query(sql`update case_view set stage = 'closed' where district = ${district} and case_id = ${wrong}::uuid`)
    await database.query(sql`delete from duty where district = ${district} and case_id = ${lacking}::uuid`)
    await database.query(
      sql`update event set body = jsonb_set(body, '{on}', '"2025-11-04"') where district = ${district} and case_id = ${altered}::uuid and seq = 3`,
    )
    const alone = await rebuild(test.house.store, { compare: true })
    expect(alone.broken).toEqual([{ case: altered, seq: 3, what: 'was altered' }])
    expect(new Set(alone.differences.map((one) => `${one.table} ${one.case}`))).toEqual(
      new Set([`case_view ${wrong}`, ...alone.differences.filter((d) => d.table !== 'case_view').map(() => `duty ${lacking}`)]),
    )
    await withCrew(3, { settings: test.house.settings, imports: false }, async ({ rebuilding: hands }) => {
      expect(await rebuild(test.house.store, { compare: true, hands })).toEqual(alone)
      expect(await rebuild(test.house.store, { compare: false, hands })).toEqual(alone)
      expect(await rebuild(test.house.store, { compare: true, hands })).toEqual({ ...alone, differences: [] })
    })
  })

  it('rebuild: a thread that dies ends it with an error, and the next does the rest', async () => {
    const test = open.at(-1)!
    await test.house.store.database.query(sql`update case_view set stage = 'closed' where procedure = 'dispute-mediation'`)
    const crew = crewOf(test, 2)
    const [first] = await crew.threads()
    await first!.terminate()
    await expect(rebuild(test.house.store, { compare: false, hands: crew.rebuilding })).rejects.toThrow(ThreadFailed)
    await crew.close()
    await rebuild(test.house.store, { compare: false })
    expect((await rebuild(test.house.store, { compare: true })).differences).toEqual([])
  })

  it('compute the views of an older version at the start', async () => {
    const test = open.at(-1)!
    const { database } = test.house.store
    await database.query(sql`delete from setting where key = 'views-computed-under'`)
    await database.query(sql`update case_view set stage = 'closed' where procedure = 'dispute-mediation'`)
    const upgraded = await openHouse({ ...test.house.settings, FADU_THREADS: 2 }, systemClock, { withQueue: false })
    await upgraded.close()
    expect((await rebuild(test.house.store, { compare: true })).differences).toEqual([])
  })

  it('that cannot open say so, and nothing is imported but what was written before', async () => {
    const test = await opened()
    const crew = new Crew(2, { settings: { ...test.house.settings, FADU_MASTER_KEY: '08'.repeat(32) }, imports: true })
    await expect(
      importCases(test.house, lines(Array.from({ length: 700 }, (_, i) => dispute(`old-${i}`))), crew.importing),
    ).rejects.toThrow(ThreadFailed)
    await crew.close()
    expect(await casesOf(test)).toHaveLength(500)
  })
})

describe('how many threads', () => {
  const settings = { DATABASE_URL: 'postgres://127.0.0.1/fadu' } as TestHouse['house']['settings']
  it('as wished, else as set, else as the machine has, and one on the embedded database', () => {
    expect([threadsFor(settings, 3), threadsFor({ ...settings, FADU_THREADS: 5 })]).toEqual([3, 5])
    expect(threadsFor(settings)).toBeGreaterThanOrEqual(1)
    expect(threadsFor(settings)).toBeLessThanOrEqual(8)
    const { DATABASE_URL: _, ...embedded } = settings
    expect(threadsFor(embedded as typeof settings, 4)).toBe(1)
  })
  it('must be a number', () => {
    expect([threadsWished({}), threadsWished({ threads: '4' })]).toEqual([undefined, 4])
    for (const threads of ['0', '65', 'x', '1.5', true] as const) expect(() => threadsWished({ threads })).toThrow(/--threads/)
  })
  it('is built with the server', () => {
    expect(readFileSync(join(import.meta.dirname, '../../../run/build.mjs'), 'utf8')).toContain('working-thread.js')
  })
})
