import type { Line, Told } from '@fadu/procedure/scenario'
import type { ReconsiderationPapers } from './papers.ts'

/** Lines the scenarios of both editions are made of. The people and organs in them are invented. */

export const person = { kind: 'person', name: '张某' }
export const application = {
  organ: '复议办',
  applicants: [person],
  respondent: '某镇政府',
  actKind: 'penalty',
  act: '罚款决定',
  actOn: '2025-06-02',
  knewOn: '2025-06-03',
  requests: '撤销',
  reasons: '事实不清',
}
export const filed = (on: string, more: object = {}): Line => [on, 'applicant', 'filed', { ...application, ...more }]
export const accepted = (on: string, more: object = {}): Line => [on, 'clerk', 'accepted', more]
export const answered = (on: string): Line => [on, 'respondent', 'answered', { answer: '处罚合法' }]
export const heard = (on: string): Line => [on, 'clerk', 'heard', { how: 'phone', whom: '申请人', minutes: '陈述意见' }]
export const decided = (on: string, more: object = {}): Line => [
  on,
  'clerk',
  'decided',
  { outcome: 'upheld', reasons: '事实清楚', ...more },
]
export const suspended = (on: string, ground: string): Line => [on, 'clerk', 'suspended', { ground }]
export const resumed = (on: string): Line => [on, 'clerk', 'resumed', {}]
export const normOpened = (on: string, own: 'request' | 'ex_officio', competent: boolean): Line => [
  on,
  'clerk',
  'normOpened',
  { document: '某办法', own, competent },
]

type Case = Told<ReconsiderationPapers, string>
/** Serves the latest document of this key on one party. */
export const served = (told: Case, on: string, key: string, party: string): Case => {
  const document = told
    .on(on)
    .documents.filter((d) => d.key === key)
    .at(-1)!.seq
  return told.and([on, 'clerk', 'document.served', { document, key, party, method: 'direct' }])
}
export const due = (told: Case, on: string, key: string): string | undefined => told.on(on).limits[key]?.due.on
export const codes = (refusals: readonly { readonly code: string }[]): readonly string[] => refusals.map((r) => r.code)
