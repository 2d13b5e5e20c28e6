import { createHash, getHashes, hash as hashAtOnce } from 'node:crypto'

/** The digest of chains and commitments: SM3 (GB/T 32905) by default, SHA-256 where a reader has no SM3. */
export type DigestName = 'sm3' | 'sha256'

/** Throws, in words an operator can act on, when this Node build lacks the digest. */
export function requireDigest(name: DigestName): DigestName {
  if (getHashes().includes(name)) return name
  throw new Error(`This Node build has no ${name} digest (crypto.getHashes()). Use a build with OpenSSL 3, or choose the digest sha256.`)
}

/** Lower-case hex digest of text (as UTF-8) or bytes, taken together in the given order. */
export function digestOf(name: DigestName, ...parts: readonly (string | Uint8Array)[]): string {
  const [first] = parts
  if (parts.length === 1) return hashAtOnce(name, first as string | Buffer)
  const hash = createHash(name)
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}
