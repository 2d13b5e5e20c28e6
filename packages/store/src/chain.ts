import { canonical } from './canonical.ts'
import { type DigestName, digestOf } from './digest.ts'

/** An event exactly as it is hashed: everything but its own hash, personal values replaced by {@link Sealed}. */
export interface SealedEnvelope {
  readonly district: string
  readonly case: string
  readonly seq: number
  readonly type: string
  readonly on: string
  readonly recordedAt: string
  readonly procedure: string
  readonly edition: string
  readonly previous: string
  readonly [key: string]: unknown
}

/** What stands in the log where a personal value was: the digest of salt (bytes) and value (UTF-8). */
export interface Sealed {
  readonly sealed: string
}

export const isSealed = (value: unknown): value is Sealed =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 1 && /^[0-9a-f]{64}$/.test(String((value as Sealed).sealed))

/** What the first event of a case names as its previous hash. */
export const genesisOf = (digest: DigestName, district: string, caseId: string): string => digestOf(digest, `fadu:${district}:${caseId}`)

export const hashOf = (digest: DigestName, envelope: object): string => digestOf(digest, canonical(envelope))

/** Commitment to a personal value. Whoever holds salt and value can prove what was entered; nobody can guess it without the salt. */
export const commitmentOf = (digest: DigestName, saltHex: string, value: string): string =>
  digestOf(digest, Buffer.from(saltHex, 'hex'), value)

/** Every commitment inside a value, in reading order. */
export function commitmentsIn(value: unknown): readonly string[] {
  if (isSealed(value)) return [value.sealed]
  if (Array.isArray(value)) return value.flatMap(commitmentsIn)
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(commitmentsIn) : []
}

/** A copy with every commitment replaced. */
export function mapSealed(value: unknown, replace: (digest: string) => unknown): unknown {
  if (isSealed(value)) return replace(value.sealed)
  if (Array.isArray(value)) return value.map((item) => mapSealed(item, replace))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapSealed(item, replace)]))
}

/** Head of a day's seal: the day's figures and the seal before it. */
export const sealHead = (
  digest: DigestName,
  district: string,
  seal: { readonly day: string; readonly cases: number; readonly events: number; readonly heads: string; readonly previous: string },
): string =>
  digestOf(
    digest,
    canonical({ district, day: seal.day, cases: seal.cases, events: seal.events, heads: seal.heads, previous: seal.previous }),
  )
