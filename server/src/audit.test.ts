import type { Asked } from '@fadu/contract'
import { sql } from '@fadu/store'
import { enginesHere, type TestDatabases, testDatabases } from '@fadu/store/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { csvLine } from './csv.ts'
import { act, disputePaper, type Filed, file } from './testing/matters.ts'
import { monday, morningOf, openTestHouse, type TestHouse } from './testing/test-house.ts'

/** Who read what: the auditor reads the log and nothing of what was read, and this reading is logged like any other. */

let databases: TestDatabases
let test: TestHouse
let dispute: Filed
let application: Filed

beforeAll(async () => {
  databases = await testDatabases()
  test = await openTestHouse(await databases.fresh(enginesHere()[0]!))
  dispute = await file(test)
  application = await file(test, 'administrative-reconsideration')
  await test.must('case', { as: 'lead', params: { id: dispute.id } })
  await test.must('unmask', { as: 'lead', params: { id: dispute.id }, body: { purpose: '=HYPERLINK("http://x","看")' } })
  test.clock.set(morningOf('2026-03-03'))
  await test.must('case', { as: 'officer', params: { id: application.id } })
  await test.call('case', { as: 'west-lead', params: { id: dispute.id } })
})
afterAll(async () => {
  await test?.close()
  await databases?.close()
})

const log = (more: Partial<NonNullable<Asked<'accessLog'>['query']>> = {}) =>
  test.must('accessLog', { as: 'auditor', query: { purpose: '季度内部审计', size: 100, ...more } })

describe('the access log', () => {
  it('is read only for a purpose', async () => {
    expect(await test.call('accessLog', { as: 'auditor', query: { purpose: ' ' } })).toMatchObject({ status: 400 })
    expect(await test.call('accessLog', { as: 'auditor', query: {} as never })).toMatchObject({ status: 400 })
  })
  it('tells who read what through which post, with the number of the case and the purpose', async () => {
    const { items } = await log({ case: dispute.reference })
    expect(items.map((r) => [r.act, r.account, r.post, r.organ])).toEqual([
      ['case.refused', 'west-lead', '西街分派岗', '西街调解中心'],
      ['personal.revealed', 'qian', '分派岗', '试验区社会治理中心'],
      ['case.read', 'qian', '分派岗', '试验区社会治理中心'],
    ])
    expect(items[1]).toMatchObject({
      purpose: '=HYPERLINK("http://x","看")',
      case: { reference: dispute.reference, informationClass: 'V3' },
    })
  })
  it('shows nothing of what was read', async () => {
    const text = JSON.stringify(await log())
    for (const personal of ['周某安', '00012345678', '柳岸路']) expect(text).not.toContain(personal)
  })
  it.each([
    ['account', { account: 'officer' }, ['case.read']],
    ['post', { post: 'west-lead' }, ['case.refused']],
    ['act', { act: 'personal.revealed' }, ['personal.revealed']],
    ['day', { until: '2026-03-02', account: 'qian' }, ['personal.revealed', 'case.read']],
    ['day', { from: '2026-03-03', account: 'qian' }, []],
    ['class', { class: 'V0', account: 'qian' }, []],
    ['class', { class: 'V3', account: 'qian' }, ['personal.revealed', 'case.read']],
  ] as const)('is narrowed by %s', async (_, filter, expected) => {
    const acts = (await log(filter)).items.map((r) => r.act).filter((a) => a !== 'search' && a !== 'signedIn')
    expect(acts).toEqual(expected)
  })
  it('is read page by page without a gap, though reading adds to it', async () => {
    const found: number[] = []
    for (let cursor: string | undefined; ; ) {
      const page = await log({ until: '2026-03-02', size: 2, ...(cursor && { cursor }) })
      found.push(...page.items.map((r) => r.n))
      cursor = page.next
      if (!cursor) break
    }
    expect(found).toEqual([...new Set(found)].toSorted((a, b) => b - a))
    expect(found.length).toBeGreaterThan(3)
  })
  it('says where a number names no case', async () => {
    expect(await test.call('accessLog', { as: 'auditor', query: { purpose: '季度审计', case: '（2026）试人调字第99号' } })).toMatchObject({
      status: 422,
      problem: { refusals: [{ code: 'case-unknown', field: 'case' }] },
    })
  })
  it('keeps the auditor’s own reading, with purpose and filters', async () => {
    await log({ purpose: '核查投诉', account: 'judge' })
    const own = (await log({ account: 'auditor' })).items
    expect(own[1]).toMatchObject({ act: 'log.read', purpose: '核查投诉', post: '内审' })
    const [row] = await test.house.store.database.query<{ body: object }>(
      sql`select body from access_log where act = 'log.read' and purpose = '核查投诉'`,
    )
    expect(row!.body).toEqual({ account: 'judge' })
  })
  it('is shut to everybody else, handlers, heads and administrators alike', async () => {
    for (const as of ['lead', 'officer', 'head', 'mayor', 'registrar', 'rule-office'] as const)
      for (const name of ['accessLog', 'accessLogFile'] as const)
        expect((await test.call(name, { as, query: { purpose: '季度审计' } })).status).toBe(403)
  })
  it('gives the auditor no case', async () => {
    expect((await test.call('case', { as: 'auditor', params: { id: dispute.id } })).status).toBe(403)
  })
})

