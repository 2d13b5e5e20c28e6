import { enginesHere, type TestDatabases, testDatabases } from '@fadu/store/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accept, decide, file, hear, neighbour, resident, settle } from './testing/matters.ts'
import { openTestHouse, type TestHouse } from './testing/test-house.ts'

/** Who looks on without handling: reads the work, and takes nothing out of it that only those who handle it may. */

let databases: TestDatabases
let test: TestHouse
beforeAll(async () => {
  databases = await testDatabases()
  test = await openTestHouse(await databases.fresh(enginesHere()[0]!))
})
afterAll(async () => {
  await test?.close()
  await databases?.close()
})

const printed = async (as: 'mediator' | 'officer' | 'rule-office', id: string): Promise<string> => {
  const { documents } = await test.must('case', { as, params: { id } })
  const prints = await Promise.all(documents.map(({ seq, key }) => test.must('print', { as, params: { id, seq, key } })))
  return JSON.stringify(prints)
}

describe('a document printed by whoever may not see personal values', () => {
  it.each([
    [
      'a mediation',
      'mediator',
      async () => {
        const { id } = await file(test)
        await settle(test, id)
        return id
      },
    ],
    [
      'a reconsideration',
      'officer',
      async () => {
        const { id } = await file(test, 'administrative-reconsideration')
        await accept(test, id)
        await hear(test, id)
        await decide(test, id)
        return id
      },
    ],
  ] as const)('reads the same with every name masked: %s', async (_, handler, reach) => {
    const id = await reach()
    await test.must('statePurpose', { as: 'rule-office', params: { id }, body: { purpose: '执法监督抽查' } })
    const [inFull, masked] = [await printed(handler, id), await printed('rule-office', id)]
    expect(inFull).toContain(resident.name)
    for (const value of [resident.name, resident.phone, resident.identityNumber, resident.address, neighbour.name])
      expect(masked).not.toContain(value)
    expect(masked).toContain('周**')
    expect(masked.replaceAll(/周\*\*|周某安|郑\*\*|郑某平/g, '某'), 'and nothing else is changed').toBe(
      inFull.replaceAll(/周\*\*|周某安|郑\*\*|郑某平/g, '某'),
    )
  })
})
