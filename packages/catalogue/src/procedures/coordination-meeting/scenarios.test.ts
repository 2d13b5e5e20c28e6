import { chinaCalendar, day } from '@fadu/legal-time'
import { everyOrder } from '@fadu/procedure/orders'
import { type Line, scenario } from '@fadu/procedure/scenario'
import { walk } from '@fadu/procedure/walk'
import { describe, expect, test } from 'vitest'
import { agendaOf, coordinationMeeting } from './procedure.ts'

/** 重大行政决策程序暂行条例第二十五条, and rules of the house. */
const given = scenario(coordinationMeeting)
const codes = (refusals: readonly { readonly code: string }[]) => refusals.map((r) => r.code)
const agenda = [
  { id: 'a1', title: '学习行政处罚法', kind: 'law-study' },
  { id: 'a2', title: '停车收费方案', kind: 'major-decision' },
  { id: 'a3', title: '合作协议', kind: 'reviewed' },
]
const meeting = { organ: 'government-office', body: 'executive', ordinal: 3, planned: '2025-11-20', agenda }
const convened = (more: object = {}): Line => ['2025-11-03', 'office', 'convened', { ...meeting, ...more }]
const opinion = (item: string, conclusion = 'lawful'): Line => [
  '2025-11-10',
  'reviewer',
  'opinionGiven',
  { item, conclusion, opinion: '审查意见' },
]
const withdrawn = (item: string): Line => ['2025-11-11', 'office', 'itemWithdrawn', { item, reasons: '材料不全' }]
const held = ['2025-11-20', 'office', 'held', { chair: 'mayor', attendance: ['mayor', 'deputy-mayor'] }] as const
const minutes = (decisions: readonly object[] = []) =>
  ['2025-11-21', 'office', 'minutesIssued', { minutes: '会议议定', decisions }] as const

test('第25条第2款: no discussion of a draft without review or found unlawful; other items in scope by the rule of the house', () => {
  const c = given(convened())
  expect(c.refuses(...held).map((r) => [r.code, r.article])).toEqual([
    ['decision-unreviewed', '重大行政决策程序暂行条例第二十五条第二款'],
    ['opinion-missing', undefined],
  ])
  expect(codes(c.and(opinion('a2', 'unlawful'), opinion('a3', 'unlawful')).refuses(...held))).toEqual([
    'decision-unlawful',
    'opinion-negative',
  ])
  expect(c.and(opinion('a2'), opinion('a3', 'amended'), held).on('2025-11-20').stage).toBe('minutes')
})
test('an item that is withdrawn is not asked about; a later opinion counts', () => {
  const c = given(convened(), withdrawn('a2'), opinion('a3', 'unlawful'), opinion('a3', 'amended'))
  expect(agendaOf(c.on('2025-11-11').facts).map((a) => a.id)).toEqual(['a1', 'a3'])
  expect(c.and(held).on('2025-11-20').stage).toBe('minutes')
  expect(codes(c.and(withdrawn('a1'), withdrawn('a3')).refuses(...held))).toEqual(['agenda-empty'])
  expect(codes(c.refuses('2025-11-12', 'reviewer', 'opinionGiven', { item: 'a2', conclusion: 'lawful', opinion: '迟到' }))).toEqual([
    'item-unknown',
  ])
})
test('a decision belongs to an item, and becomes a task only with a lead and a deadline', () => {
  const c = given(convened({ agenda: [agenda[0]] }), held)
  expect(codes(c.refuses(...minutes([{ id: 'd1', item: 'x', title: '落实', lead: 'justice' }])))).toEqual([
    'item-unknown',
    'lead-without-deadline',
  ])
  const end = c.and(minutes([{ id: 'd1', item: 'a1', title: '落实', lead: 'justice', deadline: '2026-03-31' }])).on('2025-11-21')
  expect(end).toMatchObject({ outcome: 'held', documents: [{ key: 'minutes' }] })
})
test('five working days for the minutes', () => {
  expect(given(convened({ agenda: [agenda[0]] }), held).on('2025-11-20').limits.minutes).toMatchObject({
    due: { on: '2025-11-27' },
    internal: true,
  })
})

describe('paths', () => {
  const options = {
    calendar: chinaCalendar,
    start: day('2025-11-03'),
    examples: {
      convened: [
        {
          ...meeting,
          agenda: [
            { id: 'a', title: '议题', kind: 'reviewed' },
            { id: 'b', title: '学法', kind: 'law-study' },
          ],
        },
      ],
      materialsAdded: [{ item: 'a' }],
      opinionGiven: [
        { item: 'a', conclusion: 'lawful', opinion: '合法' },
        { item: 'a', conclusion: 'unlawful', opinion: '不合法' },
      ],
      itemWithdrawn: [{ item: 'a', reasons: '撤' }],
      minutesIssued: [{ minutes: '纪要' }],
    },
  }
  test('every path leads to an ending', () => {
    const result = walk(coordinationMeeting, { ...options, maxStates: 800 })
    expect(result).toMatchObject({ faults: [], outcomes: ['cancelled', 'held'], unended: [] })
    expect(Object.keys(coordinationMeeting.events).filter((e) => !result.happened.includes(e))).toEqual([])
  }, 60_000)
  test('every path, in whatever order things happen', () => {
    expect(everyOrder(coordinationMeeting, options)).toMatchObject({ faults: [], outcomes: ['cancelled', 'held'] })
  }, 60_000)
})
