import { chinaCalendar, type Day, day, plusDays } from '@fadu/legal-time'
import { everyOrder } from '@fadu/procedure/orders'
import { type Line, scenario } from '@fadu/procedure/scenario'
import { walk } from '@fadu/procedure/walk'
import { describe, expect, test } from 'vitest'
import { composed, type FrozenFigure, figureFor, figuresIn } from './composition.ts'
import { yearInTheMaking } from './law.ts'
import { annualReport } from './procedure.ts'
import { typedNumbers } from './typed.ts'

/** 法治政府建设与责任落实督察工作规定第二十三条至第二十五条, and rules of the house. */
const given = scenario(annualReport)
const codes = (refusals: readonly { readonly code: string }[]) => refusals.map((r) => r.code)
const parts = ['leadership', 'measures', 'insufficiencies', 'next'] as const
const sections = parts.map((part) => ({ id: part, part, title: part, ...(part === 'measures' && { unit: 'justice' }) }))
const planned = (on = '2025-11-03', more: object = {}): Line => [
  on,
  'office',
  'planned',
  { office: 'rule-office', issuer: 'government', year: 2025, sections, ...more },
]
const figures = [
  { indicator: 'cases', period: '2025', value: 91, asOf: '2026-01-05' },
  { indicator: 'rate', period: '2025', value: 56, numerator: 51, denominator: 91, asOf: '2026-01-05' },
  { indicator: 'rate', period: '2024', value: 50, asOf: '2026-01-05' },
]
const frozen: Line = ['2026-01-06', 'office', 'figuresFrozen', { asOf: '2026-01-05', figures }]
const text = (more: object = {}) => ({
  sections: parts.map((part) => ({ id: part, part, title: part, text: '办结{{cases}}件，比率{{rate@2025}}' })),
  ...more,
})
const drafted: Line = ['2026-01-12', 'office', 'drafted', text()]
const confirmed: Line = ['2026-01-13', 'unit', 'confirmed', { section: 'measures', unit: 'justice' }]
const lawful = (passed = true): Line => ['2026-01-14', 'reviewer', 'legallyReviewed', { passed, opinion: '审查' }]
const open = (passed = true): Line => ['2026-01-14', 'secrecy', 'secrecyReviewed', { passed, opinion: '审查' }]
const approved = ['2026-01-20', 'lead', 'approved', { basis: '区政府常务会议' }] as const
const published = (on: string): Line => [on, 'office', 'published', { indexNumber: 'A1', title: '年度报告', place: '区政府网站' }]
const submitted = (on: string): Line => [on, 'office', 'submitted', { to: '市政府' }]
const all = [planned(), frozen, drafted, confirmed, lawful(), open()] as const

