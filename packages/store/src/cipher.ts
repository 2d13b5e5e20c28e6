import { createCipheriv, createDecipheriv, createHmac, getCiphers, getHashes, timingSafeEqual } from 'node:crypto'
import { fresh } from './fresh-bytes.ts'

/**
 * The suites for personal values and wrapped keys. `aes-256-gcm` by default; `sm4` where the house is to use the national
 * algorithms: SM4-CBC (GB/T 32907), then HMAC-SM3 (GB/T 32905) over everything. Node has no SM4-GCM, and the one written in
 * JavaScript is many times slower than these two of OpenSSL.
 */
export const cipherNames = ['aes-256-gcm', 'sm4'] as const
export type CipherName = (typeof cipherNames)[number]

interface Suite {
  /** The first byte of everything it sealed: values of both suites lie side by side. */
  readonly mark: number
  seal(key: Buffer, plain: Buffer, bound: Buffer): Buffer
  open(key: Buffer, sealed: Buffer, bound: Buffer): Buffer
}

/** Nonce of 12 bytes, tag of 16, text. */
const aesGcm: Suite = {
  mark: 1,
  seal: (key, plain, bound) => {
    const nonce = fresh(12)
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(bound)
    const text = Buffer.concat([cipher.update(plain), cipher.final()])
    return Buffer.concat([nonce, cipher.getAuthTag(), text])
  },
  open: (key, sealed, bound) => {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12), { authTagLength: 16 }).setAAD(bound)
    decipher.setAuthTag(sealed.subarray(12, 28))
    return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()])
  },
}

/** Vector of 16 bytes, tag of 32, text. The tag covers what it is bound to, its length, vector and text, and is checked before anything is opened. */
const sm4Hmac: Suite = {
  mark: 2,
  seal: (key, plain, bound) => {
    const { cipherKey, tagKey } = sm4Keys(key)
    const vector = fresh(16)
    const cipher = createCipheriv('sm4-cbc', cipherKey, vector)
    const text = Buffer.concat([cipher.update(plain), cipher.final()])
    return Buffer.concat([vector, sm4Tag(tagKey, vector, text, bound), text])
  },
  open: (key, sealed, bound) => {
    const { cipherKey, tagKey } = sm4Keys(key)
    const [vector, tag, text] = [sealed.subarray(0, 16), sealed.subarray(16, 48), sealed.subarray(48)]
    if (tag.length !== 32 || !timingSafeEqual(tag, sm4Tag(tagKey, vector, text, bound)))
      throw new Error('This was not sealed with this key for this place')
    const decipher = createDecipheriv('sm4-cbc', cipherKey, vector)
    return Buffer.concat([decipher.update(text), decipher.final()])
  },
}

/** Two keys of its own from the one given, so that no key serves two algorithms. */
function sm4Keys(key: Buffer): { cipherKey: Buffer; tagKey: Buffer } {
  const derive = (purpose: string) => createHmac('sm3', key).update(purpose).digest()
  return { cipherKey: derive('fadu sm4 cipher').subarray(0, 16), tagKey: derive('fadu sm4 tag') }
}

function sm4Tag(tagKey: Buffer, vector: Buffer, text: Buffer, bound: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bound.length)
  return createHmac('sm3', tagKey).update(length).update(bound).update(vector).update(text).digest()
}

const suites: Readonly<Record<CipherName, Suite>> = { 'aes-256-gcm': aesGcm, sm4: sm4Hmac }

/** Throws, in words an operator can act on, when this Node build lacks the cipher. */
export function requireCipher(name: CipherName): CipherName {
  if (name === 'aes-256-gcm' || (getCiphers().includes('sm4-cbc') && getHashes().includes('sm3'))) return name
  throw new Error('This Node build has no SM4 or SM3 (crypto.getCiphers()). Use a build with OpenSSL 3, or choose the cipher aes-256-gcm.')
}

/** Seals under a key of 32 bytes. `bound` is authenticated but not stored. */
export function encrypt(key: Buffer, plain: Buffer, bound: string, name: CipherName = 'aes-256-gcm'): Buffer {
  const suite = suites[name]
  return Buffer.concat([Buffer.from([suite.mark]), suite.seal(key, plain, Buffer.from(bound))])
}

/**
 * Reverses {@link encrypt}, whatever the suite. What version 0.1.0 sealed has no mark and is of AES; its first byte is chance, so both
 * readings are tried: the tag tells which is right. Throws when key, text or `bound` are not those it was made with.
 */
export function decrypt(key: Buffer, sealed: Buffer, bound: string): Buffer {
  const suite = Object.values(suites).find(({ mark }) => mark === sealed[0])
  try {
    if (suite) return suite.open(key, sealed.subarray(1), Buffer.from(bound))
  } catch {
    // Not of this suite, or not of this key: the last reading tells.
  }
  return aesGcm.open(key, sealed, Buffer.from(bound))
}
