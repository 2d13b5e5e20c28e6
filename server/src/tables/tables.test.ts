import { type Asked, type RegisterTableView, tableLimits } from '@fadu/contract'
import { readTableRows } from '@fadu/policy-reader'
import { enginesHere, type TestDatabases, testDatabases } from '@fadu/store/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'

/** Tables into registers: looked at row by row, entered when confirmed, and never twice. */

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

const base64 = (text: string | Buffer) => Buffer.from(text as string).toString('base64')
const look = (text: string | Buffer, more: object = {}, register = 'organs') =>
  test.call('registerTable', { as: 'registrar', params: { register }, body: { name: '表.csv', content: base64(text), ...more } })
const enter = (rows: RegisterTableView['rows'], reason = '表格导入', register = 'organs') =>
  test.must('registerEnter', {
    as: 'registrar',
    params: { register },
    body: { rows: rows.map(({ row, from, entry }) => ({ row, from, entry })), reason } satisfies Asked<'registerEnter'>['body'],
  })
const outcomes = async (...asked: Parameters<typeof enter>) => (await enter(...asked)).items.map(({ outcome }) => outcome)
const faultsOf = (view: RegisterTableView) => view.rows.flatMap(({ row, faults }) => faults.map((f) => [row, f.column, f.text.zh]))

const head = '机构代码,名称,文号代字,层级,上级机构'
const two = `${head}\nv-east,东村,东,村、社区,试验区司法局\nv-west,西村,西,Village or community,justice\n`

describe('looking at a table', () => {
  it('matches columns by their names in either language, reads words as values, and records nothing', async () => {
    const { answer } = await look(two)
    expect(answer.columns.map(({ field, sure }) => [field, sure])).toEqual([
      ['id', true],
      ['name', true],
      ['shortName', true],
      ['level', true],
      ['parent', true],
    ])
    expect(answer.rows.map(({ row, standing, entry, faults }) => ({ row, standing, entry, faults }))).toEqual([
      { row: 2, standing: 'new', entry: { id: 'v-east', name: '东村', shortName: '东', level: 'village', parent: 'justice' }, faults: [] },
      { row: 3, standing: 'new', entry: { id: 'v-west', name: '西村', shortName: '西', level: 'village', parent: 'justice' }, faults: [] },
    ])
    expect(answer.counts).toEqual({ new: 2, changed: 0, unchanged: 0, wrong: 0 })
    expect((await look(two)).answer.counts.new).toBe(2)
  })
  it('tells every fault of every row at once, by row, column and reason', async () => {
    const { answer } = await look(`${head}\nv-1,一村,一,星球,没有的局\nV 1,,二,村、社区,\nv-1,三村,三,village,\n`)
    expect(answer.counts).toMatchObject({ new: 0, wrong: 3 })
    const faults = faultsOf(answer)
    expect(faults).toContainEqual([2, '层级', '“星球”不在可选项中：区（县、市）、镇、乡、街道、村、社区、其他组织'])
    expect(faults).toContainEqual([2, '上级机构', '没有名为“没有的局”的机构'])
    expect(faults).toContainEqual([3, '机构代码', '该项填写不正确'])
    expect(faults).toContainEqual([3, '名称', '该项必须填写'])
    expect(faults).toContainEqual([4, '机构代码', '“v-1”在第 2 行已经出现'])
  })
  it('proposes what it is not sure of and takes a person’s choice; what must be filled in and has no column is named', async () => {
    const { answer } = await look('机构代码（请勿改）,机构名称,代字,层级,备注\nv-2,二村,二,村、社区,无\n')
    expect(answer.columns.map(({ field, sure }) => [field, sure])).toEqual([
      ['id', true],
      ['name', false],
      ['shortName', false],
      ['level', true],
      [null, false],
    ])
    const chosen = await look('a,b,c\nv-2,二村,二\n', { columns: ['id', 'name', 'name'] })
    expect(chosen.answer.columns.map(({ field }) => field)).toEqual(['id', 'name', null])
    expect(chosen.answer.missing.map(({ zh }) => zh)).toEqual(['文号代字', '层级'])
  })
  it('reads what an office writes in GB18030', async () => {
    // 编号,名称 and 甲 in GB18030.
    const bytes = Buffer.from([0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0xc3, 0xfb, 0xb3, 0xc6, 0x0a, 0x61, 0x2c, 0xbc, 0xd7])
    expect((await look(bytes)).answer.rows[0]!.entry).toMatchObject({ name: '甲' })
  })
  it('refuses in words what is no table, is empty below its headers, or has too many rows', async () => {
    expect((await look(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1]))).problem).toMatchObject({ code: 'table-old-office-format' })
    expect((await look(`${head}\n`)).problem).toMatchObject({ code: 'table-no-rows' })
    const many = `机构代码\n${'a\n'.repeat(tableLimits.rows + 1)}`
    expect((await look(many)).problem).toMatchObject({ code: 'table-too-many-rows', detail: { zh: '一次最多 2000 行，请分开导入。' } })
  })
})