describe('days of the rules', () => {
  test('第23条第2款、第24条: reported before 1 March, published before 1 April, whatever the weekday', () => {
    const c = given(planned()).on('2025-11-03')
    expect(c.limits.report).toMatchObject({ due: { on: '2026-02-28' }, articles: [{ article: 23, paragraph: 2 }] })
    expect(c.limits.publication).toMatchObject({ due: { on: '2026-03-31' }, articles: [{ article: 24 }] })
    const end = given(...all, approved, submitted('2026-02-28'), published('2026-03-31')).on('2026-03-31')
    expect(end.allLimits.map((l) => [l.key, l.status])).toEqual([
      ['report', 'met'],
      ['publication', 'met'],
    ])
    const late = given(...all, approved, submitted('2026-03-01'), published('2026-04-01')).on('2026-04-01')
    expect(late.allLimits.map((l) => l.status)).toEqual(['late', 'late'])
  })
  test('secrecy exempts from publication and not from the report to the superiors: neither ending comes before it', () => {
    const ready = given(...all, approved)
    expect(codes(ready.refuses(...(published('2026-03-02') as [string, string, string, object])))).toEqual(['report-not-submitted'])
    const secret: Line = ['2026-03-02', 'lead', 'withheld', { reasons: '全文涉密' }]
    expect(codes(ready.refuses(...(secret as [string, string, string, object])))).toEqual(['report-not-submitted'])
    const sentBack: [string, string, string, object] = ['2026-02-28', 'lead', 'returned', { reasons: '补充' }]
    expect(codes(given(...all, approved, submitted('2026-02-27')).refuses(...sentBack))).toEqual(['report-submitted'])
    expect(given(...all, approved, submitted('2026-02-27'), secret).on('2026-03-02').outcome).toBe('withheld')
  })
  test('“before 1 March” ends with February, in a leap year on the 29th', () => {
    const days = (year: number) => {
      const { limits } = given(planned(`${year}-11-03`, { year })).on(day(`${year}-11-03`))
      return [limits.report?.due.on, limits.publication?.due.on]
    }
    expect(days(2026)).toEqual(['2027-02-28', '2027-03-31'])
    expect(days(2027)).toEqual(['2028-02-29', '2028-03-31'])
    const c = given(planned('2027-11-03', { year: 2027 }))
    expect(['2028-02-29', '2028-03-01'].map((on) => c.on(day(on)).limits.report?.status)).toEqual(['running', 'expired'])
    expect(['2028-03-31', '2028-04-01'].map((on) => c.on(day(on)).limits.publication?.status)).toEqual(['running', 'expired'])
  })
  test('a report begun after its days is late, and never due a year later', () => {
    expect(codes(given().refuses(...(planned('2024-12-31') as [string, string, string, object])))).toEqual(['year-other'])
    expect(codes(given().refuses(...(planned('2027-01-01') as [string, string, string, object])))).toEqual(['year-other'])
    expect(given(planned('2025-01-01')).on('2025-01-01').limits.publication?.due.on).toBe('2026-03-31')
    const begunLate = given(planned('2026-03-15')).on('2026-03-15')
    expect([begunLate.limits.report?.due.on, begunLate.limits.report?.status]).toEqual(['2026-02-28', 'expired'])
    expect([begunLate.limits.publication?.due.on, begunLate.limits.publication?.status]).toEqual(['2026-03-31', 'running'])
    expect(given(planned('2026-12-31')).on('2026-12-31').limits.publication?.due.on).toBe('2026-03-31')
  })
  test('whatever day it is, the report in the making can be begun, and its days are those of the year after it', () => {
    const every = Array.from({ length: 731 }, (_, n) => plusDays(day('2027-01-01'), n))
    expect(every.at(-1)).toBe('2028-12-31')
    const days = every.map((on) => {
      const year = yearInTheMaking(on)
      const { limits, stage } = given(planned(on, { year })).on(on)
      const left = `${year + 1}-03-31`
      return stage === 'collecting' && limits.publication?.due.on === left && on <= left && limits.publication.status === 'running'
    })
    expect(every.filter((_, n) => !days[n])).toEqual([])
    expect(['2027-03-31', '2027-04-01'].map((on) => yearInTheMaking(day(on)))).toEqual([2026, 2027])
  })
  test('on every day of a year a report can go from its beginning to publication', () => {
    const every = Array.from({ length: 366 }, (_, n) => plusDays(day('2028-01-01'), n))
    const whole = (on: Day) =>
      given(
        ...[
          planned(on, { year: yearInTheMaking(on) }),
          frozen,
          drafted,
          confirmed,
          lawful(),
          open(),
          [on, ...approved.slice(1)] as never,
          submitted(on),
          published(on),
        ].map(([_, ...rest]: Line) => [on, ...rest] as never as Line),
      ).on(on)
    expect(every.filter((on) => whole(on).outcome !== 'published')).toEqual([])
  })
})

describe('第25条: four parts in their order', () => {
  test('none may be missing, and they stand in their order', () => {
    const c = given().refuses('2025-11-03', 'office', 'planned', {
      office: 'o',
      issuer: 'g',
      year: 2025,
      sections: [sections[2]!, sections[0]!],
    })
    expect(c.map((r) => [r.code, r.article])).toEqual([
      ['part-missing', '法治政府建设与责任落实督察工作规定第二十五条'],
      ['part-order', undefined],
    ])
    expect(
      codes(given(planned(), frozen).refuses('2026-01-12', 'office', 'drafted', { sections: text().sections.slice(1).reverse() })),
    ).toEqual(['part-missing', 'part-order'])
  })
})

describe('figures', () => {
  test('the draft refers only to what was frozen, and says which period where there are several', () => {
    const draft = (words: string) => ({ sections: text().sections.map((s) => ({ ...s, text: words })) })
    const c = given(planned(), frozen)
    expect(codes(c.refuses('2026-01-12', 'office', 'drafted', draft('{{unknown}}')))).toEqual(['figure-unfrozen'])
    expect(codes(c.refuses('2026-01-12', 'office', 'drafted', draft('{{rate}}')))).toEqual(['figure-unfrozen'])
    expect(c.and(['2026-01-12', 'office', 'drafted', draft('没有数据')]).on('2026-01-12').stage).toBe('confirmation')
  })
  test('references are read, composed, and left standing where nothing was frozen', () => {
    expect(figuresIn('共{{cases}}件、{{ rate@2024 }}')).toEqual([{ indicator: 'cases' }, { indicator: 'rate', period: '2024' }])
    expect(figureFor(figures as unknown as readonly FrozenFigure[], { indicator: 'rate', period: '2024' })?.value).toBe(50)
    expect(composed('{{cases}}件，{{rate}}，{{rate@2025}}%', figures as never, (f) => String(f.value))).toBe('91件，{{rate}}，56%')
    expect(typedNumbers('2025年4月1日，办结91件，比率59.3%，近1.5万家')).toEqual(['91件', '59.3%', '1.5万家'])
    expect(typedNumbers('第19期，3个月，20个工作日，{{cases@2025}}件，12个，{{a}} 5 件')).toEqual(['12个', '5 件'])
  })
})

