import { countingsOf, entriesOf, readPeriod, tally } from '@fadu/indicator'
import type { AnyView } from '@fadu/procedure'
import { type Line, scenario } from '@fadu/procedure/scenario'
import { expect, test } from 'vitest'
import { administrativeReconsideration } from '../../procedures/administrative-reconsideration/procedure.ts'
import { accepted, answered, decided, filed, heard } from '../../procedures/administrative-reconsideration/scenario-lines.ts'
import { reconsiderationConcluded } from '../reconsideration-concluded/indicator.ts'
import { reconsiderationMediatedOrWithdrawn } from '../reconsideration-mediated-or-withdrawn/indicator.ts'
import { reconsiderationMediatedRate } from './indicator.ts'

const given = scenario(administrativeReconsideration)
const review = given(filed('2025-07-01'), accepted('2025-07-04'), answered('2025-07-20'), heard('2025-07-21'))
const mediated: Line = ['2025-07-22', 'clerk', 'mediated', { content: '减轻处罚', signed: true }]
const withdrawn: readonly Line[] = [
  ['2025-07-22', 'applicant', 'withdrawalRequested', { reason: '已解决', ownWill: true }],
  ['2025-07-23', 'clerk', 'terminated', { ground: 'withdrawn', reasons: '准予撤回' }],
]
const rejected = given(filed('2025-07-01'), ['2025-07-04', 'clerk', 'rejected', { ground: 'other', reasons: '不属于受理范围' }])
const seen = (told: typeof review): AnyView => told.on('2025-07-31') as AnyView
const [all, admitted] = countingsOf(reconsiderationMediatedRate)

test.each([
  ['mediated', review.and(mediated), { concluded: 1, ended: 1, all: [1, 1], admitted: [1, 1] }],
  ['withdrawn', review.and(...withdrawn), { concluded: 1, ended: 1, all: [1, 1], admitted: [1, 1] }],
  ['decided', review.and(decided('2025-07-31')), { concluded: 1, ended: 0, all: [1, 0], admitted: [1, 0] }],
  ['rejected: concluded, never admitted', rejected, { concluded: 1, ended: 0, all: [1, 0], admitted: [0, 0] }],
  ['running', review, { concluded: 0, ended: 0, all: [0, 0], admitted: [0, 0] }],
])('%s', (_, told, expected) => {
  const view = seen(told)
  const july = readPeriod('2025-07')
  const sums = (counting: Parameters<typeof entriesOf>[0]) => tally(counting, entriesOf(counting, view), july).sums
  const pair = ({ of, hit }: { of: number; hit: number }) => [of, hit]
  expect({
    concluded: sums(reconsiderationConcluded).of,
    ended: sums(reconsiderationMediatedOrWithdrawn).of,
    all: pair(sums(all!)),
    admitted: pair(sums(admitted!)),
  }).toEqual(expected)
})

test('the kind of act is a dimension', () =>
  expect(entriesOf(reconsiderationConcluded, seen(review.and(mediated)))).toMatchObject([{ organ: '复议办', dims: { act: 'penalty' } }]))

test('51 of 91 concluded are 56.0 %, of the 86 admitted 59.3 %: the report of 2021 can be told apart', () => {
  const year = readPeriod('2021')
  const entries = (n: number, hits: number) =>
    Array.from({ length: n }, (_, i) => ({ on: year.from, of: 1, hit: i < hits ? 1 : 0, amount: 0, key: '', organ: '', dims: {} }))
  expect(tally(all!, entries(91, 51), year).value).toMatchObject({ shown: '56.0' })
  expect(tally(admitted!, entries(86, 51), year).value).toMatchObject({ shown: '59.3' })
})
