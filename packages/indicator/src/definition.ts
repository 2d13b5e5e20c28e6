import type { Article, Day } from '@fadu/legal-time'
import type { Papers, Procedure, View, Words } from '@fadu/procedure'
import type { Entry } from './entry.ts'

/**
 * How the entries of an indicator become one number: `count` adds `of`; `sum` adds `amount`; `ratio` is `hit` through `of`; `mean` and
 * `days` are `amount` through `of`; `distinct` counts the keys that occur.
 */
export type Unit = 'count' | 'sum' | 'ratio' | 'mean' | 'days' | 'distinct'

/** How the number is written. */
export interface Display {
  /** 件, 万元, %, 日, 人/万人 … */
  readonly unit: Words
  /** Digits after the point, rounded half away from zero. */
  readonly decimals: number
  /** Zeros at the end are left out: one year and a half is 1.5, one year 1. */
  readonly short?: true
  /** A ratio is multiplied by this: 100 for %, 10000 for 人/万人. 1 unless told. */
  readonly times?: number
  /** A sum is divided by this: 1000000 turns fen into 万元. 1 unless told. */
  readonly divide?: number
}

/** A way to break a number down, beside the organ, which is always one. */
export interface Dimension {
  readonly term: Words
  /** The values it can take; any text where absent. */
  readonly values?: Readonly<Record<string, Words>>
}

/** What the definition sheet of every indicator says, computed, derived or reported from outside. */
export interface Sheet {
  /** Kebab-case, unique; it is kept in the store. */
  readonly id: string
  readonly term: Words
  /** The question it answers, as a person would ask it. */
  readonly question: Words
  readonly basis: readonly Article[]
  readonly shown: Display
  readonly better: 'higher' | 'lower' | 'none'
  /** The shortest period it says something about. */
  readonly settles: 'month' | 'quarter' | 'year'
  /** What stands above the line, or what is counted. */
  readonly numerator: Words
  /** What stands below the line. Required where there is one: a rate without a named denominator is not shown. */
  readonly denominator?: Words
  /** Where the figures come from, if not simply from the cases of the procedure. */
  readonly source?: Words
  /** What decides which period a case belongs to. */
  readonly cutOff?: Words
  /**
   * It is a volume of petitions, calls, suits or posts: shown in its context, never scored. Such a number has no better side, so that no
   * scheme of assessment can take it.
   */
  readonly volumeOf?: 'petitions' | 'calls' | 'suits' | 'posts'
  /** Indicators that are always shown beside it. */
  readonly beside?: readonly string[]
}

/** One way of counting: an indicator itself or one of its readings. The store keeps the entries of each under its id. */
export interface Counting<P extends Papers = Papers, L extends string = string> {
  readonly id: string
  /** A `stock` is how many there are on a day: +1 when one comes, −1 when it goes. A `flow` is what happened within a period. */
  readonly kind: 'flow' | 'stock'
  readonly unit: Unit
  readonly shown: Display
  readonly by: Readonly<Record<string, Dimension>>
  /** Below so many in the denominator the counts are shown and no rate: a rate of three cases misleads. */
  readonly showRateFrom: number
  /** A cell that counts fewer than this, and more than none, is hidden where numbers are broken down. */
  readonly smallestCell: number
  readonly entries: (view: View<P, L>, today: Day) => readonly Entry[]
}
// biome-ignore lint/suspicious/noExplicitAny: shared code adds up entries of procedures it does not know
export type AnyCounting = Counting<any, any>

/** Another reading of the same ratio, shown beside the first so that nobody has to guess which denominator was meant. */
export interface Reading<P extends Papers = Papers, L extends string = string> {
  readonly term: Words
  readonly numerator?: Words
  readonly denominator: Words
  readonly entries: (view: View<P, L>, today: Day) => readonly Entry[]
}

export interface IndicatorSpec<P extends Papers, L extends string> extends Omit<Sheet, 'shown'> {
  readonly unit: Unit
  /** How it is written: percent with one decimal, or days with one, unless told. A count, a sum and a distinct count name their unit. */
  readonly shown?: Display
  /** `flow` unless told. */
  readonly kind?: 'flow' | 'stock'
  /** Dimensions beside the organ. */
  readonly by?: Readonly<Record<string, Dimension>>
  /** 1 unless told. */
  readonly showRateFrom?: number
  /** 3 unless told. */
  readonly smallestCell?: number
  readonly readings?: Readonly<Record<string, Reading<P, L>>>
  /** The day its counting last changed: an installation that meets a new one counts all cases again. */
  readonly redefinedOn?: Day
  /**
   * What a case adds. Of the day it may depend only through the limits of the view: they are looked at again when one runs out in silence,
   * and nothing else is.
   */
  readonly entries: (view: View<P, L>, today: Day) => readonly Entry[]
}

/** An indicator that is counted from the cases of one procedure or the entries of one register. */
export interface Indicator<P extends Papers = Papers, L extends string = string> extends Sheet, Counting<P, L> {
  readonly from: 'cases'
  /** The procedure or register; all its editions are counted. */
  readonly counts: { readonly id: string; readonly term: Words }
  readonly readings: Readonly<Record<string, Reading<P, L>>>
  readonly redefinedOn?: Day
}
// biome-ignore lint/suspicious/noExplicitAny: shared code handles every indicator; its entries are checked when they are counted
export type AnyIndicator = Indicator<any, any>

