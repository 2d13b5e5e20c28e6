import type { Facts } from '@fadu/procedure'
import type { z } from 'zod'
import { type ReportPapers, type ReportPart, type reportFigure, reportParts } from './papers.ts'

type ReportFacts = Facts<ReportPapers>
export type FrozenFigure = z.output<typeof reportFigure>

const reference = /\{\{\s*([^{}@\s]+)(?:@([^{}\s]+))?\s*\}\}/g

/** The figures a text refers to. */
export const figuresIn = (text: string): readonly { readonly indicator: string; readonly period?: string }[] =>
  [...text.matchAll(reference)].map((m) => ({ indicator: m[1]!, ...(m[2] && { period: m[2] }) }))

/** The frozen figure a reference means; without a period it must be the only one of its indicator. */
export function figureFor<F extends Pick<FrozenFigure, 'indicator' | 'period'>>(
  figures: readonly F[],
  { indicator, period }: { readonly indicator: string; readonly period?: string },
): F | undefined {
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

/** Whether no two sections bear one number: a text, a request and a confirmation each mean one. */
export const eachOnce = (sections: readonly { readonly id: string }[]): boolean =>
  new Set(sections.map((s) => s.id)).size === sections.length

/** The sections as they stand: as drafted, before that as planned. */
export const standingSections = (
  facts: ReportFacts,
): readonly { readonly id: string; readonly part: ReportPart; readonly title: string }[] =>
  facts.drafted?.sections ?? facts.planned?.sections ?? []

/** Units that were asked for a section that still stands: each confirms what became of it. */
export const sectionOwners = (facts: ReportFacts): readonly { readonly section: string; readonly unit: string }[] => {
  const standing = new Set(standingSections(facts).map((s) => s.id))
  return [
    ...(facts.planned?.sections ?? []).flatMap((s) => (s.unit ? [{ section: s.id, unit: s.unit }] : [])),
    ...(facts.sectionRequested ?? []).map(({ section, unit }) => ({ section, unit })),
  ].filter(({ section }) => standing.has(section))
}

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

/** What a text is made of: words, and references with the frozen figure each means, if it means one. */
export type TextPiece<F = FrozenFigure> = { readonly text: string } | { readonly reference: string; readonly figure?: F }

/** A text taken apart at its references, in its order. */
export function piecesIn<F extends Pick<FrozenFigure, 'indicator' | 'period'>>(
  text: string,
  figures: readonly F[],
): readonly TextPiece<F>[] {
  const pieces: TextPiece<F>[] = []
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
