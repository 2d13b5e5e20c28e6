import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { day, plusDays } from '@fadu/legal-time'
import { rebuild, sql } from '@fadu/store'
import { enginesHere, type TestDatabase, type TestDatabases, testDatabases } from '@fadu/store/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accept, act, applyForConfirmation, file, hear, settle } from '../testing/matters.ts'
import { type HouseWishes, morningOf, openTestHouse, type TestHouse } from '../testing/test-house.ts'
import { deliverNotice } from './deliver-notice.ts'
import { followReaction } from './follow-reactions.ts'
import { lookAtTime, recordLapses, remind } from './timers.ts'
import { startJobs } from './work.ts'

/** What happens without anybody asking: silence that counts, reminders, linked cases. Each is run as it may run in life: late, twice, on two machines. */

let databases: TestDatabases
beforeAll(async () => {
  databases = await testDatabases()
})
afterAll(async () => databases?.close())

const open: TestHouse[] = []
const house = async (database: TestDatabase, wishes?: HouseWishes) => {
  const test = await openTestHouse(database, { withQueue: true, ...wishes })
  open.push(test)
  return test
}
afterAll(async () => {
  for (const test of open) await test.close().catch(() => {})
})
const typesIn = async (test: TestHouse, id: string) => (await test.house.store.read(id)).map((e) => e.type)

describe.each(enginesHere())('silence at the fifth working day, on %s', (engine) => {
  it('counts as acceptance on the day itself, also when the house was shut that day, and once', async () => {
    const database = await databases.fresh(engine)
    const first = await house(database)
    const { id } = await file(first, 'administrative-reconsideration')
    first.clock.set(morningOf('2026-03-09'))
    expect(await recordLapses(first.house), 'the fifth working day is not over').toBe(0)
    await first.close()
    const second = await house(database, { joining: true })
    second.clock.set(morningOf('2026-03-16'))
    await lookAtTime(second.house)
    await lookAtTime(second.house)
    expect(await typesIn(second, id)).toEqual(['filed', 'accepted'])
    const read = await second.must('case', { as: 'officer', params: { id } })
    expect(read.log[1]).toMatchObject({ on: '2026-03-09', recordedAt: '2026-03-16T01:00:00.000Z', actor: { kind: 'clock' } })
    expect(read.limits.find((l) => l.key === 'decision')!.startedOn).toBe('2026-03-09')
  })
})

describe('a limit that begins when another ran out in silence', () => {
  it('stands in the lists from the day after, though nobody entered anything', async () => {
    const test = await house(await databases.fresh(enginesHere()[0]!))
    const { id } = await file(test, 'administrative-reconsideration')
    await accept(test, id)
    const begun = async () =>
      (
        await test.house.store.database.query<{ started_on: string }>(
          sql`select started_on from limit_view where case_id = ${id}::uuid and key = 'suitAfterSilence'`,
        )
      ).map((row) => row.started_on)
    const decision = (await test.must('case', { as: 'officer', params: { id } })).limits.find((l) => l.key === 'decision')!.due.on
    test.clock.set(morningOf(decision))
    await lookAtTime(test.house)
    expect(await begun()).toEqual([])
    test.clock.set(morningOf(plusDays(day(decision), 1)))
    await lookAtTime(test.house)
    expect(await begun()).toEqual([decision])
    expect(await rebuild(test.house.store, { compare: true })).toMatchObject({ differences: [] })
  })
})

