import { buffer } from 'node:stream/consumers'
import { planAdoption } from '@fadu/catalogue'
import { words } from '@fadu/procedure'
import { casesByIds } from '@fadu/store'
import type { House } from '../house.ts'
import { absent, Problem } from '../problems.ts'
import type { PlanReading } from '../reading/job.ts'
import { readApart } from '../reading/reading-room.ts'

/** The reader and its edition, as it stands in the log of what it proposed. */
export const reader = 'fadu-policy-reader/1'

/** A file of the house under the name it has where it is read. */
export interface NamedFile {
  readonly hash: string
  readonly name: string
}

/** Readings by content and names: the same files are always read the same, and the text is shown beside the tree at every look. */
const kept = new Map<string, Promise<PlanReading>>()
const keptMost = 12

/**
 * Reads files of the house as one plan, its main text and its attachments, in a thread of its own.
 * @throws Problem 404 where a file is missing, 422 where none of them can be read, with the reason, 503 where too many are being read
 */
export async function readPlan(house: House, files: readonly NamedFile[]): Promise<PlanReading> {
  // The same content under another name is another document to whoever reads it.
  const key = JSON.stringify(files.map(({ hash, name }) => [hash, name]))
  // Who asks while it is being read waits for the same reading.
  const known = kept.get(key)
  const reading = known ?? readNow(house, files)
  if (!known) {
    if (kept.size >= keptMost) kept.delete(kept.keys().next().value!)
    kept.set(key, reading)
  }
  try {
    return await reading
  } catch (fault) {
    // What could not be read now may be readable later, when the house is less busy.
    if (kept.get(key) === reading) kept.delete(key)
    throw fault
  }
}

async function readNow(house: House, files: readonly NamedFile[]): Promise<PlanReading> {
  const sources = await Promise.all(
    files.map(async ({ hash, name }) => {
      const stream = await house.store.files.read(hash)
      if (!stream) throw absent()
      return { bytes: await buffer(stream), name }
    }),
  )
  const reading = await readApart('plan', sources)
  if (!reading.ok) throw unreadable(reading.refusal)
  return reading.value
}

/** A file that lies in a case of another kind is that case's: it is not read here, whoever knows its digest. @throws Problem 404 */
export async function mustBeFree(house: House, hash: string): Promise<void> {
  const owners = await house.store.files.owners(hash)
  if (!owners) throw absent()
  const rows = await casesByIds(house.store, owners.cases)
  if (rows.length < owners.cases.length || rows.some((row) => row.procedure !== planAdoption.id)) throw absent()
}

const unreadable = ({ code, zh, en }: { code: string; zh: string; en: string }): Problem =>
  new Problem(code === 'busy' ? 503 : 422, `document-${code}`, words('这个文件无法识别', 'This file cannot be read'), {
    detail: words(`${zh}。`, `${en[0]!.toUpperCase()}${en.slice(1)}.`),
  })
