import { type Words, words } from '@fadu/procedure'
import { decimalsOf, fractionOf, rounded } from './rounding.ts'
import { compareFractions } from './value.ts'

/** A figure as a report prints it, with the figures it must agree with. Printed numbers are decimal texts, without unit or thousands. */
export type PrintedFigure =
  /** A rate beside its own numerator and denominator; `others` are denominators that may have been meant. */
  | {
      readonly is: 'rate'
      readonly name: string
      readonly numerator: number
      readonly denominator: number
      readonly printed: string
      /** 100 for per cent, which it is unless told. */
      readonly times?: number
      readonly others?: readonly { readonly name: string; readonly count: number }[]
    }
  /** Parts that are said to make a whole: counts, or shares that make 100. */
  | {
      readonly is: 'parts'
      readonly name: string
      readonly whole: string
      readonly parts: readonly { readonly name: string; readonly printed: string }[]
    }
  /** Growth in per cent beside what it grew from and to; `others` are bases that may have been meant. */
  | {
      readonly is: 'growth'
      readonly name: string
      readonly now: number
      readonly before: number
      readonly printed: string
      readonly others?: readonly { readonly name: string; readonly count: number }[]
    }

/** A figure that its own neighbours contradict. */
export interface Contradiction {
  readonly name: string
  readonly kind: PrintedFigure['is']
  readonly printed: string
  /** What the neighbours give, with as many decimals as were printed. */
  readonly computed: string
  /** What would explain the printed figure: another denominator or base. */
  readonly explained?: Words
  readonly says: Words
}

/** Every figure that cannot be true beside the figures it stands with. Rounding is forgiven to half of the last printed digit. */
export const contradictions = (figures: readonly PrintedFigure[]): readonly Contradiction[] => figures.flatMap(faultsOf)

function faultsOf(figure: PrintedFigure): readonly Contradiction[] {
  if (figure.is === 'rate') return rateFault(figure)
  return figure.is === 'parts' ? partsFault(figure) : growthFault(figure)
}

type Of<K extends PrintedFigure['is']> = Extract<PrintedFigure, { is: K }>

/** Both are rounded texts of as many decimals; `56.0` and `56` are the same. */
const same = (a: string, b: string): boolean => compareFractions(fractionOf(a), fractionOf(b)) === 0

function rateFault({ name, numerator, denominator, printed, times = 100, others = [] }: Of<'rate'>): readonly Contradiction[] {
  const decimals = decimalsOf(printed)
  const rate = (by: number): string | undefined => (by === 0 ? undefined : rounded(numerator * times, by, decimals))
  const computed = rate(denominator)
  if (computed !== undefined && same(computed, printed)) return []
  const other = others.find(({ count }) => count > 0 && same(rate(count)!, printed))
  const guess = other ?? guessed(numerator, times, printed)
  const named = other ? words(other.name, other.name) : words('另一分母', 'another denominator')
  const explained =
    guess && words(`${printed}＝${numerator}/${guess.count}（${named.zh}）`, `${printed} = ${numerator}/${guess.count} (${named.en})`)
  return [contradiction('rate', name, printed, computed ?? '—', `${numerator}/${denominator}`, explained)]
}

/** The denominator nearest at hand that would give the printed rate, so that somebody can ask what it counts. */
function guessed(numerator: number, times: number, printed: string): { count: number } | undefined {
  const [top, bottom] = fractionOf(printed)
  if (top <= 0) return undefined
  const count = Math.round((numerator * times * bottom) / top)
  if (count < 1 || !same(rounded(numerator * times, count, decimalsOf(printed)), printed)) return undefined
  return { count }
}

function partsFault({ name, whole, parts }: Of<'parts'>): readonly Contradiction[] {
  const decimals = Math.max(decimalsOf(whole), ...parts.map(({ printed }) => decimalsOf(printed)))
  const unit = 10 ** decimals
  const scaled = (text: string): number => {
    const [top, bottom] = fractionOf(text)
    return (top * unit) / bottom
  }
  const sum = parts.reduce((n, { printed }) => n + scaled(printed), 0)
  // Shares are each rounded by up to half of their last digit; counts are whole and are forgiven nothing.
  const slack = decimals === 0 && whole !== '100' ? 0 : parts.reduce((n, { printed }) => n + unit / 10 ** decimalsOf(printed) / 2, 0)
  if (Math.abs(sum - scaled(whole)) <= slack) return []
  const computed = rounded(sum, unit, decimals)
  return [contradiction('parts', name, whole, computed, parts.map(({ printed }) => printed).join('＋'), undefined)]
}

function growthFault({ name, now, before, printed, others = [] }: Of<'growth'>): readonly Contradiction[] {
  const decimals = decimalsOf(printed)
  const rise = (from: number, by = from): string | undefined => (by === 0 ? undefined : rounded((now - from) * 100, by, decimals))
  const computed = rise(before)
  if (computed !== undefined && same(computed, printed)) return []
  const other = others.find(({ count }) => count !== 0 && rise(count) !== undefined && same(rise(count)!, printed))
  const backwards = now !== 0 && same(rise(before, now)!, printed)
  const explained = other
    ? words(`以${other.name}（${other.count}）为基数才得${printed}%`, `${printed} % is reckoned on ${other.name} (${other.count})`)
    : backwards
      ? words(`以本期数${now}为基数才得${printed}%`, `${printed} % is reckoned on this period's own ${now}`)
      : undefined
  return [contradiction('growth', name, printed, computed ?? '—', `(${now}－${before})/${before}`, explained)]
}

function contradiction(
  kind: PrintedFigure['is'],
  name: string,
  printed: string,
  computed: string,
  from: string,
  explained: Words | undefined,
): Contradiction {
  return {
    name,
    kind,
    printed,
    computed,
    ...(explained && { explained }),
    says: words(
      `${name}写作${printed}，按${from}计算为${computed}${explained ? `；${explained.zh}` : ''}`,
      `${name} is printed as ${printed}; ${from} gives ${computed}${explained ? `; ${explained.en}` : ''}`,
    ),
  }
}
