import { openSync, writeSync } from 'node:fs'
import { application, clerk, testClock, testStore } from './story.ts'

/**
 * A process that appends until it is killed, for the test of what survives. Arguments: engine, folder, address, number of events.
 * Writes a line `case seq hash` for each event the database has acknowledged.
 */
const [engine, folder, databaseUrl, acknowledged, limit] = process.argv.slice(2) as [string, string, string, string, string]
const clock = testClock()
const database = { engine: engine as 'postgres', folder, remove: async () => {}, ...(engine === 'postgres' && { databaseUrl }) }
const store = await testStore(database, { clock })
const out = openSync(acknowledged, 'a')

const open = async (): Promise<void> => {
  const caseId = store.newCaseId()
  const base = { case: caseId, procedure: 'library-card', edition: '2020' }
  const numbering = [{ key: 'reference', series: 'library-card', organ: 'organ-1', year: 2026 }]
  const first = { type: 'applied', on: '2026-03-02' as never, by: clerk, paper: application(), numbering }
  const step = { type: 'accepted', on: '2026-03-02' as never, by: clerk, paper: {} }
  for (const [version, event] of [first, step].entries()) {
    const result = await store.append({ ...base, expectedVersion: version, events: [event] })
    if ('conflict' in result) throw new Error('conflict')
    const { seq, hash } = result.recorded[0]!
    writeSync(out, `${caseId} ${seq} ${hash}\n`)
  }
}

process.send?.('ready')
for (let n = 0; n < Number(limit) / 2; n += 4) await Promise.all([open(), open(), open(), open()])
await store.close()
process.send?.('done')
process.disconnect?.()
