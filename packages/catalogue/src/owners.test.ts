import { type AnyProcedure, type AnyView, ownersOf } from '@fadu/procedure'
import { type Line, scenario } from '@fadu/procedure/scenario'
import { expect, test } from 'vitest'
import { administrativeReconsideration, administrativeReconsideration2017, disputeMediation, judicialConfirmation } from './index.ts'
import { application } from './procedures/administrative-reconsideration/scenario-lines.ts'

/** Every party of whom something personal is kept can be found again under its owner: for erasing, and for its receipt. */
const person = (name: string) => ({ kind: 'person', name })
const both = [person('李某'), person('王某')]
const dispute = { organ: '调解中心', applicants: both, respondents: both, kind: 'neighbours', place: '某村', facts: '排水', wish: '恢复' }
const agreement = {
  court: '某法院',
  organisation: '某调委会',
  agreementOn: '2025-03-03',
  performBy: '2025-04-01',
  agreement: '恢复',
  applicants: both,
}

test.each([
  [
    'mediation',
    disputeMediation,
    ['2025-03-03', 'applicant', 'filed', dispute],
    ['applicants-0', 'applicants-1', 'respondents-0', 'respondents-1'],
  ],
  ['reconsideration', administrativeReconsideration, ['2025-07-01', 'applicant', 'filed', application], ['applicants-0']],
  ['reconsideration 2017', administrativeReconsideration2017, ['2023-07-03', 'applicant', 'filed', application], ['applicants-0']],
  ['confirmation', judicialConfirmation, ['2025-03-03', 'judge', 'applied', agreement], ['applicants-0', 'applicants-1']],
] as const)('%s', (_, procedure, line, expected) => {
  const any = procedure as unknown as AnyProcedure
  const view = scenario(any)(line as unknown as Line).on(line[0]) as unknown as AnyView
  const owners = ownersOf(any, view)
  expect([...owners.values()]).toEqual(expected)
  expect([...owners.keys()].every((key) => view.parties.some((p) => p.key === key))).toBe(true)
})