describe('the table to take away', () => {
  it('holds every row, and no cell a spreadsheet would run', async () => {
    const reply = await test.call('accessLogFile', { as: 'auditor', query: { purpose: '季度审计', case: dispute.reference } })
    expect(reply.headers['content-type']).toContain('text/csv')
    expect(String(reply.headers['content-disposition'])).toContain('access-log-2026-03-03.csv')
    const lines = reply.raw.toString().trim().split('\r\n')
    expect(lines).toHaveLength(5)
    expect(reply.raw.toString()).toContain(`"'=HYPERLINK(""http://x"",""看"")"`)
  })
  it.each([
    ['=1+1', "'=1+1"],
    ['+86', "'+86"],
    ['-1', "'-1"],
    ['@SUM', "'@SUM"],
    ['\t=1', "'\t=1"],
    ['  =1', "'  =1"],
    ['a,b', '"a,b"'],
    ['say "yes"', '"say ""yes"""'],
    ['two\nlines', '"two\nlines"'],
    ['普通', '普通'],
  ])('%j becomes %s', (text, cell) => expect(csvLine([text])).toBe(`${cell}\r\n`))
})

describe('the chain of the log', () => {
  it('is checked for the auditor, who learns where it no longer holds', async () => {
    expect(await test.must('accessLogCheck', { as: 'auditor' })).toEqual({ intact: true })
    await test.house.store.database.query(sql`update access_log set purpose = '办案' where n = 3`)
    expect(await test.must('accessLogCheck', { as: 'auditor' })).toEqual({ intact: false, firstAltered: 3 })
  })
})

describe('a search', () => {
  it('leaves a trace and not what was searched for', async () => {
    await test.must('worklist', { as: 'lead', query: { text: '周某安' } })
    const [row] = (await log({ account: 'qian', act: 'search' })).items
    expect(row).toMatchObject({ act: 'search' })
    const searches = async () => (await log({ account: 'qian', act: 'search' })).items.length
    const { id } = await file(test)
    const known = await searches()
    await test.must('duplicates', { as: 'lead', body: { procedure: 'dispute-mediation', paper: disputePaper() } })
    expect(await searches(), 'for the same parties').toBe(known + 1)
    await test.must('mergeable', { as: 'lead', params: { id }, query: { text: '周某安' } })
    expect(await searches(), 'for a case to merge into').toBe(known + 2)
    expect(JSON.stringify(await test.house.store.database.query(sql`select * from access_log`))).not.toContain('周某安')
  })
})

describe('a case handed on', () => {
  it('shows on its page who read it and who was turned away', async () => {
    test.clock.set(monday)
    const { id } = await file(test)
    await act(test, 'lead', id, 'assigned', { organisation: 'committee', mediator: 'mediator' })
    await test.call('case', { as: 'mediator-2', params: { id } })
    expect((await test.must('readers', { as: 'mediator', params: { id } })).items.map((r) => [r.what, r.post])).toEqual([
      ['case.refused', '调解员二'],
    ])
  })
})
