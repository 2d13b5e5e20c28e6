import type { Day } from '@fadu/legal-time'
import { editionsOf, isRegister, registerPrefix } from '@fadu/procedure'
import { searchVector } from '../bigrams.ts'
import { mapSealed } from '../chain.ts'
import type { CaseKey, ProjectionInput } from './rows.ts'

/** A row of `register_entry`: what an entry said from one day up to, not including, another. Personal values stay sealed as in the log. */
export interface EntryRow extends CaseKey {
  register: string
  entry_id: string
  valid_from: Day
  valid_until: Day | null
  /** Sequence number of the event that said so. */
  version: number
  organ: string | null
  external_id: string | null
  body: Readonly<Record<string, unknown>>
  search: string
}

/** One row for each dated state of a register's entry; nothing for other procedures. */
export function entryRows({ procedure, view, sealedLog, at }: ProjectionInput): EntryRow[] {
  if (!isRegister(procedure.id)) return []
  const stored = new Map(sealedLog.map((event) => [event.seq, event.paper as Paper]))
  // A mended entry stands in the view's log under its own number; its stored form is in the rectification.
  for (const { type, paper } of sealedLog) {
    const mending = paper as { seq?: number; action?: string; paper?: Paper }
    if (type === 'case.rectified' && mending.action === 'replace' && mending.seq && mending.paper) stored.set(mending.seq, mending.paper)
  }
  return editionsOf(view).map((edition) => {
    const body = stored.get(edition.seq)?.entry ?? {}
    return {
      ...at,
      register: procedure.id.slice(registerPrefix.length),
      entry_id: at.case_id,
      valid_from: edition.from,
      valid_until: edition.until ?? null,
      version: edition.seq,
      organ: view.organ ?? null,
      external_id: externalIdOf(body),
      body,
      search: searchVector(...textsIn(mapSealed(body, () => ''))),
    }
  })
}

/** How others name the entry: its own `externalId`, else the identifier its keepers chose. */
const externalIdOf = (body: Readonly<Record<string, unknown>>): string | null => {
  const id = body.externalId ?? body.id
  return typeof id === 'string' ? id : null
}

interface Paper {
  readonly entry?: Readonly<Record<string, unknown>>
}

// In the order of their names: a body read back from the database has its keys in another order than it was given in.
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(textsIn)
  return typeof value === 'object' && value !== null
    ? Object.entries(value)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .flatMap(([, inner]) => textsIn(inner))
    : []
}
