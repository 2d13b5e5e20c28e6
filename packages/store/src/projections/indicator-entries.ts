import { hash } from 'node:crypto'
import { type AnyCounting, type AnyIndicator, type CountedEntry, countingsOf, entriesOf } from '@fadu/indicator'
import type { Day } from '@fadu/legal-time'
import type { AnyView, CaseId } from '@fadu/procedure'
import { canonical } from '../canonical.ts'
import type { CaseKey, ProjectionInput } from './rows.ts'

/** A row of `indicator_entry`: what a case adds to one way of counting. Since when that is known, the writer says. */
export interface IndicatorRow extends CaseKey {
  indicator: string
  /** Digest of the indicator and of what the entry says; of two that say the same, the second has another. */
  name: string
  on_day: Day
  organ: string
  dims: Readonly<Record<string, string>>
  key: string
  of: number
  hit: number
  amount: number
}

/** Is told where a definition yields what cannot be counted. */
export interface Miscount {
  miscounted?(indicator: string, caseId: CaseId, fault: unknown): void
}

interface Counted {
  readonly indicators: readonly AnyIndicator[]
  readonly watch?: Miscount | undefined
}

/** Ways of counting by the procedure they count, worked out once for each list of indicators. */
const byProcedure = new WeakMap<readonly AnyIndicator[], ReadonlyMap<string, readonly AnyCounting[]>>()

function countingsFor(indicators: readonly AnyIndicator[], procedure: string): readonly AnyCounting[] {
  let known = byProcedure.get(indicators)
  if (!known) {
    const fresh = new Map<string, AnyCounting[]>()
    for (const indicator of indicators)
      fresh.set(indicator.counts.id, [...(fresh.get(indicator.counts.id) ?? []), ...countingsOf(indicator)])
    byProcedure.set(indicators, fresh)
    known = fresh
  }
  return known.get(procedure) ?? []
}

/** The entries of a case to every indicator that counts its procedure. */
export const indicatorRows = (
  { procedure, view, at }: Pick<ProjectionInput, 'procedure' | 'view' | 'at'>,
  counted: Counted,
): IndicatorRow[] => rowsOfCountings(countingsFor(counted.indicators, procedure.id), view, at, counted.watch)

/** The entries of a case to these ways of counting. */
export const rowsOfCountings = (
  countings: readonly AnyCounting[],
  view: AnyView,
  at: CaseKey,
  watch: Miscount | undefined,
): IndicatorRow[] =>
  countings.flatMap((counting) => {
    const taken = new Map<string, number>()
    return entriesOrNone(counting, view, at.case_id, watch).map((entry) => {
      const text = canonical(entry)
      const times = taken.get(text) ?? 0
      taken.set(text, times + 1)
      const { on, ...rest } = entry
      return { ...at, indicator: counting.id, name: hash('sha1', `${counting.id} ${times} ${text}`), on_day: on, ...rest }
    })
  })

// What the law lets happen is recorded even where our counting of it is at fault: the fault is told, and a rebuild counts again.
function entriesOrNone(counting: AnyCounting, view: AnyView, caseId: CaseId, watch: Miscount | undefined): readonly CountedEntry[] {
  try {
    return entriesOf(counting, view)
  } catch (fault) {
    watch?.miscounted?.(counting.id, caseId, fault)
    return []
  }
}
