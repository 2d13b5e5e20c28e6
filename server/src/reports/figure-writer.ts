import { type FigureSheet, type FrozenFigure, rateClaim, writtenValue } from '@fadu/catalogue'
import type { ReportFigureView } from '@fadu/contract'
import { type PrintedFigure, qualified } from '@fadu/indicator'
import { type Words, words } from '@fadu/procedure'
import type { House, HouseIndicator } from '../house.ts'
import { definitionWire } from '../present/indicators.ts'

/** What an indicator counts today, in the form in which it is frozen with a value. */
export function sheetOf(one: HouseIndicator, readings: FigureSheet['readings'] = []): FigureSheet {
  const { question, numerator, denominator, cutOff, source } = definitionWire(one)
  return {
    term: one.term,
    unit: one.shown.unit,
    decimals: one.shown.decimals,
    ...(one.shown.short && { short: true }),
    ...(one.from === 'cases' && one.unit === 'ratio' && { times: one.shown.times ?? 1 }),
    question,
    numerator,
    ...(denominator && { denominator }),
    cutOff,
    source,
    readings,
  }
}

type Named = Pick<FrozenFigure, 'indicator' | 'sheet'>

/**
 * How a report writes figures: by the sheet frozen with each. A figure that was frozen without one is written as its indicator is defined
 * today, and by its bare number where there is no such indicator any more.
 */
export class FigureWriter {
  readonly #known: ReadonlyMap<string, HouseIndicator>
  readonly #today = new Map<string, FigureSheet>()

  constructor(house: Pick<House, 'indicators'>) {
    this.#known = new Map(house.indicators.map((one) => [one.id, one]))
  }

  indicator = (id: string): HouseIndicator | undefined => this.#known.get(id)

  sheet = ({ indicator, sheet }: Named): FigureSheet | undefined => sheet ?? this.#sheetToday(indicator)
  term = (figure: Named): Words => this.sheet(figure)?.term ?? words(figure.indicator, figure.indicator)
  unit = (figure: Named): Words => this.sheet(figure)?.unit ?? words('', '')

  /** The number alone, with the decimals of its indicator. */
  number = (figure: FrozenFigure): string | undefined =>
    figure.value === undefined ? undefined : writtenValue(figure.value, this.sheet(figure) ?? { decimals: decimalsIn(figure.value) })

  /** As the report prints it; a rate over too few cases stands as its two counts. */
  print = (figure: FrozenFigure): string => {
    const number = this.number(figure)
    if (number !== undefined) return qualified(number, this.unit(figure).zh, figure.qualifier)
    return figure.denominator === undefined ? '—' : `${figure.numerator ?? 0}/${figure.denominator}`
  }

  definition = (figure: Named): NonNullable<ReportFigureView['definition']> | undefined => {
    const sheet = this.sheet(figure)
    if (!sheet) return undefined
    const { question, numerator, denominator, cutOff, source, readings } = sheet
    return { question, numerator, ...(denominator && { denominator }), cutOff, source, readings }
  }

  /** What became of the definition since the freeze: the same, another, or the indicator is no more. */
  definedNow = ({ indicator, sheet }: Named): 'same' | 'other' | 'gone' => {
    const today = this.#sheetToday(indicator)
    if (!today) return 'gone'
    return !sheet || counting(sheet) === counting(today) ? 'same' : 'other'
  }

  /** What a frozen rate says beside its own two numbers. */
  claim = (figure: FrozenFigure): readonly PrintedFigure[] => rateClaim({ ...figure, sheet: this.sheet(figure) })

  #sheetToday(id: string): FigureSheet | undefined {
    const one = this.#known.get(id)
    if (one && !this.#today.has(id)) this.#today.set(id, sheetOf(one))
    return this.#today.get(id)
  }
}

const counting = ({ numerator, denominator, cutOff, source }: FigureSheet): string =>
  [numerator, denominator, cutOff, source].map((said) => said?.zh ?? '').join('\n')

const decimalsIn = (value: number): number => /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0
