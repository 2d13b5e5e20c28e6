import type { PersonalValue } from '@fadu/procedure'
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
