import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openQueue } from './queue.ts'
import type { Store } from './store.ts'
import { enginesHere, type TestDatabases, testDatabases } from './testing/database.ts'
import { application, clerk, testStore } from './testing/story.ts'

let databases: TestDatabases
beforeAll(async () => {
  databases = await testDatabases()
})
afterAll(() => databases.close())

describe('a job that ends while the database cannot be reached', () => {
  test('does not end the process, and later jobs are done', async () => {
    const database = await databases.fresh(enginesHere()[0]!)
    let away = false
    const lines: string[] = []
    const store = await testStore(database)
    const execute: typeof store.database.execute = (text, values) =>
      away ? Promise.reject(new Error('the database is away')) : store.database.execute(text, values)
    const queue = await openQueue({ ...store.database, execute }, store.district, ['print'], (line) => lines.push(line))
    const done: unknown[] = []
    await queue.work('print', async (payload) => {
      away = done.length === 0
      done.push(payload)
      setTimeout(() => {
        away = false
      }, 3000)
    })
    await store.transaction((tx) => queue.send(tx, [{ name: 'print', payload: { n: 1 } }]))
    await vi.waitFor(() => expect(lines.join()).toContain('the database is away'), { timeout: 20_000, interval: 100 })
    await store.transaction((tx) => queue.send(tx, [{ name: 'print', payload: { n: 2 } }]))
    await vi.waitFor(() => expect(done).toEqual([{ n: 1 }, { n: 2 }]), { timeout: 20_000, interval: 100 })
    await queue.close()
    await store.close()
  })
})

describe.each(enginesHere())('jobs on %s', (engine) => {
  let store: Store
  const lines: string[] = []
  beforeAll(async () => {
    store = await testStore(await databases.fresh(engine), { queues: ['print', 'tell'], log: (line) => lines.push(line) })
  })
  afterAll(async () => {
    await store.close()
    expect(lines.filter((line) => line.startsWith('queue:'))).toEqual([])
  })

  const filing = () => ({
    case: store.newCaseId(),
    procedure: 'library-card',
    edition: '2020',
    expectedVersion: 0,
    events: [{ type: 'applied', on: '2026-03-02' as never, by: clerk, paper: application() }],
  })

  test('are there exactly when the events are', async () => {
    const undone = filing()
    await expect(
      store.append({
        ...undone,
        jobs: [{ name: 'print', payload: { n: 0 } }],
        after: async () => {
          throw new Error('no')
        },
      }),
    ).rejects.toThrow('no')
    expect(await store.queue!.waiting('print')).toBe(0)
    await store.append({ ...filing(), jobs: ({ recorded }) => [{ name: 'print', payload: { case: recorded[0]!.case } }] })
    expect(await store.queue!.waiting('print')).toBe(1)
  })

  test('with the same key are enqueued once', async () => {
    for (let n = 0; n < 3; n++) await store.append({ ...filing(), jobs: [{ name: 'tell', payload: { n }, once: 'case-1' }] })
    expect(await store.queue!.waiting('tell')).toBe(1)
  })

  test('of an unknown name are refused, and with them the append', async () => {
    const request = filing()
    await expect(store.append({ ...request, jobs: [{ name: 'nobody', payload: {} }] })).rejects.toThrow('No queue is named nobody')
    expect(await store.read(request.case)).toEqual([])
  })

  test('are worked off while appends go on, and tried again when they fail', async () => {
    const done: unknown[] = []
    await store.queue!.work<{ case: string }>('print', async (payload) => {
      // A handler that reads and writes on the same single connection must not wait for itself.
      expect((await store.read(payload.case)).length).toBe(1)
      done.push(payload)
    })
    let attempts = 0
    await store.queue!.work('tell', async () => {
      attempts += 1
      if (attempts === 1) throw new Error('network')
    })
    for (let n = 0; n < 5; n++)
      await store.append({ ...filing(), jobs: ({ recorded }) => [{ name: 'print', payload: { case: recorded[0]!.case } }] })
    await vi.waitFor(() => expect(done).toHaveLength(6), { timeout: 30_000, interval: 100 })
    await vi.waitFor(() => expect(attempts).toBe(2), { timeout: 30_000, interval: 100 })
  }, 60_000)
})