describe('entering what was looked at', () => {
  it('enters each row once: the same table again changes nothing', async () => {
    const { answer } = await look(two)
    expect(await outcomes(answer.rows)).toEqual(['entered', 'entered'])
    expect(await outcomes(answer.rows)).toEqual(['unchanged', 'unchanged'])
    expect((await look(two)).answer.counts).toEqual({ new: 0, changed: 0, unchanged: 2, wrong: 0 })
    const page = await test.must('registerHistory', { as: 'registrar', params: { register: 'organs', id: 'v-east' } })
    expect(page.editions).toHaveLength(1)
  })
  it('amends what differs, shows what was, and leaves alone what the table has no column for', async () => {
    const changed = '机构代码,名称,文号代字,层级\nv-east,东新村,东,村、社区\n'
    const { answer } = await look(changed, { from: '2026-03-02' })
    expect(answer.rows[0]).toMatchObject({ standing: 'changed', entry: { name: '东新村', parent: 'justice' } })
    expect(answer.rows[0]!.shown.filter(({ was }) => was)).toEqual([
      { key: 'name', value: { zh: '东新村', en: '东新村' }, was: { zh: '东村', en: '东村' } },
    ])
    expect(await outcomes(answer.rows, '村名变更')).toEqual(['changed'])
    expect(await outcomes(answer.rows, '村名变更')).toEqual(['unchanged'])
    const { editions } = await test.must('registerHistory', { as: 'registrar', params: { register: 'organs', id: 'v-east' } })
    expect(editions.at(-1)).toMatchObject({ values: { name: '东新村', parent: 'justice' } })
  })
  it('does not let two requests that come together enter a row twice', async () => {
    const { answer } = await look(`${head}\nv-twin,双村,双,村、社区,\n`)
    const both = (await Promise.all([outcomes(answer.rows), outcomes(answer.rows)])).flat()
    expect(both.toSorted()).toEqual(['entered', 'unchanged'])
  })
  it('refuses a row with every reason and enters the others', async () => {
    const rows = (await look(`${head}\nv-3,三村,三,村、社区,\nv-4,四村,四,村、社区,\n`)).answer.rows
    const { items } = await enter([{ ...rows[0]!, entry: { id: 'v-3', level: 'x' } }, rows[1]!])
    expect(items.map(({ outcome }) => outcome)).toEqual(['refused', 'entered'])
    expect(items[0]!.refusals!.map(({ field }) => field)).toEqual(expect.arrayContaining(['entry.name', 'entry.level']))
  })
  it('is shut to posts that do not keep the register', async () => {
    for (const as of ['mayor', 'mediator', 'auditor'] as const) {
      const asked = { as, params: { register: 'organs' } } as const
      expect((await test.call('registerTable', { ...asked, body: { name: 'a.csv', content: base64(two) } })).status).toBe(403)
      expect(
        (await test.call('registerEnter', { ...asked, body: { rows: [{ row: 2, from: '2026-03-02', entry: {} }], reason: '导入' } }))
          .status,
      ).toBe(403)
      expect((await test.call('registerTemplate', { ...asked, query: {} })).status).toBe(403)
    }
  })
})

describe('the table to fill in', () => {
  it.each(['csv', 'xlsx'] as const)('has the register’s columns, and comes back matched beyond doubt (%s)', async (format) => {
    for (const language of ['zh', 'en'] as const) {
      const { raw } = await test.call('registerTemplate', { as: 'registrar', params: { register: 'organs' }, query: { format, language } })
      const reading = readTableRows(raw)
      const headers = reading.ok ? reading.rows[0]!.cells : []
      const { answer } = await look(`${headers.map((h) => `"${h}"`).join(',')}\nv-5${',x'.repeat(headers.length - 1)}\n`)
      expect(answer.columns.every(({ field, sure }) => field !== null && sure)).toBe(true)
      expect(answer.missing).toEqual([])
    }
  })
})
