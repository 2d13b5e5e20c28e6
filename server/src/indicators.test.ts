import type { IndicatorView } from '@fadu/contract'
import { foldDeltas, rebuild } from '@fadu/store'
import { enginesHere, type TestDatabases, testDatabases } from '@fadu/store/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { act, disputePaper, file, settle } from './testing/matters.ts'
import { morningOf, openTestHouse, type TestHouse } from './testing/test-house.ts'

/** From the filed case to the number and back: values, targets, the past, and who may see what a number is made of. */

let databases: TestDatabases
let test: TestHouse
const year = { period: '2026' }
beforeAll(async () => {
  databases = await testDatabases()
  test = await openTestHouse(await databases.fresh(enginesHere()[0]!))
  for (let n = 0; n < 4; n++) await settle(test, (await file(test)).id)
  test.clock.set(morningOf('2026-03-03'))
  for (let n = 0; n < 2; n++) {
    const [organ, lead] = n === 0 ? (['centre', 'lead'] as const) : (['west-centre', 'west-lead'] as const)
    const { id } = await test.must('open', {
      as: lead,
      body: { procedure: 'dispute-mediation', paper: disputePaper({ organ, channel: 'counter' }) },
    })
    await act(test, lead, id, 'assigned', { organisation: 'committee', mediator: 'mediator' })
    await act(test, 'mediator', id, 'declined', { who: '对方当事人' })
  }
})
afterAll(async () => {
  await test?.close()
  await databases?.close()
})

const list = (query: object = year) => test.must('indicators', { as: 'rule-office', query })
const rowOf = async (id: string, query: object = year) => (await list(query)).items.find((item) => item.id === id)!
const sheet = (id: string, query: object = year): Promise<IndicatorView> => test.must('indicator', { as: 'mayor', params: { id }, query })

const enter = (register: string, entry: object) =>
  test.must('open', { as: 'rule-office', body: { procedure: `register:${register}`, paper: { from: test.house.clock.today(), entry } } })

describe('a number', () => {
  it('is the sum of what its cases add, in both readings, the same before and after it is folded', async () => {
    const expected = {
      value: { state: 'known', shown: '66.7', of: 6, hit: 4 },
      readings: [{ key: 'mediated', value: { state: 'too-few', of: 4, hit: 4 } }],
    }
    expect(await rowOf('mediation-success')).toMatchObject(expected)
    expect(await foldDeltas(test.house.store)).toBeGreaterThan(0)
    expect(await rowOf('mediation-success')).toMatchObject(expected)
    expect((await rowOf('mediation-amount')).value.shown).toBe('0.72')
    expect(await rebuild(test.house.store, { compare: true })).toMatchObject({ differences: [], cells: 0 })
  })
  it('can be had for a month, a span, and as it was known on a past day', async () => {
    const of = async (query: object) => (await rowOf('mediation-concluded', query)).value.shown
    expect(await of({ period: '2026-03' })).toBe('6')
    expect(await of({ period: '2026-03-03..2026-03-03' })).toBe('2')
    expect(await of({ period: '2026-02' })).toBe('0')
    expect(await of({ period: '2026', asOf: '2026-03-02' })).toBe('4')
    expect((await rowOf('mediation-concluded', { period: '2027' })).value.state).toBe('unknown')
  })
  it('says what it counts, how it went, and comes from which organs: small cells hidden, and what gives them away', async () => {
    const page = await sheet('mediation-concluded')
    expect(page.numerator.zh).toContain('达成协议')
    expect(page.series.at(-1)).toMatchObject({ period: { name: '2026-03' }, value: { shown: '6' } })
    expect(page.organs.map(({ name, value }) => [name.zh, value.state])).toEqual([
      ['试验区社会治理中心', 'hidden'],
      ['西街调解中心', 'hidden'],
    ])
    expect(page.dimensions.map(({ key }) => key)).toEqual(['kind', 'channel'])
    expect(page.sentence.zh).toContain('2026')
  })
  it('that nobody defined is not there', async () => {
    expect((await test.call('indicator', { as: 'mayor', params: { id: 'nothing' } })).status).toBe(404)
    expect((await test.call('indicators', { as: 'mayor', query: { period: '2026-13' } })).status).toBe(400)
  })
})

