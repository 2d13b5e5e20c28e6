import { type Words, words } from '@fadu/procedure'
import type { Display, Unit } from './definition.ts'
import { rounded, withoutZeros } from './rounding.ts'

/** What the entries of a cell add up to. SQL makes these by adding; nothing else is asked of it. */
export interface Sums {
  readonly of: number
  readonly hit: number
  readonly amount: number
  /** How many keys occur; 0 where nothing is told apart by key. */
  readonly distinct: number
}

export const noSums: Sums = { of: 0, hit: 0, amount: 0, distinct: 0 }

/**
 * A number of an indicator, or why there is none. `exact` is a fraction of whole numbers in the displayed unit, so that nothing is lost
 * before it is compared with a target; `shown` is what is printed.
 */
export type Value =
  | {
      readonly state: 'known'
      readonly exact: readonly [numerator: number, denominator: number]
      readonly shown: string
      readonly sums: Sums
    }
  /** So few that a rate would mislead: the counts are shown instead. */
  | { readonly state: 'too-few'; readonly from: number; readonly sums: Sums }
  /** A small cell, or one from which a small cell could be reckoned. */
  | { readonly state: 'hidden' }
  | { readonly state: 'unknown'; readonly because: Words }

export const unknownValue = (zh: string, en: string): Value => ({ state: 'unknown', because: words(zh, en) })

const nothingCounted = unknownValue('本期没有应当计入的事项', 'Nothing falls into this period')

/** How a way of counting makes one number of its sums. */
export interface Reckoning {
  readonly unit: Unit
  readonly shown: Display
  readonly showRateFrom: number
}

/** The number that sums make. A rate over nothing is unknown, over too few is told as counts; a count of nothing is 0. */
export function valueFrom({ unit, shown, showRateFrom }: Reckoning, sums: Sums): Value {
  const [numerator, denominator] = fractionIn(unit, shown, sums)
  if (denominator === 0) return nothingCounted
  const rate = unit === 'ratio' || unit === 'mean' || unit === 'days'
  if (rate && sums.of < showRateFrom) return { state: 'too-few', from: showRateFrom, sums }
  const value = valueOfFraction(numerator, denominator, shown.decimals, sums)
  return shown.short && value.state === 'known' ? { ...value, shown: withoutZeros(value.shown) } : value
}

/** A known value from a fraction that is already in the displayed unit. */
export const valueOfFraction = (numerator: number, denominator: number, decimals: number, sums: Sums = noSums): Value => ({
  state: 'known',
  exact: [numerator, denominator],
  shown: rounded(numerator, denominator, decimals),
  sums,
})

function fractionIn(unit: Unit, { times = 1, divide = 1 }: Display, { of, hit, amount, distinct }: Sums): readonly [number, number] {
  switch (unit) {
    case 'count':
      return [of * times, divide]
    case 'sum':
      return [amount * times, divide]
    case 'distinct':
      return [distinct * times, divide]
    case 'ratio':
      return [hit * times, of * divide]
    case 'mean':
    case 'days':
      return [amount * times, of * divide]
  }
}

/** The number as a machine number, for drawing lines and bars; not for comparing with a target. */
export const approximately = (value: Value): number | undefined => (value.state === 'known' ? value.exact[0] / value.exact[1] : undefined)

/** −1, 0 or 1: how two fractions of whole numbers compare, exactly. Denominators are above 0. */
export function compareFractions([a, b]: readonly [number, number], [c, d]: readonly [number, number]): -1 | 0 | 1 {
  const difference = BigInt(a) * BigInt(d) - BigInt(c) * BigInt(b)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}
