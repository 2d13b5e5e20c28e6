import { accesses, rebuild, verifyExport } from '@fadu/store'
import { enginesHere, type TestDatabase, type TestDatabases, testDatabases } from '@fadu/store/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { followSecret } from './auth/follow-secret.ts'
import { act, disputePaper, type Filed, file, neighbour, resident } from './testing/matters.ts'
import type { PostName } from './testing/test-district.ts'
import { cookieFrom, openTestHouse, type TestHouse } from './testing/test-house.ts'

/** Erasing the personal information of a party: what every page, print and export then says, and to whom the act is refused. */

const mark = '〔已删除〕'
const values = [resident.name, resident.phone, resident.identityNumber, resident.address]
const paper = { party: 'applicant-1', ground: 'purpose', requestedOn: '2026-03-02', reasons: '纠纷不予受理，不再需要申请人的信息。' }

let databases: TestDatabases
beforeAll(async () => {
  databases = await testDatabases()
})
afterAll(() => databases?.close())

describe.each(enginesHere())('erasing a party in %s', (engine) => {
  let database: TestDatabase
  let test: TestHouse
  beforeAll(async () => {
    database = await databases.fresh(engine)
    test = await openTestHouse(database, { withQueue: true })
  })
  afterAll(() => test?.close())

  const erase = (id: string, as: PostName = 'intake', more: object = {}) =>
    test.call('act', { as, params: { id }, body: { event: 'party.erased', paper, ...more } })
  const codes = async (reply: ReturnType<typeof erase>) => (await reply).problem.refusals?.map((r) => r.code)
  const seen = (id: string, as: PostName = 'intake') => test.must('case', { as, params: { id } })
  const follower = async ({ id, reference }: Filed, party: string) => {
    const secret = followSecret(test.house.store, id, party)
    return { cookie: cookieFrom(await test.call('followOpen', { body: { reference, secret } })) }
  }
  /** Filed, not accepted by the centre's head, and so closed; then told to the applicant. */
  const unserved = async () => {
    const filed = await file(test)
    const { seq } = await act(test, 'lead', filed.id, 'rejected', {
      ground: 'not-a-civil-dispute',
      reasons: '不属于受理范围。',
      channels: ['litigation'],
    })
    return { ...filed, seq }
  }
  const rejected = async () => {
    const filed = await unserved()
    const service = { document: filed.seq, key: 'refusal', party: 'applicant-1', method: 'direct' }
    await act(test, 'lead', filed.id, 'document.served', service)
    return filed
  }
  /** Everything in which the case is read: page, print, values shown for a purpose, the party's own page, the exported file. */
  const everywhere = async (filed: Filed & { seq: number }) => {
    const { id, seq } = filed
    const params = { id }
    return {
      page: await seen(id),
      print: await test.must('print', { as: 'intake', params: { id, seq, key: 'refusal' } }),
      shown: await test.must('unmask', { as: 'intake', params, body: { purpose: '核对删除结果' } }),
      own: await test.must('follow', { as: await follower(filed, 'applicant-1') }),
      exported: await test.must('exportCase', { as: 'intake', params, query: { reveal: 'yes', purpose: '核对删除结果' } }),
    }
  }

  it('puts the mark where the values were: page, print, unmasking, the party’s own page, export', async () => {
    const filed = await rejected()
    const before = await everywhere(filed)
    expect(JSON.stringify(before.print)).toContain(resident.name)
    expect(JSON.stringify(before.exported)).toContain(resident.name)
    expect((await erase(filed.id)).status).toBe(201)
    const after = await everywhere(filed)
    for (const [where, read] of Object.entries(after)) for (const value of values) expect(JSON.stringify(read), where).not.toContain(value)
    expect(after.page.parties.map((p) => p.name)).toEqual([mark, '郑**'])
    expect(after.page.parties[0]!.masked).toBe(false)
    expect(JSON.stringify(after.print)).toContain(mark)
    expect(after.shown.parties[0]!.values.map((v) => v.value)).toContain(mark)
    expect(after.own.own.map((f) => f.value.zh)).toContain(mark)
    expect(JSON.stringify(after.exported)).toContain(neighbour.name)
    expect(verifyExport(after.exported)).toMatchObject({ ok: true })
  })

  it('changes nothing in the log but for the entry added, and a rebuild finds no difference', async () => {
    const { id } = await rejected()
    const before = (await seen(id)).log.map((e) => e.hash)
    await erase(id)
    const { log } = await seen(id)
    expect(log.map((e) => e.hash).slice(0, -1)).toEqual(before)
    expect(log.at(-1)).toMatchObject({ type: 'party.erased', term: { zh: '删除当事人个人信息' } })
    expect(log.at(-1)!.fields.map((f) => f.value.zh)).toEqual([
      '申请人 1',
      '处理目的已实现、无法实现或者不再必要',
      '2026-03-02',
      paper.reasons,
    ])
    expect((await rebuild(test.house.store, { compare: true })).differences).toEqual([])
  })

  it('is told to the party, to nobody on the other side, and in the log of accesses', async () => {
    const filed = await rejected()
    await erase(filed.id)
    const told = async (party: string) => (await test.must('follow', { as: await follower(filed, party) })).entries.map((e) => e.words.zh)
    expect(await told('applicant-1')).toContain('删除当事人个人信息')
    expect(await told('respondent-1')).not.toContain('删除当事人个人信息')
    const { rows } = await accesses(test.house.store, { case: filed.id, act: 'personal.erased', size: 5 })
    expect(rows).toMatchObject([{ post: 'intake', body: { party: 'applicant-1', ground: 'purpose', seq: 4 } }])
  })

  it('leaves nothing to be found by: neither in the lists nor where the same parties are looked for', async () => {
    const { id, reference } = await rejected()
    const body = { procedure: 'dispute-mediation', paper: disputePaper() }
    const found = async () => (await test.must('duplicates', { as: 'lead', body })).items.map((i) => i.case)
    expect(await found()).toContain(id)
    await erase(id)
    expect(await found()).not.toContain(id)
    const list = (text: string) => test.must('worklist', { as: 'intake', query: { text, state: 'all' } })
    expect((await list(resident.name)).items).toEqual([])
    expect((await list(reference)).items.map((i) => i.case)).toEqual([id])
  })

  it('is offered once the case is closed, to whoever may, and as long as somebody’s values are left', async () => {
    const offered = async (id: string, as: PostName = 'intake') => (await seen(id, as)).acts.some((a) => a.event === 'party.erased')
    const running = await file(test)
    expect(await offered(running.id)).toBe(false)
    const { id } = await rejected()
    expect(await offered(id)).toBe(true)
    await erase(id)
    expect(await offered(id)).toBe(true)
    await erase(id, 'intake', { paper: { ...paper, party: 'respondent-1' } })
    expect(await offered(id)).toBe(false)
  })

  describe('is refused', () => {
    it('in a case that is not closed', async () => {
      expect(await codes(erase((await file(test)).id))).toEqual(['erasure-case-running'])
    })
    it('before the notice of refusal was served on the party', async () => {
      expect(await codes(erase((await unserved()).id))).toEqual(['erasure-unserved'])
    })
    it('to whoever closed the case', async () => {
      expect(await codes(erase((await rejected()).id, 'lead'))).toEqual(['erasure-other-hands'])
    })
    it('to posts that hold no office in the case, and to the party', async () => {
      const filed = await rejected()
      expect((await erase(filed.id, 'west-lead')).status).toBe(403)
      const as = await follower(filed, 'applicant-1')
      const reply = await test.call('followAct', { as, body: { event: 'party.erased', paper } as never })
      expect(reply.status).toBeGreaterThanOrEqual(400)
      expect(JSON.stringify(await seen(filed.id))).not.toContain(mark)
    })
    it('a second time', async () => {
      const { id } = await rejected()
      await erase(id)
      expect(await codes(erase(id))).toEqual(['erasure-nothing-left'])
    })
    it('while the case it was merged into is open, and no longer once that is closed', async () => {
      const [merged, leading] = [await file(test), await file(test)]
      await act(test, 'lead', merged.id, 'case.merged', { into: leading.id, procedure: 'dispute-mediation', reason: '同一纠纷' })
      expect(await codes(erase(merged.id))).toEqual(['erasure-merged'])
      const asked = { as: 'intake', params: { id: merged.id }, body: { event: 'party.erased', paper } } as const
      expect(await test.must('check', asked)).toMatchObject({ allowed: false, refusals: [{ code: 'erasure-merged' }] })
      const ground = { ground: 'not-a-civil-dispute', reasons: '不属于受理范围。', channels: ['litigation'] }
      await act(test, 'lead', leading.id, 'rejected', ground)
      expect((await erase(merged.id)).status).toBe(201)
    })
  })

  // The embedded database has one process.
  it.runIf(engine === 'postgres')('is read at once by a second house that remembers the case as it was', async () => {
    const two = await openTestHouse(database, { joining: true, clock: test.clock, withQueue: true })
    try {
      const { id } = await rejected()
      const there = () => two.must('unmask', { as: 'intake', params: { id }, body: { purpose: '核对删除结果' } })
      expect(JSON.stringify(await there())).toContain(resident.name)
      await erase(id)
      const read = JSON.stringify(await there())
      expect(read).toContain(mark)
      for (const value of values) expect(read).not.toContain(value)
    } finally {
      await two.close()
    }
  })
})
