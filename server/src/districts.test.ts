import { enginesHere, type TestDatabases, testDatabases } from '@fadu/store/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { file, settle } from './testing/matters.ts'
import { openTestHouse, type TestHouse } from './testing/test-house.ts'

/** Two districts and their city in one database: the city sees sums, small ones hidden, and nothing else. */

describe.runIf(enginesHere().includes('postgres'))('a city over its districts', () => {
  let databases: TestDatabases
  let first: TestHouse
  let second: TestHouse
  let city: TestHouse
  beforeAll(async () => {
    databases = await testDatabases()
    const database = await databases.fresh('postgres')
    first = await openTestHouse(database, { environment: { FADU_DISTRICT: '990101' } })
    second = await openTestHouse(database, { clock: first.clock, environment: { FADU_DISTRICT: '990102' } })
    const third = '990103=和平区'
    const environment = { FADU_DISTRICT: '990100', FADU_OVERSEES: `990101=安宁区, 990102=清河区,${third}` }
    city = await openTestHouse(database, { clock: first.clock, environment })
    for (let n = 0; n < 6; n++) await settle(first, (await file(first)).id)
    await settle(second, (await file(second)).id)
  })
  afterAll(async () => {
    for (const test of [first, second, city]) await test?.close()
    await databases?.close()
  })
  const sums = (period = '2026') => city.must('districtSums', { as: 'mayor', query: { period } })

  it('sums what each counted, and hides a small number with what would give it away', async () => {
    const { districts, items } = await sums()
    expect(districts.map(({ name }) => name)).toEqual(['安宁区', '清河区', '和平区'])
    const row = items.find(({ id }) => id === 'mediation-concluded')!
    expect(row.all).toMatchObject({ shown: '7', of: 7 })
    // The one of the second district, and the six that would give it away when taken from seven.
    expect(row.values.map(({ state }) => state)).toEqual(['hidden', 'hidden', 'known'])
    const rate = items.find(({ id }) => id === 'mediation-success')!
    expect(rate.all).toMatchObject({ of: 7, hit: 7 })
  })
  it('has nothing before a period begins, and takes whole months only', async () => {
    expect((await sums('2027')).items[0]!.all.state).toBe('unknown')
    const { status, problem } = await city.call('districtSums', { as: 'mayor', query: { period: '2026-03-02..2026-03-09' } })
    expect([status, problem.refusals?.[0]?.field]).toEqual([400, 'period'])
  })
  it('opens no case of a district, and a district opens none of its neighbours', async () => {
    const { items } = await city.must('indicatorCases', {
      as: 'rule-office',
      params: { id: 'mediation-concluded' },
      query: { period: '2026' },
    })
    expect(items).toEqual([])
    expect((await first.call('districtSums', { as: 'mayor' })).status).toBe(404)
    expect((await first.must('indicators', { as: 'mayor' })).oversees).toBe(false)
    expect((await city.must('indicators', { as: 'mayor' })).oversees).toBe(true)
    expect((await city.call('districtSums', { as: 'mediator' })).status).toBe(403)
  })
})
