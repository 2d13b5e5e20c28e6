import { enginesHere, type TestDatabases, testDatabases } from '@fadu/store/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { act, disputePaper } from './testing/matters.ts'
import { actOn } from './testing/plans.ts'
import { draftOf, freeze, frozenReport, planReport, proposed, publish, settleDisputes } from './testing/reports.ts'
import { morningOf, openTestHouse, type TestHouse } from './testing/test-house.ts'
import { unpacked } from './testing/unpacked.ts'

let databases: TestDatabases
beforeAll(async () => {
  databases = await testDatabases()
})
afterAll(async () => databases?.close())

const mediation = ['mediation-concluded', 'mediation-success'] as const

describe.each(enginesHere())('annual reports, on %s', (engine) => {
  let test: TestHouse
  beforeAll(async () => {
    test = await openTestHouse(await databases.fresh(engine))
    await settleDisputes(test, 5)
  })
  afterAll(async () => {
    await test?.close()
  })
  const report = (id: string, as: 'rule-office' | 'market-legal' = 'rule-office') => test.must('report', { as, params: { id } })
  const figure = async (id: string, indicator: string) => (await report(id)).figures.find((f) => f.indicator === indicator)!

  it('goes from plan to publication: sections, freeze, draft with references, confirmation, reviews, register', async () => {
    test.clock.set(morningOf('2026-11-02'))
    const id = await planReport(test)
    expect(await report(id)).toMatchObject({
      stage: 'collecting',
      dueOn: '2027-03-31',
      parts: [{ part: 'leadership' }, { part: 'measures', sections: [{ state: 'asked', units: [{ id: 'market' }] }] }, {}, {}],
      may: ['freeze'],
    })
    await actOn(
      test,
      id,
      'sectionSubmitted',
      { section: 'measures', unit: 'market', text: '全年化解纠纷 12 件。', evidence: [] },
      'market-legal',
    )
    test.clock.set(morningOf('2027-01-06'))
    expect((await report(id)).parts[1]!.sections[0]).toMatchObject({ state: 'submitted', typed: ['12 件'] })
    await freeze(test, id, mediation, '2027-01-05')
    await actOn(test, id, 'drafted', draftOf('调解终结{{mediation-concluded}}件，成功率{{mediation-success@2026}}。'))
    const drafted = await report(id)
    expect(drafted.parts[1]!.sections[0]!.pieces).toEqual([
      { text: '调解终结' },
      { figure: 'mediation-concluded@2026', printed: '5件' },
      { text: '，成功率' },
      { figure: 'mediation-success@2026', printed: '100.0%' },
      { text: '。' },
    ])
    expect(drafted.figures.map(({ numerator, denominator, recheck }) => [numerator, denominator, recheck])).toEqual([
      [undefined, undefined, 'same'],
      [5, 5, 'same'],
    ])
    expect(drafted.unconfirmed).toEqual([
      { section: 'measures', title: '矛盾纠纷化解', unit: { id: 'market', name: '试验区市场监督管理局' } },
    ])
    expect(drafted.missing.map((m) => m.zh)).toContain('没有通过合法性审查')
    expect((await test.call('publicReport', { params: { id } })).status).toBe(404)
    await publish(test, id)
    expect(await report(id)).toMatchObject({ stage: 'closed', published: { indexNumber: '试政-2027-001' }, missing: [] })
    const published = await test.must('publicReport', { params: { id } })
    expect(published).toMatchObject({ issuer: '试验区人民政府', openness: { zh: '主动公开' }, whole: true, on: '2027-01-06' })
    expect(published.parts[1]!.sections[0]!.paragraphs).toEqual(['调解终结5件，成功率100.0%。'])
    expect(published.annex[1]).toMatchObject({ printed: '100.0%', numerator: 5, denominator: 5, asOf: '2027-01-05' })
    expect((await test.must('publicRegister', { query: { procedure: 'annual-report' } })).items.map((i) => i.id)).toContain(id)
    expect((await test.must('reports', { as: 'rule-office' })).items.find((r) => r.case === id)).toMatchObject({ closed: true, figures: 2 })
  })

  it('a case changed after the freeze alters the live value, not the report; the difference is shown', async () => {
    const id = await frozenReport(test, mediation)
    const before = await figure(id, 'mediation-concluded')
    expect(before.live).toEqual({ shown: '5件', differs: false })
    const { id: late } = await test.must('open', {
      as: 'lead',
      body: { procedure: 'dispute-mediation', paper: disputePaper({ channel: 'counter' }), on: '2026-12-30', lateReason: '漏登' },
    })
    const past = { on: '2026-12-31', lateReason: '漏登' }
    await act(test, 'lead', late, 'assigned', { organisation: 'committee', mediator: 'mediator' }, past)
    await act(test, 'mediator', late, 'declined', { who: '对方当事人' }, past)
    const [count, rate] = [await figure(id, 'mediation-concluded'), await figure(id, 'mediation-success')]
    expect(count).toMatchObject({ value: 5, printed: '5件', live: { shown: '6件', differs: true, difference: '+1' }, recheck: 'same' })
    expect(rate).toMatchObject({ value: 100, live: { shown: '83.3%', differs: true, difference: '-16.7' }, recheck: 'same' })
    const moves = (indicator: string) =>
      test.must('indicatorMoves', { as: 'rule-office', params: { id: indicator }, query: { period: '2026', since: '2027-01-05' } })
    for (const indicator of mediation)
      expect((await moves(indicator)).items).toEqual([
        expect.objectContaining({ case: late, move: 'entered', was: { of: 0, hit: 0, amount: 0 }, now: { of: 1, hit: 0, amount: 0 } }),
      ])
  })

  it('stops a draft with typed or contradictory numbers, with every reason at once; a stated source lets it pass and is shown', async () => {
    const id = await frozenReport(test, mediation)
    const draft = draftOf('办结91件，其中调解51件，调撤率59.3%。')
    const refused = await test.call('act', {
      as: 'rule-office',
      params: { id },
      body: { event: 'drafted', paper: { sections: draft.sections.slice(1) } } as never,
    })
    expect(refused.problem.refusals?.map((r) => r.code)).toEqual(['part-missing', 'figure-typed', 'figure-contradicted'])
    const from = (figure: string, more: object = {}) => ({
      section: 'measures',
      figure,
      source: '区法院年报',
      reasons: '平台不办理',
      ...more,
    })
    const elsewhere = [from('91件'), from('51件'), from('59.3%', { contradicted: '按受理后办结的86件计算' })]
    await actOn(test, id, 'drafted', { ...draft, elsewhere })
    const found = await report(id)
    expect(found.contradictions).toEqual([])
    expect(found.parts[1]!.sections[0]!.typed).toEqual([])
    expect(found.elsewhere[2]).toMatchObject({ title: '矛盾纠纷化解', figure: '59.3%', source: '区法院年报', reasons: '平台不办理' })
    await publish(test, id)
    const published = await test.must('publicReport', { params: { id } })
    expect(published.elsewhere[2]).toEqual({
      title: '矛盾纠纷化解',
      figure: '59.3%',
      source: '区法院年报',
      contradicted: '按受理后办结的86件计算',
    })
  })

  it('shows what a submitted text contradicts, and figures the platform did not reckon; a contradicted rate is not frozen', async () => {
    test.clock.set(morningOf('2026-11-02'))
    const id = await planReport(test)
    const text = '办结91件，其中调解51件，调撤率59.3%。三类案件分别占50%、30%、15%。'
    await actOn(test, id, 'sectionSubmitted', { section: 'measures', unit: 'market', text, evidence: [] }, 'market-legal')
    test.clock.set(morningOf('2027-01-06'))
    const asOf = '2027-01-05'
    const typed = { indicator: 'mediation-success', period: '2026', value: 40, numerator: 2, denominator: 5, asOf }
    await actOn(test, id, 'figuresFrozen', { asOf, figures: [typed] })
    const found = await report(id)
    expect(found.contradictions.map((c) => [c.section, c.says.zh])).toEqual([
      ['measures', expect.stringMatching(/调撤率写作59\.3，按51\/91计算为56\.0/)],
      ['measures', expect.stringContaining('95')],
    ])
    expect(found.figures[0]).toMatchObject({ recheck: 'differs' })
    expect(found.parts[1]!.sections[0]!.typed).toEqual(expect.arrayContaining(['91件', '51件', '59.3%']))
    const { figures } = await proposed(test, id, ['mediation-success'], asOf)
    const { term: _, printed: __, because: ___, ...honest } = figures[0]!
    const wrong = await test.call('act', {
      as: 'rule-office',
      params: { id },
      body: { event: 'figuresFrozen', paper: { asOf, figures: [{ ...honest, value: 59.3 }] } } as never,
    })
    expect(wrong.problem.refusals?.map((r) => r.code)).toEqual(['rate-contradicted'])
  })

  it('keeps what a figure counted when its indicator is withdrawn', async () => {
    const id = await frozenReport(test, mediation)
    await actOn(test, id, 'drafted', draftOf('调解终结{{mediation-concluded}}，成功率{{mediation-success}}。'))
    await publish(test, id)
    const before = await test.must('publicReport', { params: { id } })
    const house = test.house as { indicators: TestHouse['house']['indicators'] }
    const all = house.indicators
    house.indicators = all.filter(({ id: one }) => !(mediation as readonly string[]).includes(one))
    try {
      const after = await test.must('publicReport', { params: { id } })
      expect(after.annex).toEqual(before.annex)
      expect(after.annex[1]!.definition?.denominator?.zh).toBeTruthy()
      expect(after.parts).toEqual(before.parts)
      const rate = await figure(id, 'mediation-success')
      expect(rate).toMatchObject({ definedNow: 'gone', printed: '100.0%', opens: false })
    } finally {
      house.indicators = all
    }
    expect((await figure(id, 'mediation-success')).definedNow).toBe('same')
  })

  it('the document is a docx file named by its title, with its figures written in', async () => {
    const id = await frozenReport(test, mediation)
    await actOn(test, id, 'drafted', draftOf('调解终结{{mediation-concluded}}。\n成功率{{mediation-success}}。'))
    const reply = await test.call('reportDocument', { as: 'rule-office', params: { id } })
    expect(reply.headers['content-disposition']).toContain(encodeURIComponent('送审稿'))
    const text = (await unpacked(reply.raw)).get('word/document.xml')!
    expect(text).toContain('调解终结')
    expect(text).not.toContain('{{')
  })

  it('the cases of a figure turn their pages', async () => {
    await settleDisputes(test, 50)
    const page = (cursor?: string) =>
      test.must('indicatorCases', {
        as: 'rule-office',
        params: { id: 'mediation-concluded' },
        query: { period: '2020-01-01..2030-12-31', ...(cursor && { cursor }) },
      })
    const first = await page()
    const second = await page(first.next)
    expect([first.items.length + first.notShown, second.items.length + second.notShown]).toEqual([50, expect.any(Number)])
    const listed = [...first.items, ...second.items].map((item) => item.case)
    expect(new Set(listed).size).toBe(listed.length)
  })

  it('a day that is not over cannot be frozen, an unknown figure not be had; the year before stands beside', async () => {
    test.clock.set(morningOf('2026-11-02'))
    const id = await planReport(test)
    const ask = (body: object) => test.call('reportFigures', { as: 'rule-office', params: { id }, body: body as never })
    const today = await ask({ asOf: '2026-11-02', figures: [{ indicator: 'mediation-success' }] })
    expect(today.problem.refusals?.map((r) => r.code)).toEqual(['day-not-over'])
    expect((await ask({ asOf: '2026-11-01', figures: [{ indicator: 'no-such' }] })).status).toBe(404)
    const both = await proposed(test, id, ['mediation-success'], '2026-11-01', true)
    expect(both.figures.map((f) => [f.period, f.because !== undefined])).toEqual([
      ['2026', false],
      ['2025', true],
    ])
  })

  it('is shut to whoever has no part in it; a unit reads the report but no live figures; what is withheld is not published', async () => {
    const id = await frozenReport(test, mediation)
    for (const name of ['report', 'reportDocument'] as const)
      expect((await test.call(name, { as: 'intake', params: { id } })).status, name).toBe(403)
    expect((await test.must('reports', { as: 'intake' })).items).toEqual([])
    const body = { asOf: '2027-01-05', figures: [{ indicator: 'mediation-success' }] }
    expect((await test.call('reportFigures', { as: 'market-legal', params: { id }, body: body as never })).status).toBe(403)
    const seen = await report(id, 'market-legal')
    expect(seen.may).toEqual([])
    expect(seen.figures.map((f) => [f.live, f.opens])).toEqual([
      [undefined, false],
      [undefined, false],
    ])
    await actOn(test, id, 'drafted', draftOf('涉密内容。'))
    await publish(test, id, '第二部分')
    expect(await test.must('publicReport', { params: { id } })).toMatchObject({ whole: false, parts: [], annex: [] })
  })
})
