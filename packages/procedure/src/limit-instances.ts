import type { Day, Extension, Interval, Ledger } from '@fadu/legal-time'
import { plusDays } from '@fadu/legal-time'
import type { ActPaper } from './acts.ts'
import type { AnyProcedure, Mark, RunningLimit } from './definition.ts'
import { effectiveServiceDay } from './documents.ts'
import type { RecordedEvent } from './event.ts'
import type { Unlimited } from './view.ts'

// biome-ignore lint/suspicious/noExplicitAny: limits of procedures the shared code does not know
export type AnyRunning = RunningLimit<any, string, string, string>
// biome-ignore lint/suspicious/noExplicitAny: see above
export type AnyMark = Mark<any, string>

/** Something in the log that starts or ends a limit. */
export interface Occurrence {
  readonly on: Day
  readonly seq: number
  readonly paper: unknown
  readonly event: RecordedEvent
  /** For a service: the party served … */
  readonly party?: string
  /** … and the paper by which the document was issued. */
  readonly issue?: unknown
}

/** One run of a limit: its start and, if it has come, its end. */
export interface Instance {
  readonly start: Occurrence
  readonly end?: Occurrence
}

const listOf = <T>(one: T | readonly T[]): readonly T[] => (Array.isArray(one) ? one : [one as T])

/**
 * Each run of a limit in the log. A start while a run is open is ignored, except that service on each
 * party starts that party's own run. A limit that ends with service ends when every addressee is served.
 */
export function instancesOf(
  procedure: AnyProcedure,
  view: Unlimited,
  from: AnyMark | readonly AnyMark[],
  until: AnyMark | readonly AnyMark[],
  recurring: boolean,
  selfEnding = false,
): readonly Instance[] {
  const starts = listOf(from).flatMap((mark) => occurrencesOf(procedure, view, mark, false))
  // Most limits of a procedure have not begun in most cases.
  if (starts.length === 0 && !recurring) return []
  const ends = listOf(until)
    .flatMap((mark) => occurrencesOf(procedure, view, mark, true))
    .sort(bySeq)
  // Each `until` of a recurring limit starts its next run.
  const all = (recurring ? [...starts, ...ends] : starts).sort(bySeq)
  const instances: Instance[] = []
  for (const start of all) {
    const open = instances.find((i) => i.start.party === start.party && (!i.end || i.end.seq > start.seq))
    if (open) continue
    // A period that ran before the case began (to apply, to object) ends with the very event that shows its start.
    const end = ends.find(
      (e) => (e.seq > start.seq || (selfEnding && e.seq === start.seq)) && (!start.party || !e.party || e.party === start.party),
    )
    instances.push(end ? { start, end } : { start })
  }
  return instances
}

const bySeq = (a: Occurrence, b: Occurrence) => a.seq - b.seq

function occurrencesOf(procedure: AnyProcedure, view: Unlimited, mark: AnyMark, whole: boolean): readonly Occurrence[] {
  if (typeof mark === 'string') {
    const found: Occurrence[] = []
    for (const event of view.log) if (event.type === mark) found.push({ on: event.on, seq: event.seq, paper: event.paper, event })
    return found
  }
  const services = view.log
    .filter((e) => e.type === 'document.served')
    .map((event) => ({ event, paper: event.paper as ActPaper<'document.served'> }))
    .filter(({ paper }) => paper.key === mark.served && (!mark.to || partyHasRole(view, paper.party, mark.to)))
    .map(({ event, paper }) => ({
      on: effectiveServiceDay(paper.method, event.on),
      seq: event.seq,
      paper,
      event,
      party: paper.party,
      issue: view.log.find((e) => e.seq === paper.document)?.paper,
    }))
  return whole ? wholeServices(procedure, view, mark, services) : services
}

const partyHasRole = (view: Unlimited, party: string, role: string): boolean => view.parties.some((p) => p.key === party && p.role === role)

/** The moments at which a document had reached every addressee: one for each issue of it. */
function wholeServices(
  procedure: AnyProcedure,
  view: Unlimited,
  mark: { readonly served: string; readonly to?: string },
  services: readonly Occurrence[],
): readonly Occurrence[] {
  const roles: readonly string[] = mark.to ? [mark.to] : (procedure.documents[mark.served]?.to ?? [])
  const addressees = view.parties.filter((p) => roles.includes(p.role)).map((p) => p.key)
  const complete: Occurrence[] = []
  for (const document of view.documents.filter((d) => d.key === mark.served)) {
    const mine = services.filter((s) => (s.paper as ActPaper<'document.served'>).document === document.seq)
    const reached = new Set<string>()
    for (const service of mine) {
      reached.add(service.party!)
      if (addressees.length > 0 && addressees.every((key) => reached.has(key))) {
        const { party: _, ...rest } = service
        const last = mine.filter((s) => reached.has(s.party!)).reduce((a, b) => (b.on > a ? b.on : a), service.on)
        complete.push({ ...rest, on: last })
        break
      }
    }
  }
  return complete
}

/** The three ledgers of one run, from the events that pause, exclude and extend. */
export function ledgerOf(spec: AnyRunning, view: Unlimited, instance: Instance): Ledger {
  return {
    suspensions: (spec.pausedBetween ?? []).flatMap(([a, b]: readonly [string, string]) => pausesBetween(view.log, a, b)),
    exclusions: (spec.excludes ?? []).flatMap(([a, b]: readonly [string, string]) => excludedBetween(view.log, a, b)),
    extensions: extensionsOf(spec, view, instance),
  }
}

/** A suspension holds from its own day to the day before the resumption (docs/readings.md, suspension days). */
function pausesBetween(log: readonly RecordedEvent[], from: string, to: string): readonly Interval[] {
  return pairs(log, from, to).map(([a, b]) => ({ from: a.on, ...(b && { until: plusDays(b.on, -1) }) }))
}

/** An excluded activity does not count from the day after it began to the day it ended. */
function excludedBetween(log: readonly RecordedEvent[], from: string, to: string): readonly Interval[] {
  return pairs(log, from, to).map(([a, b]) => ({ from: plusDays(a.on, 1), ...(b && { until: b.on }) }))
}

function pairs(log: readonly RecordedEvent[], from: string, to: string): readonly (readonly [RecordedEvent, RecordedEvent | undefined])[] {
  const found: [RecordedEvent, RecordedEvent | undefined][] = []
  for (const event of log) {
    const open = found.at(-1)
    if (event.type === from && (!open || open[1])) found.push([event, undefined])
    else if (event.type === to && open && !open[1]) open[1] = event
  }
  return found
}

function extensionsOf(spec: AnyRunning, view: Unlimited, instance: Instance): readonly Extension[] {
  const by = spec.extendedBy
  if (!by) return []
  return view.log
    .filter((e) => e.type === by.event && e.seq > instance.start.seq && (!instance.end || e.seq < instance.end.seq))
    .map((e) => ({
      amount: by.amount(e.paper as never),
      unit: by.atMost?.unit ?? 'day',
      on: e.on,
      ...(by.atMost && { articles: by.atMost.articles }),
    }))
}
