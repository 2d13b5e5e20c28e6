import { randomUUID } from 'node:crypto'
import { enginesHere, type TestDatabases, testDatabases } from '@fadu/store/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accept, act, applicationPaper, disputePaper, file, hear, neighbour, resident } from './testing/matters.ts'
import { morningOf, openTestHouse, type TestHouse } from './testing/test-house.ts'

/** What is answered when something is wrong: every reason at once, each with its field or its article, in both languages. */

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

const filing = (paper: object, headers: Record<string, string> = {}) =>
  test.call('file', { body: { procedure: 'dispute-mediation', paper: paper as never }, headers })
const inBothLanguages = { zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(/^[\x20-\x7e’“”–…]+$/) }

describe('a form that is filled in wrongly', () => {
  it('names every field at fault, in Chinese and in English, and keeps nothing', async () => {
    const before = (await test.must('worklist', { as: 'lead', query: { state: 'all' } })).count
    const { status, problem } = await filing({
      ...disputePaper(),
      applicants: [{ ...resident, identityNumber: '110105194912310020', phone: 'abc' }],
      respondents: [],
      kind: 'feud',
      place: '  ',
      involved: 1.5,
      facts: undefined,
    })
    expect(status).toBe(422)
    expect(problem.refusals!.map((r) => r.field).toSorted()).toEqual([
      'applicants.0.identityNumber',
      'applicants.0.phone',
      'facts',
      'involved',
      'kind',
      'place',
      'respondents',
    ])
    for (const { text } of problem.refusals!) expect(text).toEqual(inBothLanguages)
    expect(problem.refusals!.find((r) => r.field === 'applicants.0.identityNumber')!.text).toEqual({
      zh: '公民身份号码不正确，请核对',
      en: 'This identity number is not valid',
    })
    expect((await test.must('worklist', { as: 'lead', query: { state: 'all' } })).count).toBe(before)
  })
  it('an empty form asks for each required field', async () => {
    const { problem } = await filing({})
    expect(problem.refusals!.map((r) => r.field)).toEqual(
      expect.arrayContaining(['organ', 'applicants', 'respondents', 'kind', 'place', 'facts', 'wish']),
    )
    expect(problem.refusals!.every((r) => r.text.zh === '该项必须填写' || r.text.zh === '该项填写不正确')).toBe(true)
  })
  it('a masked value never comes back as data', async () => {
    const { status, problem } = await filing(disputePaper({ applicants: [{ ...resident, name: '周**' }], respondents: [neighbour] }))
    expect(status).toBe(422)
    expect(problem.refusals).toMatchObject([{ code: 'masked-value', field: 'applicants.0.name' }])
  })
  it('an organ that does not take such filings is refused by its field', async () => {
    for (const organ of ['nowhere', 'market']) {
      expect(await filing(disputePaper({ organ }))).toMatchObject({
        status: 422,
        problem: { refusals: [{ code: 'organ-unknown', field: 'organ' }] },
      })
    }
  })
  it('a mediator who is no post of this district is refused by its field', async () => {
    const { id } = await file(test)
    expect(
      await test.call('act', {
        as: 'lead',
        params: { id },
        body: { event: 'assigned', paper: { organisation: 'committee', mediator: 'ghost' } },
      }),
    ).toMatchObject({ status: 422, problem: { refusals: [{ code: 'post-unknown', field: 'mediator' }] } })
  })
  it('a mediator of another organisation, or a post that does not mediate, is refused by its field', async () => {
    const { id } = await file(test)
    const assign = (organisation: string, mediator: string) =>
      test.call('act', { as: 'lead', params: { id }, body: { event: 'assigned', paper: { organisation, mediator } } })
    for (const mediator of ['west-mediator', 'judge', 'lead']) {
      const { status, problem } = await assign('committee', mediator)
      expect([status, problem.refusals]).toMatchObject([422, [{ code: 'post-elsewhere', field: 'mediator', text: inBothLanguages }]])
    }
    expect((await assign('west-centre', 'west-mediator')).status).toBe(201)
    const { seq } = (await test.must('case', { as: 'lead', params: { id } })).log.find((e) => e.type === 'assigned')!
    const paper = { seq, action: 'replace', paper: { organisation: 'committee', mediator: 'west-mediator' }, reason: '写错' }
    expect(await test.call('act', { as: 'lead', params: { id }, body: { event: 'case.rectified', paper } })).toMatchObject({
      status: 422,
      problem: { refusals: [{ code: 'post-elsewhere', field: 'paper.mediator' }] },
    })
  })
  it('the form offers only the mediators of the organisation chosen', async () => {
    const { options } = await test.must('options', { as: 'lead', query: { kind: 'post', organ: 'committee', duty: 'people-mediator' } })
    expect(options.map((o) => o.id).toSorted()).toEqual(['mediator', 'mediator-2'])
  })
  it('a file nobody uploaded is refused by its field', async () => {
    const { status, problem } = await filing(
      disputePaper({ evidence: [{ hash: 'b'.repeat(64), name: '照片.png', type: 'image/png', size: 10 }] }),
    )
    expect(status).toBe(422)
    expect(problem.refusals).toMatchObject([{ code: 'file-unknown', field: 'evidence.0' }])
  })
  it('what only officials fill in is not taken from the public', async () => {
    const { reference } = await test.must('file', {
      body: { procedure: 'dispute-mediation', paper: disputePaper({ channel: 'court', referral: 'pre-filing', online: true }) },
    })
    const [row] = (await test.must('worklist', { as: 'lead', query: { text: reference } })).items
    const { log } = await test.must('case', { as: 'lead', params: { id: row!.case } })
    expect(log[0]!.fields.find((f) => f.label.zh === '来源')!.value.zh).toBe('网上申请')
    expect(log[0]!.fields.some((f) => f.label.zh === '法院移交类别')).toBe(false)
  })
  it.each(['2026-02-30', '2026-13-01', '0000-00-00'])('%s is no day, wherever one is asked for', async (day) => {
    const { id } = await file(test)
    expect((await test.call('act', { as: 'lead', params: { id }, body: { event: 'assigned', paper: {}, on: day } })).status).toBe(400)
    expect((await test.call('due', { body: { start: day, amount: 5, unit: 'workday' } })).status).toBe(400)
    expect((await test.call('register', { as: 'registrar', params: { register: 'organs' }, query: { on: day } })).status).toBe(400)
    expect(
      (
        await test.call('calendarChange', {
          as: 'registrar',
          body: { notice: `试〔${day}〕`, days: [{ date: day, name: '错', working: false }] },
        })
      ).status,
    ).toBe(400)
  })
  it('a malformed request names the part that is malformed', async () => {
    expect(await test.call('duties', { as: 'lead', query: { size: 1000 } })).toMatchObject({
      status: 400,
      problem: { code: 'request-invalid', refusals: [{ field: 'size' }] },
    })
    expect(await test.call('case', { as: 'lead', params: { id: 'one' } })).toMatchObject({ status: 400 })
    expect(await test.call('file', { payload: '{"procedure":', headers: { 'content-type': 'application/json' } })).toMatchObject({
      status: 400,
    })
  })
})

