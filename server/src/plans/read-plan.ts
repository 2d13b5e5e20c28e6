import { buffer } from 'node:stream/consumers'
import { planAdoption } from '@fadu/catalogue'
import type { Commitments } from '@fadu/policy-reader'
import { words } from '@fadu/procedure'
import { casesByIds } from '@fadu/store'
import type { House } from '../house.ts'
import { absent, Problem } from '../problems.ts'
import { readApart } from '../reading/reading-room.ts'

/** The reader and its edition, as it stands in the log of what it proposed. */
export const reader = 'fadu-policy-reader/1'

/** Readings by content: the same bytes are always read the same, and the text is shown beside the tree at every look. */
const kept = new Map<string, Promise<Commitments>>()
const keptMost = 12

/**
 * Reads a file of the house as a plan document, in a thread of its own; under the name it is asked for.
 * @throws Problem 404 where there is no such file, 422 where it cannot be read, with the reason, 503 where too many are being read
 */
export async function readPlan(house: House, hash: string, name: string): Promise<Commitments> {
  // Who asks while it is being read waits for the same reading.
  const known = kept.get(hash)
  const reading = known ?? readNow(house, hash, name)
  if (!known) {
    if (kept.size >= keptMost) kept.delete(kept.keys().next().value!)
    kept.set(hash, reading)
  }
  try {
    const read = await reading
    return read.document.name === name ? read : { ...read, document: { ...read.document, name } }
  } catch (fault) {
    // What could not be read now may be readable later, when the house is less busy.
    if (kept.get(hash) === reading) kept.delete(hash)
    throw fault
  }
}

async function readNow(house: House, hash: string, name: string): Promise<Commitments> {
  const stream = await house.store.files.read(hash)
  if (!stream) throw absent()
  const reading = await readApart('plan', await buffer(stream), name)
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
