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
  })

  it('shows what its own numbers contradict, and figures the platform did not reckon', async () => {
    test.clock.set(morningOf('2026-11-02'))
    const id = await planReport(test)
    test.clock.set(morningOf('2027-01-06'))
    const asOf = '2027-01-05'
    const typed = { indicator: 'reconsideration-mediated-rate', period: '2026', value: 59.3, numerator: 51, denominator: 91, asOf }
    await actOn(test, id, 'figuresFrozen', { asOf, figures: [typed] })
    await actOn(test, id, 'drafted', draftOf('办结91件，其中调解51件，调撤率59.3%。三类案件分别占50%、30%、15%。'))
    const found = await report(id)
    expect(found.contradictions.map((c) => [c.section, c.says.zh])).toEqual([
      [undefined, expect.stringContaining('按51/91计算为56.0')],
      ['measures', expect.stringMatching(/调撤率写作59\.3，按51\/91计算为56\.0/)],
      ['measures', expect.stringContaining('95')],
    ])
    expect(found.figures[0]).toMatchObject({ recheck: 'differs' })
    expect(found.parts[1]!.sections[0]!.typed).toEqual(expect.arrayContaining(['91件', '51件', '59.3%']))
  })

  it('the document follows GB/T 9704: page, fonts, heading levels, page numbers, annex', async () => {
    const id = await frozenReport(test, mediation)
    await actOn(test, id, 'drafted', draftOf('调解终结{{mediation-concluded}}。\n成功率{{mediation-success}}。'))
    const reply = await test.call('reportDocument', { as: 'rule-office', params: { id } })
    expect(reply.headers['content-disposition']).toContain(encodeURIComponent('送审稿'))
    const parts = await unpacked(reply.raw)
    const text = parts.get('word/document.xml')!
    expect(text).toMatch(/<w:pgMar[^>]*w:top="2098"[^>]*w:right="1474"[^>]*w:bottom="1984"[^>]*w:left="1588"/)
    expect(text).toMatch(/<w:docGrid[^>]*w:linePitch="579"/)
    expect(text).toContain('w:eastAsia="方正小标宋简体"')
    for (const [words, font] of [
      ['一、履行第一责任人职责情况', '黑体'],
      ['（一）矛盾纠纷化解', '楷体_GB2312'],
      ['成功率', '仿宋_GB2312'],
      ['数据说明', '方正小标宋简体'],
    ] as const)
      expect(text.match(new RegExp(`<w:r>(?:(?!</w:r>).)*${font}(?:(?!</w:r>).)*${words}`)), words).not.toBeNull()
    expect(text).not.toContain('{{')
    expect([...parts.keys()].filter((name) => /^word\/footer\d/.test(name))).toHaveLength(2)
    expect(parts.get('word/settings.xml')).toContain('evenAndOddHeaders')
    expect(parts.get('word/fontTable.xml')).toContain('<w:altName w:val="仿宋"/>')
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
