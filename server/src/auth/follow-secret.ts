import { createHmac, timingSafeEqual } from 'node:crypto'
import type { CaseId } from '@fadu/procedure'
import { madeAt } from '@fadu/store'
import type { House } from '../house.ts'
import { keyFor } from './derived-key.ts'

const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

type MasterKeys = Pick<House['store'], 'masterKey' | 'earlierKeys'>

/** The key that was in force when the case was opened: what a party was handed then goes on working when the master key changes. */
export const keyOfCase = ({ masterKey, earlierKeys }: MasterKeys, caseId: CaseId): Buffer =>
  earlierKeys.find(({ until }) => madeAt(caseId) < until)?.key ?? masterKey

/**
 * The secret with which a party follows its case: derived from the master key, the case and the party, so that
 * nothing of it is stored and nothing can leak from a backup. Shown once, on the receipt. 60 bits.
 */
export function followSecret(keys: MasterKeys, caseId: CaseId, party: string): string {
  const digest = createHmac('sha256', keyFor(keyOfCase(keys, caseId), 'fadu follow secret'))
    .update(`${caseId}\n${party}`)
    .digest()
  const chars = Array.from({ length: 12 }, (_, i) => alphabet[digest[i]! % alphabet.length])
  return [chars.slice(0, 4), chars.slice(4, 8), chars.slice(8)].map((g) => g.join('')).join('-')
}

/** Compares without telling by time; spaces, dashes and small letters are forgiven. */
export function secretMatches(keys: MasterKeys, caseId: CaseId, party: string, given: string): boolean {
  const plain = (s: string) =>
    Buffer.from(
      s
        .toUpperCase()
        .replace(/[^0-9A-Z]/g, '')
        .padEnd(16)
        .slice(0, 16),
    )
  return timingSafeEqual(plain(followSecret(keys, caseId, party)), plain(given))
}

export interface FollowSession {
  readonly case: CaseId
  readonly party: string
}

/** A signed, expiring statement of whom this browser follows for; kept in a cookie only. `until` in milliseconds since 1970. */
export function followToken(masterKey: Buffer, session: FollowSession, until: number): string {
  const body = Buffer.from(JSON.stringify([session.case, session.party, until])).toString('base64url')
  return `${body}.${signature(masterKey, body)}`
}

export function readFollowToken(masterKey: Buffer, token: string, now: number): FollowSession | undefined {
  const [body, given] = token.split('.')
  if (!body || !given) return undefined
  const expected = Buffer.from(signature(masterKey, body))
  if (expected.length !== given.length || !timingSafeEqual(expected, Buffer.from(given))) return undefined
  const [caseId, party, until] = JSON.parse(Buffer.from(body, 'base64url').toString()) as [string, string, number]
  return now < until ? { case: caseId, party } : undefined
}

const signature = (masterKey: Buffer, body: string): string =>
  createHmac('sha256', keyFor(masterKey, 'fadu follow session')).update(body).digest('base64url')