describe.runIf(enginesHere().includes('postgres'))('two houses on one database', () => {
  it('record a lapse once and remind once, though both look at the same moment', async () => {
    const database = await databases.fresh('postgres')
    const one = await house(database)
    const two = await house(database, { joining: true, clock: one.clock })
    const ids = await Promise.all(Array.from({ length: 5 }, async () => (await file(one, 'administrative-reconsideration')).id))
    one.clock.set(morningOf('2026-03-10'))
    const recorded = await Promise.all([recordLapses(one.house), recordLapses(two.house)])
    expect(recorded[0]! + recorded[1]!).toBe(5)
    for (const id of ids) expect(await typesIn(one, id)).toEqual(['filed', 'accepted'])
    // Sending the copy to the respondent falls due on 20 March (seven working days from acceptance on the 9th would be the 18th): both houses see it amber.
    one.clock.set(morningOf('2026-03-18'))
    const told = await Promise.all([remind(one.house), remind(two.house)])
    const notices = await one.house.store.database.query<{ n: number }>(
      sql`select count(*)::integer as n from notice where district = ${one.house.store.district}`,
    )
    expect(told[0]! + told[1]!).toBeGreaterThan(0)
    expect(notices[0]!.n).toBe(told[0]! + told[1]!)
    expect(await Promise.all([remind(one.house), remind(two.house)])).toEqual([0, 0])
  })
  it('open the court’s case exactly once, though the job runs on both and again later', async () => {
    const database = await databases.fresh('postgres')
    const one = await house(database)
    const two = await house(database, { joining: true, clock: one.clock })
    const { id } = await file(one)
    await settle(one, id)
    const { seq } = await applyForConfirmation(one, id)
    const job = { reaction: 'confirmation-opened', case: id, seq }
    const outcomes = await Promise.allSettled([followReaction(one.house, job), followReaction(two.house, job)])
    expect(outcomes.some((o) => o.status === 'fulfilled')).toBe(true)
    await followReaction(two.house, job)
    expect((await one.must('worklist', { as: 'judge', query: { state: 'all' } })).count).toBe(1)
    expect((await one.must('case', { as: 'mediator', params: { id } })).links).toHaveLength(1)
  })
  it('a job that died between opening the court’s case and linking it, is finished by the next run', async () => {
    const test = await house(await databases.fresh('postgres'))
    const { id } = await file(test)
    await settle(test, id)
    const { seq } = await applyForConfirmation(test, id)
    const job = { reaction: 'confirmation-opened', case: id, seq }
    await expect(followReaction(failingAt(test, 'case.linked'), job)).rejects.toThrow('the machine stopped')
    await followReaction(test.house, job)
    expect((await test.must('worklist', { as: 'judge', query: { state: 'all' } })).count).toBe(1)
    expect((await test.must('case', { as: 'mediator', params: { id } })).links).toMatchObject([
      { procedure: 'judicial-confirmation', direction: 'to', closed: false },
    ])
  })
})

/** A house whose machine stops when an event of this type would be written on its own. */
function failingAt({ house: whole }: TestHouse, type: string): TestHouse['house'] {
  const append: typeof whole.store.append = async (request) => {
    if (request.events[0]?.type === type) throw new Error('the machine stopped')
    return whole.store.append(request)
  }
  return { ...whole, store: { ...whole.store, append } }
}

describe('a confirmation', () => {
  it('goes to the court and its ending comes back, by the queue alone', async () => {
    const test = await house(await databases.fresh(enginesHere()[0]!))
    await startJobs(test.house)
    const { id } = await file(test)
    await settle(test, id)
    await applyForConfirmation(test, id)
    const courtCase = await until(async () => (await test.must('worklist', { as: 'judge', query: {} })).items[0]?.case)
    const court = (event: string, paper: Record<string, unknown>) => act(test, 'judge', courtCase, event, paper)
    await court('docketed', {})
    await court('heardTogether', { minutes: '双方确认自愿。' })
    await court('confirmed', { reasons: '符合法律规定。' })
    await until(async () => ((await typesIn(test, id)).includes('case.linkClosed') ? true : undefined))
    const read = await test.must('case', { as: 'mediator', params: { id } })
    expect(read.log.find((e) => e.type === 'confirmationEnded')).toMatchObject({
      actor: { kind: 'link' },
      fields: [{ value: { zh: '裁定有效' } }],
    })
    expect(read.links).toMatchObject([{ closed: true, open: false }])
    expect((await test.must('case', { as: 'judge', params: { id: courtCase } })).links).toMatchObject([{ direction: 'from', closed: true }])
    expect(read.acts.find((a) => a.event === 'closed')).toMatchObject({ allowed: true })
  })
})

/** Asks again and again until there is an answer; the test's own time limit ends a wait in vain. */
async function until<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const answer = await ask()
    if (answer !== undefined) return answer
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