describe('numbers somebody typed', () => {
  const c = given(planned(), frozen)
  const draft = (words: string, elsewhere?: readonly object[]) => ({
    sections: text().sections.map((s) => (s.id === 'measures' ? { ...s, text: words } : s)),
    ...(elsewhere && { elsewhere }),
  })
  const refused = (words: string, elsewhere?: readonly object[]) =>
    codes(c.refuses('2026-01-12', 'office', 'drafted', draft(words, elsewhere)))
  const from = (figure: string, more: object = {}) => ({
    section: 'measures',
    figure,
    source: '区统计局公报',
    reasons: '平台不办理',
    ...more,
  })
  const said = '办结行政复议91件，其中调解和撤回51件，调撤率59.3%。'

  test('need a source or a reference, and what they contradict is told with everything else', () => {
    expect(refused('全年办结91件。')).toEqual(['figure-typed'])
    expect(refused(said)).toEqual(['figure-typed', 'figure-contradicted'])
    const all = { ...draft(`${said}{{unknown}}`), sections: draft(`${said}{{unknown}}`).sections.slice(1).reverse() }
    expect(codes(c.refuses('2026-01-12', 'office', 'drafted', all))).toEqual([
      'part-missing',
      'part-order',
      'figure-unfrozen',
      'figure-typed',
      'figure-contradicted',
    ])
  })
  test('stand with a source and a reason, for their own section; a contradiction needs to be explained besides', () => {
    expect(refused('全年办结91件。', [{ ...from('91件'), section: 'next' }])).toEqual(['figure-typed'])
    const sources = [from('91件'), from('51件'), from('59.3％')]
    expect(refused(said, sources)).toEqual(['figure-contradicted'])
    const explained = [...sources.slice(0, 2), from('59.3%', { contradicted: '按受理后办结的86件计算' })]
    const drafted = c.and(['2026-01-12', 'office', 'drafted', draft(said, explained)]).on('2026-01-12')
    expect(drafted.facts.drafted?.elsewhere[2]).toMatchObject({ source: '区统计局公报', contradicted: '按受理后办结的86件计算' })
    expect(
      refused(
        '三类分别占50%、30%、15%',
        ['50%', '30%', '15%'].map((f) => from(f)),
      ),
    ).toEqual(['figure-contradicted'])
  })
  test('a rate that its own counts contradict is not frozen', () => {
    const none = { zh: '', en: '' }
    const said = { question: none, numerator: none, cutOff: none, source: none }
    const sheet = { ...said, term: { zh: '调撤率', en: '' }, unit: { zh: '%', en: '%' }, decimals: 1, times: 100 }
    const rate = (value: number) => ({ asOf: '2026-01-05', figures: [{ ...figures[1]!, value, sheet }] })
    expect(codes(given(planned()).refuses('2026-01-06', 'office', 'figuresFrozen', rate(59.3)))).toEqual(['rate-contradicted'])
    expect(given(planned(), ['2026-01-06', 'office', 'figuresFrozen', rate(56)]).on('2026-01-06').stage).toBe('drafting')
  })
})

describe('sections', () => {
  const added = (...more: readonly object[]) => ({ sections: [...text().sections, ...more] })
  const other = { id: 'extra', part: 'other', title: '其他', text: '情况。' }
  test('are added, renamed and removed in a draft; none of the four parts goes, no number is given twice', () => {
    const c = given(planned(), frozen)
    expect(c.and(['2026-01-12', 'office', 'drafted', added(other)]).on('2026-01-12').facts.drafted?.sections).toHaveLength(5)
    expect(codes(c.refuses('2026-01-12', 'office', 'drafted', added(other, other)))).toEqual(['section-twice'])
    expect(codes(c.refuses('2026-01-12', 'office', 'drafted', { sections: text().sections.filter((s) => s.part !== 'next') }))).toEqual([
      'part-missing',
    ])
  })
  test('a section that was removed is no longer confirmed; one that was added can be asked for', () => {
    const replaced = { sections: text().sections.map((s) => (s.id === 'measures' ? { ...s, id: 'anew' } : s)) }
    const c = given(planned(), frozen, ['2026-01-12', 'office', 'drafted', replaced])
    expect(codes(c.refuses(...approved))).toEqual(['legality-unreviewed', 'secrecy-unreviewed'])
    const asked = c.and(
      ['2026-01-13', 'lead', 'returned', { reasons: '补充' }],
      ['2026-01-14', 'office', 'sectionRequested', { section: 'anew', unit: 'market', due: '2026-01-20' }],
    )
    expect(
      codes(asked.refuses('2026-01-14', 'office', 'sectionRequested', { section: 'measures', unit: 'market', due: '2026-01-20' })),
    ).toEqual(['section-unknown'])
  })
})

