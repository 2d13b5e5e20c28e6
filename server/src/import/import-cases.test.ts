import { rebuild } from '@fadu/store'
import { enginesHere, type TestDatabases, testDatabases } from '@fadu/store/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dispute, lines } from '../testing/import-lines.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'
import { importCases } from './import-cases.ts'

/** Cases of another system come in through the same decision as everything else. */

describe.each(enginesHere())('an import on %s', (engine) => {
  let databases: TestDatabases
  let test: TestHouse
  beforeAll(async () => {
    databases = await testDatabases()
    test = await openTestHouse(await databases.fresh(engine))
  })
  afterAll(async () => {
    await test?.close()
    await databases?.close()
  })

  it('records every case that stands and tells of each other one which line, which event and why', async () => {
    const cases: (object | string)[] = Array.from({ length: 250 }, (_, i) => dispute(`old-${i}`))
    cases[40] = '{"procedure": "dispute-mediation", '
    cases[120] = dispute('old-120', { mediator: 'nobody' })
    cases[121] = { ...dispute('old-121'), procedure: 'dispute' }
    cases[122] = { ...dispute('old-122'), events: dispute('old-122').events.toSpliced(1, 1) }
    cases[200] = dispute('old-200', { on: '2025-02-30' })
    const report = await importCases(test.house, lines(cases))
    expect(report).toMatchObject({ cases: 245, events: 245 * 5, known: 0 })
    expect(report.faults.map((f) => [f.line, f.event, f.code, f.field])).toEqual([
      [41, undefined, 'not-json', undefined],
      [121, 3, 'role-lacking', 'by'],
      [122, undefined, 'edition-none', 'procedure'],
      [123, 2, 'role-lacking', 'by'],
      ...[0, 1, 2, 3, 4].map((i) => [201, undefined, 'line-invalid', `events.${i}.on`]),
    ])
    expect(await rebuild(test.house.store, { compare: true })).toMatchObject({ differences: [], broken: [] })
  })

  it('keeps the days on which things happened, and says that they were entered later', async () => {
    const list = await test.must('worklist', { as: 'lead', query: { state: 'all' } })
    const view = await test.must('case', { as: 'lead', params: { id: list.items[0]!.case } })
    expect(view.began).toBe('2025-11-03')
    expect(view.log.every((e) => e.on === '2025-11-03')).toBe(true)
    expect(JSON.stringify(view.log)).toContain('从原系统导入')
  })

  it('again recognises what it has, takes what is new, and does not let one id stand for two', async () => {
    const report = await importCases(test.house, lines([dispute('old-1'), dispute('old-2', { sessions: 2 }), dispute('new-1')]))
    expect(report).toMatchObject({ cases: 1, known: 1 })
    expect(report.faults.map((f) => [f.line, f.code])).toEqual([[2, 'import-changed']])
  })
})
