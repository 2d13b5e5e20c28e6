import type { CaseId } from '@fadu/procedure'
import type { CaseLog } from './case-log.ts'

/**
 * Cases this process wrote or read lately, so that the next step or look need not read them again. What is remembered is never
 * believed: every append names the version and revision it was built on, and the database refuses a stale one; every read asks the
 * database whether they are still the latest. Entries live for minutes and are few, because they hold personal values in the clear.
 */
export class CaseMemory {
  readonly #cases = new Map<CaseId, { readonly log: CaseLog; readonly until: number }>()
  readonly #most: number
  readonly #milliseconds: number

  constructor(most = 1000, milliseconds = 300_000) {
    this.#most = most
    this.#milliseconds = milliseconds
  }

  get(caseId: CaseId): CaseLog | undefined {
    const entry = this.#cases.get(caseId)
    if (!entry) return undefined
    if (entry.until > performance.now()) return entry.log
    this.#cases.delete(caseId)
    return undefined
  }

  keep(caseId: CaseId, log: CaseLog): void {
    // The oldest entry stands first in the map.
    this.#cases.delete(caseId)
    this.#cases.set(caseId, { log, until: performance.now() + this.#milliseconds })
    if (this.#cases.size > this.#most) this.#cases.delete(this.#cases.keys().next().value!)
  }

  /** Keeps what was read, unless something later was written meanwhile; what is there already lives no longer for having been read. */
  keepNewest(caseId: CaseId, log: CaseLog): void {
    const there = this.get(caseId)
    if (!there || there.revision < log.revision) this.keep(caseId, log)
  }

  forget(caseId: CaseId): void {
    this.#cases.delete(caseId)
  }
}
