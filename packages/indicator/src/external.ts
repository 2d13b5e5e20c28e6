import type { Day } from '@fadu/legal-time'
import { IndicatorError, type Sheet, sheetFaults } from './definition.ts'
import { writtenValue } from './derived.ts'
import { findPeriod, type Period } from './period.ts'
import { unknownValue, type Value } from './value.ts'

/**
 * A figure from outside, as it is entered in the register of external figures: never without its source, what it is reckoned on, and who
 * answers for it.
 */
export interface ExternalFigure {
  readonly indicator: string
  /** Name of the period it stands for: `2025`, `2025-Q2`, `2025-06`. */
  readonly period: string
  /** Whose figure it is: this district's own, or that of a place it is measured against. */
  readonly place: Place
  /** Decimal text in the displayed unit, as it was published: `59.3`. */
  readonly value: string
  /** Where it was published or who sent it. */
  readonly source: string
  /** What it is reckoned on: denominator, sample, price basis. */
  readonly reckonedOn: string
  /** The post that answers for it. */
  readonly signedBy: string
  readonly signedOn: Day
}

/** `organ:<id>` is a unit of this district, where a figure from outside is broken down. */
export type Place = 'own' | 'city' | 'province' | 'country' | `organ:${string}`
export const places = ['own', 'city', 'province', 'country'] as const

/** An indicator whose values come from outside: a survey, another authority's statistics, a rank a superior gives. */
export interface ExternalIndicator extends Sheet {
  readonly from: 'outside'
  /** Lies within the definition of the number itself: a rank is no amount. */
  readonly unit: 'number' | 'rank'
}

/**
 * Defines an indicator whose figures are entered with source and signature.
 * @throws IndicatorError where its source is not named
 */
export function externalIndicator(spec: Sheet & { readonly unit?: 'number' | 'rank' }): ExternalIndicator {
  const faults = [...sheetFaults(spec, false)]
  if (!spec.source) faults.push('its source is not named')
  if (spec.unit === 'rank' && spec.better !== 'lower') faults.push('a lower rank is the better one')
  if (faults.length > 0) throw new IndicatorError(spec.id, faults)
  return { ...spec, from: 'outside', unit: spec.unit ?? 'number' }
}

/**
 * The figure of a place for a period: the one entered for that very period, else the latest that lies within it (the yearly figure of the
 * half-year just published, say). Of two for the same period the one signed last counts.
 */
export function figureFor(figures: readonly ExternalFigure[], indicator: string, place: Place, period: Period): ExternalFigure | undefined {
  return figures
    .flatMap((figure) => {
      if (figure.indicator !== indicator || figure.place !== place) return []
      const own = findPeriod(figure.period)
      return own && own.from >= period.from && own.until <= period.until ? [{ figure, own }] : []
    })
    .toSorted(
      (a, b) =>
        Number(b.own.name === period.name) - Number(a.own.name === period.name) ||
        (a.own.until > b.own.until ? -1 : a.own.until < b.own.until ? 1 : 0) ||
        (a.figure.signedOn > b.figure.signedOn ? -1 : 1),
    )[0]?.figure
}

/** The value of a figure from outside, or that nobody has entered one. */
export function externalValue(figures: readonly ExternalFigure[], indicator: string, place: Place, period: Period): Value {
  const figure = figureFor(figures, indicator, place, period)
  return figure ? writtenValue(figure.value) : unknownValue('尚未录入本期数值', 'No figure has been entered for this period')
}