/** A definition that cannot stand; a fault of ours, never of a user. */
export class IndicatorError extends Error {
  readonly faults: readonly string[]
  constructor(id: string, faults: readonly string[]) {
    super(`The indicator ${id} cannot stand:\n- ${faults.join('\n- ')}`)
    this.name = 'IndicatorError'
    this.faults = faults
  }
}

/** Per cent, one decimal. */
export const percent: Display = { unit: { zh: '%', en: '%' }, decimals: 1, times: 100 }
/** Whole pieces of something: 件, 个, 人次. */
export const pieces = (zh: string, en: string): Display => ({ unit: { zh, en }, decimals: 0 })
/** Money kept in fen and written in 万元, two decimals. */
export const tenThousandYuan: Display = { unit: { zh: '万元', en: '10,000 yuan' }, decimals: 2, divide: 1_000_000 }
/** Days, one decimal, for means. */
export const inDays: Display = { unit: { zh: '日', en: 'days' }, decimals: 1 }

/**
 * Defines an indicator: a pure function from one case, or one entry of a register, to what it adds. Types follow from the procedure it
 * counts, so that a renamed fact or limit breaks the build here.
 * @throws IndicatorError naming every fault at once.
 */
export function defineIndicator<P extends Papers, R extends string, S extends string, D extends string, L extends string>(
  spec: IndicatorSpec<NoInfer<P>, NoInfer<L>> & { readonly counts: Procedure<P, R, S, D, L> },
): Indicator<P, L> {
  const faults = [...sheetFaults(spec, needsDenominator(spec.unit)), ...ownFaults(spec)]
  if (faults.length > 0) throw new IndicatorError(spec.id, faults)
  const { counts, ...rest } = spec
  return {
    ...rest,
    from: 'cases',
    counts: { id: counts.id, term: counts.term },
    shown: shownOf(spec)!,
    kind: spec.kind ?? 'flow',
    by: spec.by ?? {},
    showRateFrom: spec.showRateFrom ?? 1,
    smallestCell: spec.smallestCell ?? 3,
    readings: spec.readings ?? {},
  }
}

const needsDenominator = (unit: Unit): boolean => unit === 'ratio' || unit === 'mean' || unit === 'days'

function shownOf({ unit, shown }: { readonly unit: Unit; readonly shown?: Display }): Display | undefined {
  if (shown) return shown
  if (unit === 'ratio') return percent
  return unit === 'days' ? inDays : undefined
}

/** What is wrong with the sheet of any indicator. */
export function sheetFaults(sheet: Omit<Sheet, 'shown'>, denominator: boolean): readonly string[] {
  const faults: string[] = []
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(sheet.id)) faults.push('its id is not kebab-case')
  if (denominator && !sheet.denominator) faults.push('its denominator is not named')
  if (sheet.volumeOf && sheet.better !== 'none') faults.push(`a volume of ${sheet.volumeOf} has no better side`)
  return faults
}

function ownFaults(spec: Omit<IndicatorSpec<never, never>, 'entries'>): readonly string[] {
  const faults: string[] = []
  const shown = shownOf(spec)
  if (!shown) faults.push('the unit it is written in is not named')
  else if (!Number.isInteger(shown.decimals) || shown.decimals < 0 || shown.decimals > 6) faults.push('decimals are 0 to 6')
  for (const n of [shown?.times, shown?.divide, spec.showRateFrom, spec.smallestCell])
    if (n !== undefined && (!Number.isInteger(n) || n < 1)) faults.push(`${n} is not a whole number from 1`)
  for (const key of Object.keys(spec.by ?? {}))
    if (key === 'organ' || !/^[a-z][a-zA-Z]*$/.test(key)) faults.push(`${key} is no name for a dimension`)
  for (const key of Object.keys(spec.readings ?? {})) if (!/^[a-z][a-z0-9-]*$/.test(key)) faults.push(`${key} is no name for a reading`)
  if (spec.readings && Object.keys(spec.readings).length > 0 && spec.unit !== 'ratio') faults.push('only a ratio has readings')
  return faults
}

/** Under which id the entries of a reading are kept. */
export const readingId = (indicator: string, reading: string): string => `${indicator}:${reading}`

/** Every way of counting in an indicator: itself first, then its readings. */
export function countingsOf(indicator: AnyIndicator): readonly AnyCounting[] {
  const { id, kind, unit, shown, by, showRateFrom, smallestCell, entries } = indicator
  const own = { kind, unit, shown, by, showRateFrom, smallestCell }
  return [
    { ...own, id, entries },
    ...Object.entries(indicator.readings).map(([key, reading]) => ({ ...own, id: readingId(id, key), entries: reading.entries })),
  ]
}

/** Whether a scheme of assessment may take points from it: it has a better side and is no volume of petitions, calls, suits or posts. */
export const mayBeScored = ({ better, volumeOf }: Pick<Sheet, 'better' | 'volumeOf'>): boolean => better !== 'none' && !volumeOf
