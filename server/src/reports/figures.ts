import { type FigureSheet, type FrozenFigure, figuresIn } from '@fadu/catalogue'
import type { ReportFigureView } from '@fadu/contract'
import {
  addSums,
  type DerivedIndicator,
  fractionOf,
  madeOf,
  type Period,
  type Qualifier,
  readingId,
  readPeriod,
  rounded,
  type Value,
} from '@fadu/indicator'
import type { Day } from '@fadu/legal-time'
import { type Words, words } from '@fadu/procedure'
import type { House, HouseIndicator } from '../house.ts'
import { IndicatorValues } from '../indicator-values.ts'
import { FigureWriter, sheetOf } from './figure-writer.ts'

export const keyOf = ({ indicator, period }: { readonly indicator: string; readonly period: string }): string => `${indicator}@${period}`

export interface Proposed {
  readonly figure: FrozenFigure
  readonly because?: Words
}

/** Values of indicators for periods as known at the end of a day, in the form in which they are frozen. */
export async function reckoned(
  house: House,
  asked: readonly { readonly indicator: string; readonly period: string; readonly qualifier: Qualifier }[],
  asOf: Day,
): Promise<readonly Proposed[]> {
  const values = await IndicatorValues.open(house, asOf)
  const writer = new FigureWriter(house)
  const found = await values.settle(() =>
    asked.map(({ indicator, period }) => {
      const one = writer.indicator(indicator)
      const within = readPeriod(period)
      return {
        parts: partsOf(one, values, within),
        value: values.own(indicator, within),
        sheet: one && sheetOf(one, readingsOf(one, values, within)),
      }
    }),
  )
  return asked.map(({ indicator, period, qualifier }, n) => {
    const { parts, value, sheet } = found[n]!
    return { figure: { indicator, period, qualifier, ...parts, asOf, ...(sheet && { sheet }) }, ...becauseOf(value) }
  })
}

/** The same counts over other denominators: where a source means another than it names, both stand in the annex. */
function readingsOf(one: HouseIndicator, values: IndicatorValues, period: Period): FigureSheet['readings'] {
  if (one.from !== 'cases') return []
  return Object.entries(one.readings).flatMap(([key, { term, denominator }]) => {
    const value = values.own(readingId(one.id, key), period)
    if (value?.state !== 'known') return []
    const { hit, of } = addSums([value.sums])
    return [{ term, denominator, printed: `${value.shown}${one.shown.unit.zh}`, numerator: hit, of }]
  })
}

function becauseOf(value: Value | undefined): { readonly because?: Words } {
  if (!value) return { because: words('截至该日本期尚未开始，或者没有数值', 'By that day the period had not begun, or there is no value') }
  if (value.state === 'unknown') return { because: value.because }
  if (value.state === 'too-few') return { because: words(`不足${value.from}件，只列件数`, `Fewer than ${value.from}: the counts alone`) }
  return value.state === 'hidden' ? { because: words('数值过小，不予显示', 'Too small to be shown') } : {}
}

type Parts = Pick<FrozenFigure, 'value' | 'numerator' | 'denominator'>

/** The number with the two counts it is made of, where it is made of two. */
function partsOf(one: HouseIndicator | undefined, values: IndicatorValues, period: Period): Parts {
  const value = one && values.own(one.id, period)
  if (!value || (value.state !== 'known' && value.state !== 'too-few')) return {}
  const shown = value.state === 'known' ? { value: Number(value.shown) } : {}
  if (one.from === 'indicators') return { ...shown, ...quotient(one, values, period) }
  if (one.from !== 'cases') return shown
  const { hit, of, amount } = addSums([value.sums])
  if (one.unit === 'ratio') return { ...shown, numerator: hit, denominator: of }
  return one.unit === 'mean' || one.unit === 'days' ? { ...shown, numerator: amount, denominator: of } : shown
}

