import { randomUUID } from 'node:crypto'
import type { PostName } from './test-district.ts'
import type { TestHouse } from './test-house.ts'

/** Matters as residents bring them, and the steps by which posts work them off through the HTTP interface. */

export const resident = {
  kind: 'person',
  name: '周某安',
  phone: '00012345678',
  identityNumber: '11010519491231002X',
  address: '试验区柳岸路八号',
} as const
export const neighbour = { kind: 'person', name: '郑某平', phone: '00087654321', address: '试验区柳岸路九号' } as const

export const disputePaper = (more: object = {}) => ({
  organ: 'centre',
  applicants: [resident],
  respondents: [neighbour],
  kind: 'neighbours',
  place: '柳岸路',
  involved: 120_000,
  facts: '楼上渗水，协商未果。',
  wish: '修好并赔偿粉刷费用。',
  evidence: [],
  ...more,
})

export const applicationPaper = (more: object = {}) => ({
  organ: 'justice',
  applicants: [resident],
  respondent: 'market',
  actKind: 'penalty',
  act: '罚款五千元的决定',
  knewOn: '2026-02-10',
  requests: '撤销该决定。',
  reasons: '处罚过重。',
  evidence: [],
  ...more,
})

export const filing = (procedure: 'dispute-mediation' | 'administrative-reconsideration', more: object = {}) => ({
  procedure,
  paper: procedure === 'dispute-mediation' ? disputePaper(more) : applicationPaper(more),
})

export interface Filed {
  readonly id: string
  readonly reference: string
  readonly secret: string
  readonly hash: string
}

/** A resident files on the portal; the case's identifier is what a post of the organ finds under the number. */
export async function file(
  test: TestHouse,
  procedure: 'dispute-mediation' | 'administrative-reconsideration' = 'dispute-mediation',
  more: object = {},
): Promise<Filed> {
  const { reference, secret, hash } = await test.must('file', {
    body: filing(procedure, more),
    headers: { 'idempotency-key': randomUUID() },
  })
  const found = await test.must('worklist', {
    as: procedure === 'dispute-mediation' ? 'lead' : 'officer',
    query: { text: reference, state: 'all' },
  })
  return { id: found.items[0]!.case, reference, secret, hash }
}

/** One act through a post, which must be lawful. */
export const act = (test: TestHouse, as: PostName, id: string, event: string, paper: Record<string, unknown> = {}, more: object = {}) =>
  test.must('act', { as, params: { id }, body: { event, paper, ...more } })

/** From filing to a written agreement by the mediator named. */
export async function settle(test: TestHouse, id: string): Promise<void> {
  await act(test, 'lead', id, 'assigned', { organisation: 'committee', mediator: 'mediator' })
  await act(test, 'mediator', id, 'consented', { how: 'spoken' })
  await act(test, 'mediator', id, 'rightsTold', { acknowledged: true })
  await act(test, 'mediator', id, 'sessionHeld', { place: '调解室', present: '双方', minutes: '双方各让一步。' })
  await act(test, 'mediator', id, 'agreedInWriting', {
    content: '三日内修好，赔偿八百元。',
    involved: 80_000,
    performBy: test.house.clock.today(),
    partiesSigned: true,
    mediatorSigned: true,
  })
}

export const applyForConfirmation = (test: TestHouse, id: string) =>
  act(test, 'mediator', id, 'confirmationApplied', { court: 'court', jointly: true })

/** Accepts a reconsideration in the ordinary track and serves both notices. */
export async function accept(test: TestHouse, id: string, more: object = {}): Promise<void> {
  const { seq } = await act(test, 'officer', id, 'accepted', { track: 'ordinary', ...more })
  const parties = (await test.must('case', { as: 'officer', params: { id } })).parties
  for (const [key, role] of [
    ['acceptanceNotice', 'applicant'],
    ['answerNotice', 'respondent'],
  ] as const) {
    await act(test, 'officer', id, 'document.served', {
      document: seq,
      key,
      party: parties.find((p) => p.role === role)!.key,
      method: 'direct',
    })
  }
}

/** Answer of the organ and hearing of the applicant: what a decision waits for in an ordinary case. */
export async function hear(test: TestHouse, id: string): Promise<void> {
  await act(test, 'market-legal', id, 'answered', { answer: '请求维持。', evidence: [] })
  await act(test, 'officer', id, 'heard', { how: 'phone', whom: '申请人', minutes: '补充了改正经过。' })
}

/** Draft, signature of the head, signature of the deputy mayor: the decision stands. @returns the entry that issued it */
export async function decide(test: TestHouse, id: string): Promise<number> {
  const { seq: draft } = await act(test, 'officer', id, 'decided', { outcome: 'revoked', reasons: '幅度与情节不相当。', redo: true })
  await act(test, 'head', id, 'draft.signed', { draft, opinion: '同意' })
  return (await act(test, 'mayor', id, 'draft.signed', { draft, opinion: '同意' })).seq
}
