import type { LimitWireView } from '@fadu/contract'
import { enginesHere, type TestDatabases, testDatabases } from '@fadu/store/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openCase } from './open-case.ts'
import { differenceWire } from './rebinding.ts'
import { accept, act, decide, file, hear } from './testing/matters.ts'
import type { PostName } from './testing/test-district.ts'
import { openTestHouse, type TestHouse } from './testing/test-house.ts'

/** A running case put under another edition of its procedure: shown first, then done, by whoever leads the work. */

let databases: TestDatabases
let test: TestHouse
let id: string
beforeAll(async () => {
  databases = await testDatabases()
  test = await openTestHouse(await databases.fresh(enginesHere()[0]!))
})
beforeEach(async () => {
  id = (await file(test, 'administrative-reconsideration')).id
  await accept(test, id)
})
afterAll(async () => {
  await test?.close()
  await databases?.close()
})

const paper = (edition: string) => ({ edition, reason: '起算前的行为适用旧法，经集体讨论决定。' })
const view = (as: PostName = 'head') => test.must('case', { as, params: { id } })
const check = (edition: string, as: PostName = 'head') =>
  test.must('check', { as, params: { id }, body: { event: 'case.rebound', paper: paper(edition) } })
const rebind = (edition: string, as: PostName = 'head', more: object = {}) =>
  test.call('act', { as, params: { id }, body: { event: 'case.rebound', paper: paper(edition), ...more } })
const due = (limits: readonly LimitWireView[]) => Object.fromEntries(limits.map((l) => [l.key, l.due.on]))

describe('the other editions', () => {
  it('are told with the days on which they were in force', async () => {
    expect((await view()).editions).toEqual([{ edition: '2017', from: '2018-01-01', until: '2023-12-31' }])
  })
  it('are offered to those who lead the work, and to nobody else', async () => {
    const offered = async (as: PostName) => (await view(as)).acts.filter((a) => a.event === 'case.rebound').map((a) => [a.role, a.allowed])
    expect(await offered('head')).toEqual([['office-head', true]])
    expect(await offered('mayor')).toEqual([['organ-head', true]])
    for (const as of ['officer', 'market-legal'] as const) expect(await offered(as)).toEqual([])
  })
  it('are offered no more when the case is closed', async () => {
    await hear(test, id)
    await decide(test, id)
    expect((await view()).acts.map((a) => a.event)).not.toContain('case.rebound')
    expect((await rebind('2017')).problem.refusals).toMatchObject([{ code: 'case-closed' }])
  })
})

describe('the entry of a re-binding', () => {
  it('is not struck: whoever was wrong re-binds again', async () => {
    await rebind('2017')
    const seq = (await view()).version
    const struck = await test.call('act', {
      as: 'officer',
      params: { id },
      body: { event: 'case.rectified', paper: { seq, action: 'void', reason: '误改' } },
    })
    expect(struck.problem.refusals).toMatchObject([{ code: 'rectification-linked', field: 'seq' }])
    expect((await view()).edition).toBe('2017')
  })
})

describe('the difference', () => {
  it('shows each limit that moves with both days and the reasons of both, and what the other edition demands', async () => {
    const { allowed, difference } = await check('2017')
    expect(allowed).toBe(true)
    const [answer, ...more] = difference!.limits
    expect(more).toEqual([])
    // Ten working days under article 48 of 2023, ten calendar days under article 23 of 2017.
    expect([answer!.key, answer!.from!.due.on, answer!.to!.due.on]).toEqual(['answer', '2026-03-16', '2026-03-12'])
    const editions = (limit: LimitWireView) => limit.due.reasons.flatMap((r) => r.articles).map((a) => a.edition)
    expect(editions(answer!.from!)).toContain('2023')
    expect(editions(answer!.to!)).toContain('2017')
    expect(editions(answer!.to!)).not.toContain('2023')
    expect(difference!.stage).toMatchObject({ from: { zh: '审理' }, to: { zh: '审理' } })
    expect(difference!.gates).toContainEqual(
      expect.objectContaining({ change: 'dropped', under: [expect.objectContaining({ cited: expect.anything() })] }),
    )
    // What could only happen at stages that lie behind is not told: it cannot happen any more.
    expect(difference!.gates.map((g) => g.event)).not.toContain('accepted')
  })
  it('is exactly what happens when it is confirmed', async () => {
    const before = await view()
    const { difference } = await check('2017')
    expect((await rebind('2017')).status).toBe(201)
    const after = await view()
    const expected = { ...due(before.limits), ...Object.fromEntries(difference!.limits.map((l) => [l.key, l.to!.due.on])) }
    expect(due(after.limits)).toEqual(expected)
    expect(after).toMatchObject({ edition: '2017', stage: before.stage, editions: [{ edition: '2023' }] })
    expect(after.log.at(-1)).toMatchObject({ type: 'case.rebound', actor: { kind: 'post' } })
    expect(after.log.at(-1)!.fields.map((f) => f.value.zh)).toEqual(['2017', paper('').reason])
  })
  it('shows the way back too, and the case may take it', async () => {
    await rebind('2017')
    const { difference } = await check('2023')
    expect(difference!.limits.map((l) => [l.key, l.from!.due.on, l.to!.due.on])).toEqual([['answer', '2026-03-12', '2026-03-16']])
    expect((await rebind('2023')).status).toBe(201)
  })
  it('names the entries that the other edition does not know, and promises no days then', async () => {
    const open = await openCase(test.house, id)
    const { accepted: _, ...events } = open.procedure.events
    const shorter = { ...open.procedure, edition: '1999', events } as typeof open.procedure
    const context = { today: test.clock.today(), calendar: test.house.calendar() }
    const told = differenceWire(open, shorter, context, await test.house.organisation.current())
    expect(told).toMatchObject({ unknown: [{ event: 'accepted', term: { zh: '受理' }, entries: [2] }], limits: [], gates: [] })
  })
})

describe('is refused', () => {
  it('to those who do not lead the work, with the reason', async () => {
    for (const as of ['officer', 'market-legal'] as const) {
      expect((await rebind('2017', as)).problem.refusals).toMatchObject([{ code: 'role-lacking' }])
      expect((await check('2017', as)).allowed).toBe(false)
    }
    expect((await rebind('2017', 'lead')).status).toBe(403)
    expect((await view()).edition).toBe('2023')
  })
  it('for an edition that does not exist, and for the one the case has', async () => {
    for (const edition of ['1999', '2023'])
      expect((await rebind(edition)).problem.refusals).toMatchObject([{ code: 'edition-none', field: 'edition' }])
    expect((await check('1999')).difference).toBeUndefined()
    expect((await check('2023')).difference).toBeUndefined()
  })
  it('without a reason', async () => {
    const reply = await test.call('act', { as: 'head', params: { id }, body: { event: 'case.rebound', paper: { edition: '2017' } } })
    expect(reply.problem.refusals).toMatchObject([{ field: 'reason' }])
  })
  it('to whoever saw an earlier state of the case, and to the second of two at once', async () => {
    const { version } = await view()
    await act(test, 'officer', id, 'heard', { how: 'phone', whom: '申请人', minutes: '陈述意见。' })
    expect(await rebind('2017', 'head', { version })).toMatchObject({ status: 409, problem: { code: 'conflict', version: version + 1 } })
    const both = await Promise.all([rebind('2017', 'head', { version: version + 1 }), rebind('2017', 'mayor', { version: version + 1 })])
    expect(both.map((r) => r.status).toSorted()).toEqual([201, 409])
    expect((await view()).log.filter((e) => e.type === 'case.rebound')).toHaveLength(1)
  })
})
