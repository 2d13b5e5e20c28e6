import { enginesHere, type TestDatabases, testDatabases } from '@fadu/store/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { enterDistrict } from '../testing/test-district.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'
import { isEmpty } from './build-demonstration.ts'
import { madeOnce } from './made-once.ts'

let databases: TestDatabases
beforeAll(async () => {
  databases = await testDatabases()
})
afterAll(() => databases.close())

describe.each(enginesHere())('the past of a demonstration on %s', (engine) => {
  test('that was killed while it was made is taken away, jobs included, and made anew', async () => {
    const database = await databases.fresh(engine)
    const first = await openTestHouse(database, { joining: true, withQueue: true })
    const killed = madeOnce(first.house, async () => {
      await enterDistrict(first.house)
      throw new Error('killed')
    })
    await expect(killed).rejects.toThrow('killed')
    expect(await isEmpty(first.house)).toBe(false)
    const queue = first.house.store.queue!
    await first.house.store.transaction((tx) => queue.send(tx, [{ name: 'deliver-notice', payload: { id: 'of the half' } }]))
    expect(await queue.waiting('deliver-notice')).toBe(1)
    const never = () => Promise.reject(new Error('made too early'))
    expect(await madeOnce(first.house, never)).toBe('again')
    expect(await isEmpty(first.house)).toBe(true)
    expect(await queue.waiting('deliver-notice')).toBe(0)
    await first.close()
    const second = await openTestHouse(database, { joining: true })
    expect(await madeOnce(second.house, () => enterDistrict(second.house))).toBe('made')
    expect(await isEmpty(second.house)).toBe(false)
    // And stays.
    expect(await madeOnce(second.house, never)).toBe('made')
    await second.close()
  })
  test.runIf(engine === 'postgres')('is made by one of two processes that start at once', async () => {
    const database = await databases.fresh(engine)
    const houses: TestHouse[] = []
    for (let n = 0; n < 2; n++) houses.push(await openTestHouse(database, { joining: true }))
    let made = 0
    const make = (one: TestHouse) => async () => {
      made += 1
      await enterDistrict(one.house)
    }
    expect(await Promise.all(houses.map((one) => madeOnce(one.house, make(one))))).toEqual(['made', 'made'])
    expect(made).toBe(1)
    for (const one of houses) await one.close()
  })
})
