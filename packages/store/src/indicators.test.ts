import { type AnyIndicator, sumsOf as addedUp, type CountedEntry, countingsOf, readPeriod, type Sums, spanOf, tally } from '@fadu/indicator'
import { libraryIndicators } from '@fadu/indicator/fixtures'
import { day, dayOf, type Instant, plusDays } from '@fadu/legal-time'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foldDeltas, foldedAt, wrongCells } from './indicator-cubes.ts'
import { sumsAcross } from './queries/districts.ts'
import { contributingCases, sumsIn, sumsOf } from './queries/indicators.ts'
import { rebuild } from './rebuild.ts'
import { reprojectExpired } from './reproject.ts'
import { sql } from './sql.ts'
import type { Store } from './store.ts'
import { enginesHere, type TestDatabases, testDatabases } from './testing/database.ts'
import { act, apply, clerk, head, recordLapse, reviewer, type TestClock, testClock, testStore } from './testing/story.ts'
import { keepViewsCurrent } from './views-current.ts'

let databases: TestDatabases
beforeAll(async () => {
  databases = await testDatabases()
})
afterAll(() => databases.close())

const indicators = libraryIndicators as readonly AnyIndicator[]
const countings = indicators.flatMap(countingsOf)
const counting = (id: string) => countings.find((one) => one.id === id)!
const march = readPeriod('2026-03')

async function issue(store: Store, caseId: string, card = '普通'): Promise<void> {
  await act(store, caseId, clerk, 'visited', { minutes: '到访' })
  await act(store, caseId, clerk, 'issued', { card })
  const draft = (await store.read(caseId)).at(-1)!.seq
  await act(store, caseId, reviewer, 'draft.signed', { draft })
  await act(store, caseId, head, 'draft.signed', { draft })
}

/** What the entries that hold say by themselves, added up without any cube. */
async function truth(store: Store, id: string, period = march): Promise<Sums> {
  const rows = await store.database.query<CountedEntry & { on_day: CountedEntry['on'] }>(sql`
    select on_day, organ, dims, key, "of", hit, amount from indicator_entry where district = ${store.district} and indicator = ${id} and until is null`)
  return tally(
    counting(id),
    rows.map(({ on_day, ...row }) => ({ ...row, on: on_day })),
    period,
  ).sums
}

