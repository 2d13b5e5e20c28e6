import { chinaCalendar, day } from '@fadu/legal-time'
import { everyOrder } from '@fadu/procedure/orders'
import { walk } from '@fadu/procedure/walk'
import { describe, expect, test } from 'vitest'
import { planAdoption } from './procedure.ts'
import { item, plan } from './scenario-lines.ts'

describe('paths', () => {
  const examples = {
    registered: [plan],
    commitmentsRead: [{ reader: '规则', document: 'x', items: [item('a')], discardsCorrections: true }],
    itemsCorrected: [{ changes: [{ change: 'remove', item: 'a', reason: '无' }] }, { changes: [{ change: 'restore', item: 'a' }] }],
    itemsConfirmed: [{ items: ['a'], assignments: [{ item: 'a', lead: 'u', deadline: '2025-12-31' }] }],
    targetsAdopted: [{ targets: [{ item: 'a', indicator: 'i', comparator: 'exists', by: '2025-12-31' }] }],
    handedOut: [{ items: ['a'] }],
    taskEnded: [{ item: 'a', outcome: 'done' }],
    replaced: [
      { later: '00000000-0000-7000-8000-000000000009', from: '2025-10-09', changes: [{ item: 'a', effect: 'kept' }], reasons: '更新' },
    ],
    ended: [{ ground: 'expired', reasons: '期满' }],
  }
  const options = { calendar: chinaCalendar, start: day('2025-07-01'), examples }
  test('every path leads to an ending', () => {
    const result = walk(planAdoption, options)
    expect(result).toMatchObject({ faults: [], bounded: false, outcomes: ['ended', 'replaced'], unended: [] })
    expect(Object.keys(planAdoption.events).filter((e) => !result.happened.includes(e))).toEqual([])
  }, 60_000)
  // Every gate looks at the whole tree, so all acts at once have too many orders: those of reading and those of the tasks apart.
  const without = (events: readonly string[], limits: readonly string[]) =>
    ({
      ...planAdoption,
      events: Object.fromEntries(Object.entries(planAdoption.events).filter(([key]) => !events.includes(key))),
      limits: Object.fromEntries(Object.entries(planAdoption.limits).filter(([key]) => !limits.includes(key))),
    }) as unknown as typeof planAdoption
  test.each([
    ['reading', ['targetsAdopted', 'handedOut', 'taskEnded'], ['handOut']],
    ['tasks', ['itemsCorrected', 'targetsAdopted'], []],
  ])(
    'every path, in whatever order things happen: %s',
    (_, events, limits) => {
      const result = everyOrder(without(events, limits), options)
      expect(result).toMatchObject({ faults: [], outcomes: ['ended', 'replaced'] })
    },
    60_000,
  )
})
