import { enginesHere, type TestDatabase, type TestDatabases, testDatabases } from '@fadu/store/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { followReaction } from './jobs/follow-reactions.ts'
import { startJobs } from './jobs/work.ts'
import { otherSide } from './merging.ts'
import { openCase } from './open-case.ts'
import { accept, act, applyForConfirmation, disputePaper, type Filed, file, hear, settle } from './testing/matters.ts'
import type { PostName } from './testing/test-district.ts'
import { cookieFrom, type HouseWishes, morningOf, openTestHouse, type TestHouse } from './testing/test-house.ts'
import { png, uploadOf } from './testing/upload.ts'

/** Two cases about one matter become one: the earliest day of filing counts, both histories stay, and nobody loses track. */

let databases: TestDatabases
let test: TestHouse
const open: TestHouse[] = []
const house = async (database: TestDatabase, wishes?: HouseWishes) => {
  const opened = await openTestHouse(database, { withQueue: true, ...wishes })
  open.push(opened)
  return opened
}
beforeAll(async () => {
  databases = await testDatabases()
  test = await house(await databases.fresh(enginesHere()[0]!))
})
afterAll(async () => {
  for (const opened of open) await opened.close().catch(() => {})
  await databases?.close()
})

const paper = (into: string, procedure = 'dispute-mediation') => ({ into, procedure, reason: '同一漏水引起的两件纠纷，一并调解。' })
const merge = (id: string, into: string, as: PostName = 'lead', more: object = {}, on = test) =>
  on.call('act', { as, params: { id }, body: { event: 'case.merged', paper: paper(into), ...more } })
const codes = async (reply: ReturnType<typeof merge>) => (await reply).problem.refusals?.map((r) => [r.code, r.field])
/** Runs the job that the merger left, as the queue would. */
const tell = async (id: string, on = test) => {
  const seq = (await on.house.store.read(id)).findIndex((e) => e.type === 'case.merged') + 1
  await followReaction(on.house, { reaction: 'engine:absorb', case: id, seq })
}
/** The earlier of two filings, a week before the later one. */
async function twoCases(on = test): Promise<{ earlier: Filed; later: Filed }> {
  on.clock.set(morningOf('2026-03-02'))
  const earlier = await file(on)
  on.clock.set(morningOf('2026-03-09'))
  return { earlier, later: await file(on) }
}
const seen = (id: string, as: PostName = 'lead', on = test) => on.must('case', { as, params: { id } })

