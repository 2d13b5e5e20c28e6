import { chinaCalendar, day } from '@fadu/legal-time'
import { everyOrder } from '@fadu/procedure/orders'
import { type Line, scenario } from '@fadu/procedure/scenario'
import { walk } from '@fadu/procedure/walk'
import { describe, expect, test } from 'vitest'
import { leaderStatement } from './procedure.ts'

const given = scenario(leaderStatement)
const statement = {
  office: 'rule-office',
  unit: 'market',
  post: 'market-head',
  year: 2025,
  items: [{ duty: 'deploy', text: '部署执法规范化' }],
}
const drafted: Line = ['2025-11-03', 'unit', 'drafted', statement]

test('drafted, reviewed, presented, filed: a post is named, no person is rated', () => {
  const c = given(
    drafted,
    ['2025-11-10', 'office', 'reviewed', { opinion: '属实' }],
    ['2025-12-01', 'unit', 'presented', { meeting: '区委常委会' }],
    ['2025-12-02', 'office', 'filed', { problems: [{ id: 'p1', text: '队伍薄弱', lead: 'market', deadline: '2026-06-30' }] }],
  )
  expect(c.on('2025-12-02')).toMatchObject({ stage: 'closed', outcome: 'filed' })
})
test('ten working days to review, and again after a revision', () => {
  expect(given(drafted).on('2025-11-03').limits.review).toMatchObject({ due: { on: '2025-11-17' }, internal: true })
  const c = given(drafted, ['2025-11-05', 'office', 'returned', { reasons: '缺少佐证' }], ['2025-11-06', 'unit', 'revised', statement])
  expect(c.on('2025-11-06')).toMatchObject({ stage: 'review', limits: { review: { due: { on: '2025-11-20' }, status: 'running' } } })
})

describe('paths', () => {
  const options = { calendar: chinaCalendar, start: day('2025-11-03'), examples: {} }
  test('every path leads to an ending', () => {
    const result = walk(leaderStatement, { ...options })
    expect(result).toMatchObject({ faults: [], outcomes: ['filed', 'withdrawn'], unended: [] })
    expect(Object.keys(leaderStatement.events).filter((e) => !result.happened.includes(e))).toEqual([])
  }, 60_000)
  test('every path, in whatever order things happen', () => {
    expect(everyOrder(leaderStatement, options)).toMatchObject({ faults: [], outcomes: ['filed', 'withdrawn'] })
  }, 60_000)
})
