import { type Words, words } from '@fadu/procedure'
import { findPeriod } from './period.ts'
import { decimalsOf, fractionOf, rounded } from './rounding.ts'
import type { Requirement, Values } from './target.ts'
import type { Course } from './target-judged.ts'
import type { Value } from './value.ts'

export type Fraction = readonly [numerator: number, denominator: number]

/** What must be reached, as bounds in the displayed unit. */
export interface NeededLevel {
  readonly least?: { readonly level: Fraction; readonly strict: boolean }
  readonly most?: { readonly level: Fraction; readonly strict: boolean }
  /** As it is printed: `≥90`, `<3`, `45～55`. */
  readonly shown: string
}

type Simple = Exclude<Requirement, { is: 'any' | 'all' | 'each-unit' }>
type Why = { readonly why: Words }

const least = (level: Fraction, shown: string, strict = false): NeededLevel => ({
  least: { level, strict },
  shown: `${strict ? '>' : '≥'}${shown}`,
})
const most = (level: Fraction, shown: string, strict = false): NeededLevel => ({
  most: { level, strict },
  shown: `${strict ? '<' : '≤'}${shown}`,
})

/** The bounds a requirement sets, or why nobody can say what they are. */
export function levelFor(requires: Simple, course: Course, values: Values): NeededLevel | Why {
  switch (requires.is) {
    case 'at-least':
    case 'more-than':
      return least(fractionOf(requires.value), requires.value, requires.is === 'more-than')
    case 'at-most':
    case 'below':
      return most(fractionOf(requires.value), requires.value, requires.is === 'below')
    case 'equals': {
      const level = fractionOf(requires.value)
      return { least: { level, strict: false }, most: { level, strict: false }, shown: `＝${requires.value}` }
    }
    case 'between':
      return {
        least: { level: fractionOf(requires.from), strict: false },
        most: { level: fractionOf(requires.to), strict: false },
        shown: `${requires.from}～${requires.to}`,
      }
    case 'exists':
      return least([1, 1], '1')
    case 'covers-all':
      return least([100, 1], '100')
    case 'rank-within':
      return requires.first === undefined
        ? { why: words('规划只写“前列”，没有写第几位', 'The plan names no rank, only that it be among the first') }
        : most([requires.first, 1], String(requires.first))
    case 'increase':
    case 'decrease':
      return changed(requires, values)
    case 'better-than-places':
      return betterThan(requires.places, course, values)
  }
}

/** The level that follows from the value of an earlier period. */
function changed(requires: Extract<Requirement, { is: 'increase' | 'decrease' }>, values: Values): NeededLevel | Why {
  const period = findPeriod(requires.over)
  if (!period) return { why: words('没有写明与哪一时期相比', 'It is not said what it is compared with') }
  const before = values.own(period)
  if (before?.state !== 'known') return { why: words(`没有${period.name}的基数`, `There is no value for ${period.name}`) }
  const up = requires.is === 'increase'
  const bound = up ? least : most
  if (requires.by === undefined) return bound(before.exact, before.shown, true)
  const level = moved(before.exact, fractionOf(requires.by), requires.counted ?? 'percent', up ? 1 : -1)
  return bound(level, rounded(level[0], level[1], Math.max(decimalsOf(before.shown), 1)))
}

function moved([n, d]: Fraction, [by, per]: Fraction, counted: 'percent' | 'points', sign: 1 | -1): Fraction {
  if (counted === 'points') return [n * per + sign * by * d, d * per]
  return [n * (100 * per + sign * by), d * 100 * per]
}

/** Better than every place: the strictest of them is the bound. */
function betterThan(places: readonly string[], { measured, whole }: Course, values: Values): NeededLevel | Why {
  if (measured.better === 'none') return { why: words('没有写明高好还是低好', 'It is not said which side is better') }
  const found: { place: string; value: Extract<Value, { state: 'known' }> }[] = []
  for (const place of places) {
    const value = values.place?.(place, whole)
    if (value?.state !== 'known')
      return { why: words(`没有${nameOf(place).zh}的同期数`, `There is no value for the ${nameOf(place).en} in this period`) }
    found.push({ place, value })
  }
  const lower = measured.better === 'lower'
  const [strictest] = found.toSorted((a, b) => (lower ? 1 : -1) * (ratio(a.value.exact) - ratio(b.value.exact)))
  if (!strictest) return { why: words('没有写明与何处相比', 'It is not said what it is compared with') }
  return (lower ? most : least)(strictest.value.exact, strictest.value.shown, true)
}

const ratio = ([n, d]: Fraction): number => n / d

const placeWords: Readonly<Record<string, Words>> = {
  city: words('全市', 'city'),
  province: words('全省', 'province'),
  country: words('全国', 'country'),
}
const nameOf = (place: string): Words => placeWords[place] ?? words(place, place)
