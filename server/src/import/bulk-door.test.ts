import { enginesHere, type TestDatabases, testDatabases } from '@fadu/store/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'

/** Cases of another system over HTTP, through the same decision as everything else. */

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

const organ = (id: string, more: object = {}) =>
  JSON.stringify({
    procedure: 'register:organs',
    id,
    events: [
      {
        event: 'entered',
        on: '2026-02-02',
        by: 'registrar',
        paper: { from: '2026-02-02', entry: { id, name: `${id}村`, shortName: id, level: 'village' } },
        ...more,
      },
    ],
  })
const send = (payload: string) =>
  test.call('importCases', { as: 'registrar', headers: { 'content-type': 'application/x-ndjson' }, payload })

describe('the bulk door', () => {
  it('records the lines that stand and tells the reason of each other one by its line', async () => {
    const { answer } = await send(
      [organ('v-1'), '', organ('v-2', { by: 'mediator' }), '{', organ('v-3', { on: '2026-03-03' }), organ('v-4'), ''].join('\n'),
    )
    expect(answer).toMatchObject({ cases: 2, events: 2, known: 0 })
    expect(answer.faults.map(({ line, event, code }) => [line, event, code])).toEqual([
      [3, 1, 'role-lacking'],
      [4, undefined, 'not-json'],
      [5, 1, 'import-ahead'],
    ])
  })
  it('knows a line again by its id, and takes lines in JSON as well', async () => {
    const answer = await test.must('importCases', { as: 'registrar', body: { lines: [organ('v-1'), organ('v-5')] } })
    expect(answer).toMatchObject({ cases: 1, known: 1, faults: [] })
  })
  it('does not let one id stand for two in the same request', async () => {
    const answer = await test.must('importCases', {
      as: 'registrar',
      body: { lines: [organ('v-6'), organ('v-6'), organ('v-6', { on: '2026-02-03' })] },
    })
    expect(answer).toMatchObject({ cases: 1, known: 1, faults: [{ line: 3, code: 'import-changed' }] })
  })
  it('is shut to every other post, and to bodies that are too large', async () => {
    for (const as of ['mayor', 'rule-office', 'auditor', 'lead'] as const)
      expect((await test.call('importCases', { as, body: { lines: [organ('v-9')] } })).status).toBe(403)
    expect((await send('x'.repeat(9 * 1_048_576))).status).toBe(413)
  })
  it('is written down with what it did', async () => {
    const { items } = await test.must('accessLog', { as: 'auditor', query: { purpose: '抽查', act: 'cases.imported' } })
    expect(items).toHaveLength(3)
  })
  it('refuses a line that nests without end, and records the others', async () => {
    const nested = `"entry":{"x":${'['.repeat(20_000)}${']'.repeat(20_000)},`
    const { answer } = await send([organ('v-7').replace('"entry":{', nested), organ('v-8')].join('\n'))
    expect(answer).toMatchObject({ cases: 1, faults: [{ line: 1, code: 'line-too-deep' }] })
  })
})