describe('reminders', () => {
  it('go out once when a limit turns amber and once when it is overdue, without a personal value', async () => {
    const test = await house(await databases.fresh(enginesHere()[0]!))
    const { id } = await file(test, 'administrative-reconsideration')
    await accept(test, id)
    await hear(test, id)
    const { due } = (await test.must('case', { as: 'officer', params: { id } })).limits.find((l) => l.key === 'decision')!
    const on = async (day: string) => {
      test.clock.set(morningOf(day))
      return remind(test.house)
    }
    expect(due.on).toBe('2026-05-06')
    expect(await on('2026-04-01')).toBe(0)
    expect(await on(due.warnOn)).toBe(1)
    expect(await on(due.on)).toBe(0)
    expect(await on('2026-05-07')).toBe(1)
    expect(await on('2026-05-20')).toBe(0)
    const notices = await test.house.store.database.query<{ id: string; template: string; recipient: string; body: unknown }>(
      sql`select id::text, template, recipient, body from notice where district = ${test.house.store.district} order by created_at`,
    )
    expect(notices.map((n) => [n.template, n.recipient])).toEqual([
      ['limit-amber', 'clerk@justice'],
      ['limit-red', 'clerk@justice'],
    ])
    for (const { id: notice } of [...notices, ...notices]) await deliverNotice(test.house, notice)
    const lines = readFileSync(join(test.house.settings.folder, 'notices', '2026-05-20.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((l) => JSON.parse(l) as { template: string })
    expect(lines.map((l) => l.template)).toEqual(['limit-amber', 'limit-red'])
    expect(JSON.stringify(lines)).not.toMatch(/周某|0001234/)
  })
})

describe('a change of the calendar', () => {
  it('moves open limits, lists them from and to, counts from then on, and stands after a restart', async () => {
    const database = await databases.fresh(enginesHere()[0]!)
    const test = await house(database)
    const filed = await file(test, 'administrative-reconsideration')
    const change = { notice: '试政办〔2026〕3号', days: [{ date: '2026-03-05', name: '防汛停工', working: false }] }
    const { moved } = await test.must('calendarChange', { as: 'registrar', body: change })
    expect(moved).toEqual(
      expect.arrayContaining([
        {
          case: filed.id,
          reference: filed.reference,
          limit: { zh: '受理审查期限', en: 'Examination' },
          from: '2026-03-09',
          to: '2026-03-10',
        },
      ]),
    )
    const examination = async (t: TestHouse) =>
      (await t.must('case', { as: 'officer', params: { id: filed.id } })).limits.find((l) => l.key === 'examination')!.due
    expect((await examination(test)).reasons.map((r) => r.zh).join()).toContain('防汛停工')
    expect(await test.must('due', { body: { start: '2026-03-02', amount: 5, unit: 'workday' } })).toMatchObject({ on: '2026-03-10' })
    expect((await test.must('calendar', { params: { year: 2026 } })).days.find((d) => d.date === '2026-03-05')).toMatchObject({
      working: false,
      notice: change.notice,
    })
    expect(await test.call('calendarChange', { as: 'registrar', body: change })).toMatchObject({
      status: 422,
      problem: { refusals: [{ code: 'notice-known', field: 'notice' }] },
    })
    await test.close()
    const again = await house(database, { joining: true, clock: test.clock })
    expect((await examination(again)).on).toBe('2026-03-10')
    again.clock.set(morningOf('2026-03-10'))
    expect(await recordLapses(again.house)).toBe(0)
    again.clock.set(morningOf('2026-03-11'))
    expect(await recordLapses(again.house)).toBe(1)
  })
  it('that names a day twice is refused and leaves the house as it was', async () => {
    const test = await house(await databases.fresh(enginesHere()[0]!))
    const day = { date: '2026-03-05', name: '停工', working: false }
    expect((await test.call('calendarChange', { as: 'registrar', body: { notice: '试政办〔2026〕4号', days: [day, day] } })).status).toBe(
      422,
    )
    await test.house.reloadCalendar()
    expect(test.house.calendar().amendments).toEqual([])
  })
})
