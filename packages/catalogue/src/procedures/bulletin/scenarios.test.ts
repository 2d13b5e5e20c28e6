import { chinaCalendar, day } from '@fadu/legal-time'
import { everyOrder } from '@fadu/procedure/orders'
import { type Line, scenario } from '@fadu/procedure/scenario'
import { walk } from '@fadu/procedure/walk'
import { describe, expect, test } from 'vitest'
import { bulletin } from './procedure.ts'

const given = scenario(bulletin)
const codes = (refusals: readonly { readonly code: string }[]) => refusals.map((r) => r.code)
const figure = { indicator: 'disputes-mediated', period: '2025', value: 9, asOf: '2025-09-30' }
const sent = {
  office: 'rule-office',
  unit: 'justice',
  kind: 'display',
  title: '三季度成果',
  text: '各单位进展',
  figures: [{ ...figure, verified: true }],
}
const submitted = (more: object = {}): Line => ['2025-10-09', 'unit', 'submitted', { ...sent, ...more }]
const edited = (more: object = {}): Line => [
  '2025-10-10',
  'office',
  'edited',
  { title: '三季度成果', text: '各单位\n进展', figures: sent.figures, ...more },
]
const approved: Line = ['2025-10-13', 'lead', 'approved', {}]

test('submitted, edited, approved, issued with the next number of the year', () => {
  const c = given(submitted(), edited(), approved, ['2025-10-14', 'office', 'issued', { public: true }]).on('2025-10-14')
  expect(c).toMatchObject({
    stage: 'closed',
    outcome: 'issued',
    documents: [{ key: 'bulletin', number: { series: 'bulletin', year: 2025, n: 1 } }],
  })
})
test('it goes to units, each of which receives it once', () => {
  const c = given(submitted(), edited(), approved, ['2025-10-14', 'office', 'issued', { sentTo: ['justice', 'market'] }])
  expect(c.and(['2025-10-15', 'reader', 'received', { unit: 'market' }]).on('2025-10-15').facts.received).toHaveLength(1)
  const twice = c.and(['2025-10-15', 'reader', 'received', { unit: 'market' }])
  expect(codes(twice.refuses('2025-10-16', 'reader', 'received', { unit: 'market' }))).toEqual(['not-sent-there'])
  expect(codes(c.refuses('2025-10-16', 'reader', 'received', { unit: 'finance' }))).toEqual(['not-sent-there'])
})
test('a figure stands in the text by reference, and is printed as it was reckoned', () => {
  const text = '调解{{disputes-mediated@2025}}。'
  const figures = [{ ...figure, verified: true, printed: '9件' }]
  expect(codes(given(submitted()).refuses('2025-10-10', 'office', 'edited', { title: '成果', text, figures: [] }))).toEqual([
    'figure-missing',
  ])
  const c = given(submitted(), edited({ text, figures }), approved, ['2025-10-14', 'office', 'issued', { sentTo: ['market'] }])
  const printed = bulletin.documents.bulletin.text({
    view: c.on('2025-10-14') as never,
    paper: {},
    on: day('2025-10-14'),
    partyName: (party) => party.name,
    entryName: (id) => `单位${id}`,
  })
  expect(printed.paragraphs).toEqual(['调解9件。', '发送：单位market。'])
})
test('only verified figures are shown', () => {
  const c = given(submitted(), edited({ figures: [figure] }))
  expect(codes(c.refuses(...(approved as [string, string, string, object])))).toEqual(['figures-unverified'])
})
test('what is sent back is edited again; ten working days to edit', () => {
  const c = given(submitted())
  expect(c.on('2025-10-09').limits.editing).toMatchObject({ due: { on: '2025-10-22' }, internal: true })
  expect(c.and(edited(), ['2025-10-13', 'lead', 'returned', { reasons: '数据有误' }]).on('2025-10-13').stage).toBe('editing')
})

describe('paths', () => {
  const options = {
    calendar: chinaCalendar,
    start: day('2025-11-03'),
    examples: { issued: [{ sentTo: ['justice'] }], received: [{ unit: 'justice' }] },
  }
  test('every path leads to an ending', () => {
    const result = walk(bulletin, { ...options })
    expect(result).toMatchObject({ faults: [], outcomes: ['declined', 'issued'], unended: [] })
    expect(Object.keys(bulletin.events).filter((e) => !result.happened.includes(e))).toEqual([])
  }, 60_000)
  test('every path, in whatever order things happen', () => {
    expect(everyOrder(bulletin, options)).toMatchObject({ faults: [], outcomes: ['declined', 'issued'] })
  }, 60_000)
})
