import { parentPort } from 'node:worker_threads'
import { type PolicyDocument, type ReadRefusal, readDocument, readTableRows, readTogether } from '@fadu/policy-reader'
import type { Reading, ReadingJob } from './job.ts'

// The thread in which files of strangers are read: it holds nothing but the files, and is given up where they are too much for it.
const port = parentPort
port?.on('message', async (job: ReadingJob) => port.postMessage(await read(job)))

async function read({ kind, files }: ReadingJob): Promise<Reading<'plan' | 'rows'>> {
  if (kind === 'plan') return plan(files)
  const reading = readTableRows(files[0]!.bytes)
  return reading.ok ? { ok: true, value: reading.rows } : reading
}

/** A plan is refused where none of its files can be read, with the reason of the first. */
async function plan(files: ReadingJob['files']): Promise<Reading<'plan'>> {
  const documents: PolicyDocument[] = []
  const taken: number[] = []
  const unread: { name: string; refusal: ReadRefusal }[] = []
  for (const [i, { bytes, name }] of files.entries()) {
    const reading = await readDocument(bytes, { name })
    if (!reading.ok) unread.push({ name, refusal: reading.refusal })
    else {
      documents.push(reading.document)
      taken.push(i)
    }
  }
  const [first, ...others] = documents
  if (!first) return { ok: false, refusal: unread[0]!.refusal }
  return { ok: true, value: { read: readTogether([first, ...others]), taken, unread } }
}
