import type { AnyIndicator } from '@fadu/indicator'
import type { Instant, WorkingCalendar } from '@fadu/legal-time'
import type { Catalogue } from '@fadu/procedure'
import type { AccessChain } from './access-chain.ts'
import type { CipherName } from './cipher.ts'
import type { Database } from './database.ts'
import type { SealedDays } from './day-seals.ts'
import type { DigestName } from './digest.ts'
import type { EarlierKey } from './master-keys.ts'
import type { Miscount } from './projections/indicator-entries.ts'
import type { Signer } from './signature.ts'
import type { SignedInMemory } from './signed-in.ts'

/** What every part of the store works with; made once by `openStore`. */
export interface StoreContext {
  readonly database: Database
  readonly district: string
  readonly catalogue: Catalogue
  /** What is counted from cases; nothing where none are handed in. */
  readonly indicators: readonly AnyIndicator[]
  readonly calendar: () => WorkingCalendar
  readonly now: () => Instant
  readonly digest: DigestName
  /** What new values are sealed with; each value tells by itself what it was sealed with. */
  readonly cipher: CipherName
  readonly masterKey: Buffer
  /** Master keys before the present one, oldest first. */
  readonly earlierKeys: readonly EarlierKey[]
  /** Short name of an organ as it stands in numbers; the key itself where none is known. */
  readonly organName: (organ: string) => string
  readonly signedIn: SignedInMemory
  readonly sealedDays: SealedDays
  readonly accessChain: AccessChain
  /** Signs the seals of days; absent: they are sealed, but nobody's. */
  readonly signer?: Signer
  readonly watch?: StoreWatch
}

/** Told what the store does, for figures of operation. */
export interface StoreWatch extends Miscount {
  /** Appends written together in one round trip. */
  group(appends: number): void
}
