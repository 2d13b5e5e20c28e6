import type { Instant, WorkingCalendar } from '@fadu/legal-time'
import type { Catalogue } from '@fadu/procedure'
import type { Database } from './database.ts'
import type { SealedDays } from './day-seals.ts'
import type { DigestName } from './digest.ts'
import type { SignedInMemory } from './signed-in.ts'

/** What every part of the store works with; made once by `openStore`. */
export interface StoreContext {
  readonly database: Database
  readonly district: string
  readonly catalogue: Catalogue
  readonly calendar: () => WorkingCalendar
  readonly now: () => Instant
  readonly digest: DigestName
  readonly masterKey: Buffer
  /** Short name of an organ as it stands in numbers; the key itself where none is known. */
  readonly organName: (organ: string) => string
  readonly signedIn: SignedInMemory
  readonly sealedDays: SealedDays
  readonly watch?: StoreWatch
}

/** Told what the store does, for figures of operation. */
export interface StoreWatch {
  /** Appends written together in one round trip. */
  group(appends: number): void
}