describe('a merged case', () => {
  it('is closed, owes nothing, and says where it went', async () => {
    const { earlier, later } = await twoCases()
    expect((await merge(earlier.id, later.id)).answer).toMatchObject({ stage: 'closed' })
    await tell(earlier.id)
    const view = await seen(earlier.id)
    expect(view).toMatchObject({ outcome: 'merged', closedOn: '2026-03-09', links: [{ relation: 'merged', direction: 'to', open: true }] })
    expect(view.links[0]!.reference).toBe(later.reference)
    const told = view.log.at(-1)!.fields.map((f) => f.value.zh)
    expect(told).toEqual([later.reference, '矛盾纠纷调解', paper('').reason])
    expect(view.sentence.zh).toContain(`并入${later.reference}`)
    expect(view.limits.filter((l) => ['running', 'expired', 'paused'].includes(l.status))).toEqual([])
    const owed = (await test.must('duties', { as: 'lead', query: {} })).items.map((d) => d.case)
    expect(owed).not.toContain(earlier.id)
    expect(owed).toContain(later.id)
  })
  it('owes not even the service of what it issued: the case that goes on informs the parties', async () => {
    const [a, b] = [await file(test, 'administrative-reconsideration'), await file(test, 'administrative-reconsideration')]
    await act(test, 'officer', a.id, 'accepted', { track: 'ordinary' })
    const owed = async () => (await test.must('duties', { as: 'officer', query: { size: 100 } })).items.map((d) => d.case)
    expect(await owed()).toContain(a.id)
    const reply = await merge(a.id, b.id, 'officer', { paper: paper(b.id, 'administrative-reconsideration') })
    expect(reply.status).toBe(201)
    expect(await owed()).not.toContain(a.id)
  })
  it('still takes what its party brings, and the leading case tells of it', async () => {
    const { earlier, later } = await twoCases()
    await merge(earlier.id, later.id)
    await tell(earlier.id)
    const as = { cookie: cookieFrom(await test.call('followOpen', { body: { reference: earlier.reference, secret: earlier.secret } })) }
    const picture = await test.must('upload', uploadOf('墙面.png', png, 'image/png'))
    await test.must('followAct', { as, body: { event: 'material.added', paper: { title: '照片', proves: '渗水', files: [picture] } } })
    expect((await seen(later.id)).links[0]!.history!.at(-1)).toMatchObject({ term: { zh: '提交材料' } })
  })
  it('hands over the earliest day of filing and its history, once, however often the job runs', async () => {
    const { earlier, later } = await twoCases()
    await merge(earlier.id, later.id)
    await tell(earlier.id)
    await tell(earlier.id)
    const view = await seen(later.id)
    expect(view.began).toBe('2026-03-02')
    expect(view.log.map((e) => e.type)).toEqual(['filed', 'case.absorbed'])
    expect(view.links).toMatchObject([
      {
        relation: 'merged',
        direction: 'from',
        reference: earlier.reference,
        history: [
          { seq: 1, on: '2026-03-02', term: { zh: '申请调解' } },
          { seq: 2, on: '2026-03-09', term: { zh: '并入他案' } },
        ],
      },
    ])
    expect((await test.must('worklist', { as: 'lead', query: { text: later.reference } })).items[0]).toMatchObject({ began: '2026-03-02' })
  })
  it('tells its party who handles the matter now, and by whom its file is read there', async () => {
    const { earlier, later } = await twoCases()
    await merge(earlier.id, later.id)
    await tell(earlier.id)
    await act(test, 'lead', later.id, 'assigned', { organisation: 'committee', mediator: 'mediator' })
    const opened = await test.call('followOpen', { body: { reference: earlier.reference, secret: earlier.secret } })
    const before = opened.answer.readers.length
    await seen(later.id)
    const follow = await test.must('follow', { as: { cookie: cookieFrom(opened) } })
    expect(follow.mergedInto).toMatchObject({ reference: later.reference, organ: '试验区社会治理中心', stageTerm: { zh: '征求意愿' } })
    expect(follow.sentence.zh).toContain(`并入${later.reference}，由试验区社会治理中心一并办理`)
    expect(follow.entries.at(-1)!.words.zh).toBe('本事项已并入相关案件一并办理')
    expect(follow.readers.length).toBe(before + 1)
    const other = await test.call('followOpen', { body: { reference: later.reference, secret: later.secret } })
    expect(JSON.stringify(other.answer.entries)).toContain('另一件相关事项已并入本案一并办理')
    expect(JSON.stringify(other.answer)).not.toContain(earlier.reference)
  })
  it('that was merged on leads its party to the case that leads in the end', async () => {
    const { earlier, later } = await twoCases()
    const last = await file(test)
    await merge(earlier.id, later.id)
    await merge(later.id, last.id)
    for (const id of [later.id, earlier.id]) await tell(id)
    expect(await seen(last.id)).toMatchObject({ began: '2026-03-02', links: [{ case: later.id }, { case: earlier.id }] })
    const { answer } = await test.call('followOpen', { body: { reference: earlier.reference, secret: earlier.secret } })
    expect(answer.mergedInto!.reference).toBe(last.reference)
  })
})

