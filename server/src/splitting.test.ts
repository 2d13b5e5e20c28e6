import { enginesHere, type TestDatabases, testDatabases } from '@fadu/store/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { followReaction } from './jobs/follow-reactions.ts'
import { act, type Filed, file, neighbour, resident } from './testing/matters.ts'
import type { PostName } from './testing/test-district.ts'
import { morningOf, openTestHouse, type TestHouse } from './testing/test-house.ts'

/** One of several parties goes on in a case of its own: the day of filing counts on, both cases name each other, and nobody loses the way. */

let databases: TestDatabases
let test: TestHouse
beforeAll(async () => {
  databases = await testDatabases()
  test = await openTestHouse(await databases.fresh(enginesHere()[0]!), { withQueue: true })
})
afterAll(async () => {
  await test?.close()
  await databases?.close()
})

const other = { kind: 'person', name: '孟某秋', phone: '00033445566' } as const
const seen = (id: string, as: PostName = 'lead') => test.must('case', { as, params: { id } })
const split = (id: string, party: string, as: PostName = 'lead', more: object = {}) =>
  test.call('act', {
    as,
    params: { id },
    body: { event: 'case.split', paper: { party, reason: '两户损失和责任不同，分别调解。' }, ...more },
  })
const run = (id: string, seq: number) => followReaction(test.house, { reaction: 'engine:split', case: id, seq })

async function filedByTwo(): Promise<Filed> {
  test.clock.set(morningOf('2026-03-02'))
  const filed = await file(test, 'dispute-mediation', { applicants: [resident, other] })
  test.clock.set(morningOf('2026-03-09'))
  return filed
}

describe('a split', () => {
  it('opens a case for the one party against the same other side, with the earlier beginning, its own number, and both name each other', async () => {
    const { id, reference } = await filedByTwo()
    const { seq } = (await split(id, 'applicant-2')).answer
    await run(id, seq)
    const left = await seen(id)
    expect(left.parties.map((p) => p.key)).toEqual(['applicant-1', 'respondent-1'])
    expect(left.links).toMatchObject([{ relation: 'split', direction: 'to', open: true }])
    const own = await seen(left.links[0]!.case)
    expect(own.reference).not.toBe(reference)
    expect(own).toMatchObject({ began: '2026-03-02', stage: left.stage, links: [{ relation: 'split', direction: 'from', reference }] })
    expect(own.parties.map((p) => [p.key, p.name.slice(0, 1)])).toEqual([
      ['applicant-1', '孟'],
      ['respondent-1', '郑'],
    ])
    expect(own.links[0]!.history?.map((h) => h.seq)).toEqual([1])
  })

  it('is done once, though its job runs twice', async () => {
    const { id } = await filedByTwo()
    const { seq } = (await split(id, 'applicant-2')).answer
    await run(id, seq)
    await run(id, seq)
    expect((await seen(id)).links).toHaveLength(1)
  })

  it('leaves the party the way it knows: its old number and its secret lead to the case it went to', async () => {
    const { id, reference } = await filedByTwo()
    const { followSecret } = await import('./auth/follow-secret.ts')
    const secret = followSecret(test.house.store, id, 'applicant-2')
    const { seq } = (await split(id, 'applicant-2')).answer
    await run(id, seq)
    const own = await seen((await seen(id)).links[0]!.case)
    const page = await test.must('followOpen', { body: { reference, secret } })
    expect(page.reference).toBe(own.reference)
    const stays = await test.must('followOpen', {
      body: { reference, secret: followSecret(test.house.store, id, 'applicant-1') },
    })
    expect(stays.reference).toBe(reference)
  })

  it('keeps the personal values of whoever goes readable in both files, sealed under keys of their own', async () => {
    const { id } = await filedByTwo()
    const { seq } = (await split(id, 'applicant-2')).answer
    await run(id, seq)
    const into = (await seen(id)).links[0]!.case
    expect(JSON.stringify(await test.house.store.read(into))).toContain('孟某秋')
    expect(JSON.stringify(await test.house.store.readSealed(into))).not.toContain('孟某秋')
  })
})

describe('splitting is refused', () => {
  const codes = async (reply: ReturnType<typeof split>) => (await reply).problem.refusals?.map((r) => [r.code, r.field])
  it('for the only party of a side, and for somebody who is not there', async () => {
    const { id } = await filedByTwo()
    expect(await codes(split(id, 'respondent-1'))).toEqual([['split-last', 'party']])
    expect(await codes(split(id, 'applicant-9'))).toEqual([['party-unknown', 'party']])
  })
  it('to posts that hold no office in the case', async () => {
    const { id } = await filedByTwo()
    expect((await split(id, 'applicant-2', 'west-lead')).status).toBe(403)
  })
  it('of what it did: the entry is not struck afterwards', async () => {
    const { id } = await filedByTwo()
    const { seq } = (await split(id, 'applicant-2')).answer
    await run(id, seq)
    const struck = test.call('act', {
      as: 'lead',
      params: { id },
      body: { event: 'case.rectified', paper: { seq, action: 'void', reason: '不分了' } },
    })
    expect(await codes(struck as never)).toEqual([['rectification-linked', 'seq']])
  })
  it('in a closed case', async () => {
    const { id } = await filedByTwo()
    await act(test, 'lead', id, 'rejected', { ground: 'not-a-civil-dispute', reasons: '不属于受理范围。', channels: ['litigation'] })
    expect(await codes(split(id, 'applicant-2'))).toEqual([['case-closed', undefined]])
  })
})

it('is offered where a side has several parties, and only there', async () => {
  const { id } = await filedByTwo()
  const offered = async (case_: string) => (await seen(case_)).acts.some((a) => a.event === 'case.split')
  expect(await offered(id)).toBe(true)
  const alone = await file(test, 'dispute-mediation', { applicants: [neighbour], respondents: [resident] })
  expect(await offered(alone.id)).toBe(false)
})
