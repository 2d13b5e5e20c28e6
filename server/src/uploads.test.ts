import { enginesHere, type TestDatabases, testDatabases } from '@fadu/store/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { disputePaper, file } from './testing/matters.ts'
import { cookieFrom, openTestHouse, type TestHouse } from './testing/test-house.ts'
import { archiveOf, type Part, pdf, png, uploadOf } from './testing/upload.ts'

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

const upload = (name: string, content: Buffer | string, type?: string) => test.call('upload', uploadOf(name, content, type))
const megabyte = 1_048_576

describe('an upload', () => {
  it.each([
    ['合同.pdf', pdf, 'application/pdf'],
    ['照片.PNG', png, 'image/png'],
    ['说明.txt', '双方于三月签约。', 'text/plain'],
  ] as const)('%s is taken as what it is', async (name, content, type) => {
    expect(await test.must('upload', uploadOf(name, content, 'application/x-anything'))).toMatchObject({
      name,
      type,
      size: Buffer.from(content).length,
    })
  })
  it.each([
    ['a picture that calls itself a PDF', '照片.pdf', png],
    ['a program that calls itself a document', '申请书.docx', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)])],
    ['a PDF that calls itself a text', '说明.txt', pdf],
    ['bytes that are no text', '说明.txt', Buffer.from([0xff, 0xfe, 0x00, 0x41])],
    ['a page', '页面.html', '<script>alert(1)</script>'],
    ['a drawing that can hold scripts', '图.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['a program', 'setup.exe', Buffer.from('MZ')],
    ['a file without an ending', 'README', 'text'],
    ['an empty file', '空.pdf', ''],
    ['text that calls itself a picture', '图.png', 'hello'],
  ])('%s is refused, and says why in both languages', async (_what, name, content) => {
    expect(await upload(name, content)).toMatchObject({
      status: 415,
      problem: { code: 'file-type', title: { zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(/\w{3}/) } },
    })
  })
  it.each([
    ['方案.doc', 'docx'],
    ['方案.WPS', 'docx'],
    ['台账.xls', 'xlsx'],
  ])('%s is refused in words that say what to do', async (name, newer) => {
    const { problem } = await upload(name, Buffer.from('d0cf11e0a1b11ae1', 'hex'))
    expect(problem.title.zh).toContain(`另存为 ${newer}`)
    expect(problem.title.en).toContain(`save it as ${newer}`)
  })
  it('is refused above the size set, and taken up to it', async () => {
    const filled = (size: number) => Buffer.alloc(size, 'a')
    expect(await upload('大.txt', filled(megabyte + 1))).toMatchObject({
      status: 413,
      problem: { code: 'file-too-large', title: { zh: '文件超过大小上限' } },
    })
    expect((await upload('大.txt', filled(megabyte - 1))).status).toBe(201)
  })
  it.each([
    ['../../../etc/passwd.txt', 'passwd.txt'],
    ['C:\\Users\\me\\合同.txt', '合同.txt'],
    ['\u202egnp.exe.txt', 'gnp.exe.txt'],
    ['说\u200b明\u2028\ufeff.txt', '说明.txt'],
    ['a<b>:c|d?.txt', 'abcd.txt'],
    [`${'很'.repeat(200)}.txt`, `${'很'.repeat(116)}.txt`],
  ])('%s keeps no path and no endless name', async (given, kept) => {
    expect((await test.must('upload', uploadOf(given, 'text'))).name).toBe(kept)
  })
  it('without a file is told so', async () => {
    const boundary = 'b'
    expect(
      await test.call('upload', {
        payload: `--${boundary}\r\nContent-Disposition: form-data; name="x"\r\n\r\n1\r\n--${boundary}--\r\n`,
        headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
      }),
    ).toMatchObject({ status: 400, problem: { code: 'file-missing' } })
    expect((await test.call('upload', { payload: '{}', headers: { 'content-type': 'application/json' } })).status).toBeLessThan(500)
  })
})

