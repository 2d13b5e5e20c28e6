import { type Day, isDay } from '@fadu/legal-time'
import type { AnyView } from '@fadu/procedure'
import type { AnyCounting } from './definition.ts'

/** What one case adds to an indicator, as its definition says it. Whole numbers only. */
export interface Entry {
  /** The day it counts for. */
  readonly on: Day
  /** How many it adds: to a count, or to the denominator of a ratio. 1 unless told; −1 takes one out of a stock. */
  readonly of?: number
  /** How many of them it adds to the numerator. 0 unless told. */
  readonly hit?: number
  /** What it adds to a sum: money in fen, days, persons attending; in the unit its indicator names. 0 unless told. */
  readonly amount?: number
  /** What is counted once however often it occurs: the code of an organisation, place or thing. Never a natural person's. */
  readonly key?: string
  /** The organ it counts for; the organ of the case unless told. */
  readonly organ?: string
  /** Its place in the declared dimensions. */
  readonly dims?: Readonly<Record<string, string>>
}

/** An entry with everything said, as it is stored and added up. */
export interface CountedEntry {
  readonly on: Day
  readonly of: number
  readonly hit: number
  readonly amount: number
  readonly key: string
  /** Empty where no organ bears it. */
  readonly organ: string
  readonly dims: Readonly<Record<string, string>>
}

/** An entry that cannot be counted: a fault of the definition, never of whoever filled the case in. */
export class EntryError extends Error {
  constructor(indicator: string, fault: string) {
    super(`An entry of ${indicator} cannot be counted: ${fault}`)
    this.name = 'EntryError'
  }
}

/**
 * The entries a case adds to an indicator (or to one of its readings), complete and checked.
 * @throws EntryError where the definition yields a number that is not whole, a day that is none, a dimension it did not declare
 */
export function entriesOf(counting: AnyCounting, view: AnyView): readonly CountedEntry[] {
  return counting.entries(view, view.today).map((entry) => {
    const counted: CountedEntry = {
      on: entry.on,
      of: entry.of ?? 1,
      hit: entry.hit ?? 0,
      amount: entry.amount ?? 0,
      key: entry.key ?? '',
      organ: entry.organ ?? view.organ ?? '',
      dims: entry.dims ?? {},
    }
    const fault = faultOf(counting, counted)
    if (fault) throw new EntryError(counting.id, fault)
    return counted
  })
}

function faultOf(counting: AnyCounting, { on, of, hit, amount, key, dims }: CountedEntry): string | undefined {
  if (!isDay(on)) return `${JSON.stringify(on)} is no day`
  const odd = [of, hit, amount].find((n) => !Number.isSafeInteger(n))
  if (odd !== undefined) return `${odd} is not a whole number`
  if (counting.kind === 'flow' && of < 0) return 'only a stock takes away'
  if (counting.unit === 'ratio' && Math.abs(hit) > Math.abs(of)) return `${hit} of ${of}`
  if (counting.unit === 'distinct' && key === '') return 'what is counted once needs a key'
  return Object.entries(dims).flatMap(([name, value]) => {
    const dimension = counting.by[name]
    if (!dimension) return [`the dimension ${name} is not declared`]
    return dimension.values && !(value in dimension.values) ? [`${name} has no value ${value}`] : []
  })[0]
}
