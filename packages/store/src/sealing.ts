import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import {
  type AnyProcedure,
  type NewEvent,
  ownerJoined,
  type PersonalValue,
  paperSchema,
  personalIn,
  type RecordedEvent,
} from '@fadu/procedure'
import { commitmentOf } from './chain.ts'
import type { DigestName } from './digest.ts'

/** Keys of one case: party → its 32-byte key; `null` where it was erased. */
export type PartyKeys = Map<string, Buffer | null>

/** A row for `sealed_value`. The cipher holds salt and value together: both go when the key goes. */
export interface SealedValue {
  readonly digest: string
  readonly party: string
  readonly kind: string
  readonly cipher: Buffer
}

/** What a reader sees where an erased value was. */
export const erasedMark = '〔已删除〕'

const saltBytes = 16

// Asking the system for a few bytes costs more than sealing them: an opening alone needs dozens of salts and nonces.
const poolBytes = 8192
let pool = Buffer.alloc(0)

/** Random bytes, each handed out once. */
function fresh(bytes: number): Buffer {
  if (pool.length < bytes) pool = randomBytes(poolBytes)
  const taken = Buffer.from(pool.subarray(0, bytes))
  pool = pool.subarray(bytes)
  return taken
}

/** Encrypts with AES-256-GCM: 12 bytes nonce, 16 bytes tag, then the text. `bound` is authenticated but not stored. */
export function encrypt(key: Buffer, plain: Buffer, bound: string): Buffer {
  const nonce = fresh(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(bound))
  const text = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), text])
}

/** Reverses {@link encrypt}. Throws when key, text or `bound` are not those it was made with. */
export function decrypt(key: Buffer, sealed: Buffer, bound: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12)).setAAD(Buffer.from(bound))
  decipher.setAuthTag(sealed.subarray(12, 28))
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()])
}

export const sealValue = (digest: DigestName, key: Buffer, { value, party, kind }: PersonalValue): SealedValue => {
  const salt = fresh(saltBytes)
  const commitment = commitmentOf(digest, salt.toString('hex'), value)
  return { digest: commitment, party, kind, cipher: encrypt(key, Buffer.concat([salt, Buffer.from(value)]), commitment) }
}

/** Salt (hex) and value of one sealed value. */
export function openValue(key: Buffer, digest: string, cipher: Buffer): { salt: string; value: string } {
  const plain = decrypt(key, cipher, digest)
  return { salt: plain.subarray(0, saltBytes).toString('hex'), value: plain.subarray(saltBytes).toString() }
}

/** A new key for a party, and its form for the table, wrapped by the master key and bound to its place. */
export function newPartyKey(masterKey: Buffer, place: string): { key: Buffer; wrapped: Buffer } {
  const key = fresh(32)
  return { key, wrapped: encrypt(masterKey, key, place) }
}

export const placeOf = (district: string, caseId: string, party: string): string => `${district}:${caseId}:${party}`

/**
 * Every personal value of an event's paper, by the marks in the papers' schemas; acts that carry another event's paper (drafts,
 * rectifications) are looked through. `log` is the case up to the event.
 */
export function personalOf(
  procedure: AnyProcedure,
  event: Pick<NewEvent, 'type' | 'paper'>,
  log: readonly RecordedEvent[],
): readonly PersonalValue[] {
  const schema = paperSchema(procedure, event, log)
  const found = schema ? personalIn(schema, event.paper) : []
  const joining = joiningSeq(event, log)
  return joining ? found.map((value) => ({ ...value, party: ownerJoined(joining) })) : found
}

function joiningSeq({ type, paper }: Pick<NewEvent, 'type' | 'paper'>, log: readonly RecordedEvent[]): number | undefined {
  if (type === 'party.joined') return log.length + 1
  const mended = type === 'case.rectified' ? log[((paper as { seq?: number }).seq ?? 0) - 1] : undefined
  return mended?.type === 'party.joined' ? mended.seq : undefined
}

/** A copy of `paper` with the value at each path replaced. */
export function replaceAt(paper: unknown, replacements: readonly { path: readonly (string | number)[]; by: unknown }[]): unknown {
  if (replacements.length === 0) return paper
  const copy = structuredClone(paper)
  for (const { path, by } of replacements) {
    let at = copy as Record<string | number, unknown>
    for (const step of path.slice(0, -1)) at = at[step] as Record<string | number, unknown>
    at[path.at(-1)!] = by
  }
  return copy
}
