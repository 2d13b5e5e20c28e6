import { day } from '@fadu/legal-time'
import { type Line, scenario } from '@fadu/procedure/scenario'
import { expect, test } from 'vitest'
import { task } from '../../procedures/task/procedure.ts'
import { taskOnTime } from './indicator.ts'

const given = scenario(task)
const file = { hash: 'a'.repeat(64), name: '台账.pdf', type: 'application/pdf', size: 100 }
const assigned: Line = [
  '2025-07-01',
  'office',
  'assigned',
  { office: 'justice', origin: 'plan', title: '建设调解室', lead: 'market', deadline: '2025-09-30' },
]
const acknowledged: Line = ['2025-07-02', 'unit', 'acknowledged', {}]
const completed = (on: string): Line => [on, 'unit', 'completed', { text: '完成', evidence: [file] }]
const counted = (on: string, ...lines: readonly Line[]) =>
  taskOnTime.entries(given(assigned, acknowledged, ...lines).on(on) as never, day(on))

test('counted for the lead unit on the day it was due, once it is certain', () => {
  expect(counted('2025-09-01')).toEqual([])
  expect(counted('2025-09-20', completed('2025-09-20'))).toEqual([{ on: '2025-09-30', hit: 1, organ: 'market' }])
  expect(counted('2025-10-01')).toEqual([{ on: '2025-09-30', hit: 0, organ: 'market' }])
  expect(counted('2025-10-09', completed('2025-10-09'))).toEqual([{ on: '2025-09-30', hit: 0, organ: 'market' }])
})
test('a task that is dropped does not count', () =>
  expect(counted('2025-10-09', ['2025-08-01', 'office', 'dropped', { ground: 'merged', reasons: '并入' }])).toEqual([]))
