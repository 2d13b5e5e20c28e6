import { enginesHere, type TestDatabases, testDatabases } from '@fadu/store/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { planDocument, planTablePage } from './testing/plan-documents.ts'
import { actOn, readDocument, readFiles } from './testing/plans.ts'
import { openTestHouse, type TestHouse } from './testing/test-house.ts'
import { png, uploadOf } from './testing/upload.ts'

/** Plans of several files: the text, and tables that say who carries what. */

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

const both = [
  ['分解表.html', planTablePage],
  ['方案.txt', planDocument],
] as const

async function registered(more: object = {}) {
  const { files, reading } = await readFiles(test, both)
  const { title, issuer, issuedOn, from, until } = reading
  const paper = { organ: 'justice', title, issuer, issuedOn, from, until, level: 'district', kind: 'programme', document: files }
  const { id } = await test.must('open', { as: 'rule-office', body: { procedure: 'plan-adoption', paper } })
  const documents = reading.files.map(({ document }) => document)
  await actOn(test, id, 'commitmentsRead', { reader: reading.reader, document: reading.document, documents, items: reading.items, ...more })
  return { id, files, reading }
}

it('are read together: the table gives an item its unit and its date, and what is of no item follows under its file', async () => {
  const { reading, files } = await readFiles(test, both)
  expect(reading.title).toContain('三年行动')
  expect(reading.files.map(({ document, name }) => [document, name])).toEqual(files.map(({ hash, name }) => [hash, name]))
  const publicity = reading.items.find((item) => item.title === '开展法治宣传')!
  expect(publicity).toMatchObject({ lead: ['区司法局'], deadline: '2026-12-31' })
  const inFile = (title: string) => {
    const { start } = reading.items.find((item) => item.title === title)!
    return reading.files.find((file) => file.start <= start && start <= file.end)!.name
  }
  expect(inFile('开展法治宣传')).toBe('方案.txt')
  expect(inFile('建立行政争议季度通报')).toBe('分解表.html')
  const row = reading.items.find((item) => item.title === '建立行政争议季度通报')!
  expect(row).toMatchObject({ lead: ['区人民法院'], deadline: '2027-06-30' })
  expect(reading.items.find((item) => item.id === row.parent)).toMatchObject({ number: '附件1' })
  for (const { start, end, targets } of reading.items) {
    expect(reading.text.slice(start, end)).not.toBe('')
    for (const target of targets) expect(reading.text.slice(target.start, target.end)).toBe(target.text)
  }
})

it('stand beside their tree file by file, and are compared as one', async () => {
  const { id, reading } = await registered()
  const text = await test.must('planText', { as: 'rule-office', params: { id } })
  expect(text.files).toEqual(reading.files)
  expect(text.text).toBe(reading.text)
  const { tree } = await test.must('plan', { as: 'rule-office', params: { id } })
  expect(tree.map(({ title }) => title)).toContain('建立行政争议季度通报')
  const next = await readFiles(test, both)
  expect(next.reading.items).toEqual(reading.items)
})

it('name files of their own only', async () => {
  const { id, reading } = await registered()
  const { file } = await readDocument(test, '一、总体要求\n（一）目标。办结率达到100%。\n', '别的方案.txt')
  const paper = {
    reader: reading.reader,
    document: reading.document,
    documents: [file.hash],
    items: reading.items,
    discardsCorrections: true,
  }
  const refused = await test.call('act', { as: 'rule-office', params: { id }, body: { event: 'commitmentsRead', paper } })
  expect(refused.problem.refusals?.map(({ code }) => code)).toEqual(['document-elsewhere'])
})

it('are read as far as they can be, and say which could not', async () => {
  const picture = await test.must('caseUpload', { as: 'rule-office', ...uploadOf('盖章页.png', png, 'image/png') })
  const plan = await test.must('caseUpload', { as: 'rule-office', ...uploadOf('方案.txt', planDocument, 'text/plain') })
  const body = { file: picture.hash, name: picture.name, others: [{ file: plan.hash, name: plan.name }] }
  const reading = await test.must('planReading', { as: 'rule-office', body })
  expect(reading.document).toBe(plan.hash)
  expect(reading.irregularities.join()).toContain('“盖章页.png”没有读成：这是图片')
})

it('bear the name they are asked for under, also where the content is the same', async () => {
  const first = await readDocument(test, planDocument, '甲方案.txt')
  const second = await readDocument(test, planDocument, '乙方案.txt')
  expect([first.reading.name, second.reading.name]).toEqual(['甲方案.txt', '乙方案.txt'])
})

it('that are pages of the web are read, and are handed out as plain text only', async () => {
  const { id, files } = await registered()
  const { hash } = files[0]!
  expect(files[0]).toMatchObject({ name: '分解表.html', type: 'text/plain' })
  const got = await test.call('caseFile', { as: 'rule-office', params: { id, hash } })
  expect(got.headers['content-type']).toBe('text/plain')
  expect(got.headers['x-content-type-options']).toBe('nosniff')
  expect(String(got.headers['content-disposition'])).toMatch(/^attachment; filename=".*\.html\.txt"/)
  expect(got.headers['content-security-policy']).toBe("default-src 'none'; sandbox")
  for (const content of [png, Buffer.from('<p>\0</p>'), Buffer.from('MZ\0')])
    expect((await test.call('caseUpload', { as: 'rule-office', ...uploadOf('页.html', content) })).status).toBe(415)
})
