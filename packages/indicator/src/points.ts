import { fractionOf, rounded } from './rounding.ts'
import { compareFractions } from './value.ts'

/**
 * How an item of an assessment gives points. `share`: all of them where the target is met, else in proportion to it. `reached`: all or
 * none. `improved`: all of them where the target is met or the unit did better than in its own last year, else in proportion.
 */
export const pointRules = ['share', 'reached', 'improved'] as const
export interface PointRule {
  readonly rule: (typeof pointRules)[number]
  readonly better: 'higher' | 'lower'
  /** Points the item is worth. */
  readonly weight: number
}

/** Numbers in the displayed unit of the indicator, each as it is printed. */
export interface Performance {
  readonly value: number
  readonly target: number
  readonly lastYear?: number | undefined
}

type Fraction = readonly [numerator: number, denominator: number]
/** To six decimals: no figure is printed with more. */
const asFraction = (n: number): Fraction => fractionOf(/^-?\d+(\.\d{1,6})?$/.test(String(n)) ? String(n) : n.toFixed(6))

/** Whether a value does at least as well as another. */
export const doesAsWell = (value: number, than: number, better: PointRule['better']): boolean => {
  const compared = compareFractions(asFraction(value), asFraction(than))
  return better === 'higher' ? compared >= 0 : compared <= 0
}

/**
 * Points of a unit for an item, from its own value, its own target and its own last year; no other unit enters into it. Two decimals,
 * rounded half away from zero, reckoned in whole numbers.
 * @throws RangeError for a number of more than twenty digits
 */
export function pointsFor({ rule, better, weight }: PointRule, { value, target, lastYear }: Performance): number {
  if (doesAsWell(value, target, better)) return weight
  if (rule === 'reached') return 0
  if (rule === 'improved' && lastYear !== undefined && value !== lastYear && doesAsWell(value, lastYear, better)) return weight
  const [own, aim] = [asFraction(value), asFraction(target)]
  const [[top, under], [bottom, over]] = better === 'higher' ? [own, aim] : [aim, own]
  // What is negative, or measured against nothing, has no proportion.
  if (top <= 0 || bottom <= 0) return 0
  return Number(rounded(top * over * weight, under * bottom, 2))
}
