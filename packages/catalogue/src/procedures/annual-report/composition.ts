import type { Facts } from '@fadu/procedure'
import type { z } from 'zod'
import type { figure } from '../../work-fields.ts'
import { type ReportPapers, type ReportPart, reportParts } from './papers.ts'

type ReportFacts = Facts<ReportPapers>
export type FrozenFigure = z.output<typeof figure>

const reference = /\{\{\s*([^{}@\s]+)(?:@([^{}\s]+))?\s*\}\}/g

/** The figures a text refers to. */
export const figuresIn = (text: string): readonly { readonly indicator: string; readonly period?: string }[] =>
  [...text.matchAll(reference)].map((m) => ({ indicator: m[1]!, ...(m[2] && { period: m[2] }) }))

/** The frozen figure a reference means; without a period it must be the only one of its indicator. */
export function figureFor(
  figures: readonly FrozenFigure[],
  { indicator, period }: { readonly indicator: string; readonly period?: string },
): FrozenFigure | undefined {
  const found = figures.filter((f) => f.indicator === indicator && (period === undefined || f.period === period))
  return found.length === 1 ? found[0] : undefined
}

/** The text with its figures, as `write` words each; a figure that was not frozen stays a reference, so that it is seen. */
export const composed = (text: string, figures: readonly FrozenFigure[], write: (figure: FrozenFigure) => string): string =>
  text.replace(reference, (whole, indicator: string, period: string | undefined) => {
    const found = figureFor(figures, { indicator, ...(period && { period }) })
    return found ? write(found) : whole
  })

const order = Object.keys(reportParts) as ReportPart[]

/** Parts every report has, in their order. */
export const partsRequired: readonly ReportPart[] = ['leadership', 'measures', 'insufficiencies', 'next']

/** Whether the sections stand in the order of the parts. */
export const inOrder = (sections: readonly { readonly part: ReportPart }[]): boolean =>
  sections.every((s, i) => i === 0 || order.indexOf(sections[i - 1]!.part) <= order.indexOf(s.part))

/** Parts a list of sections lacks. */
export const partsMissing = (sections: readonly { readonly part: ReportPart }[]): readonly ReportPart[] =>
  partsRequired.filter((p) => !sections.some((s) => s.part === p))

/** Units that were asked for a section: each confirms what became of it. */
export const sectionOwners = (facts: ReportFacts): readonly { readonly section: string; readonly unit: string }[] => [
  ...(facts.planned?.sections ?? []).flatMap((s) => (s.unit ? [{ section: s.id, unit: s.unit }] : [])),
  ...(facts.sectionRequested ?? []).map(({ section, unit }) => ({ section, unit })),
]

/** Owners that have not confirmed the draft as it stands now. */
export const unconfirmed = (facts: ReportFacts): readonly { readonly section: string; readonly unit: string }[] => {
  const since = facts.drafted?.seq ?? 0
  return sectionOwners(facts).filter(
    (o) => !(facts.confirmed ?? []).some((c) => c.seq > since && c.unit === o.unit && c.section === o.section),
  )
}

/** Whether a review was made of the draft as it stands, and passed. */
export const reviewPassed = (facts: ReportFacts, review: 'legallyReviewed' | 'secrecyReviewed'): boolean => {
  const last = facts[review]?.at(-1)
  return last?.passed === true && last.seq > (facts.drafted?.seq ?? 0)
}

/** Numbers with a counting word that somebody typed; years and dates are none. They are shown to the drafter, not refused. */
export const typedNumbers = (text: string): readonly string[] =>
  text.match(/\d[\d,.]*\s*(?:万|亿)?(?:余|多)?(?:%|％|件|次|人|名|家|户|份|场|项|期|台|支|批|元)/g) ?? []

/** What a text is made of: words, and references with the frozen figure each means, if it means one. */
export type TextPiece = { readonly text: string } | { readonly reference: string; readonly figure?: FrozenFigure }

/** A text taken apart at its references, in its order. */
export function piecesIn(text: string, figures: readonly FrozenFigure[]): readonly TextPiece[] {
  const pieces: TextPiece[] = []
  let at = 0
  for (const found of text.matchAll(reference)) {
    if (found.index > at) pieces.push({ text: text.slice(at, found.index) })
    const figure = figureFor(figures, { indicator: found[1]!, ...(found[2] && { period: found[2] }) })
    pieces.push({ reference: found[0], ...(figure && { figure }) })
    at = found.index + found[0].length
  }
  if (at < text.length) pieces.push({ text: text.slice(at) })
  return pieces
}
