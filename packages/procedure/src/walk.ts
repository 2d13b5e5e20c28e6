import { type Day, plusDays, type WorkingCalendar } from '@fadu/legal-time'
import type { AnyView } from './case-view.ts'
import { decide } from './decide.ts'
import type { AnyProcedure, Procedure } from './definition.ts'
import type { Actor, RecordedEvent } from './event.ts'
import type { Example } from './example-papers.ts'
import type { AnyEventSpec } from './gates.ts'
import { lapse } from './lapse.ts'
import type { Papers } from './paper.ts'
import { stageRefusals } from './place.ts'
import type { Request } from './request.ts'
import { isPartyRole } from './roles.ts'
import { recorded, withLapses } from './scenario.ts'
import { eventFaults, viewFaults } from './walk-checks.ts'
import { deadEnds, limitsWithoutEnd } from './walk-graph.ts'
import {
  askingIn,
  awaitedIn,
  examplesFor,
  fault,
  type Orders,
  paperOn,
  type State,
  seen,
  signatureOf,
  unservedIn,
  type Walk,
} from './walk-state.ts'

export interface WalkOptions {
  /** Papers for events whose paths hang on more than one field; the rest are derived from the schemas. */
  readonly examples?: Readonly<Record<string, readonly Example[]>>
  readonly calendar: WorkingCalendar
  /** Day on which the case begins. */
  readonly start: Day
  /** 20,000 unless told. Above it only states are kept in which an event happened for the first time. */
  readonly maxStates?: number
}

export interface Walked {
  /** What is wrong, each once, with a path that shows it. */
  readonly faults: readonly string[]
  readonly states: number
  readonly steps: number
  /** The walk stopped at its bound: states beyond it were not seen. */
  readonly bounded: boolean
  /** Outcomes reached. */
  readonly outcomes: readonly string[]
  /** Events that were recorded on some path. */
  readonly happened: readonly string[]
  /** Limits that ran and were not seen to end; a fault where the walk was not bounded. */
  readonly unended: readonly string[]
}

/**
 * Walks every path of a definition by really deciding: from the empty log, every event by every role with every
 * example paper, service of every document, and the passing of time to the day after the next limit ends.
 * Two cases are one state when they stand at the same stage, every gate answers alike, the same limits run and
 * the same documents wait for service: what may happen next is then the same.
 */
export function walk<P extends Papers, R extends string, S extends string, D extends string, L extends string>(
  procedure: Procedure<P, R, S, D, L>,
  options: WalkOptions,
): Walked {
  const any = procedure as unknown as AnyProcedure
  const w = explored(any, examplesFor(any, options.examples), options)
  deadEnds(w)
  const unended = limitsWithoutEnd(w)
  return {
    faults: [...w.faults].map(([fault, path]) => `${fault} [${path}]`),
    states: w.states.size,
    steps: w.steps,
    bounded: w.states.size >= w.max,
    outcomes: [...w.outcomes].sort(),
    happened: [...w.happened].sort(),
    unended,
  }
}

/** Every state that can be reached, with what follows from it. */
export function explored(
  procedure: AnyProcedure,
  papers: ReadonlyMap<string, readonly Example[]>,
  { calendar, start, maxStates }: WalkOptions,
  orders?: Orders,
): Walk {
  const w: Walk = {
    procedure,
    calendar,
    papers,
    states: new Map(),
    queue: [],
    novel: [],
    faults: new Map(),
    max: maxStates ?? 20_000,
    awaited: awaitedIn(procedure),
    asking: askingIn(procedure),
    parsed: new Map(),
    ended: new Set(),
    happened: new Set(),
    outcomes: new Set(),
    alike: new Map(),
    ...(orders && { orders }),
    steps: 0,
  }
  arrive(w, undefined, [], start)
  // Oldest first: a short path to each state is the one kept, and the one a fault shows.
  for (let at = 0; (at < w.queue.length || w.novel.length > 0) && !orders?.stale(); ) expand(w, w.novel.shift() ?? w.queue[at++]!)
  return w
}

/** Puts a log among the states, with what the clock records by that day; the entries are judged one by one. */
function arrive(w: Walk, from: State | undefined, log: readonly RecordedEvent[], today: Day, type?: string): string | undefined {
  try {
    const first = seen(w, log, today)
    const lapsed = lapse(w.procedure, first) !== undefined
    const all = lapsed ? withLapses(w.procedure, log, today, w.calendar) : log
    const view = lapsed ? seen(w, all, today) : first
    judge(w, from, all, view, today)
    const signature = signatureOf(w, view)
    if (!type || !w.orders?.onlyMaybe(type)) from?.leadsTo.add(signature)
    for (const [key, status] of Object.entries(view.limits).map(([key, limit]) => [key, limit?.status] as const))
      if (status === 'met' || status === 'late') w.ended.add(key)
    if (view.outcome) w.outcomes.add(view.outcome)
    const known = w.happened.size
    for (const event of all.slice(from?.log.length ?? 0)) w.happened.add(event.type)
    const novel = w.happened.size > known
    if (!w.states.has(signature) && (novel || w.states.size < w.max)) keep(w, signature, all, today, view, novel)
    return signature
  } catch (thrown) {
    fault(w, `threw: ${String(thrown)}`, log)
    return undefined
  }
}

function keep(w: Walk, signature: string, log: readonly RecordedEvent[], today: Day, view: AnyView, novel: boolean): void {
  for (const text of viewFaults(w.procedure, view)) fault(w, text, log)
  if (!w.orders && JSON.stringify(seen(w, JSON.parse(JSON.stringify(log)), today)) !== JSON.stringify(view))
    fault(w, `stage ${view.stage}: the log does not replay to the same view`, log)
  w.states.set(signature, { log, today, view, leadsTo: new Set(), expanded: false })
  // Where something happened for the first time is looked at next, so that a bounded walk still sees every event.
  if (novel && !w.orders) w.novel.push(signature)
  else w.queue.push(signature)
}