describe('an office file', () => {
  const body = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
  const types = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
  const document: Part[] = [
    { name: '[Content_Types].xml', text: types },
    { name: 'word/document.xml', text: body },
  ]
  it('is taken as it comes from an office program, an embedded table included', async () => {
    const whole = archiveOf([...document, { name: 'word/embeddings/表.xlsx', text: 'PK' }])
    expect(await test.must('upload', uploadOf('申请书.docx', whole))).toMatchObject({ type: expect.stringContaining('wordprocessingml') })
  })
  it.each([
    ['that unpacks into more than anybody can open', [{ name: 'a.xml', text: 'x', size: 3_000_000_000 }], '过大'],
    ['whose list lies about what unpacks', [{ name: 'a.xml', text: '0'.repeat(900_000), size: 100 }], '损坏'],
    ['of ten thousand parts', Array.from({ length: 10_000 }, (_, n) => ({ name: `p${n}`, text: '' })), '条目过多'],
    ['with a password on its parts', [{ name: 'a.xml', text: 'x', flags: 1 }], '密码'],
    ['with an archive inside', [{ name: 'word/media/x.zip', text: 'PK' }], '压缩包'],
    ['with macros', [{ name: 'word/vbaProject.bin', text: 'x' }], '宏'],
    ['that would unpack outside its folder', [{ name: '../../etc/cron.d/x', text: 'x' }], '名称'],
  ] as [string, Part[], string][])('%s is refused', async (_what, parts, told) => {
    expect(await upload('申请书.docx', archiveOf([...document, ...parts]))).toMatchObject({
      status: 415,
      problem: { code: 'file-type', title: { zh: expect.stringContaining(told) } },
    })
  })
  it('that is something else before or behind the archive, cut off, or locked as a whole, is refused', async () => {
    const whole = archiveOf(document)
    const locked = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2000)])
    for (const [content, told] of [
      [Buffer.concat([whole, Buffer.from('<script>')]), '损坏'],
      [Buffer.concat([whole.subarray(0, 40), whole]), '损坏'],
      [whole.subarray(0, whole.length - 30), '损坏'],
      [locked, '密码'],
    ] as const)
      expect(await upload('申请书.docx', content)).toMatchObject({ status: 415, problem: { title: { zh: expect.stringContaining(told) } } })
  })
})

describe('a file of a case', () => {
  it('has the ending of what it is, whatever name was written into the paper', async () => {
    const picture = await test.must('upload', uploadOf('墙.png', png))
    const { id } = await file(test, 'dispute-mediation', { evidence: [{ ...picture, name: "\u202e墙'(1).exe" }] })
    const { headers } = await test.call('caseFile', { as: 'lead', params: { id, hash: picture.hash } })
    expect(headers['content-disposition']).toBe(`attachment; filename="_'(1).exe.png"; filename*=UTF-8''%E5%A2%99%27%281%29.exe.png`)
  })
  it('comes back as a download of its own type, never as a page of ours', async () => {
    const picture = await test.must('upload', uploadOf('墙面 渗水.png', png))
    const { id } = await file(test, 'dispute-mediation', { evidence: [picture] })
    const reply = await test.call('caseFile', { as: 'lead', params: { id, hash: picture.hash } })
    expect(reply.raw.toString('base64')).toBe(png.toString('base64'))
    expect(reply.headers).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'content-disposition': `attachment; filename="__ __.png"; filename*=UTF-8''${encodeURIComponent('墙面 渗水.png')}`,
      'content-security-policy': "default-src 'none'; sandbox",
    })
  })
  it('is not there for whoever asks through another case, as post or as party', async () => {
    const picture = await test.must('upload', uploadOf('甲.txt', '甲的材料'))
    await file(test, 'dispute-mediation', { evidence: [picture] })
    const other = await file(test)
    expect(await test.call('caseFile', { as: 'lead', params: { id: other.id, hash: picture.hash } })).toMatchObject({ status: 404 })
    const as = { cookie: cookieFrom(await test.call('followOpen', { body: { reference: other.reference, secret: other.secret } })) }
    expect(await test.call('followFile', { as, params: { hash: picture.hash } })).toMatchObject({ status: 404 })
  })
  it('that the office brought is not the party’s to fetch', async () => {
    const filed = await file(test)
    const note = await test.must('caseUpload', { as: 'lead', ...uploadOf('内部记录.txt', '内部意见') })
    await test.must('act', {
      as: 'lead',
      params: { id: filed.id },
      body: { event: 'material.added', paper: { title: '内部记录', proves: '内部', files: [note] } },
    })
    const opened = await test.call('followOpen', { body: { reference: filed.reference, secret: filed.secret } })
    expect(opened.answer.materials).toMatchObject([{ title: '内部记录', files: [] }])
    expect(await test.call('followFile', { as: { cookie: cookieFrom(opened) }, params: { hash: note.hash } })).toMatchObject({
      status: 404,
    })
    expect((await test.call('caseFile', { as: 'lead', params: { id: filed.id, hash: note.hash } })).status).toBe(200)
  })
  it('uploaded but never filed is in no case', async () => {
    const stray = await test.must('upload', uploadOf('未提交.txt', '没有提交的内容'))
    const { id } = await file(test)
    expect(await test.call('caseFile', { as: 'lead', params: { id, hash: stray.hash } })).toMatchObject({ status: 404 })
    expect((await test.call('file', { body: { procedure: 'dispute-mediation', paper: disputePaper({ evidence: [stray] }) } })).status).toBe(
      201,
    )
  })
})
