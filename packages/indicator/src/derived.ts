import { IndicatorError, type Sheet, sheetFaults } from './definition.ts'
import { type Period, yearsAway } from './period.ts'
import { fractionOf } from './rounding.ts'
import { type Sums, unknownValue, type Value, valueOfFraction } from './value.ts'

/** How an indicator follows from others, by id. Nothing of it is ever entered. */
export type Derivation =
  /** One number through another, times `shown.times`. */
  | { readonly is: 'ratio'; readonly numerator: string; readonly denominator: string }
  | { readonly is: 'sum'; readonly of: readonly string[] }
  /** `first` less `less`. */
  | { readonly is: 'difference'; readonly first: string; readonly less: string }
  /** A part in its whole, in per cent. */
  | { readonly is: 'share'; readonly part: string; readonly whole: string }
  /** Change against the same period so many years before (1 unless told), in per cent of that period. */
  | { readonly is: 'growth'; readonly of: string; readonly years?: number }

export interface DerivedIndicator extends Sheet {
  readonly from: 'indicators'
  readonly derivation: Derivation
  /** Below so many in the denominator no rate is shown. */
  readonly showRateFrom: number
}

/**
 * Defines an indicator that follows from others. @throws IndicatorError naming every fault at once
 */
export function deriveIndicator(spec: Sheet & { readonly derivation: Derivation; readonly showRateFrom?: number }): DerivedIndicator {
  const { derivation } = spec
  const faults = [...sheetFaults(spec, derivation.is !== 'sum' && derivation.is !== 'difference')]
  if (needs(derivation).includes(spec.id)) faults.push('it rests on itself')
  if (derivation.is === 'sum' && derivation.of.length < 2) faults.push('a sum is of two at least')
  if (faults.length > 0) throw new IndicatorError(spec.id, faults)
  return { ...spec, from: 'indicators', showRateFrom: spec.showRateFrom ?? 1 }
}

function needs(derivation: Derivation): readonly string[] {
  switch (derivation.is) {
    case 'ratio':
      return [derivation.numerator, derivation.denominator]
    case 'sum':
      return derivation.of
    case 'difference':
      return [derivation.first, derivation.less]
    case 'share':
      return [derivation.part, derivation.whole]
    case 'growth':
      return [derivation.of]
  }
}

/** The indicators a derived one is made of. */
export const madeOf = ({ derivation }: DerivedIndicator): readonly string[] => needs(derivation)

/** The value of another indicator in a period; `undefined` where there is none of that id. */
export type ReadValue = (id: string, period: Period) => Value | undefined

type Fraction = readonly [number, number]

/** The value of a derived indicator from the values it is made of. Unknown parts make it unknown, and say which. */
export function derivedValue({ derivation, shown, showRateFrom }: DerivedIndicator, read: ReadValue, period: Period): Value {
  const parts = needs(derivation).map((id) => ({ id, value: read(id, period) }))
  const missing = parts.find(({ value }) => value?.state !== 'known')
  if (missing) return missing.value?.state === 'hidden' ? { state: 'hidden' } : notKnown(missing.id)
  const [a, b] = parts.map(({ value }) => (value as Known).exact) as [Fraction, Fraction]
  const times = shown.times ?? 1
  switch (derivation.is) {
    case 'sum':
      return made(reducedSum(parts.map(({ value }) => (value as Known).exact)), shown.decimals)
    case 'difference':
      return made(reducedSum([a, [-b[0], b[1]]]), shown.decimals)
    case 'ratio':
    case 'share': {
      if (b[0] === 0) return unknownValue('分母为零', 'The denominator is nought')
      const few = (parts[1]!.value as Known).sums.of
      if (few > 0 && few < showRateFrom) return { state: 'too-few', from: showRateFrom, sums: (parts[1]!.value as Known).sums }
      return made([a[0] * b[1] * (derivation.is === 'share' ? (shown.times ?? 100) : times), a[1] * b[0]], shown.decimals)
    }
    case 'growth': {
      const before = read(derivation.of, yearsAway(period, -(derivation.years ?? 1)))
      if (before?.state !== 'known') return notKnown(derivation.of)
      return growth(a, before.exact, shown.decimals)
    }
  }
}

type Known = Extract<Value, { state: 'known' }>

const notKnown = (id: string): Value => unknownValue(`所依据的指标“${id}”本期没有数值`, `The indicator ${id} it rests on has no value`)

/** Growth in per cent of what was before. */
function growth(now: Fraction, before: Fraction, decimals: number): Value {
  if (before[0] === 0) return unknownValue('基期为零，无法计算增幅', 'Nothing grows in per cent from nought')
  const numerator = (now[0] * before[1] - before[0] * now[1]) * 100
  return made([before[0] < 0 ? -numerator : numerator, now[1] * Math.abs(before[0])], decimals)
}

const made = ([numerator, denominator]: Fraction, decimals: number): Value => {
  const [n, d] = reduced(denominator < 0 ? [-numerator, -denominator] : [numerator, denominator])
  return valueOfFraction(n, d, decimals)
}

const reducedSum = (fractions: readonly Fraction[]): Fraction =>
  fractions.reduce(([a, b], [c, d]) => reduced([a * d + c * b, b * d]), [0, 1] as Fraction)

function reduced([numerator, denominator]: Fraction): Fraction {
  let [a, b] = [Math.abs(numerator), Math.abs(denominator)]
  while (b > 0) [a, b] = [b, a % b]
  return a > 1 ? [numerator / a, denominator / a] : [numerator, denominator]
}

/** A number somebody wrote (`59.3`, `8700`) as a value with these sums behind it. @throws RangeError where it is no decimal */
export function writtenValue(text: string, sums?: Sums): Value {
  const [numerator, denominator] = fractionOf(text)
  return valueOfFraction(numerator, denominator, /\.(\d+)$/.exec(text)?.[1]?.length ?? 0, sums)
}

/** The order in which derived indicators can be reckoned, each after those it rests on. @throws IndicatorError where two rest on each other */
export function inOrder(derived: readonly DerivedIndicator[]): readonly DerivedIndicator[] {
  const known = new Map(derived.map((one) => [one.id, one]))
  const done: DerivedIndicator[] = []
  const visit = (one: DerivedIndicator, path: readonly string[]): void => {
    if (done.includes(one)) return
    if (path.includes(one.id)) throw new IndicatorError(one.id, [`it rests on itself: ${[...path, one.id].join(' → ')}`])
    for (const id of madeOf(one)) {
      const part = known.get(id)
      if (part) visit(part, [...path, one.id])
    }
    done.push(one)
  }
  for (const one of derived) visit(one, [])
  return done
}
