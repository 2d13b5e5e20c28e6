import { reviewPassed, sectionOwners, standingSections, typedNumbers, unconfirmed, unsourced } from '@fadu/catalogue'
import { admits, type ReportSectionView, type ReportView, routes } from '@fadu/contract'
import type { Day } from '@fadu/legal-time'
import { type ActingPost, type CaseId, rolesOf } from '@fadu/procedure'
import { casesByIds } from '@fadu/store'
import type { House } from '../house.ts'
import type { OpenCase } from '../open-case.ts'
import { type Organisation, organName } from '../organisation.ts'
import { stageWords } from '../present/sentence.ts'
import { FigureWriter } from './figure-writer.ts'
import { figuresWire } from './figures.ts'
import { missingFor, sentenceOf } from './next-step.ts'
import {
  byPart,
  contradictionsIn,
  elsewhereIn,
  factsOf,
  frozenIn,
  headOf,
  latestSubmissions,
  piecesOf,
  type ReportFacts,
  sectionsOf,
} from './report-text.ts'

const organNamed = (organisation: Organisation, id: string): { readonly id: string; readonly name: string } => ({
  id,
  name: organName(organisation, id),
})

/** What a report is called, whose it is and how its days stand. */
export function headingOf(organisation: Organisation, id: CaseId, { procedure, view }: OpenCase, reference: string) {
  const facts = factsOf(view)
  const limit = view.allLimits.find(({ key }) => key === 'publication')
  return {
    case: id,
    reference,
    title: procedure.title(view.facts as never),
    year: facts.planned!.year,
    issuer: organName(organisation, facts.planned!.issuer),
    office: organName(organisation, facts.planned!.office),
    stage: view.stage,
    stageTerm: stageWords(procedure, view.stage),
    closed: view.closedOn !== undefined,
    ...(view.outcome && { outcome: view.outcome }),
    ...(limit && { dueOn: limit.due.on }),
    light: limit?.light ?? ('none' as const),
  }
}

export function rowOf(organisation: Organisation, id: CaseId, open: OpenCase, reference: string) {
  const facts = factsOf(open.view)
  return {
    ...headingOf(organisation, id, open, reference),
    sections: standingSections(facts).length,
    submitted: new Set((facts.sectionSubmitted ?? []).map((s) => s.section)).size,
    figures: frozenIn(facts).length,
  }
}

/** Everything the page of a report shows. `acting` decides what may be done, and whether live figures stand beside the frozen ones. */
export async function reportWire(house: House, id: CaseId, open: OpenCase, acting: ActingPost): Promise<ReportView> {
  const organisation = await house.organisation.current()
  const facts = factsOf(open.view)
  const writer = new FigureWriter(house)
  const seesLive = admits(routes.indicators.duty, acting.duties)
  const sections = sectionsOf(facts)
  const [row] = await casesByIds(house.store, [id])
  const contradictions = contradictionsIn(facts, writer)
  const { figuresFrozen, published } = facts
  return {
    ...headingOf(organisation, id, open, row?.reference ?? ''),
    version: open.view.version,
    sentence: sentenceOf(open.view, contradictions.length),
    parts: byPart(sections).map(({ part, term, sections }) => ({
      part,
      term,
      sections: sections.map((section) => sectionWire(organisation, facts, section, writer, house.clock.today())),
    })),
    figures: [...(await figuresWire(house, frozenIn(facts), figuresFrozen?.on, sections, seesLive))],
    ...(figuresFrozen && { frozen: { asOf: figuresFrozen.asOf, on: figuresFrozen.on } }),
    contradictions,
    elsewhere: elsewhereIn(facts),
    unconfirmed: facts.drafted
      ? unconfirmed(facts).map(({ section, unit }) => ({
          section,
          title: sections.find((s) => s.id === section)?.title ?? section,
          unit: organNamed(organisation, unit),
        }))
      : [],
    reviews: { legality: reviewOf(facts, 'legallyReviewed'), secrecy: reviewOf(facts, 'secrecyReviewed') },
    missing: [...missingFor(open.view, (unit) => organName(organisation, unit))],
    may: mayBy(open, acting),
    ...(facts.approved && { approved: { on: facts.approved.on, ...headOf(facts) } }),
    ...(published && {
      published: { indexNumber: published.indexNumber, title: published.title, place: published.place, on: published.on },
    }),
  }
}

function mayBy({ procedure, view }: OpenCase, acting: ActingPost): ReportView['may'] {
  if (!rolesOf(procedure, view, acting).includes('office')) return []
  if (view.stage === 'collecting') return ['freeze']
  return view.stage === 'drafting' ? ['freeze', 'draft'] : []
}

const reviewOf = (facts: ReportFacts, review: 'legallyReviewed' | 'secrecyReviewed'): 'open' | 'passed' | 'failed' => {
  const last = facts[review]?.at(-1)
  if (!last || last.seq < (facts.drafted?.seq ?? 0)) return 'open'
  return reviewPassed(facts, review) ? 'passed' : 'failed'
}

function sectionWire(
  organisation: Organisation,
  facts: ReportFacts,
  section: { readonly id: string; readonly title: string; readonly text: string },
  writer: FigureWriter,
  today: Day,
): ReportSectionView {
  const waiting = unconfirmed(facts).filter((one) => one.section === section.id)
  const requests = (facts.sectionRequested ?? []).filter((one) => one.section === section.id)
  const units = [...new Set(sectionOwners(facts).flatMap((o) => (o.section === section.id ? [o.unit] : [])))]
  const submissions = latestSubmissions(facts).filter((one) => one.section === section.id)
  const late = requests.some((r) => r.due < today && !submissions.some((s) => s.unit === r.unit))
  return {
    id: section.id,
    title: section.title,
    units: units.map((unit) => {
      const request = requests.findLast((r) => r.unit === unit)
      return {
        ...organNamed(organisation, unit),
        ...(request && { due: request.due }),
        ...(request?.note && { note: request.note }),
        confirmed: facts.drafted !== undefined && !waiting.some((one) => one.unit === unit),
      }
    }),
    state: facts.drafted
      ? units.length > 0 && waiting.length === 0
        ? 'confirmed'
        : 'drafted'
      : submissions.length > 0
        ? 'submitted'
        : late
          ? 'late'
          : units.length > 0
            ? 'asked'
            : 'unasked',
    submissions: submissions.map(({ unit, on, text, evidence }) => ({
      unit: organNamed(organisation, unit),
      on,
      text,
      files: evidence.length,
    })),
    ...(facts.drafted && { text: section.text }),
    pieces: piecesOf(section.text, frozenIn(facts), writer),
    typed: facts.drafted
      ? unsourced({ sections: [section], elsewhere: facts.drafted.elsewhere }).map(({ figure }) => figure)
      : [...typedNumbers(submissions.map((s) => s.text).join('\n'))],
    corrections: correctionsOf(facts, section.id),
  }
}

export const correctionsOf = (facts: ReportFacts, section: string) =>
  (facts.corrected ?? []).filter((c) => c.section === section).map(({ on, was, now, reasons }) => ({ on, was, now, reasons }))
