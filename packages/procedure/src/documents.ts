import { type Day, plusDays } from '@fadu/legal-time'
import type { ActPaper } from './acts.ts'
import type { AnyView, DocumentView, ServiceView } from './case-view.ts'
import type { AnyProcedure, DocumentSpec } from './definition.ts'
import type { NewEvent, NumberRequest, RecordedEvent } from './event.ts'
import { schemaOf } from './paper.ts'
import type { CaseParty, PartyPaper } from './party.ts'
import { ownerJoined, ownersIn } from './personal.ts'

/** Documents that an event issues, by the definition. */
export const issuedBy = (procedure: AnyProcedure, type: string): readonly string[] => {
  const issues = procedure.events[type]?.issues
  return issues === undefined ? [] : Array.isArray(issues) ? issues : [issues]
}

/**
 * Days after which a public announcement counts as service: 30 since 2022-01-01
 * (民事诉讼法 2021/2023 第九十五条第一款), 60 before (民事诉讼法 2017 第九十二条第一款).
 */
export const announcementDays = (on: Day): number => (on >= '2022-01-01' ? 30 : 60)

/** The day that counts as receipt: the day of delivery, or the end of the announcement's period. */
export const effectiveServiceDay = (method: string, on: Day): Day => (method === 'announcement' ? plusDays(on, announcementDays(on)) : on)

/** Issued documents with their numbers and every service recorded on them. */
export function documentsOf(procedure: AnyProcedure, log: readonly RecordedEvent[]): readonly DocumentView[] {
  const documents: DocumentView[] = []
  for (const event of log) {
    for (const key of issuedBy(procedure, event.type)) {
      const spec = procedure.documents[key] as DocumentSpec<never, never>
      const n = event.numbers?.[key]
      documents.push({
        key,
        term: spec.term,
        seq: event.seq,
        on: event.on,
        ...(spec.number && n !== undefined && { number: { series: spec.number.series, year: Number(event.on.slice(0, 4)), n } }),
        to: spec.to,
        served: servicesOn(log, event.seq, key),
      })
    }
  }
  return documents
}

function servicesOn(log: readonly RecordedEvent[], seq: number, key: string): readonly ServiceView[] {
  return log
    .filter((e) => e.type === 'document.served')
    .map((e) => ({ event: e, paper: e.paper as ActPaper<'document.served'> }))
    .filter(({ paper }) => paper.document === seq && paper.key === key)
    .map(({ event, paper }) => ({
      party: paper.party,
      method: paper.method,
      on: effectiveServiceDay(paper.method, event.on),
      seq: event.seq,
      ...(paper.proof?.[0] && { proof: paper.proof[0] }),
    }))
}

/** Numbers the event must take when it is appended: one for each numbered document, and the case's own at its first event. */
export function numberingFor(procedure: AnyProcedure, type: string, organ: string, on: Day, opens: boolean): readonly NumberRequest[] {
  const year = Number(on.slice(0, 4))
  const requests: NumberRequest[] = opens ? [{ key: referenceKey, series: procedure.reference.series, organ, year }] : []
  for (const key of issuedBy(procedure, type)) {
    const series = (procedure.documents[key] as DocumentSpec<never, never>).number?.series
    if (series) requests.push({ key, series, organ, year })
  }
  return requests
}

/** Key under which the first event keeps the running number of the case. */
export const referenceKey = 'reference'

/** Parties of the case: those the papers name, those joined later, without those who left. Keys are stable within the case. */
export function partiesOf(procedure: AnyProcedure, facts: object, log: readonly RecordedEvent[]): readonly CaseParty[] {
  const leaving = ['party.left', 'case.split']
  const left = new Set(log.filter((e) => leaving.includes(e.type)).map((e) => (e.paper as ActPaper<'party.left' | 'case.split'>).party))
  return everyParty(procedure, facts, log)
    .map(({ role, paper, key }) => ({ ...paper, role, key }))
    .filter((p) => !left.has(p.key))
}

/**
 * Under which owner the personal values of each party are kept, by the party's key; those who left included. A party of
 * whom nothing personal is kept (an organ that a paper names) is not there.
 */
export function ownersOf(procedure: AnyProcedure, { facts, log }: Pick<AnyView, 'facts' | 'log'>): ReadonlyMap<string, string> {
  const owners = new Map<unknown, string>()
  for (const [type, fact] of Object.entries(facts as Record<string, unknown>))
    for (const paper of [fact].flat())
      for (const [party, owner] of ownersIn(schemaOf(procedure.papers[type]), paper)) owners.set(party, owner)
  return new Map(
    everyParty(procedure, facts, log).flatMap(({ key, paper, joined }) => {
      const owner = joined === undefined ? owners.get(paper) : ownerJoined(joined)
      return owner === undefined ? [] : [[key, owner]]
    }),
  )
}

interface EveryParty {
  readonly role: string
  readonly key: string
  readonly paper: PartyPaper
  /** The entry by which the party joined. */
  readonly joined?: number
}

function everyParty(procedure: AnyProcedure, facts: object, log: readonly RecordedEvent[]): readonly EveryParty[] {
  const counts = new Map<string, number>()
  const parties: EveryParty[] = []
  const add = (role: string, paper: PartyPaper, joined?: number) => {
    const n = (counts.get(role) ?? 0) + 1
    counts.set(role, n)
    parties.push({ role, key: `${role}-${n}`, paper, ...(joined !== undefined && { joined }) })
  }
  for (const { role, party } of procedure.parties?.(facts as never) ?? []) add(role, party)
  for (const event of log) {
    if (event.type !== 'party.joined') continue
    const { role, party } = event.paper as ActPaper<'party.joined'>
    add(role, party, event.seq)
  }
  return parties
}

/** Series number of an event's document or of the case, as the organ writes it. */
export const writtenNumber = (
  format: (organ: { readonly shortName: string }, year: number, n: number) => string,
  organ: { readonly shortName: string },
  event: Pick<NewEvent, 'on'>,
  n: number,
): string => format(organ, Number(event.on.slice(0, 4)), n)
