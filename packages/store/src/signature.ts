import { createPrivateKey, createPublicKey, sign as signBytes, verify as verifyBytes } from 'node:crypto'
import { sm2 } from 'sm-crypto-v2'

/**
 * Who sealed a day: SM2 with SM3 (GB/T 32918.2, identifier as in GB/T 35276), or Ed25519 (RFC 8032) where a reader has no SM2.
 * OpenSSL signs with an SM2 key and SM3 too, but without the signer's identifier, and nobody else's SM2 takes that for a signature.
 */
export const signatureNames = ['sm2', 'ed25519'] as const
export type SignatureName = (typeof signatureNames)[number]

/** A signature over text that carries what is needed to check it; whose key it is the reader must know from elsewhere. */
export interface Signature {
  readonly suite: SignatureName
  /** Hex: SM2 as 04, x, y (65 bytes); Ed25519 as its 32 bytes. */
  readonly publicKey: string
  /** Hex, 64 bytes: r and s. */
  readonly value: string
}

export interface Signer {
  readonly suite: SignatureName
  readonly publicKey: string
  sign(text: string): Signature
}

interface Suite {
  publicKey(secret: Buffer): string
  sign(text: string, secret: Buffer): string
  holds(text: string, value: string, publicKey: string): boolean
}

const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')
const spki = Buffer.from('302a300506032b6570032100', 'hex')
const edwards = (secret: Buffer) => createPrivateKey({ key: Buffer.concat([pkcs8, secret]), format: 'der', type: 'pkcs8' })

const suites: Readonly<Record<SignatureName, Suite>> = {
  sm2: {
    publicKey: (secret) => sm2.getPublicKeyFromPrivateKey(secret.toString('hex')),
    sign: (text, secret) => sm2.doSignature(text, secret.toString('hex'), { hash: true }),
    holds: (text, value, publicKey) => sm2.verifyPublicKey(publicKey) && sm2.doVerifySignature(text, value, publicKey, { hash: true }),
  },
  ed25519: {
    publicKey: (secret) => createPublicKey(edwards(secret)).export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex'),
    sign: (text, secret) => signBytes(null, Buffer.from(text), edwards(secret)).toString('hex'),
    holds: (text, value, publicKey) =>
      verifyBytes(
        null,
        Buffer.from(text),
        createPublicKey({ key: Buffer.concat([spki, Buffer.from(publicKey, 'hex')]), format: 'der', type: 'spki' }),
        Buffer.from(value, 'hex'),
      ),
  },
}

/**
 * Signs with a secret of 32 bytes.
 * @throws where the secret is no key of the suite (for SM2 a number below the order of the curve, which all but one in 2³² are)
 */
export function signerOf(suite: SignatureName, secret: Buffer): Signer {
  if (secret.length !== 32) throw new Error(`The signing key has ${secret.length} bytes, it needs 32`)
  const publicKey = suites[suite].publicKey(secret)
  return { suite, publicKey, sign: (text) => ({ suite, publicKey, value: suites[suite].sign(text, secret) }) }
}

/** Whether a signature is of this text and by the key it names. What is malformed does not hold. */
export function signatureHolds(text: string, { suite, publicKey, value }: Signature): boolean {
  try {
    return /^[0-9a-f]{128}$/.test(value) && suites[suite].holds(text, value, publicKey)
  } catch {
    return false
  }
}
