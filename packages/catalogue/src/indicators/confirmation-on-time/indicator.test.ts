import { type Line, scenario } from '@fadu/procedure/scenario'
import { expect, test } from 'vitest'
import { judicialConfirmation } from '../../procedures/judicial-confirmation/procedure.ts'
import { confirmationOnTime } from './indicator.ts'

const agreement = {
  court: '某法院',
  organisation: '某调委会',
  agreementOn: '2025-07-07',
  performBy: '2025-08-09',
  agreement: '恢复排水',
  applicants: ['李某', '王某'].map((name) => ({ kind: 'person', name })),
}
const open = scenario(judicialConfirmation)(['2025-07-08', 'judge', 'applied', agreement], ['2025-07-08', 'judge', 'docketed', {}])
const confirmed = (on: string): Line => [on, 'judge', 'confirmed', { reasons: '自愿、合法' }]

test.each([
  ['still running: not counted', open.on('2025-08-07'), []],
  ['decided on the last day: hit', open.and(confirmed('2025-08-07')).on('2025-08-07'), [{ on: '2025-08-07', hit: 1 }]],
  ['overdue and open: miss', open.on('2025-08-08'), [{ on: '2025-08-07', hit: 0 }]],
])('%s', (_, view, entries) => expect(confirmationOnTime.entries(view, view.today)).toEqual(entries))
