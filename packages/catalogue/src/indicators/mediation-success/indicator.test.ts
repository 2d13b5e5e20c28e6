import { countingsOf, entriesOf, readPeriod, tally } from '@fadu/indicator'
import type { AnyView } from '@fadu/procedure'
import { type Line, scenario } from '@fadu/procedure/scenario'
import { expect, test } from 'vitest'
import { disputeMediation } from '../../procedures/dispute-mediation/procedure.ts'
import { mediationAmount } from '../mediation-amount/indicator.ts'
import { mediationConcluded } from '../mediation-concluded/indicator.ts'
import { mediationSuccess } from './indicator.ts'

const party = (name: string) => ({ kind: 'person', name })
const dispute = {
  organ: '调解中心',
  applicants: [party('李某')],
  respondents: [party('王某')],
  kind: 'neighbours',
  place: '某村',
  involved: 1_234_500,
  facts: '排水纠纷',
  wish: '恢复排水',
}
const filed: Line = ['2025-07-07', 'applicant', 'filed', dispute]
const assigned: Line = ['2025-07-07', 'lead', 'assigned', { organisation: '某调委会' }]
const open: readonly Line[] = [
  filed,
  assigned,
  ['2025-07-07', 'respondent', 'consented', { how: 'portal' }],
  ['2025-07-07', 'mediator', 'rightsTold', { acknowledged: true }],
  ['2025-07-08', 'mediator', 'sessionHeld', { place: '调解室', present: '双方', minutes: '协商' }],
]
const agreed: Line = [
  '2025-07-09',
  'mediator',
  'agreedInWriting',
  { content: '恢复排水', performBy: '2025-09-30', partiesSigned: true, mediatorSigned: true },
]
const failed: Line = ['2025-07-09', 'mediator', 'failed', { reasons: '分歧较大', channels: ['litigation'] }]
const given = scenario(disputeMediation)
const [all, mediated] = countingsOf(mediationSuccess)

test.each([
  ['agreed: counted on the day of the agreement, before its file is closed', given(...open, agreed), [1, 1, 1, 1], 1_234_500],
  ['failed', given(...open, failed), [1, 0, 1, 0], 1_234_500],
  [
    'declined: ended, and never mediated',
    given(filed, assigned, ['2025-07-08', 'respondent', 'declined', { who: '被申请人' }]),
    [1, 0, 0, 0],
    1_234_500,
  ],
  ['running', given(...open), [0, 0, 0, 0], 0],
  [
    'not accepted: never mediated',
    given(filed, ['2025-07-08', 'intake', 'rejected', { ground: 'other', reasons: '不属于', channels: ['litigation'] }]),
    [0, 0, 0, 0],
    0,
  ],
])('%s', (_, told, expected, fen) => {
  const view = told.on('2025-07-31') as AnyView
  const july = readPeriod('2025-07')
  const sums = (counting: Parameters<typeof entriesOf>[0]) => tally(counting, entriesOf(counting, view), july).sums
  const [a, m] = [sums(all!), sums(mediated!)]
  expect([a.of, a.hit, m.of, m.hit]).toEqual(expected)
  expect(sums(mediationConcluded).of).toBe(expected[0])
  expect(sums(mediationAmount).amount).toBe(fen)
})

test('money is written in 万元', () => {
  const view = given(...open, agreed).on('2025-07-31') as AnyView
  expect(tally(mediationAmount, entriesOf(mediationAmount, view), readPeriod('2025')).value).toMatchObject({ shown: '1.23' })
})
