import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { genesisOf, hashOf } from './chain.ts'
import { sql } from './sql.ts'
import type { Store } from './store.ts'
import { enginesHere, type TestDatabases, testDatabases } from './testing/database.ts'
import type { TestClock } from './testing/story.ts'
import { act, applicant, application, apply, clerk, district, head, reviewer, testStore } from './testing/story.ts'

let databases: TestDatabases
beforeAll(async () => {
  databases = await testDatabases()
})
afterAll(() => databases.close())

describe.each(enginesHere())('append on %s', (engine) => {
  let store: Store & { clock: TestClock }
  beforeAll(async () => {
    store = await testStore(await databases.fresh(engine))
  })
  afterAll(() => store.close())

  const request = (caseId: string, expectedVersion: number, wish = '水经注') => ({
    case: caseId,
    procedure: 'library-card',
    edition: '2020',
    expectedVersion,
    events: [{ type: 'applied', on: '2026-03-02' as never, by: applicant, paper: application('李四', wish) }],
  })

  test('what was appended is read back, word for word', async () => {
    const caseId = store.newCaseId()
    const { recorded } = await act(store, caseId, clerk, 'applied', application('欧阳敏'))
    expect(await store.read(caseId)).toEqual(recorded)
    expect((recorded[0]!.paper as ReturnType<typeof application>).applicants[0]!.name).toBe('欧阳敏')
  })

  test('the first event names the district and the case as its previous, each later one the hash before', async () => {
    const caseId = await apply(store)
    await act(store, caseId, clerk, 'accepted')
    const [first, second] = await store.readSealed(caseId)
    expect(first!.previous).toBe(genesisOf('sm3', district, caseId))
    expect(second!.previous).toBe(first!.hash)
    const { hash, ...envelope } = first!
    expect(hash).toBe(hashOf('sm3', envelope))
  })

  test('no personal value stands in the log, only its digest', async () => {
    const caseId = await apply(store, '司马相如')
    const [row] = await store.database.query<{ body: unknown }>(sql`select body from event where case_id = ${caseId}::uuid`)
    const text = JSON.stringify(row!.body)
    for (const value of ['司马相如', '13800000001', '11010519491231002X', '柳岸路']) expect(text).not.toContain(value)
    expect(text).toContain('青瓷烧造图谱')
  })

  test('a draft and what it becomes keep personal values sealed, too', async () => {
    const caseId = await apply(store, '上官婉')
    await act(store, caseId, clerk, 'accepted')
    await act(store, caseId, clerk, 'party.joined', { role: 'applicant', party: { kind: 'person', name: '诸葛青' }, reason: '共同申请' })
    const rows = await store.database.query<{ body: unknown }>(sql`select body from event where case_id = ${caseId}::uuid`)
    expect(JSON.stringify(rows)).not.toMatch(/上官婉|诸葛青/)
    expect(JSON.stringify(await store.read(caseId))).toContain('诸葛青')
  })

  test('who builds on an old version is told the present one, and nothing is written', async () => {
    const caseId = await apply(store)
    const log = await store.readLog(caseId)
    await act(store, caseId, clerk, 'accepted')
    const late = {
      case: caseId,
      procedure: 'library-card',
      edition: '2020',
      expectedVersion: 1,
      log,
      events: [{ type: 'paused', on: '2026-03-02' as never, by: clerk, paper: { because: '等' } }],
    }
    expect(await store.append(late)).toEqual({ conflict: 2 })
    const { log: _, ...withoutLog } = late
    expect(await store.append(withoutLog)).toEqual({ conflict: 2 })
    expect((await store.read(caseId)).map((event) => event.type)).toEqual(['applied', 'accepted'])
  })

  test('of ten who append to one version at the same moment, one wins and nine are told', async () => {
    const caseId = await apply(store)
    const log = await store.readLog(caseId)
    const visit = (n: number) =>
      store.append({
        case: caseId,
        procedure: 'library-card',
        edition: '2020',
        expectedVersion: 1,
        log,
        events: [{ type: 'accepted', on: '2026-03-02' as never, by: clerk, paper: { shelf: `架${n}` } }],
      })
    const results = await Promise.all(Array.from({ length: 10 }, (_, n) => visit(n)))
    expect(results.filter((result) => 'recorded' in result)).toHaveLength(1)
    expect(results.filter((result) => 'conflict' in result && result.conflict === 2)).toHaveLength(9)
    expect(await store.read(caseId)).toHaveLength(2)
  })

  test('two who open the same case at the same moment: one opens it', async () => {
    const caseId = store.newCaseId()
    const results = await Promise.all([store.append(request(caseId, 0)), store.append(request(caseId, 0))])
    expect(results.filter((result) => 'recorded' in result)).toHaveLength(1)
    expect(results).toContainEqual({ conflict: 1 })
  })

  test('text no database holds is refused by name, before anything is written', async () => {
    const caseId = store.newCaseId()
    await expect(store.append(request(caseId, 0, '水\u0000经'))).rejects.toThrow('NUL')
    expect(await store.read(caseId)).toEqual([])
  })

  test('what the hook throws undoes events, numbers and views', async () => {
    const caseId = store.newCaseId()
    const before = await store.database.query(sql`select * from number_series order by series`)
    const numbering = [{ key: 'reference', series: 'library-card', organ: 'organ-1', year: 2026 }]
    const { events, ...rest } = request(caseId, 0)
    await expect(
      store.append({
        ...rest,
        events: [{ ...events[0]!, numbering }],
        after: async () => {
          throw new Error('no')
        },
      }),
    ).rejects.toThrow('no')
    expect(await store.read(caseId)).toEqual([])
    expect(await store.database.query(sql`select * from case_view where case_id = ${caseId}::uuid`)).toEqual([])
    expect(await store.database.query(sql`select * from number_series order by series`)).toEqual(before)
  })

  test('numbers are gapless in their series, also when many take them and some fail', async () => {
    const one = async (n: number) => {
      const { events, ...rest } = request(store.newCaseId(), 0)
      const numbering = [{ key: 'reference', series: 'gapless', organ: 'organ-1', year: 2026 }]
      const after =
        n % 3 === 0
          ? async () => {
              throw new Error('undone')
            }
          : undefined
      return store.append({ ...rest, events: [{ ...events[0]!, numbering }], ...(after && { after }) }).catch(() => undefined)
    }
    const results = await Promise.all(Array.from({ length: 30 }, (_, n) => one(n)))
    const numbers = results.flatMap((result) => (result && 'recorded' in result ? [result.recorded[0]!.numbers!.reference!] : []))
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1))
  })

  test('a signed act takes effect with its signatures, its numbers and its end', async () => {
    const caseId = await apply(store)
    await act(store, caseId, clerk, 'accepted')
    await act(store, caseId, clerk, 'visited', { minutes: '已上门' })
    const { recorded } = await act(store, caseId, clerk, 'issued', { card: '甲种' })
    const draft = recorded[0]!.seq
    await act(store, caseId, reviewer, 'draft.signed', { draft })
    const { view } = await act(store, caseId, head, 'draft.signed', { draft })
    expect(view.outcome).toBe('issued')
    expect(view.documents.find((document) => document.key === 'card')?.number?.n).toBeGreaterThan(0)
  })

  test('the same idempotency key a second time is a conflict, and its answer is kept', async () => {
    const idempotency = {
      actor: 'post-clerk',
      key: 'k-1',
      requestHash: 'h',
      response: ({ view }: { view: { version: number } }) => ({ version: view.version }),
    }
    const first = await store.append({ ...request(store.newCaseId(), 0), idempotency })
    expect('recorded' in first).toBe(true)
    const second = store.newCaseId()
    expect(await store.append({ ...request(second, 0), idempotency })).toEqual({ conflict: 0 })
    expect(await store.read(second)).toEqual([])
  })
})
