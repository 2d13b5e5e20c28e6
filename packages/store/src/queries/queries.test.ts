import { type Day, day } from '@fadu/legal-time'
import type { Actor } from '@fadu/procedure'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CursorInvalid } from '../cursor.ts'
import { sql } from '../sql.ts'
import type { Store } from '../store.ts'
import { enginesHere, type TestDatabases, testDatabases } from '../testing/database.ts'
import { act, apply, clerk, enterMediator, head, recordLapse, reviewer, type TestClock, testClock, testStore } from '../testing/story.ts'
import { caseByReference, caseIdsAfter, openByStage } from './cases.ts'
import { countDuties, duties, type HeldPost } from './duties.ts'
import { publicPage, publicRegister } from './public-register.ts'
import { countEntries, registerEntries } from './registers.ts'
import { lapsesDue, markReminded, remindersDue } from './timers.ts'
import { countWorklist, worklist } from './worklist.ts'

let databases: TestDatabases
beforeAll(async () => {
  databases = await testDatabases()
})
afterAll(() => databases.close())

const librarian: HeldPost = { post: 'post-clerk', organ: 'organ-1', duties: ['librarian'] }
const colleague: HeldPost = { post: 'post-colleague', organ: 'organ-1', duties: ['librarian', 'library-reviewer'] }
const reviewing: HeldPost = { post: 'post-reviewer', organ: 'organ-1', duties: ['library-reviewer'] }
const today = day('2026-03-02')