describe('an act whose conditions are not met', () => {
  it('is refused with all of them at once, each with its article', async () => {
    const { id } = await file(test, 'administrative-reconsideration')
    await accept(test, id, { major: true })
    const { status, problem } = await test.call('act', {
      as: 'officer',
      params: { id },
      body: { event: 'decided', paper: { outcome: 'changed', worse: true, reasons: '理由' } },
    })
    expect(status).toBe(422)
    expect(Object.fromEntries(problem.refusals!.map((r) => [r.code, r.under?.[0]?.cited?.zh]))).toEqual({
      'not-heard': '行政复议法第四十九条',
      'no-hearing': '行政复议法第五十条第一款',
      'not-consulted': '行政复议法第五十二条第二款第一项',
      'worse-for-applicant': '行政复议法第六十三条第二款',
      'answer-outstanding': '行政复议法第四十八条',
    })
    expect(
      await test.must('check', {
        as: 'officer',
        params: { id },
        body: { event: 'decided', paper: { outcome: 'changed', worse: true, reasons: '理由' } },
      }),
    ).toMatchObject({ allowed: false, refusals: problem.refusals })
    const offered = (await test.must('case', { as: 'officer', params: { id } })).acts.find((a) => a.event === 'decided')!
    expect(offered).toMatchObject({ allowed: false })
    expect(offered.refusals.map((r) => r.code)).toEqual(
      expect.arrayContaining(['not-heard', 'no-hearing', 'not-consulted', 'answer-outstanding']),
    )
  })
  it('an extension beyond its cap cites the article of the cap', async () => {
    const { id } = await file(test, 'administrative-reconsideration')
    await accept(test, id)
    const { problem } = await test.call('act', {
      as: 'head',
      params: { id },
      body: { event: 'extended', paper: { days: 31, reason: '情况复杂' } },
    })
    expect(problem.refusals).toMatchObject([
      { code: 'extension-too-long', under: [{ article: 62 }], text: { zh: '延长合计最多 30 日，还可以延长 30 日，本次申请 31 日' } },
    ])
    await act(test, 'head', id, 'extended', { days: 30, reason: '情况复杂' })
  })
  it('whoever drafted does not sign, and the order of the signers stands', async () => {
    const { id } = await file(test, 'administrative-reconsideration')
    await accept(test, id)
    await hear(test, id)
    const { seq: draft } = await act(test, 'officer', id, 'decided', { outcome: 'upheld', reasons: '事实清楚。' })
    for (const as of ['officer', 'mayor'] as const) {
      expect(await test.call('act', { as, params: { id }, body: { event: 'draft.signed', paper: { draft } } })).toMatchObject({
        status: 422,
        problem: { refusals: expect.arrayContaining([expect.objectContaining({ code: 'not-signer' })]) },
      })
    }
  })
  it('a past day needs its reason, and is shown as entered late', async () => {
    const { id } = await file(test)
    test.clock.set(morningOf('2026-03-04'))
    const entry = { event: 'assigned', paper: { organisation: 'committee', mediator: 'mediator' }, on: '2026-03-02' }
    expect(await test.call('act', { as: 'lead', params: { id }, body: entry })).toMatchObject({
      status: 422,
      problem: { refusals: [{ code: 'late-reason-missing', field: 'lateReason' }] },
    })
    await test.must('act', { as: 'lead', params: { id }, body: { ...entry, lateReason: '断网补录' } })
    expect((await test.must('case', { as: 'lead', params: { id } })).log[1]).toMatchObject({
      on: '2026-03-02',
      recordedAt: '2026-03-04T01:00:00.000Z',
      late: { reason: '断网补录' },
    })
  })
})