describe('approval', () => {
  test('owners, legality and secrecy: all unmet told at once', () => {
    expect(codes(given(planned(), frozen, drafted).refuses(...approved))).toEqual([
      'owners-unconfirmed',
      'legality-unreviewed',
      'secrecy-unreviewed',
    ])
    expect(codes(given(planned(), frozen, drafted, confirmed, lawful(false), open(false)).refuses(...approved))).toEqual([
      'legality-unreviewed',
      'secrecy-unreviewed',
    ])
    expect(given(...all, approved).on('2026-01-20').stage).toBe('approved')
  })
  test('another draft is confirmed and reviewed anew', () => {
    const c = given(...all, ['2026-01-15', 'lead', 'returned', { reasons: '补充' }], ['2026-01-16', 'office', 'drafted', text()])
    expect(codes(c.refuses(...approved))).toEqual(['owners-unconfirmed', 'legality-unreviewed', 'secrecy-unreviewed'])
  })
  test('a unit confirms what it was asked for, nothing else', () => {
    const c = given(
      planned(),
      ['2025-12-01', 'office', 'sectionRequested', { section: 'next', unit: 'market', due: '2025-12-31' }],
      frozen,
      drafted,
    )
    expect(codes(c.refuses('2026-01-13', 'unit', 'confirmed', { section: 'leadership', unit: 'justice' }))).toEqual(['section-other'])
    expect(codes(c.and(confirmed).refuses(...approved))).toContain('owners-unconfirmed')
    expect(
      codes(c.and(confirmed, ['2026-01-13', 'unit', 'confirmed', { section: 'next', unit: 'market' }]).refuses(...approved)),
    ).not.toContain('owners-unconfirmed')
    expect(
      codes(given(planned()).refuses('2025-12-01', 'office', 'sectionRequested', { section: 'x', unit: 'market', due: '2025-12-31' })),
    ).toEqual(['section-unknown'])
    expect(codes(given(planned()).refuses('2025-12-01', 'unit', 'sectionSubmitted', { section: 'x', unit: 'market', text: '稿' }))).toEqual(
      ['section-unknown'],
    )
  })
  test('after publication it is corrected with a note, never changed', () => {
    const c = given(...all, approved, submitted('2026-02-27'), published('2026-03-02'), [
      '2026-03-05',
      'office',
      'corrected',
      { section: 'measures', was: '旧', now: '新', reasons: '笔误' },
    ])
    expect(c.on('2026-03-05')).toMatchObject({ stage: 'closed', outcome: 'published', facts: { corrected: [{ was: '旧', now: '新' }] } })
  })
})

describe('paths', () => {
  const options = {
    calendar: chinaCalendar,
    start: day('2025-11-03'),
    examples: {
      planned: [{ office: 'o', issuer: 'g', year: 2025, sections }],
      sectionRequested: [{ section: 'measures', unit: 'justice', due: '2025-12-31' }],
      sectionSubmitted: [{ section: 'measures', unit: 'justice', text: '稿' }],
      figuresFrozen: [{ asOf: '2026-01-05', figures }],
      drafted: [text()],
      confirmed: [{ section: 'measures', unit: 'justice' }],
      legallyReviewed: [{ passed: true, opinion: '合法' }],
      secrecyReviewed: [{ passed: true, opinion: '可以公开' }],
    },
  }
  test('every path leads to an ending', () => {
    const result = walk(annualReport, { ...options, maxStates: 600 })
    expect(result).toMatchObject({ faults: [], outcomes: ['published', 'withheld'], unended: [] })
    expect(Object.keys(annualReport.events).filter((e) => !result.happened.includes(e))).toEqual([])
  }, 60_000)
  test('every path, in whatever order things happen', () => {
    expect(everyOrder(annualReport, options)).toMatchObject({ faults: [], outcomes: ['published', 'withheld'] })
  }, 60_000)
})