describe('the choice', () => {
  it('begins with cases of the same matter and finds others by number', async () => {
    const { earlier, later } = await twoCases()
    const other = await file(test, 'dispute-mediation', { kind: 'property' })
    const offered = await test.must('mergeable', { as: 'lead', params: { id: later.id }, query: {} })
    expect(offered.items.map((i) => i.case)).toContain(earlier.id)
    expect(offered.items.map((i) => i.case)).not.toContain(other.id)
    expect(offered.items.map((i) => i.case)).not.toContain(later.id)
    expect(offered.items.find((i) => i.case === earlier.id)).toMatchObject({
      same: true,
      began: '2026-03-02',
      stageTerm: { zh: '受理登记' },
    })
    expect(JSON.stringify(offered), 'names travel masked').not.toContain('周某安')
    const found = await test.must('mergeable', { as: 'lead', params: { id: later.id }, query: { text: other.reference } })
    expect(found.items.find((i) => i.case === other.id)).toMatchObject({ reference: other.reference, same: false })
  })
  it('is the same for a mediator of both, who sits in another organ', async () => {
    const { earlier, later } = await twoCases()
    for (const { id } of [earlier, later]) await act(test, 'lead', id, 'assigned', { organisation: 'committee', mediator: 'mediator' })
    const { items } = await test.must('mergeable', { as: 'mediator', params: { id: later.id }, query: {} })
    expect(items.map((i) => i.case)).toContain(earlier.id)
    expect((await merge(later.id, earlier.id, 'mediator')).status).toBe(201)
  })
  it('leaves out what is closed and what this post holds no office in', async () => {
    const { earlier, later } = await twoCases()
    await merge(earlier.id, (await file(test)).id)
    const elsewhere = await openedInTheWest()
    const { items } = await test.must('mergeable', { as: 'lead', params: { id: later.id }, query: { text: elsewhere.reference } })
    expect(items.map((i) => i.case)).not.toContain(earlier.id)
    expect(items.map((i) => i.case)).not.toContain(elsewhere.id)
  })
})

/** A dispute of another centre, which the first one may not see. */
const openedInTheWest = () =>
  test.must('open', {
    as: 'west-lead',
    body: { procedure: 'dispute-mediation', paper: disputePaper({ organ: 'west-centre', channel: 'counter' }) },
  })

describe('merging is refused', () => {
  it('into itself', async () => {
    const { id } = await file(test)
    expect(await codes(merge(id, id))).toEqual([['merge-into-itself', 'into']])
  })
  it('into a case of another procedure, whatever the request calls it', async () => {
    const [{ id }, { id: other }] = [await file(test), await file(test)]
    const application = await file(test, 'administrative-reconsideration')
    const named = (into: string, procedure: string) => codes(merge(id, into, 'lead', { paper: paper(into, procedure) }))
    expect(await named(other, 'administrative-reconsideration')).toEqual([['merge-other-procedure', 'into']])
    // This post has no part in reconsideration: the application is not even there for it.
    expect(await named(application.id, 'administrative-reconsideration')).toEqual([['case-unknown', 'into']])
    const [own, foreign] = [await openCase(test.house, id), await openCase(test.house, application.id)]
    const asked = { type: 'case.merged', paper: paper(foreign.view.case) }
    expect((await otherSide(test.house, own, asked)).refusals.map((r) => r.code)).toEqual(['merge-other-procedure'])
  })
  it('into a closed case', async () => {
    const { earlier, later } = await twoCases()
    const { id } = await file(test)
    await merge(earlier.id, later.id)
    expect(await codes(merge(id, earlier.id))).toEqual([['merge-into-closed', 'into']])
    expect(await codes(merge(earlier.id, id))).toContainEqual(['case-closed', undefined])
  })
  it('into a case this post may not see, in the very words used for one that does not exist', async () => {
    const { id } = await file(test)
    const { id: unseen } = await openedInTheWest()
    const [hidden, none] = [await merge(id, unseen), await merge(id, '00000000-0000-7000-8000-000000000000')]
    expect(hidden.problem).toEqual({ ...none.problem, request: hidden.problem.request })
    expect(hidden.problem.refusals).toMatchObject([{ code: 'case-unknown', field: 'into' }])
    const checked = await test.must('check', { as: 'lead', params: { id }, body: { event: 'case.merged', paper: paper(unseen) } })
    expect(checked.refusals).toMatchObject([{ code: 'case-unknown' }])
  })
  it('to a party, even one that is itself an organ with an office', async () => {
    const [a, b] = [await file(test, 'administrative-reconsideration'), await file(test, 'administrative-reconsideration')]
    expect((await seen(a.id, 'market-legal')).acts.map((x) => x.event)).not.toContain('case.merged')
    const reply = merge(a.id, b.id, 'market-legal', { paper: paper(b.id, 'administrative-reconsideration') })
    expect(await codes(reply)).toEqual([
      ['role-lacking', undefined],
      ['role-lacking', 'into'],
    ])
  })
  it('while a linked matter is open', async () => {
    const [a, b] = [await file(test), await file(test)]
    await settle(test, a.id)
    await applyForConfirmation(test, a.id)
    await followReaction(test.house, { reaction: 'confirmation-opened', case: a.id, seq: (await seen(a.id)).version })
    expect(await codes(merge(a.id, b.id))).toEqual([['links-open', undefined]])
  })
  it('while a draft is being signed, and is shown so beforehand', async () => {
    const [a, b] = [await file(test, 'administrative-reconsideration'), await file(test, 'administrative-reconsideration')]
    await accept(test, a.id)
    await hear(test, a.id)
    await act(test, 'officer', a.id, 'decided', { outcome: 'upheld', reasons: '事实清楚。' })
    const reply = merge(a.id, b.id, 'officer', { paper: paper(b.id, 'administrative-reconsideration') })
    expect(await codes(reply)).toEqual([['draft-pending', undefined]])
    expect((await seen(a.id, 'officer')).acts.find((x) => x.event === 'case.merged')).toMatchObject({
      allowed: false,
      refusals: [{ code: 'draft-pending' }],
    })
  })
  it('without a reason, together with everything else that is wrong', async () => {
    const { id } = await file(test)
    const reply = merge(id, id, 'lead', { paper: { into: id, procedure: 'dispute-mediation' } })
    expect((await codes(reply))!.map(([, field]) => field)).toEqual(['reason', 'into'])
  })
})

