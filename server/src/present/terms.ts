import {
  type AnyProcedure,
  actTerms,
  type Catalogue,
  type DocumentSpec,
  isAct,
  kept,
  type RecordedEvent,
  referenceKey,
  type Words,
  words,
  writtenNumber,
} from '@fadu/procedure'
import type { House } from '../house.ts'
import type { Organisation } from '../organisation.ts'

/** Words and numbers by which the parts of a case are called. */

export const joined = (all: readonly Words[]): Words => words(all.map((w) => w.zh).join('、'), all.map((w) => w.en).join(', '))

/** What a procedure is called. */
export function termOf({ store: { catalogue } }: House, id: string): Words {
  const terms = kept(termsOf, catalogue, () => new Map(catalogue.procedures.toReversed().map((p) => [p.id, p.term])))
  return terms.get(id) ?? words(id, id)
}
const termsOf = new WeakMap<Catalogue, ReadonlyMap<string, Words>>()

export const documentTerm = (procedure: AnyProcedure, key: string): Words =>
  (procedure.documents as Record<string, DocumentSpec<never, never>>)[key]?.term ?? words(key, key)
export const eventTerm = (procedure: AnyProcedure, type: string): Words =>
  isAct(type) ? actTerms[type] : ((procedure.events as Record<string, { term: Words }>)[type]?.term ?? words(type, type))

/** The case's number as its organ writes it. */
export function referenceOf(procedure: AnyProcedure, log: readonly RecordedEvent[], organisation: Organisation): string {
  const first = log[0]
  const n = first?.numbers?.[referenceKey]
  const organ = first?.numbering?.find((r) => r.key === referenceKey)?.organ
  return first && n && organ
    ? writtenNumber(procedure.reference.format, { shortName: organisation.organs.get(organ)?.shortName ?? organ }, first, n)
    : ''
}

/** A document's number as its organ writes it, or `undefined` for a document without one. */
export function documentNumber(procedure: AnyProcedure, event: RecordedEvent, key: string, organisation: Organisation): string | undefined {
  const spec = (procedure.documents as Record<string, DocumentSpec<never, never>>)[key]
  const n = event.numbers?.[key]
  const organ = event.numbering?.find((r) => r.key === key)?.organ
  return spec?.number && n && organ
    ? writtenNumber(spec.number.format, { shortName: organisation.organs.get(organ)?.shortName ?? organ }, event, n)
    : undefined
}
