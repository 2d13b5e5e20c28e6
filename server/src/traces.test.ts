import { AsyncLocalStorage } from 'node:async_hooks'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { enginesHere, type TestDatabases, testDatabases } from '@fadu/store/testing'
import {
  type Attributes,
  type Context,
  type ContextManager,
  context,
  ROOT_CONTEXT,
  type Span,
  type Tracer,
  trace,
} from '@opentelemetry/api'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { lookAtTime } from './jobs/timers.ts'
import { startJobs } from './jobs/work.ts'
import { readSettings, SettingsError } from './settings.ts'
import { act, file, settle } from './testing/matters.ts'
import { openTestHouse, type TestHouse } from './testing/test-house.ts'
import { loadTraces } from './traces.ts'

/** Traces through a hand-made tracer, registered as an SDK registers itself; no SDK is part of the house. */

interface Kept {
  readonly name: string
  readonly id: string
  readonly parent: string | undefined
  readonly attributes: Attributes
  failed?: string | undefined
  ended: boolean
}
const kept: Kept[] = []

const tracer: Tracer = {
  startSpan: (name, options = {}, under = context.active()) => {
    const id = String(kept.length + 1).padStart(16, '0')
    const own: Kept = { name, id, parent: trace.getSpan(under)?.spanContext().spanId, attributes: { ...options.attributes }, ended: false }
    kept.push(own)
    const span = {
      spanContext: () => ({ traceId: '1'.padStart(32, '0'), spanId: id, traceFlags: 1 }),
      setAttribute: (key: string, value: string) => {
        own.attributes[key] = value
        return span
      },
      setStatus: ({ message }: { message?: string }) => {
        own.failed = message
        return span
      },
      end: () => {
        own.ended = true
      },
      isRecording: () => true,
    } as unknown as Span
    return span
  },
  startActiveSpan: (name: string, options: object, work: (span: Span) => unknown) => {
    const span = tracer.startSpan(name, options)
    return context.with(trace.setSpan(context.active(), span), () => work(span))
  },
} as Tracer

const storage = new AsyncLocalStorage<Context>()
const contexts: ContextManager = {
  active: () => storage.getStore() ?? ROOT_CONTEXT,
  with: (active, work, self, ...args) => storage.run(active, () => work.call(self as never, ...args)),
  bind: (_active, target) => target,
  enable: () => contexts,
  disable: () => contexts,
}

let databases: TestDatabases
let test: TestHouse
beforeAll(async () => {
  trace.setGlobalTracerProvider({ getTracer: () => tracer })
  context.setGlobalContextManager(contexts)
  databases = await testDatabases()
  test = await openTestHouse(await databases.fresh(enginesHere()[0]!), { withQueue: true })
})
afterAll(async () => {
  await test?.close()
  await databases?.close()
  trace.disable()
  context.disable()
})

/** Names from a span up to the request or job it belongs to. */
const line = (span: Kept): string[] => {
  const above = kept.find((k) => k.id === span.parent)
  return [span.name, ...(above ? line(above) : [])]
}

describe('a trace', () => {
  it('goes from the request by way of the decision to the append and the database', async () => {
    const { id } = await file(test)
    kept.length = 0
    await act(test, 'lead', id, 'assigned', { organisation: 'committee', mediator: 'mediator' })
    const decided = kept.find((k) => k.name === 'decide')!
    expect(line(decided)).toEqual(['decide', 'POST act'])
    expect(decided.attributes).toEqual({ 'fadu.case': id, 'fadu.procedure': 'dispute-mediation' })
    const written = kept.filter((k) => k.name.startsWith('db ')).map(line)
    expect(
      written.some((names) => names.at(-1) === 'POST act' && names.at(-2) === 'append'),
      JSON.stringify(written),
    ).toBe(true)
    await vi.waitFor(() => expect(kept.filter((k) => !k.ended)).toEqual([]))
    expect(kept.find((k) => k.name === 'POST act')!.attributes).toMatchObject({ 'http.response.status_code': 201 })
  })
  it('follows the work of the clock and of a job, and tells that one failed', async () => {
    kept.length = 0
    await lookAtTime(test.house)
    expect(kept.some((k) => line(k).at(-1) === 'look at the time' && k.name.startsWith('db '))).toBe(true)
    await startJobs(test.house)
    const { store } = test.house
    await store.transaction((tx) => store.queue!.send(tx, [{ name: 'follow-reactions', payload: { reaction: 'none' }, retries: 0 }]))
    await vi.waitFor(
      () => expect(kept.find((k) => k.name === 'job follow-reactions')).toMatchObject({ failed: 'Error', ended: true }),
      15_000,
    )
  })
  it('holds nothing anybody wrote', async () => {
    kept.length = 0
    const name = '司马某青'
    const { id } = await file(test, 'dispute-mediation', { applicants: [{ kind: 'person', name, phone: '13987654321' }] })
    await settle(test, id)
    await test.call('worklist', { as: 'lead', query: { text: name } as never })
    await test.call('act', { as: 'lead', params: { id }, body: { event: name, paper: {} } as never })
    const written = JSON.stringify(kept)
    expect(kept.length).toBeGreaterThan(30)
    for (const value of [name, '13987654321', encodeURIComponent(name)]) expect(written).not.toContain(value)
  })
})

describe('the module of the setting', () => {
  it('is loaded, and one that cannot be stops the start in both languages', async () => {
    const path = join(test.house.settings.folder, 'traces.mjs')
    writeFileSync(path, 'globalThis.faduTracesLoaded = true')
    await loadTraces(readSettings({ FADU_TRACES: path }))
    expect((globalThis as { faduTracesLoaded?: boolean }).faduTracesLoaded).toBe(true)
    await expect(loadTraces(readSettings({ FADU_TRACES: './nowhere.mjs' }))).rejects.toThrow(/FADU_TRACES: 无法加载 .* cannot be loaded/)
    await expect(loadTraces(readSettings({ FADU_TRACES: 'no-such-package' }))).rejects.toThrow(SettingsError)
    await loadTraces(readSettings({}))
  })
})
