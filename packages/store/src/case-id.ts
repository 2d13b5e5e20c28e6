import { randomBytes } from 'node:crypto'
import { type Instant, instantFromMilliseconds, millisecondsOf } from '@fadu/legal-time'
import type { CaseId } from '@fadu/procedure'

/** The one way identifiers are made: UUIDv7, ordered by the instant, the rest random. */
export function newId(now: Instant): CaseId {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(millisecondsOf(now), 0, 6)
  bytes[6] = 0x70 | (bytes[6]! & 0x0f)
  bytes[8] = 0x80 | (bytes[8]! & 0x3f)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

/** When an identifier was made. */
export const madeAt = (id: string): Instant => instantFromMilliseconds(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16))