/** The two numbers of which one that follows from others is the quotient. */
function quotient(one: DerivedIndicator, values: IndicatorValues, period: Period): Parts {
  if (one.derivation.is !== 'ratio' && one.derivation.is !== 'share') return {}
  const [numerator, denominator] = madeOf(one).map((id) => values.own(id, period))
  if (numerator?.state !== 'known' || denominator?.state !== 'known') return {}
  return { numerator: Number(numerator.shown), denominator: Number(denominator.shown) }
}

/** Frozen figures with their definitions; `live` beside them for whoever sees the figures of the district. */
export async function figuresWire(
  house: House,
  frozen: readonly FrozenFigure[],
  frozenOn: Day | undefined,
  sections: readonly { readonly id: string; readonly text: string }[],
  seesLive: boolean,
): Promise<readonly ReportFigureView[]> {
  const writer = new FigureWriter(house)
  const now = seesLive ? await reckoned(house, frozen, house.clock.today()) : []
  const again = await recheckedBy(house, frozen, frozenOn)
  return frozen.map((figure, n) => {
    const definition = writer.definition(figure)
    const one = writer.indicator(figure.indicator)
    const { sheet: _, ...value } = figure
    return {
      ...value,
      key: keyOf(figure),
      term: writer.term(figure),
      unit: writer.unit(figure),
      decimals: writer.sheet(figure)?.decimals ?? 0,
      ...(writer.sheet(figure)?.short && { short: true }),
      printed: writer.print(figure),
      ...(definition && { definition }),
      definedNow: writer.definedNow(figure),
      ...(now[n] && { live: liveOf(writer, figure, now[n].figure) }),
      recheck: again(figure),
      opens: seesLive && one !== undefined,
      usedIn: sections.filter(({ text }) => refersTo(text, figure, frozen)).map(({ id }) => id),
    }
  })
}

const refersTo = (text: string, figure: FrozenFigure, frozen: readonly FrozenFigure[]): boolean =>
  figuresIn(text).some(
    ({ indicator, period }) =>
      indicator === figure.indicator &&
      (period === undefined ? frozen.filter((f) => f.indicator === indicator).length === 1 : period === figure.period),
  )

const sameAs = (a: FrozenFigure, b: FrozenFigure): boolean =>
  a.value === b.value && a.numerator === b.numerator && a.denominator === b.denominator

function liveOf(writer: FigureWriter, frozen: FrozenFigure, live: FrozenFigure): NonNullable<ReportFigureView['live']> {
  const [before, now] = [writer.number(frozen), writer.number(live)]
  const shown = writer.print({ ...live, qualifier: 'exact' })
  if (sameAs(frozen, live)) return { shown, differs: false }
  return { shown, differs: true, ...(before !== undefined && now !== undefined && { difference: differenceOf(before, now) }) }
}

function differenceOf(before: string, now: string): string {
  const [[a, below], [b, under]] = [fractionOf(before), fractionOf(now)]
  const difference = rounded(b * below - a * under, below * under, Math.max(String(below).length, String(under).length) - 1)
  return difference.startsWith('-') ? difference : `+${difference}`
}

/**
 * What the platform reckons again for the day of the freeze. A day that was not over when the figures were frozen cannot be asked again:
 * what was recorded later that day would be in it.
 */
async function recheckedBy(
  house: House,
  frozen: readonly FrozenFigure[],
  frozenOn: Day | undefined,
): Promise<(figure: FrozenFigure) => ReportFigureView['recheck']> {
  const writer = new FigureWriter(house)
  const found = new Map<FrozenFigure, ReportFigureView['recheck']>()
  for (const asOf of new Set(frozen.map((f) => f.asOf))) {
    if (frozenOn === undefined || asOf >= frozenOn) continue
    const own = frozen.filter((f) => f.asOf === asOf && writer.indicator(f.indicator) !== undefined)
    const again = await reckoned(house, own, asOf as Day)
    for (const [n, figure] of own.entries()) found.set(figure, sameAs(figure, again[n]!.figure) ? 'same' : 'differs')
  }
  return (figure) => found.get(figure) ?? 'unchecked'
}
