import { parentPort } from 'node:worker_threads'
import { findCommitments, readDocument, readTableRows } from '@fadu/policy-reader'
import type { Reading, ReadingJob } from './job.ts'

// The thread in which files of strangers are read: it holds nothing but the file, and is given up with it.
const port = parentPort
port?.once('message', async (job: ReadingJob) => port.postMessage(await read(job)))

async function read({ kind, bytes, name }: ReadingJob): Promise<Reading<'plan' | 'rows'>> {
  if (kind === 'rows') {
    const reading = readTableRows(bytes)
    return reading.ok ? { ok: true, value: reading.rows } : reading
  }
  const reading = await readDocument(bytes, { name })
  return reading.ok ? { ok: true, value: findCommitments(reading.document) } : reading
}
