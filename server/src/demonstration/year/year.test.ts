import { figures } from '@fadu/catalogue'
import { plusDays } from '@fadu/legal-time'
import { foldDeltas } from '@fadu/store'
import { enginesHere, type TestDatabases, testDatabases } from '@fadu/store/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actOn } from '../../testing/plans.ts'
import { reportParts } from '../../testing/reports.ts'
import { morningOf, openTestHouse, type TestHouse } from '../../testing/test-house.ts'
import { admittedRate, expectedIn } from './expected.ts'
import { sendYear, type YearSent } from './send-year.ts'
import { partOfYear, wholeYear } from './volumes.ts'

/**
 * A synthetic year through the bulk door, and every figure of the report reckoned from it. A part of the year: a tenth of the mediations
 * and a hundredth of the check-ups, everything else whole. FADU_WHOLE_YEAR=yes sends all of it, which takes minutes.
 */
const whole = process.env.FADU_WHOLE_YEAR === 'yes'
const volumes = whole ? wholeYear : partOfYear

let databases: TestDatabases
let test: TestHouse
let sent: YearSent
beforeAll(
  async () => {
    databases = await testDatabases()
    test = await openTestHouse(await databases.fresh(enginesHere()[0]!))
    const house = await test.app.listen({ port: 0, host: '127.0.0.1' })
    sent = await sendYear({ house, year: 2025, seed: 1, volumes, cookie: await test.cookieOf('registrar') })
  },
  whole ? 3_600_000 : 300_000,
)
afterAll(async () => {
  await test?.close()
  await databases?.close()
})

describe('a synthetic year', () => {
  it('is recorded without a fault', () => {
    expect(sent.faults.slice(0, 5)).toEqual([])
    expect(sent.known).toBe(0)
    expect(sent.events).toBeGreaterThan(20_000)
    if (whole) process.stdout.write(`${sent.cases} cases, ${sent.events} entries in ${Math.round(sent.took / 1000)} s\n`)
  })
  it('holds every figure of the report, before and after it is folded', async () => {
    const reckoned = async () => {
      const { items } = await test.must('indicators', { as: 'rule-office', query: { period: '2025' } })
      const byId = new Map(items.map((item) => [item.id, item]))
      expect(byId.get('reconsideration-mediated-rate')!.readings[0]!.value.shown).toBe(admittedRate)
      return Object.fromEntries(figures.map(({ name }) => [name, byId.get(name)!.value.shown]))
    }
    expect(await reckoned()).toEqual(expectedIn(volumes))
    await foldDeltas(test.house.store)
    expect(await reckoned()).toEqual(expectedIn(volumes))
  })
  it('is printed whole in the report of the year, each figure with the cases it was counted from', async () => {
    test.clock.set(morningOf(plusDays(test.clock.today(), 1)))
    const asOf = plusDays(test.clock.today(), -1)
    const sections = reportParts.map((part) => ({ id: part, part, title: part }))
    const { id } = await test.must('open', {
      as: 'rule-office',
      body: { procedure: 'annual-report', paper: { office: 'justice', issuer: 'government', year: 2025, sections } },
    })
    const asked = figures.map(({ name, qualifier }) => ({ indicator: name, qualifier }))
    const proposal = await test.must('reportFigures', { as: 'rule-office', params: { id }, body: { asOf, figures: asked, before: false } })
    const frozen = proposal.figures.map(({ term: _, printed: __, because: ___, ...figure }) => figure)
    await actOn(test, id, 'figuresFrozen', { asOf, figures: frozen })
    const text = figures.map(({ name }) => `{{${name}}}`).join('，')
    await actOn(test, id, 'drafted', {
      sections: sections.map((s) => ({ ...s, text: s.part === 'measures' ? text : '按照规定履行职责。' })),
    })
    const report = await test.must('report', { as: 'rule-office', params: { id } })
    const expected = expectedIn(volumes)
    expect(Object.fromEntries(report.figures.map((f) => [f.indicator, f.value]))).toEqual(
      Object.fromEntries(Object.entries(expected).map(([name, value]) => [name, Number(value)])),
    )
    const pieces = report.parts[1]!.sections[0]!.pieces.flatMap((piece) => ('figure' in piece ? [piece.printed] : []))
    expect(pieces).toHaveLength(95)
    expect(pieces.filter((printed) => printed === '—' || !/\d/.test(printed))).toEqual([])
    expect(pieces[figures.findIndex((f) => f.id === 'F001-02')]).toBe('1年')
    expect(report.contradictions).toEqual([])
    const rate = report.figures.find((f) => f.indicator === 'reconsideration-mediated-rate')!
    expect(rate).toMatchObject({ printed: '56.0%', numerator: 51, denominator: 91, recheck: 'same' })
    expect(rate.definition?.readings).toMatchObject([{ printed: `${admittedRate}%`, numerator: 51, of: 86 }])
    for (const { indicator, opens } of report.figures) {
      expect(opens, indicator).toBe(true)
      const { items, notShown } = await test.must('indicatorCases', {
        as: 'rule-office',
        params: { id: indicator },
        query: { period: '2025', asOf },
      })
      expect(items.length + notShown, indicator).toBeGreaterThan(0)
    }
  })
})