describe.each(enginesHere())('several at once, on %s', (engine) => {
  let test: TestHouse
  beforeAll(async () => {
    test = await house(await databases.fresh(engine))
  })

  it('two merge one case into two others: one of them is told that the other was faster', async () => {
    const [a, b, c] = [await file(test), await file(test), await file(test)]
    const { version } = await seen(a.id, 'lead', test)
    const both = await Promise.all([merge(a.id, b.id, 'lead', { version }, test), merge(a.id, c.id, 'intake', { version }, test)])
    expect(both.map((r) => r.status).toSorted()).toEqual([201, 409])
    expect((await seen(a.id, 'lead', test)).links).toHaveLength(1)
  })
  it('two merge two cases into one another: never both', async () => {
    for (let round = 0; round < 5; round++) {
      const [a, b] = [await file(test), await file(test)]
      const both = await Promise.all([merge(a.id, b.id, 'lead', {}, test), merge(b.id, a.id, 'intake', {}, test)])
      const merged = both.filter((r) => r.status === 201).length
      expect(merged, JSON.stringify(both.map((r) => r.problem))).toBeLessThanOrEqual(1)
      for (const r of both.filter((x) => x.status !== 201)) expect([409, 422]).toContain(r.status)
      const open = [await seen(a.id, 'lead', test), await seen(b.id, 'lead', test)].filter((v) => v.stage !== 'closed')
      expect(open.length).toBe(2 - merged)
    }
  })
  it('the case merged into is closed before it was told: it is told all the same', async () => {
    const { earlier, later } = await twoCases(test)
    await merge(earlier.id, later.id, 'lead', {}, test)
    await act(test, 'lead', later.id, 'assigned', { organisation: 'committee', mediator: 'mediator' })
    await act(test, 'mediator', later.id, 'declined', { who: 'respondent', reason: '不同意调解。' })
    await tell(earlier.id, test)
    expect(await seen(later.id, 'lead', test)).toMatchObject({ stage: 'closed', began: '2026-03-02' })
  })
})

describe.each(enginesHere())('after a restart, on %s', (engine) => {
  it('the job that had not run tells the leading case', async () => {
    const database = await databases.fresh(engine)
    const first = await house(database)
    const { earlier, later } = await twoCases(first)
    await merge(earlier.id, later.id, 'lead', {}, first)
    expect((await seen(later.id, 'lead', first)).links).toEqual([])
    await first.close()
    const second = await house(database, { joining: true })
    second.clock.set(morningOf('2026-03-09'))
    await startJobs(second.house)
    await expect.poll(async () => (await seen(later.id, 'lead', second)).began, { timeout: 20_000 }).toBe('2026-03-02')
  })
})