function judge(w: Walk, from: State | undefined, log: readonly RecordedEvent[], view: AnyView, today: Day): void {
  for (let i = from?.log.length ?? 0; i < log.length; i++) {
    if (!(log[i]!.type in w.procedure.events)) continue
    const before = i === from?.log.length && from.today === today ? from.view : seen(w, log.slice(0, i), today)
    const after = i === log.length - 1 ? view : seen(w, log.slice(0, i + 1), today)
    for (const text of eventFaults(w.procedure, before, log[i]!, after)) fault(w, text, log)
  }
}

function expand(w: Walk, signature: string): void {
  const state = w.states.get(signature)!
  for (const [type, spec] of Object.entries(w.procedure.events as Record<string, AnyEventSpec>)) {
    if (stageRefusals(w.procedure, state.view, type, spec).length > 0) continue
    for (const role of [spec.by].flat() as readonly string[]) if (role !== 'clock') tryAll(w, state, type, role)
  }
  serveNext(w, state)
  letTimePass(w, state)
  state.expanded = true
}

/** States in which every example of an event is tried before those that led to the same place everywhere are left out. */
const trials = 4

/** Every example; once several states have shown that two of them lead to the same place, one of the two is enough. */
function tryAll(w: Walk, state: State, type: string, role: string): void {
  const key = `${type} ${role}`
  const known = w.alike.get(key) ?? { tried: 0, classes: undefined as readonly string[] | undefined }
  const examples = w.papers.get(type) ?? []
  const settled = !w.orders && known.tried >= trials ? known.classes : undefined
  const arrivals = examples.map((example, i) =>
    settled && settled.indexOf(settled[i]!) < i ? undefined : attempt(w, state, type, role, example),
  )
  if (settled || arrivals.every((a) => a === undefined)) return
  // Examples stay in one class only while they arrive together in every state.
  const classes = arrivals.map((arrival, i) => `${known.classes?.[i] ?? ''}>${arrivals.indexOf(arrival)}`)
  w.alike.set(key, { tried: known.tried + 1, classes })
}

const actorOf = (procedure: AnyProcedure, role: string): Actor => {
  if (role === 'link') return { kind: 'link', role: 'link', case: '00000000-0000-7000-8000-000000000000', seq: 1 }
  if (isPartyRole(procedure, role)) return { kind: 'party', role, party: `${role}-1`, channel: 'portal' }
  return { kind: 'post', role, post: `post-${role}`, organ: 'organ-1', person: `person-${role}` }
}

function attempt(w: Walk, state: State, type: string, role: string, example: Example): string | undefined {
  const log = asked(
    w,
    state.log,
    { type, paper: paperOn(example, state.today), by: actorOf(w.procedure, role), on: state.today },
    state.today,
  )
  const signed = log && log.at(-1)?.type === 'draft.submitted' ? signedBy(w, log, type, state.today) : log
  return signed ? arrive(w, state, signed, state.today, type) : 'refused'
}

/** The log after the request, or nothing where it was refused. */
function asked(w: Walk, log: readonly RecordedEvent[], request: Request, today: Day): readonly RecordedEvent[] | undefined {
  w.steps++
  try {
    const decision = decide(w.procedure, log, request, { today, calendar: w.calendar })
    if ('refused' in decision) return undefined
    const all = [...log]
    for (const event of decision.recorded) all.push(recorded(w.procedure, all, event, today))
    return all
  } catch (thrown) {
    fault(w, `${request.type} threw: ${String(thrown)}`, log)
    return undefined
  }
}

function signedBy(w: Walk, log: readonly RecordedEvent[], type: string, today: Day): readonly RecordedEvent[] | undefined {
  const draft = log.at(-1)!.seq
  let all: readonly RecordedEvent[] | undefined = log
  for (const role of ((w.procedure.events[type]?.signed ?? []) as readonly (readonly string[])[]).flat()) {
    all = all && asked(w, all, { type: 'draft.signed', paper: { draft }, by: actorOf(w.procedure, role), on: today }, today)
  }
  if (!all) fault(w, `${type}: its signing chain cannot be completed`, log)
  return all
}

/** Each waiting document reaches all its addressees; by whoever issued it. */
function serveNext(w: Walk, state: State): void {
  for (const { document, key, parties } of unservedIn(state.view)) {
    // A service that no limit waits for changes nothing but itself.
    if (w.orders && !w.awaited.has(key)) continue
    const role = Object.keys(w.procedure.roles).find((r) => !isPartyRole(w.procedure, r)) ?? 'clerk'
    let log: readonly RecordedEvent[] | undefined = state.log
    for (const party of parties)
      log =
        log &&
        asked(
          w,
          log,
          { type: 'document.served', paper: { document, key, party, method: 'direct' }, by: actorOf(w.procedure, role), on: state.today },
          state.today,
        )
    if (log) arrive(w, state, log, state.today)
    else fault(w, `${key} cannot be served`, state.log)
  }
}

function letTimePass(w: Walk, state: State): void {
  const ends = state.view.allLimits
    .filter((l) => l.status === 'running')
    // What begins on the last day of a limit ends after it, however short: there the order of their ends turns.
    .flatMap((l) => (w.orders ? [l.due.on, plusDays(l.due.on, 1)] : [plusDays(l.due.on, 1)]))
    .filter((d) => d > state.today)
  // To the day after each: states in which a limit runs and has run out may count as one, and a later end must not be lost with the earlier.
  for (const end of [...new Set(ends)].sort()) arrive(w, state, state.log, end)
}
