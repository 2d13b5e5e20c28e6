import { figures } from '@fadu/catalogue'
import { foldDeltas } from '@fadu/store'
import { enginesHere, type TestDatabases, testDatabases } from '@fadu/store/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestHouse, type TestHouse } from '../../testing/test-house.ts'
import { admittedRate, expectedIn } from './expected.ts'
import { sendYear, type YearSent } from './send-year.ts'
import { partOfYear, wholeYear } from './volumes.ts'

/**
 * A synthetic year through the bulk door, and every figure of the report reckoned from it. A part of the year: a tenth of the mediations
 * and a hundredth of the check-ups, everything else whole. FADU_WHOLE_YEAR=yes sends all of it, which takes minutes.
 */
const whole = process.env.FADU_WHOLE_YEAR === 'yes'
const volumes = whole ? wholeYear : partOfYear

let databases: TestDatabases
let test: TestHouse
let sent: YearSent
beforeAll(
  async () => {
    databases = await testDatabases()
    test = await openTestHouse(await databases.fresh(enginesHere()[0]!))
    const house = await test.app.listen({ port: 0, host: '127.0.0.1' })
    sent = await sendYear({ house, year: 2025, seed: 1, volumes, cookie: await test.cookieOf('registrar') })
  },
  whole ? 3_600_000 : 300_000,
)
afterAll(async () => {
  await test?.close()
  await databases?.close()
})

describe('a synthetic year', () => {
  it('is recorded without a fault', () => {
    expect(sent.faults.slice(0, 5)).toEqual([])
    expect(sent.known).toBe(0)
    expect(sent.events).toBeGreaterThan(20_000)
    if (whole) process.stdout.write(`${sent.cases} cases, ${sent.events} entries in ${Math.round(sent.took / 1000)} s\n`)
  })
  it('holds every figure of the report, before and after it is folded', async () => {
    const reckoned = async () => {
      const { items } = await test.must('indicators', { as: 'rule-office', query: { period: '2025' } })
      const byId = new Map(items.map((item) => [item.id, item]))
      expect(byId.get('reconsideration-mediated-rate')!.readings[0]!.value.shown).toBe(admittedRate)
      return Object.fromEntries(figures.map(({ name }) => [name, byId.get(name)!.value.shown]))
    }
    expect(await reckoned()).toEqual(expectedIn(volumes))
    await foldDeltas(test.house.store)
    expect(await reckoned()).toEqual(expectedIn(volumes))
  })
})
