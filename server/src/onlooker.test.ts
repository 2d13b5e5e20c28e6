import { enginesHere, type TestDatabases, testDatabases } from '@fadu/store/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accept, decide, file, hear, neighbour, resident, settle } from './testing/matters.ts'
import { planDocument } from './testing/plan-documents.ts'
import { registerPlan } from './testing/plans.ts'
import { openTestHouse, type TestHouse } from './testing/test-house.ts'
import { uploadOf } from './testing/upload.ts'

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

describe('the digest of a file that stands on a page', () => {
  it('opens nothing to whoever may read the page and take no file', async () => {
    const { id: plan } = await registerPlan(test)
    const page = await test.must('case', { as: 'mayor', params: { id: plan } })
    const [document] = page.log.flatMap((entry) => entry.fields.flatMap((field) => field.files ?? []))
    const { id } = await file(test, 'administrative-reconsideration')
    expect(await test.call('caseFile', { as: 'mayor', params: { id: plan, hash: document!.hash } })).toMatchObject({ status: 403 })
    const body = { event: 'material.added', paper: { title: '规划', proves: '任务', files: [document] } }
    expect(await test.call('act', { as: 'mayor', params: { id }, body })).toMatchObject({
      status: 422,
      problem: { refusals: [{ code: 'file-unknown', field: 'files.0' }] },
    })
    expect(await test.must('check', { as: 'mayor', params: { id }, body })).toMatchObject({ refusals: [{ code: 'file-unknown' }] })
    expect(await test.call('caseFile', { as: 'mayor', params: { id, hash: document!.hash } })).toMatchObject({ status: 404 })
  })
  it('keeps nobody from bringing the same file himself', async () => {
    const { id: plan } = await registerPlan(test, `${planDocument}\n（印发稿）`)
    const page = await test.must('case', { as: 'rule-office', params: { id: plan } })
    const [document] = page.log.flatMap((entry) => entry.fields.flatMap((field) => field.files ?? []))
    const brought = await test.must('caseUpload', { as: 'mayor', ...uploadOf('规划.txt', `${planDocument}\n（印发稿）`) })
    expect(brought.hash).toBe(document!.hash)
    const { id } = await file(test, 'administrative-reconsideration')
    const body = { event: 'material.added', paper: { title: '规划', proves: '任务', files: [brought] } }
    expect((await test.call('act', { as: 'mayor', params: { id }, body })).status).toBe(201)
  })
})