describe.each(enginesHere())('indicators on %s', (engine) => {
  let store: Store & { clock: TestClock }
  const clock = testClock('2026-03-02')
  let [first, second, third] = ['', '', '']
  const sumOf = async (id: string, period = march, asOf?: Instant) =>
    sumsIn(await sumsOf(store, { countings: [counting(id)], period, ...(asOf && { asOf }) }), id)
  const allAgree = async () => {
    const [start, mid, today] = [day('2026-03-01'), day('2026-03-03'), dayOf(clock.at)]
    const periods = [
      march,
      readPeriod('2026'),
      spanOf(day('2026-03-02'), mid),
      spanOf(start, mid),
      spanOf(day('2026-02-10'), day('2026-04-10')),
      spanOf(day('2026-01-01'), today),
      spanOf(start, plusDays(today, 1)),
    ]
    for (const { id } of countings)
      for (const period of periods)
        expect([id, period.name, await sumOf(id, period)]).toEqual([id, period.name, await truth(store, id, period)])
    expect(await wrongCells(store)).toBe(0)
  }
  beforeAll(async () => {
    store = await testStore(await databases.fresh(engine), { clock, indicators })
    first = await apply(store)
    second = await apply(store, '李四', '红楼梦', 'organ-2')
    third = await apply(store, '王五', '红楼梦')
  })
  afterAll(() => store.close())

  test('a case adds its entries in the append itself, and numbers are exact before anything is folded', async () => {
    expect(await foldedAt(store)).toBeUndefined()
    expect(await sumOf('waiting')).toMatchObject({ of: 3 })
    expect(await sumOf('books-wished')).toMatchObject({ of: 3, distinct: 2 })
    await act(store, first, clerk, 'accepted')
    clock.moveTo('2026-03-03')
    await issue(store, first)
    expect(await sumOf('cards-issued')).toMatchObject({ of: 1 })
    expect(await sumOf('waiting')).toMatchObject({ of: 2 })
    expect(await sumOf('waiting', spanOf(day('2026-03-02'), day('2026-03-02')))).toMatchObject({ of: 3 })
    await allAgree()
  })
  test('and after: folding changes no number, and is folded once', async () => {
    expect(await foldDeltas(store)).toBeGreaterThan(3)
    expect(await foldDeltas(store)).toBe(0)
    expect(await foldedAt(store)).toBe(clock.at)
    await allAgree()
    await act(store, second, clerk, 'accepted')
    await issue(store, second, '少儿')
    await allAgree()
    await Promise.all([foldDeltas(store), foldDeltas(store)])
    await allAgree()
  })
  test('broken down by organ, by month and by a dimension', async () => {
    const cells = async (id: string, by: Parameters<typeof sumsOf>[1]['by']) =>
      Object.fromEntries(
        (await sumsOf(store, { countings: [counting(id)], period: readPeriod('2026'), by: by! })).map(({ cell, sums }) => [cell, sums.of]),
      )
    expect(await cells('cards-issued', 'organ')).toEqual({ 'organ-1': 1, 'organ-2': 1 })
    expect(await cells('cards-issued', 'month')).toEqual({ '2026-03': 2 })
    expect(await cells('cards-issued', { dimension: 'card' })).toEqual({ 普通: 1, 少儿: 1 })
    expect(await cells('waiting', 'organ')).toEqual({ 'organ-1': 1 })
    const own = await sumsOf(store, { countings: [counting('cards-issued')], period: march, organs: ['organ-2'] })
    expect(addedUp([]).of + sumsIn(own, 'cards-issued').of).toBe(1)
  })
  test('a number opens into its cases, page by page', async () => {
    const asked = { counting: counting('cards-issued'), period: march, size: 1 }
    const page = await contributingCases(store, asked)
    const rest = await contributingCases(store, { ...asked, after: page.next! })
    expect(new Set([...page.rows, ...rest.rows].map((row) => row.case_id))).toEqual(new Set([first, second]))
    expect(rest.next).toBeUndefined()
    const still = await contributingCases(store, { counting: counting('waiting'), period: march, size: 10 })
    expect(still.rows.map((row) => row.case_id)).toEqual([third])
    expect(
      (await contributingCases(store, { counting: counting('decided-on-time'), period: readPeriod('2026-04'), hit: false, size: 9 })).rows,
    ).toEqual([])
  })
  test('an overdue day makes no event: silence is counted when it is looked at', async () => {
    clock.moveTo('2026-03-10')
    while (await recordLapse(store, third));
    clock.moveTo('2026-04-20')
    await reprojectExpired(store)
    expect(await sumOf('decided-on-time', readPeriod('2026-04'))).toMatchObject({ of: 3, hit: 2 })
    await allAgree()
  })
  test('a number as it was known on a past day is a sum over the same entries', async () => {
    const april = readPeriod('2026-04')
    // Known since the day it was looked at; the late issue mends nothing of what was known before.
    expect(await sumOf('decided-on-time', april, '2026-04-19T00:00:00.000Z' as Instant)).toMatchObject({ of: 2, hit: 2 })
    expect(await sumOf('waiting', readPeriod('2026'), '2026-03-02T12:00:00.000Z' as Instant)).toMatchObject({ of: 3 })
    expect(await sumOf('waiting', readPeriod('2026'), '2026-03-04T00:00:00.000Z' as Instant)).toMatchObject({ of: 1 })
    const then = { counting: counting('waiting'), period: march, asOf: '2026-03-02T12:00:00.000Z' as Instant, size: 10 }
    expect((await contributingCases(store, then)).rows).toHaveLength(3)
  })
  test('a rebuild finds what somebody changed by hand, entry or cell, and mends it', async () => {
    expect(await rebuild(store, { compare: true })).toMatchObject({ differences: [], cells: 0 })
    await store.database.query(sql`update indicator_entry set "of" = 7 where case_id = ${first}::uuid and indicator = 'cards-issued'`)
    await store.database.query(sql`update indicator_month set hit = hit + 1 where indicator = 'decided-on-time'`)
    const compared = await rebuild(store, { compare: true })
    expect(compared.differences.map(({ table }) => table)).toEqual(['indicator_entry'])
    expect(compared.cells).toBeGreaterThan(0)
    await store.database.query(sql`update indicator_entry set "of" = 1 where case_id = ${first}::uuid and indicator = 'cards-issued'`)
    await store.database.query(sql`delete from indicator_entry where case_id = ${second}::uuid`)
    await rebuild(store, { compare: false })
    expect(await rebuild(store, { compare: true })).toMatchObject({ differences: [], cells: 0 })
    await allAgree()
  })
  test('a city reads the sums of districts, and only of those it names', async () => {
    const across = (districts: string[]) => sumsAcross(store.database, districts, countings, march)
    expect((await across([store.district])).find(({ indicator }) => indicator === 'cards-issued')).toMatchObject({ sums: { of: 2 } })
    expect(await across(['990199'])).toEqual([])
  })
})