describe('the cases of a number', () => {
  const cases = (as: 'rule-office' | 'lead' | 'head', query: object = {}) =>
    test.must('indicatorCases', { as, params: { id: 'mediation-concluded' }, query: { ...year, ...query } })
  it('are listed for who may see them, and counted for who may not', async () => {
    const seen = await cases('lead')
    expect([seen.items.length, seen.notShown]).toEqual([5, 1])
    expect(seen.items[0]).toMatchObject({ on: '2026-03-03', organ: '试验区社会治理中心' })
    const elsewhere = await cases('head')
    expect([elsewhere.items.length, elsewhere.notShown]).toEqual([0, 6])
  })
  it('by organ, by numerator, and as they were known', async () => {
    const agreed = await test.must('indicatorCases', { as: 'lead', params: { id: 'mediation-success' }, query: { ...year, hit: 'yes' } })
    expect(agreed.items.length + agreed.notShown).toBe(4)
    expect((await cases('lead', { organ: 'west-centre' })).notShown).toBe(1)
    expect((await cases('lead', { asOf: '2026-03-02' })).items).toHaveLength(4)
    expect((await test.call('indicatorCases', { as: 'lead', params: { id: 'mediation-success' }, query: { reading: 'no' } })).status).toBe(
      404,
    )
  })
  it('whoever opens them is written down', async () => {
    const { items } = await test.must('accessLog', { as: 'auditor', query: { purpose: '抽查', act: 'indicator.opened' } })
    expect(items.length).toBeGreaterThan(0)
  })
})

describe('a target', () => {
  it('is judged with the values there are, and one that cannot be judged says why', async () => {
    await enter('indicator-targets', {
      indicator: 'mediation-success',
      requires: 'at-least',
      value: '90',
      due: '2026-12-31',
      source: '要点第三条',
    })
    await enter('indicator-targets', {
      indicator: 'mediation-concluded',
      requires: 'increase',
      over: '2025',
      value: '20',
      due: '2026-12-31',
      source: '要点第四条',
    })
    const { sentence, items } = await list()
    const success = items.find(({ id }) => id === 'mediation-success')!
    expect(success.targets).toMatchObject([{ state: 'behind', how: 'level', needed: '≥90', reached: '66.7', source: '要点第三条' }])
    expect(sentence.zh).toContain('矛盾纠纷调解成功率')
    // Last year nothing was concluded: twenty per cent more than nought is nought.
    expect(items.find(({ id }) => id === 'mediation-concluded')!.targets).toMatchObject([{ state: 'met' }])
    expect((await sheet('mediation-success')).sentence.zh).toContain('≥90')
  })
})

describe('a figure from outside', () => {
  it('goes the one write path: signed for, or refused', async () => {
    const figure = {
      indicator: 'satisfaction',
      period: '2026-Q1',
      value: '96.5',
      source: '市统计局',
      reckonedOn: '1200个样本',
      signedBy: 'rule-office',
      signedOn: '2026-03-03',
    }
    await enter('external-figures', figure)
    const refused = await test.call('open', {
      as: 'rule-office',
      body: { procedure: 'register:external-figures', paper: { from: '2026-03-03', entry: { ...figure, source: '' } } },
    })
    expect(refused.status).toBe(422)
    expect((await test.call('open', { as: 'lead', body: { procedure: 'register:external-figures', paper: {} } })).status).toBe(403)
    expect((await test.must('register', { as: 'rule-office', params: { register: 'external-figures' }, query: {} })).items).toHaveLength(1)
  })
})