describe.each(enginesHere())('on %s', (engine) => {
  const clock = testClock()
  let store: Store & { clock: TestClock }
  beforeAll(async () => {
    store = await testStore(await databases.fresh(engine), { clock })
  })
  afterAll(() => store.close())
  const ofCase = async (posts: readonly HeldPost[], caseId: string) =>
    (await duties(store, { posts, size: 100 })).rows.filter((row) => row.case_id === caseId)

  describe('duties', () => {
    test('a limit is the work of every post that carries its duty in the organ of the case, and of no other', async () => {
      const caseId = await apply(store)
      expect(await ofCase([librarian], caseId)).toMatchObject([
        { kind: 'limit', what_zh: '审查期限', due_on: '2026-03-09', amber_on: '2026-03-04', reference: '镇图借〔2026〕1号' },
      ])
      expect(await ofCase([colleague], caseId)).toHaveLength(1)
      expect(await ofCase([{ ...librarian, organ: 'organ-2' }], caseId)).toEqual([])
      expect(await ofCase([reviewing], caseId)).toEqual([])
    })

    test('a case handed over to one post is that post’s alone', async () => {
      const caseId = await apply(store)
      await act(store, caseId, clerk, 'case.handedOver', { role: 'clerk', post: 'post-colleague', reason: '出差' })
      expect(await ofCase([librarian], caseId)).toEqual([])
      expect(await ofCase([colleague], caseId)).toHaveLength(1)
    })

    test('a draft waits for its next signer, never for its drafter, and goes back to the drafter when returned', async () => {
      const caseId = await apply(store)
      await act(store, caseId, clerk, 'accepted')
      await act(store, caseId, clerk, 'visited', { minutes: '已上门' })
      const { recorded } = await act(store, caseId, { ...clerk, post: 'post-colleague' } as Actor, 'issued', { card: '甲种' })
      const draft = recorded[0]!.seq
      const signatures = async (post: HeldPost) => (await ofCase([post], caseId)).filter((row) => row.kind === 'signature')
      expect(await signatures(reviewing)).toMatchObject([{ draft, what_zh: '发证', due_on: '2026-04-01' }])
      expect(await signatures(colleague)).toEqual([])
      await act(store, caseId, reviewer, 'draft.returned', { draft, to: -1, reason: '缺页' })
      expect(await signatures(reviewing)).toEqual([])
      expect(await signatures(colleague)).toHaveLength(1)
      expect(await signatures(librarian)).toEqual([])
    })

    test('a signer added by name finds the draft when the turn comes, and nobody else does', async () => {
      const caseId = await apply(store)
      await act(store, caseId, clerk, 'accepted')
      await act(store, caseId, clerk, 'visited', { minutes: '已上门' })
      const draft = (await act(store, caseId, clerk, 'issued', { card: '甲种' })).recorded[0]!.seq
      await act(store, caseId, reviewer, 'draft.signerAdded', { draft, post: 'post-treasurer', reason: '涉及押金' })
      await act(store, caseId, reviewer, 'draft.signed', { draft })
      const treasurer: HeldPost = { post: 'post-treasurer', organ: 'organ-7', duties: [] }
      expect((await ofCase([treasurer], caseId)).filter((row) => row.kind === 'signature')).toMatchObject([{ draft }])
      expect((await ofCase([reviewing], caseId)).filter((row) => row.kind === 'signature')).toEqual([])
    })

    test('a paused limit is no work while it is paused; the next step is', async () => {
      const caseId = await apply(store)
      await act(store, caseId, clerk, 'accepted')
      await act(store, caseId, clerk, 'paused', { because: '等消息' })
      expect((await ofCase([librarian], caseId)).map((row) => row.what_zh)).not.toContain('办理期限')
    })

    test('pages by urgency give every duty once', async () => {
      const all = (await duties(store, { posts: [colleague, librarian], size: 100 })).rows.map((row) => row.id)
      const paged: string[] = []
      for (let cursor: string | undefined; ; ) {
        const page = await duties(store, { posts: [colleague, librarian], size: 2, ...(cursor && { cursor }) })
        paged.push(...page.rows.map((row) => row.id))
        cursor = page.next
        if (!cursor) break
      }
      expect(paged).toEqual(all)
      expect(new Set(all).size).toBe(all.length)
      expect(await countDuties(store, [colleague, librarian], day('2026-03-10'))).toMatchObject({ open: all.length })
    })
  })

  describe('the worklist', () => {
    test('finds by any part of the number and any two characters of the title', async () => {
      const caseId = await apply(store)
      const row = (await worklist(store, { today, size: 100 })).rows.find((found) => found.case_id === caseId)!
      const found = async (text: string) => (await worklist(store, { today, text, size: 100 })).rows.some((r) => r.case_id === caseId)
      for (const text of ['借书证', '书证申请', '书', '请', row.reference!, 'library card']) expect(await found(text), text).toBe(true)
      for (const text of ['证书', '不存在', '〔〕', "'; drop table event"]) expect(await found(text), text).toBe(false)
      expect((await caseByReference(store, row.reference!))?.case_id).toBe(caseId)
    })

    test('filters compose, and pages give every case once', async () => {
      for (let n = 0; n < 7; n++) await apply(store, '赵六', '书', 'organ-9')
      const filter = {
        today,
        organs: ['organ-9'],
        procedures: ['library-card'],
        stage: 'examination',
        mine: ['post-clerk'],
        state: 'open' as const,
      }
      const paged: string[] = []
      for (let cursor: string | undefined; ; ) {
        const page = await worklist(store, { ...filter, size: 3, ...(cursor && { cursor }) })
        paged.push(...page.rows.map((row) => row.case_id))
        cursor = page.next
        if (!cursor) break
      }
      expect(new Set(paged).size).toBe(7)
      expect(paged).toHaveLength(7)
      expect(await countWorklist(store, filter)).toEqual({ count: 7, more: false })
      expect(await countWorklist(store, filter, 5)).toEqual({ count: 5, more: true })
      expect(await countWorklist(store, { ...filter, mine: ['post-nobody'] })).toEqual({ count: 0, more: false })
    })

    test('amber, red and paused are of the day that is asked', async () => {
      const count = async (light: 'amber' | 'red', on: string) =>
        (await countWorklist(store, { today: day(on), organs: ['organ-9'], light })).count
      expect([
        await count('amber', '2026-03-03'),
        await count('amber', '2026-03-04'),
        await count('red', '2026-03-09'),
        await count('red', '2026-03-10'),
      ]).toEqual([0, 7, 0, 7])
    })

    test('a cursor that is none of ours is refused', async () => {
      await expect(worklist(store, { today, size: 5, cursor: 'x' })).rejects.toThrow(CursorInvalid)
      expect(await openByStage(store, ['organ-9'])).toEqual([{ procedure: 'library-card', stage: 'examination', n: 7 }])
    })
  })

  describe('public pages', () => {
    test('appear with the event that discloses, show allowed fields only, and never a name', async () => {
      const caseId = await apply(store, '司徒静', '茶经')
      await act(store, caseId, clerk, 'accepted')
      await act(store, caseId, clerk, 'visited', { minutes: '司徒静在家' })
      expect(await publicPage(store, caseId)).toBeUndefined()
      const draft = (await act(store, caseId, clerk, 'issued', { card: '甲种' })).recorded[0]!.seq
      await act(store, caseId, reviewer, 'draft.signed', { draft })
      await act(store, caseId, head, 'draft.signed', { draft })
      const page = await publicPage(store, caseId)
      expect(page!.body.map((field) => [field.key, field.value.zh])).toEqual([['applied.wish', '茶经']])
      expect((await publicRegister(store, { size: 10, text: '茶经' })).rows.map((row) => row.case_id)).toEqual([caseId])
      expect(JSON.stringify(await store.database.query(sql`select * from public_page`))).not.toContain('司徒')
      expect((await worklist(store, { today, state: 'closed', size: 10 })).rows.map((row) => row.outcome)).toEqual(['issued'])
    })
  })

  describe('registers', () => {
    test('an entry is what it said on the day asked, and its personal values are sealed at rest', async () => {
      const caseId = await enterMediator(store, { name: '孙八', village: '莲都村', externalId: 'M-1' }, day('2026-03-01'))
      const amended = { from: day('2026-06-01'), entry: { name: '孙八', village: '碧湖村', externalId: 'M-1' }, reason: '搬迁' }
      await act(store, caseId, { ...clerk, role: 'keeper' } as Actor, 'amended', amended)
      const on = async (d: Day) =>
        (await registerEntries(store, { register: 'mediators', on: d, size: 10 })).rows.map((row) => [row.body.name, row.body.village])
      expect(await on(day('2026-02-28'))).toEqual([])
      expect(await on(day('2026-05-31'))).toEqual([['孙八', '莲都村']])
      expect(await on(day('2026-06-01'))).toEqual([['孙八', '碧湖村']])
      expect(JSON.stringify(await store.database.query(sql`select * from register_entry`))).not.toContain('孙八')
      expect((await registerEntries(store, { register: 'mediators', text: '碧湖', size: 10 })).rows).toHaveLength(1)
      expect((await registerEntries(store, { register: 'mediators', externalId: 'M-1', size: 10 })).rows).toHaveLength(2)
      expect(await countEntries(store, day('2026-06-01'))).toEqual(new Map([['mediators', 1]]))
    })
  })

  describe('timers', () => {
    test('a lapse is due on the day after the last day, however late anybody looks, and once', async () => {
      const caseId = await apply(store)
      const due = async (d: Day) => (await lapsesDue(store, d)).filter((lapse) => lapse.case_id === caseId)
      expect(await due(day('2026-03-09'))).toEqual([])
      expect(await due(day('2026-03-10'))).toMatchObject([{ key: 'examination', on_expiry: 'accepted', due_on: '2026-03-09' }])
      expect(await due(day('2026-08-01'))).toHaveLength(1)
      clock.moveTo('2026-08-01')
      expect(await recordLapse(store, caseId)).toBe(true)
      clock.moveTo('2026-03-02')
      expect(await due(day('2026-08-01'))).toEqual([])
      expect((await store.read(caseId)).at(-1)).toMatchObject({ type: 'accepted', on: '2026-03-09', by: { kind: 'clock' } })
    })

    test('a reminder is due when amber begins and again when red, each once', async () => {
      const caseId = await apply(store)
      const due = async (d: string) => (await remindersDue(store, day(d), 1000)).filter((reminder) => reminder.case_id === caseId)
      expect(await due('2026-03-03')).toEqual([])
      const [amber] = await due('2026-03-04')
      expect(amber).toMatchObject({ light: 'amber', key: 'examination', due_on: '2026-03-09' })
      expect(await markReminded(store, store.database, amber!)).toBe(true)
      expect(await markReminded(store, store.database, amber!)).toBe(false)
      expect(await due('2026-03-09')).toEqual([])
      expect(await due('2026-03-10')).toMatchObject([{ light: 'red' }])
    })
  })

  test('all cases can be walked in order, each once', async () => {
    const walked: string[] = []
    for (let after: string | undefined; ; after = walked.at(-1)) {
      const ids = await caseIdsAfter(store, after, 4)
      if (ids.length === 0) break
      walked.push(...ids)
    }
    expect(walked).toEqual([...new Set(walked)].sort())
    expect(walked.length).toBeGreaterThan(15)
  })
})