describe('the version a sender saw', () => {
  it('is told the present one when somebody was faster, and nothing is recorded', async () => {
    const { id } = await file(test)
    const assign = (more: object) =>
      test.call('act', {
        as: 'lead',
        params: { id },
        body: { event: 'assigned', paper: { organisation: 'committee', mediator: 'mediator' } },
        ...more,
      })
    expect(await assign({ headers: { 'if-match': '"7"' } })).toMatchObject({ status: 409, problem: { code: 'conflict', version: 1 } })
    const read = await test.call('case', { as: 'lead', params: { id } })
    expect(read.headers.etag).toBe('"1"')
    expect(await assign({ headers: { 'if-match': String(read.headers.etag) } })).toMatchObject({ status: 201, answer: { version: 2 } })
    const late = await test.call('act', {
      as: 'lead',
      params: { id },
      body: { event: 'assigned', paper: { organisation: 'committee', mediator: 'mediator-2' }, version: 1 },
    })
    expect(late).toMatchObject({ status: 409, problem: { version: 2, detail: { zh: expect.stringContaining('保留') } } })
    expect((await test.must('case', { as: 'lead', params: { id } })).version).toBe(2)
  })
})

describe('a filing that is sent twice', () => {
  const count = async () => (await test.must('worklist', { as: 'lead', query: { state: 'all' } })).count!
  it('files once and gives the same receipt, one after the other', async () => {
    const before = await count()
    const key = { 'idempotency-key': randomUUID() }
    const [first, second] = [await filing(disputePaper(), key), await filing(disputePaper(), key)]
    expect(second.answer).toEqual(first.answer)
    expect(await count()).toBe(before + 1)
  })
  it('files once and gives the same receipt, both at the same moment', async () => {
    const before = await count()
    const key = { 'idempotency-key': randomUUID() }
    const replies = await Promise.all(Array.from({ length: 6 }, () => filing(disputePaper(), key)))
    expect(replies.map((r) => r.status)).toEqual([201, 201, 201, 201, 201, 201])
    expect(new Set(replies.map((r) => JSON.stringify(r.answer))).size).toBe(1)
    expect(await count()).toBe(before + 1)
  })
  it('is refused when the key already stands for another content, also at the same moment', async () => {
    const key = { 'idempotency-key': randomUUID() }
    const replies = await Promise.all([filing(disputePaper(), key), filing(disputePaper({ wish: '另一个愿望' }), key)])
    expect(replies.map((r) => r.status).toSorted()).toEqual([201, 422])
    expect(await filing(disputePaper({ wish: '第三个愿望' }), key)).toMatchObject({ status: 422, problem: { code: 'key-reused' } })
  })
  it('at the counter: the same answer, with the secret', async () => {
    const counter = (key: string) =>
      test.must('open', {
        as: 'intake',
        body: { procedure: 'dispute-mediation', paper: disputePaper({ channel: 'counter' }) },
        headers: { 'idempotency-key': key },
      })
    const key = randomUUID()
    const first = await counter(key)
    expect(first.secret).toBeDefined()
    expect(await counter(key)).toEqual(first)
  })
  it('an act repeated under its key is recorded once, though the case went on', async () => {
    const { id } = await file(test)
    const key = { 'idempotency-key': randomUUID() }
    const assign = () =>
      test.must('act', {
        as: 'lead',
        params: { id },
        body: { event: 'assigned', paper: { organisation: 'committee', mediator: 'mediator' }, version: 1 },
        headers: key,
      })
    const first = await assign()
    await act(test, 'mediator', id, 'consented', { how: 'spoken' })
    expect(await assign()).toEqual(first)
    expect((await test.must('case', { as: 'lead', params: { id } })).version).toBe(3)
  })
  it('filings of other people at the same moment take numbers without a gap', async () => {
    const replies = await Promise.all(
      Array.from({ length: 8 }, () =>
        test.must('file', { body: { procedure: 'administrative-reconsideration', paper: applicationPaper() } }),
      ),
    )
    const numbers = replies.map((r) => Number(/(\d+)号$/.exec(r.reference)![1])).toSorted((a, b) => a - b)
    expect(numbers).toEqual(numbers.map((_, i) => numbers[0]! + i))
  })
})
