import {
  type AnyProcedure,
  type NewEvent,
  ownerJoined,
  type PersonalValue,
  paperSchema,
  personalIn,
  type RecordedEvent,
} from '@fadu/procedure'
import { type CipherName, decrypt, encrypt } from './cipher.ts'
import { type DigestName, digestOf } from './digest.ts'
import { fresh } from './fresh-bytes.ts'

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

/** The algorithms of a house; part of every context. */
export interface Algorithms {
  readonly digest: DigestName
  readonly cipher: CipherName
}

export const sealValue = ({ digest, cipher }: Algorithms, key: Buffer, { value, party, kind }: PersonalValue): SealedValue => {
  const plain = Buffer.concat([fresh(saltBytes), Buffer.from(value)])
  // The commitment to salt and value, which lie one after the other in what is sealed (`commitmentOf`).
  const commitment = digestOf(digest, plain)
  return { digest: commitment, party, kind, cipher: encrypt(key, plain, commitment, cipher) }
}

/** Salt (hex) and value of one sealed value. */
export function openValue(key: Buffer, digest: string, cipher: Buffer): { salt: string; value: string } {
  const plain = decrypt(key, cipher, digest)
  return { salt: plain.subarray(0, saltBytes).toString('hex'), value: plain.subarray(saltBytes).toString() }
}

/** A new key for a party, and its form for the table, wrapped by the master key and bound to its place. */
export function newPartyKey(
  { masterKey, cipher }: { readonly masterKey: Buffer; readonly cipher: CipherName },
  place: string,
): { key: Buffer; wrapped: Buffer } {
  const key = fresh(32)
  return { key, wrapped: encrypt(masterKey, key, place, cipher) }
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
