import type { PrintedFigure } from '@fadu/indicator'
import { type Contradiction, contradictions, withoutZeros } from '@fadu/indicator'
import { claimsIn } from './claims.ts'
import type { FrozenFigure } from './composition.ts'
import type { FigureSheet, FromElsewhere } from './papers.ts'

interface Draft {
  readonly sections: readonly { readonly id: string; readonly text: string }[]
  readonly elsewhere?: readonly FromElsewhere[]
}

const counted = /(?<![第\d.])\d[\d,.]*\s*(?:万|亿)?(?:余|多)?(?:%|％|个(?!月|工作日)|[件次人名家户份场项期台支批元起篇册所处张端级])/g

/** Numbers with a counting word that somebody typed. References are none, nor years, dates, spans of months, and ordinals (第19期). */
export const typedNumbers = (text: string): readonly string[] => text.replace(/\{\{[^{}]*\}\}/g, '，').match(counted) ?? []

const bare = (number: string): string => number.replace(/[\s,]/g, '').replace('％', '%')

/** A frozen value as it is printed, with the decimals of its sheet. */
export const writtenValue = (value: number, { decimals, short }: Pick<FigureSheet, 'decimals' | 'short'>): string =>
  short ? withoutZeros(value.toFixed(decimals)) : value.toFixed(decimals)

/** The frozen figure that says what was typed, in number and unit: a reference to it belongs there. */
export const knownAs = (typed: string, figures: readonly FrozenFigure[]): FrozenFigure | undefined =>
  figures.find(
    ({ value, sheet }) => value !== undefined && sheet && bare(`${writtenValue(value, sheet)}${sheet.unit.zh}`).startsWith(bare(typed)),
  )

/** Typed numbers for which the draft names no source. Each is told once a section. */
export const unsourced = ({ sections, elsewhere = [] }: Draft): readonly { readonly section: string; readonly figure: string }[] =>
  sections.flatMap(({ id, text }) =>
    [...new Set(typedNumbers(text))]
      .filter((typed) => !elsewhere.some((one) => one.section === id && bare(one.figure) === bare(typed)))
      .map((figure) => ({ section: id, figure })),
  )

const digits = (printed: string): string => /\d+(?:\.\d+)?/.exec(printed.replaceAll(',', ''))?.[0] ?? ''
const numbersOf = (claim: PrintedFigure): readonly string[] =>
  (claim.is === 'parts' ? claim.parts.map((part) => part.printed) : [claim.printed]).map(digits)

/** What the texts of a draft claim and their own numbers contradict, unless the draft says why both are right. */
export const unexplained = (
  { sections, elsewhere = [] }: Draft,
  figures: readonly FrozenFigure[],
): readonly (Contradiction & { readonly section: string })[] =>
  sections.flatMap(({ id, text }) => {
    const explained = elsewhere.filter((one) => one.section === id && one.contradicted).map((one) => digits(one.figure))
    return claimsIn(text, figures, wordedFigure)
      .filter((claim) => !numbersOf(claim).every((number) => explained.includes(number)))
      .flatMap((claim) => contradictions([claim]).map((found) => ({ ...found, section: id })))
  })

/** Number and unit of a frozen figure, as a sentence is checked with it. */
const wordedFigure = ({ value, sheet }: FrozenFigure): string =>
  value === undefined ? '—' : `${sheet ? writtenValue(value, sheet) : value}${sheet?.unit.zh ?? ''}`

/** What a frozen rate says beside its own two counts. Nothing of a figure that is no rate, or was frozen without its sheet. */
export const rateClaim = ({ value, numerator, denominator, sheet }: FrozenFigure): readonly PrintedFigure[] =>
  value === undefined || numerator === undefined || denominator === undefined || sheet?.times === undefined
    ? []
    : [{ is: 'rate', name: sheet.term.zh, numerator, denominator, printed: writtenValue(value, sheet), times: sheet.times }]
