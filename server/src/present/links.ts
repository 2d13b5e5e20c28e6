import type { CaseWireView } from '@fadu/contract'
import type { Day } from '@fadu/legal-time'
import { type ActingPost, type AnyView, type CaseId, isAct, type RecordedEvent, type Words, words } from '@fadu/procedure'
import { casesByIds } from '@fadu/store'
import type { House } from '../house.ts'
import { openCase } from '../open-case.ts'
import { sightIn } from '../sight.ts'
import { dayWords } from './day-words.ts'
import { eventTerm, termOf } from './terms.ts'

const relationTerms: Readonly<Record<string, Words>> = {
  confirmation: words('司法确认', 'Judicial confirmation'),
  merged: words('并案', 'Merged'),
  split: words('分案', 'Split'),
}

/** A linked case as far as this post may know it: without sight of it only its number. */
export interface LinkedRow {
  readonly reference: string | null
  readonly open: boolean
  /** For a case merged into this one, and the one this was split from: what had happened in it. */
  readonly history?: readonly { readonly seq: number; readonly on: Day; readonly term: Words }[]
}

export async function linkedRows(house: House, view: AnyView, acting: ActingPost): Promise<ReadonlyMap<CaseId, LinkedRow>> {
  const ids = view.links.map((l) => l.case)
  if (ids.length === 0) return new Map()
  const organisation = await house.organisation.current()
  const rows = await casesByIds(house.store, ids)
  const absorbed = new Set(view.links.filter((l) => ['merged', 'split'].includes(l.relation) && l.direction === 'from').map((l) => l.case))
  const seen = await Promise.all(
    rows.map(async ({ case_id, reference }) => {
      const other = await openCase(house, case_id)
      const open = sightIn(organisation, other, acting, 'read') !== 'shut'
      if (!open || !absorbed.has(case_id)) return [case_id, { reference, open }] as const
      const told = other.view.log.filter((e) => !isAct(e.type) || e.type === 'material.added' || e.type === 'case.merged')
      const history = told.map((e) => ({ seq: e.seq, on: e.on, term: eventTerm(other.procedure, e.type) }))
      return [case_id, { reference, open, history }] as const
    }),
  )
  return new Map(seen)
}

export function linksWire(house: House, view: AnyView, linked: ReadonlyMap<CaseId, LinkedRow>): CaseWireView['links'] {
  return view.links.map((l) => {
    const row = linked.get(l.case)
    return {
      relation: l.relation,
      relationTerm: relationTerms[l.relation] ?? words(l.relation, l.relation),
      case: l.case,
      procedure: l.procedure,
      procedureTerm: termOf(house, l.procedure),
      direction: l.direction,
      closed: l.closed,
      open: row?.open ?? false,
      ...(row?.reference && { reference: row.reference }),
      ...(row?.history && { history: [...row.history] }),
    }
  })
}

/** What an entry says of another case: its number instead of its identifier, procedure and relation in words. */
export function linkFields(
  house: House,
  event: RecordedEvent,
  linked: ReadonlyMap<CaseId, LinkedRow>,
  fields: CaseWireView['log'][number]['fields'],
): CaseWireView['log'][number]['fields'] {
  if (!['case.merged', 'case.absorbed', 'case.linked', 'case.linkClosed'].includes(event.type)) return fields
  const paper = event.paper as { into?: CaseId; from?: CaseId; case?: CaseId; procedure?: string; relation?: string }
  const reference = linked.get(paper.into ?? paper.from ?? paper.case ?? '')?.reference ?? '—'
  const inWords = (value: string): Words =>
    value === paper.procedure
      ? termOf(house, value)
      : value === paper.relation
        ? (relationTerms[value] ?? words(value, value))
        : words(value, value)
  return [
    { label: words('案件', 'Case'), value: words(reference, reference) },
    ...fields.map((f) => (f.value.zh === paper.procedure || f.value.zh === paper.relation ? { ...f, value: inWords(f.value.zh) } : f)),
  ]
}

/** The case into which this one was merged. */
export const mergedInto = (view: AnyView): AnyView['links'][number] | undefined =>
  view.links.find((l) => l.relation === 'merged' && l.direction === 'to')

/** Where a merged case went; nothing is to be done in it any more. */
export function mergedSentence(view: AnyView, linked: ReadonlyMap<CaseId, LinkedRow>): Words | undefined {
  const into = mergedInto(view)
  if (!into || !view.closedOn) return undefined
  const on = dayWords(view.closedOn)
  const reference = linked.get(into.case)?.reference ?? ''
  return words(
    `本案已于${on.zh}并入${reference}，在该案中继续办理，本案不再计算期限。`,
    `Merged into ${reference} on ${on.en}. It is handled there; no limit runs in this case any more.`,
  )
}
