import { erasedMark } from '@fadu/procedure'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exportCase } from './export-case.ts'
import { rebuild } from './rebuild.ts'
import { sql } from './sql.ts'
import type { Store } from './store.ts'
import { enginesHere, type TestDatabase, type TestDatabases, testDatabases } from './testing/database.ts'
import { act, applicant, application, apply, clerk, head, type TestClock, testStore } from './testing/story.ts'
import { verifyExport } from './verify.ts'

/** The entry that erases a party's personal information, and what it takes along in its own transaction. */

let databases: TestDatabases
beforeAll(async () => {
  databases = await testDatabases()
})
afterAll(() => databases.close())

const paper = { party: 'applicant-1', ground: 'purpose', reasons: '借书证业务已经办结。' }
const values = ['慕容秋', '13800000001', '11010519491231002X', '望江镇柳岸路八号']

describe.each(enginesHere())('erasing a party in %s', (engine) => {
  let database: TestDatabase
  let store: Store & { clock: TestClock }
  beforeAll(async () => {
    database = await databases.fresh(engine)
    store = await testStore(database)
  })
  afterAll(() => store.close())

  const withdrawn = async () => {
    const caseId = await apply(store, '慕容秋')
    await act(store, caseId, applicant, 'withdrawn')
    return caseId
  }
  const keysOf = (caseId: string) =>
    store.database.query<{ wrapped: boolean; erased: boolean; erased_because: string | null }>(
      sql`select wrapped is not null as wrapped, erased_at is not null as erased, erased_because from party_key where case_id = ${caseId}::uuid`,
    )
  const ciphersOf = async (caseId: string) =>
    (await store.database.query(sql`select from sealed_value where case_id = ${caseId}::uuid and cipher is not null`)).length

  test('destroys key and ciphers with the entry; nothing this process remembers holds a value', async () => {
    const caseId = await withdrawn()
    expect(JSON.stringify(store.recentLog(caseId)!.events)).toContain('慕容秋')
    const { view } = await act(store, caseId, head, 'party.erased', paper)
    expect(await keysOf(caseId)).toEqual([{ wrapped: false, erased: true, erased_because: paper.reasons }])
    expect(await ciphersOf(caseId)).toBe(0)
    const remembered = store.recentLog(caseId)!
    expect([...remembered.keys.values()]).toEqual([null])
    const readable = JSON.stringify([view, remembered, [...remembered.reveals], await store.read(caseId)])
    for (const value of values) expect(readable).not.toContain(value)
    expect(view.parties[0]).toMatchObject({ name: erasedMark, address: erasedMark })
  })

  test('leaves chain, other entries and other cases as they were: the export verifies, a rebuild finds no difference', async () => {
    const [caseId, other] = [await withdrawn(), await apply(store, '慕容秋')]
    const before = await store.readSealed(caseId)
    await act(store, caseId, head, 'party.erased', paper)
    const after = await store.readSealed(caseId)
    expect(after.slice(0, -1)).toEqual(before)
    expect(after.at(-1)).toMatchObject({ type: 'party.erased', previous: before.at(-1)!.hash })
    const exported = await exportCase(store, store.files, caseId, { reveal: true })
    expect(exported.reveals).toEqual([])
    expect(verifyExport(exported)).toMatchObject({ ok: true })
    expect((await rebuild(store, { compare: true })).differences).toEqual([])
    expect(JSON.stringify(await store.read(other))).toContain('慕容秋')
  })

  test('stands or falls with the entry, and with whatever else belongs to its transaction', async () => {
    const caseId = await withdrawn()
    const log = await store.readLog(caseId)
    const request = {
      case: caseId,
      procedure: 'library-card',
      edition: '2020',
      expectedVersion: 2,
      events: [{ type: 'party.erased', on: '2026-03-02' as never, by: head, paper }],
      log,
    }
    const broken = { ...request, after: () => Promise.reject(new Error('the other case moved')) }
    await expect(store.append(broken)).rejects.toThrow('the other case moved')
    expect(await keysOf(caseId)).toMatchObject([{ wrapped: true, erased: false }])
    expect(await ciphersOf(caseId)).toBe(4)
    expect(JSON.stringify(await store.read(caseId))).toContain('慕容秋')
    const told: number[] = []
    await store.append({ ...request, log: await store.readLog(caseId), after: async (_, { recorded }) => void told.push(recorded.length) })
    expect(told).toEqual([1])
    expect(await ciphersOf(caseId)).toBe(0)
  })

  test('takes no one else along, and what is entered afterwards is sealed anew', async () => {
    const caseId = store.newCaseId()
    const [one] = application('慕容秋').applicants
    const two = { kind: 'person', name: '欧阳冬', phone: '13800000002' }
    await act(store, caseId, clerk, 'applied', { ...application(), applicants: [one, two] })
    await act(store, caseId, applicant, 'withdrawn')
    await act(store, caseId, head, 'party.erased', paper)
    expect(JSON.stringify(await store.read(caseId))).toContain('欧阳冬')
    const mended = { ...application('司马夏'), applicants: [{ kind: 'person', name: '司马夏' }, two] }
    await act(store, caseId, clerk, 'case.rectified', { seq: 1, action: 'replace', paper: mended, reason: '当事人重新提供' })
    const read = JSON.stringify(await store.read(caseId))
    expect(read).toContain('司马夏')
    expect(read).not.toContain('慕容秋')
    expect(JSON.stringify(await store.readSealed(caseId))).not.toContain('司马夏')
  })

  // The embedded database has one process.
  test.runIf(engine === 'postgres')('is seen by a second process that remembers the case as it was', async () => {
    const caseId = await withdrawn()
    const other = await testStore(database, { clock: store.clock })
    try {
      expect(JSON.stringify(await other.read(caseId))).toContain('慕容秋')
      await act(store, caseId, head, 'party.erased', paper)
      const read = JSON.stringify(await other.readLog(caseId))
      expect(read).toContain(erasedMark)
      expect(read).not.toContain('慕容秋')
    } finally {
      await other.close()
    }
  })
})