describe.each(enginesHere())('a new indicator on %s', (engine) => {
  test('counts the past as it would have been known, and one that is gone is taken away', async () => {
    const clock = testClock('2026-03-02')
    const database = await databases.fresh(engine)
    const before = await testStore(database, { clock })
    const caseId = await apply(before)
    await act(before, caseId, clerk, 'accepted')
    clock.moveTo('2026-04-20')
    await reprojectExpired(before)
    await issue(before, caseId)
    await before.close()
    const store = await testStore(database, { clock, indicators })
    // Interrupted before it was noted as done: it is gone through again, and nothing is counted twice.
    const done: unknown[] = []
    const interrupted = keepViewsCurrent(store, {
      told: (...progress) => {
        done.push(progress)
        throw new Error('interrupted')
      },
    })
    await expect(interrupted).rejects.toThrow('interrupted')
    expect(done).toEqual([['past', 1]])
    expect(await keepViewsCurrent(store)).toBe(1)
    expect(await keepViewsCurrent(store)).toBe(0)
    const of = async (id: string, asOf: string) =>
      sumsIn(await sumsOf(store, { countings: [counting(id)], period: readPeriod('2026'), asOf: asOf as Instant }), id)
    expect(await of('waiting', '2026-03-02T12:00:00.000Z')).toMatchObject({ of: 1 })
    expect(await of('waiting', '2026-04-21T00:00:00.000Z')).toMatchObject({ of: 0 })
    // Overdue from the morning after the last day, though nobody wrote anything then.
    expect(await of('decided-on-time', '2026-04-02T12:00:00.000Z')).toMatchObject({ of: 1, hit: 0 })
    expect(await of('decided-on-time', '2026-04-01T12:00:00.000Z')).toMatchObject({ of: 0 })
    expect(await rebuild(store, { compare: true })).toMatchObject({ differences: [], cells: 0 })
    await store.close()
    const fewer = await testStore(database, { clock, indicators: indicators.slice(0, 1) })
    await keepViewsCurrent(fewer)
    expect(await rebuild(fewer, { compare: true })).toMatchObject({ differences: [], cells: 0 })
    await fewer.close()
  })
  test('whose definition yields what cannot be counted holds up no case, and is told', async () => {
    const told: string[] = []
    const broken = { ...indicators[0]!, entries: () => [{ on: day('2026-03-02'), of: 0.5 }] } as AnyIndicator
    const store = await testStore(await databases.fresh(engine), {
      indicators: [broken],
      watch: { group: () => {}, miscounted: (id) => void told.push(id) },
    })
    await apply(store)
    expect(told).toEqual(['cards-issued'])
    await store.close()
  })
})
