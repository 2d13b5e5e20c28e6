import { randomBytes } from 'node:crypto'

// Asking the system for a few bytes costs more than sealing them: an opening alone needs dozens of salts and nonces.
const poolBytes = 8192
let pool = Buffer.alloc(0)

/** Random bytes, each handed out once. */
export function fresh(bytes: number): Buffer {
  if (pool.length < bytes) pool = randomBytes(poolBytes)
  const taken = Buffer.from(pool.subarray(0, bytes))
  pool = pool.subarray(bytes)
  return taken
}
