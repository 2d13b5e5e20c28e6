import type { FromElsewhere, FrozenFigure } from '@fadu/catalogue'
import type { ReportFigureView, ReportView } from '@fadu/contract'
import type { Day } from '@fadu/legal-time'
import type { Shelf } from '../../api/kept.ts'

export interface DraftSection {
  readonly id: string
  readonly part: string
  readonly title: string
  readonly text: string
}

/** The report as it is being written. */
export interface Draft {
  readonly sections: readonly DraftSection[]
  readonly elsewhere: readonly FromElsewhere[]
}

/** The draft as it was last recorded; before the first, the planned sections without a text. */
export const draftFrom = (report: ReportView): Draft => ({
  sections: report.parts.flatMap(({ part, sections }) => sections.map(({ id, title, text = '' }) => ({ id, part, title, text }))),
  elsewhere: report.elsewhere.map(({ title: _, ...one }) => one),
})

const shelfOf = ({ case: id }: ReportView): string => `fadu.report-draft.${id}`

/** What was typed outlives the browser, until it is recorded. */
export function keptDraft(shelf: Shelf, report: ReportView): Draft | undefined {
  try {
    const read = JSON.parse(shelf.read(shelfOf(report)) ?? 'null') as Partial<Draft> | null
    return Array.isArray(read?.sections) && Array.isArray(read.elsewhere) ? (read as Draft) : undefined
  } catch {
    return undefined
  }
}
export const keepDraft = (shelf: Shelf, report: ReportView, draft: Draft): boolean => shelf.write(shelfOf(report), JSON.stringify(draft))
export const forgetDraft = (shelf: Shelf, report: ReportView): void => shelf.drop(shelfOf(report))

const withSections = (draft: Draft, sections: readonly DraftSection[]): Draft => ({ ...draft, sections })

export const changed = (draft: Draft, id: string, more: Partial<Pick<DraftSection, 'title' | 'text'>>): Draft =>
  withSections(
    draft,
    draft.sections.map((section) => (section.id === id ? { ...section, ...more } : section)),
  )

/** A new section at the end of its part; `parts` are all parts in their order. Its number is none that was given before. */
export function withSection(draft: Draft, part: string, title: string, parts: readonly string[]): Draft {
  const numbers = draft.sections.map(({ id }) => Number(/^(?:s-)?(\d+)$/.exec(id)?.[1] ?? 0))
  const own = { id: `s-${Math.max(0, ...numbers) + 1}`, part, title, text: '' }
  const at = draft.sections.findLastIndex((s) => parts.indexOf(s.part) <= parts.indexOf(part)) + 1
  return withSections(draft, draft.sections.toSpliced(at, 0, own))
}

export const without = (draft: Draft, id: string): Draft => ({
  sections: draft.sections.filter((section) => section.id !== id),
  elsewhere: draft.elsewhere.filter((one) => one.section !== id),
})

/** Whether a section can go one place up (−1) or down (1): the parts keep their order, so only within its own. */
export function canMove({ sections }: Draft, id: string, step: -1 | 1): boolean {
  const at = sections.findIndex((section) => section.id === id)
  return at >= 0 && sections[at + step]?.part === sections[at]!.part
}

export function moved(draft: Draft, id: string, step: -1 | 1): Draft {
  if (!canMove(draft, id, step)) return draft
  const at = draft.sections.findIndex((section) => section.id === id)
  return withSections(draft, draft.sections.with(at, draft.sections[at + step]!).with(at + step, draft.sections[at]!))
}

/** Source, reasons and explanation of a number that was typed. An entry of which nothing is left is dropped. */
export function sourced(draft: Draft, section: string, figure: string, more: Partial<Omit<FromElsewhere, 'section' | 'figure'>>): Draft {
  const before = draft.elsewhere.find((one) => one.section === section && one.figure === figure)
  const entry = { section, figure, source: '', reasons: '', ...before, ...more }
  const others = draft.elsewhere.filter((one) => one !== before)
  const empty = [entry.source, entry.reasons, entry.contradicted ?? ''].every((words) => words.trim() === '')
  return { ...draft, elsewhere: empty ? others : [...others, entry] }
}

/** What is recorded: only numbers that still stand in their section, and no explanation that was left empty. */
export const paperOf = ({ sections, elsewhere }: Draft) => ({
  sections,
  elsewhere: elsewhere
    .filter((one) => sections.some((section) => section.id === one.section && section.text.includes(one.figure)))
    .map(({ contradicted, ...one }) => ({ ...one, ...(contradicted?.trim() && { contradicted }) })),
})

/** A figure of the page as the rules of the report read it. */
export const frozenOf = ({ key: _, term, unit, decimals, short, definition, asOf, ...figure }: ReportFigureView): FrozenFigure => ({
  ...figure,
  asOf: asOf as Day,
  sheet: definition && { term, unit, decimals, ...(short && { short }), ...definition },
})
