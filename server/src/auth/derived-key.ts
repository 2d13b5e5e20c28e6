import { createHmac, hkdfSync } from 'node:crypto'

/** A key for one purpose, derived from the master key: what one purpose leaks helps no other. */
export const keyFor = (masterKey: Buffer, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', masterKey, Buffer.alloc(0), purpose, 32))

export const keyedDigest = (masterKey: Buffer, purpose: string, text: string): string =>
  createHmac('sha256', keyFor(masterKey, purpose)).update(text).digest('base64url')
