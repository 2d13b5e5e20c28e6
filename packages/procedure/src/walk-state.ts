import type { Day, WorkingCalendar } from '@fadu/legal-time'
import type { AnyView } from './case-view.ts'
import type { AnyProcedure } from './definition.ts'
import type { RecordedEvent } from './event.ts'
import { type Example, examplePapers } from './example-papers.ts'
import { type AnyEventSpec, unmetGates } from './gates.ts'
import { schemaOf } from './paper.ts'
import { viewOf } from './view.ts'
import { mustEnd } from './walk-checks.ts'

/** One of the states a walk has reached, with a shortest log that leads there. */
export interface State {
  readonly log: readonly RecordedEvent[]
  readonly today: Day
  readonly view: AnyView
  /** What surely follows, also where part of the definition was left out. */
  readonly leadsTo: Set<string>
  expanded: boolean
}

export interface Orders {
  readonly signature: (view: AnyView) => string
  /** The event may be refused in truth, though not here. */
  readonly onlyMaybe: (type: string) => boolean
  /** Something was looked at that the states do not tell apart: begin again. */
  readonly stale: () => boolean
}

/** A walk under way. */
export interface Walk {
  readonly procedure: AnyProcedure
  readonly calendar: WorkingCalendar
  readonly papers: ReadonlyMap<string, readonly Example[]>
  readonly states: Map<string, State>
  readonly queue: string[]
  /** States in which something had happened for the first time; looked at before the queue. */
  readonly novel: string[]
  readonly faults: Map<string, string>
  readonly max: number
  /** Documents whose service starts or ends a limit. */
  readonly awaited: ReadonlySet<string>
  /** Events whose gates or limits may say no. */
  readonly asking: readonly string[]
  readonly parsed: Map<string, unknown>
  readonly ended: Set<string>
  readonly happened: Set<string>
  readonly outcomes: Set<string>
  /** Which examples of an event by a role have always led to the same place. */
  readonly alike: Map<string, { readonly tried: number; readonly classes: readonly string[] | undefined }>
  /** Where every order of events is walked; else states that answer alike count as one. */
  readonly orders?: Orders
  steps: number
}

export const awaitedIn = (procedure: AnyProcedure): ReadonlySet<string> =>
  new Set(
    Object.values(procedure.limits as Record<string, { from?: unknown; until?: unknown }>).flatMap((l) =>
      [l.from, l.until].flat().flatMap((mark) => (mark && typeof mark === 'object' ? [(mark as { served: string }).served] : [])),
    ),
  )

const pathOf = (log: readonly RecordedEvent[]): string =>
  log
    .filter((e) => !e.type.startsWith('draft.'))
    .map((e) => e.type)
    .join(' > ') || 'start'

export function fault(w: Walk, text: string, log: readonly RecordedEvent[]): void {
  if (!w.faults.has(text)) w.faults.set(text, pathOf(log))
}

export const seen = (w: Walk, log: readonly RecordedEvent[], today: Day): AnyView =>
  viewOf(w.procedure, log, { today, calendar: w.calendar }) as unknown as AnyView

export interface Unserved {
  readonly document: number
  readonly key: string
  readonly parties: readonly string[]
}

export const unservedIn = (view: AnyView): readonly Unserved[] =>
  view.documents
    .map((d) => ({
      document: d.seq,
      key: d.key,
      parties: view.parties.filter((p) => d.to.includes(p.role) && !d.served.some((s) => s.party === p.key)).map((p) => p.key),
    }))
    .filter(({ parties }) => parties.length > 0)

/** What decides what may happen next: stage, the answer of every gate to every example, open limits, documents a limit waits for, drafts. */
export function signatureOf(w: Walk, view: AnyView): string {
  if (w.orders) return w.orders.signature(view)
  const open = view.allLimits.filter((l) => mustEnd(l) && ['running', 'paused', 'expired'].includes(l.status)).map((l) => l.key)
  const waiting = unservedIn(view)
    .map((u) => u.key)
    .filter((key) => w.awaited.has(key))
  const rest = `${[...new Set(open)].sort().join()}|${[...new Set(waiting)].sort().join()}`
  // What is done with asks no more gates; what may still come after closing does.
  const asking = view.stage === 'closed' ? w.asking.filter((type) => [w.procedure.events[type]?.at].flat().includes('closed')) : w.asking
  const gates = asking.map((type) => {
    const codes = (w.papers.get(type) ?? []).map((example, i) => gateCodes(w, view, type, example, i))
    return `${codes[0]}${codes.map((c) => (c === '' ? '+' : '-')).join('')}`
  })
  return [view.stage, view.outcome, gates.join(';'), rest, view.drafts.map((d) => d.event).join()].join('|')
}

function gateCodes(w: Walk, view: AnyView, type: string, example: Example, i: number): string {
  const key = `${type} ${i} ${view.today}`
  if (!w.parsed.has(key)) w.parsed.set(key, schemaOf(w.procedure.papers[type]).safeParse(paperOn(example, view.today)).data)
  const paper = w.parsed.get(key)
  if (paper === undefined) return '?'
  return unmetGates(w.procedure, view, { type, on: view.today, paper }, { today: view.today, calendar: w.calendar })
    .map((r) => r.code)
    .join('+')
}

/** Events whose gates or limits may say no; of the others only the stage decides. */
export function askingIn(procedure: AnyProcedure): readonly string[] {
  const limits = Object.values(
    procedure.limits as Record<string, { blocks?: readonly string[]; extendedBy?: { event: string }; given?: string }>,
  )
  return Object.entries(procedure.events as Record<string, AnyEventSpec>)
    .filter(
      ([type, spec]) =>
        spec.needs?.length ||
        spec.burdens ||
        limits.some((l) => l.blocks?.includes(type) || l.extendedBy?.event === type || l.given === type),
    )
    .map(([type]) => type)
}

/** The examples by which an event's paper is filled in; derived from the schema unless given. */
export const examplesFor = (
  procedure: AnyProcedure,
  given: Readonly<Record<string, readonly Example[]>> | undefined,
): ReadonlyMap<string, readonly Example[]> =>
  new Map(Object.keys(procedure.papers).map((type) => [type, given?.[type] ?? examplePapers(schemaOf(procedure.papers[type]))]))

export const paperOn = (example: Example, on: Day): object =>
  typeof example === 'function' ? (example as (on: Day) => object)(on) : example
