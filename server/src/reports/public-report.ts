import type { PublicReportView } from '@fadu/contract'
import { words } from '@fadu/procedure'
import type { House } from '../house.ts'
import type { OpenCase } from '../open-case.ts'
import { FigureWriter } from './figure-writer.ts'
import { correctionsOf } from './report-page.ts'
import { byPart, composedText, elsewhereIn, factsOf, frozenIn, sectionsOf } from './report-text.ts'

/**
 * A published report as everybody may read it. Where the secrecy review names parts that are withheld, the text is not given from here:
 * which words those are only a person can tell.
 */
export function publicReportOf(house: House, open: OpenCase, reference: string, organ: (id: string) => string): PublicReportView {
  const facts = factsOf(open.view)
  const { planned, published, approved } = facts
  if (!planned || !published) throw new Error(`The report ${open.view.case} is not published`)
  const whole = !facts.secrecyReviewed?.at(-1)?.withheld
  const writer = new FigureWriter(house)
  const figures = frozenIn(facts)
  return {
    reference,
    year: planned.year,
    issuer: organ(planned.issuer),
    office: organ(planned.office),
    indexNumber: published.indexNumber,
    title: published.title,
    place: published.place,
    on: published.on,
    openness: words('主动公开', 'Published of its own motion'),
    ...(approved && { approvedBy: approved.basis, ...(approved.number && { number: approved.number }) }),
    whole,
    parts: whole
      ? byPart(sectionsOf(facts)).map(({ term, sections }) => ({
          term,
          sections: sections.map(({ id, title, text }) => ({
            id,
            title,
            paragraphs: composedText(text, figures, writer)
              .split(/\n+/)
              .filter((line) => line.trim() !== ''),
            corrections: correctionsOf(facts, id),
          })),
        }))
      : [],
    annex: whole ? annexOf(open, writer) : [],
    elsewhere: whole ? elsewhereIn(facts).map(publicly) : [],
  }
}

/** What everybody is told of a number from elsewhere; the office's own reasons stay with the draft. */
export const publicly = ({ title, figure, source, contradicted }: ReturnType<typeof elsewhereIn>[number]) => ({
  title,
  figure,
  source,
  ...(contradicted && { contradicted }),
})

/** What the annex says of each figure, drawn from the freeze. */
export const annexOf = (open: OpenCase, writer: FigureWriter): PublicReportView['annex'] =>
  frozenIn(factsOf(open.view)).map((figure) => {
    const definition = writer.definition(figure)
    return {
      term: writer.term(figure),
      period: figure.period,
      printed: writer.print(figure),
      ...(figure.numerator !== undefined && { numerator: figure.numerator }),
      ...(figure.denominator !== undefined && { denominator: figure.denominator }),
      asOf: figure.asOf,
      ...(definition && { definition }),
    }
  })
