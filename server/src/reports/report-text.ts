import {
  type FrozenFigure,
  piecesIn,
  type ReportPapers,
  type ReportPart,
  reportParts,
  standingSections,
  unexplained,
} from '@fadu/catalogue'
import type { ReportSectionView } from '@fadu/contract'
import { contradictions } from '@fadu/indicator'
import type { AnyView, Facts, Words } from '@fadu/procedure'
import type { FigureWriter } from './figure-writer.ts'
import { keyOf } from './figures.ts'

export type ReportFacts = Facts<ReportPapers>
export const factsOf = (view: AnyView): ReportFacts => view.facts as unknown as ReportFacts

export const frozenIn = (facts: ReportFacts): readonly FrozenFigure[] => facts.figuresFrozen?.figures ?? []

/** Sections in the order of the parts: as drafted, before that as planned, without a text. */
export const sectionsOf = (
  facts: ReportFacts,
): readonly { readonly id: string; readonly part: ReportPart; readonly title: string; readonly text: string }[] =>
  facts.drafted?.sections ?? standingSections(facts).map(({ id, part, title }) => ({ id, part, title, text: '' }))

/** The parts in their fixed order, each with what stands in it. */
export const byPart = <S extends { readonly part: ReportPart }>(
  sections: readonly S[],
): readonly { readonly part: ReportPart; readonly term: Words; readonly sections: readonly S[] }[] =>
  (Object.keys(reportParts) as ReportPart[])
    .map((part) => ({ part, term: reportParts[part], sections: sections.filter((s) => s.part === part) }))
    .filter(({ sections }) => sections.length > 0)

type Pieces = ReportSectionView['pieces']

/** The text with its figures as printed. A unit that somebody wrote after the reference is not said twice. */
export function piecesOf(text: string, figures: readonly FrozenFigure[], writer: FigureWriter): Pieces {
  let unit = ''
  return piecesIn(text, figures).flatMap((piece): Pieces => {
    if ('text' in piece) {
      const rest = unit !== '' && piece.text.startsWith(unit) ? piece.text.slice(unit.length) : piece.text
      unit = ''
      return rest === '' ? [] : [{ text: rest }]
    }
    unit = piece.figure ? writer.unit(piece.figure).zh : ''
    return piece.figure ? [{ figure: keyOf(piece.figure), printed: writer.print(piece.figure) }] : [{ loose: piece.reference }]
  })
}

/** The same as one text. */
export const composedText = (text: string, figures: readonly FrozenFigure[], writer: FigureWriter): string =>
  piecesOf(text, figures, writer)
    .map((piece) => ('text' in piece ? piece.text : 'loose' in piece ? piece.loose : piece.printed))
    .join('')

/** Everything in the report that its own numbers contradict and nobody has explained: frozen rates, and what the sections say. */
export function contradictionsIn(facts: ReportFacts, writer: FigureWriter): { readonly section?: string; readonly says: Words }[] {
  const figures = frozenIn(facts).map((figure) => ({ ...figure, sheet: writer.sheet(figure) }))
  const draft = facts.drafted ?? { sections: latestSubmissions(facts).map(({ section, text }) => ({ id: section, text })) }
  return [
    ...contradictions(figures.flatMap(writer.claim)).map(({ says }) => ({ says })),
    ...unexplained(draft, figures).map(({ section, says }) => ({ section, says })),
  ]
}

/** Numbers of the text that no record of this house tells, each with the section it stands in. */
export const elsewhereIn = (facts: ReportFacts) =>
  (facts.drafted?.elsewhere ?? []).map((one) => ({
    ...one,
    title: sectionsOf(facts).find((s) => s.id === one.section)?.title ?? one.section,
  }))

/** The last text of each unit for each section. */
export function latestSubmissions(facts: ReportFacts) {
  const all = facts.sectionSubmitted ?? []
  return all.filter((one, n) => !all.slice(n + 1).some((later) => later.section === one.section && later.unit === one.unit))
}

/** What its approval says of the head and the imprint, and its reporting of the organ addressed. */
export const headOf = ({ approved, submitted }: ReportFacts) => ({
  ...(approved?.number && { number: approved.number }),
  ...(approved?.signer && { signer: approved.signer }),
  ...(approved?.copies && { copies: approved.copies }),
  ...(submitted && { to: submitted.to }),
})
