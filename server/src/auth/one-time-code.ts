import { createHmac, timingSafeEqual } from 'node:crypto'

/** One-time codes by time (RFC 6238) over HOTP (RFC 4226), as every authenticator app makes them: SHA-1, six digits, thirty seconds. */
const stepMs = 30_000
const digits = 6
/** Steps before and after the present one that are taken: clocks of phones are a little off. */
const tolerance = 1

export type CodeDigest = 'sha1' | 'sha256' | 'sha512'

export function hotp(secret: Buffer, counter: number, length: number = digits, digest: CodeDigest = 'sha1'): string {
  const message = Buffer.alloc(8)
  message.writeBigUInt64BE(BigInt(counter))
  const mac = createHmac(digest, secret).update(message).digest()
  const offset = mac.at(-1)! & 0x0f
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** length).padStart(length, '0')
}

export const stepAt = (milliseconds: number): number => Math.floor(milliseconds / stepMs)

/** The step whose code this is, among those near the present one and later than `after`; a code is never taken twice. */
export function matchingStep(secret: Buffer, given: string, milliseconds: number, after: number): number | undefined {
  const plain = given.replace(/\D/g, '')
  if (plain.length !== digits) return undefined
  const present = stepAt(milliseconds)
  for (let step = present - tolerance; step <= present + tolerance; step++) {
    const same = timingSafeEqual(Buffer.from(hotp(secret, step)), Buffer.from(plain))
    if (same && step > after) return step
  }
  return undefined
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Base32 (RFC 4648) without padding, as authenticator apps take a key. */
export function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? []).map((group) => alphabet[Number.parseInt(group.padEnd(5, '0'), 2)]).join('')
}

/** The address by which a phone hands a key to its authenticator. */
export function otpAddress(secret: Buffer, issuer: string, account: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`
  return `otpauth://totp/${label}?secret=${base32(secret)}&issuer=${encodeURIComponent(issuer)}`
}
