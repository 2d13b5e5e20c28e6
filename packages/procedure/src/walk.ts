import { type Day, plusDays, type WorkingCalendar } from '@fadu/legal-time'
import type { AnyView } from './case-view.ts'
import { decide } from './decide.ts'
import type { AnyProcedure, Procedure } from './definition.ts'
import type { Actor, RecordedEvent } from './event.ts'
import { type Example, examplePapers } from './example-papers.ts'
import { type AnyEventSpec, unmetGates } from './gates.ts'
import { type Papers, repeats, schemaOf } from './paper.ts'
import { stageRefusals } from './place.ts'
import type { Request } from './request.ts'
import { isPartyRole } from './roles.ts'
import { recorded, withLapses } from './scenario.ts'
import { viewOf } from './view.ts'
import { eventFaults, mustEnd, viewFaults } from './walk-checks.ts'

export interface WalkOptions {
  /** Papers for events whose paths hang on more than one field; the rest are derived from the schemas. */
  readonly examples?: Readonly<Record<string, readonly Example[]>>
  readonly calendar: WorkingCalendar
  /** Day on which the case begins. */
  readonly start: Day
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
}

interface State {
  readonly log: readonly RecordedEvent[]
  readonly today: Day
  readonly view: AnyView
  readonly leadsTo: Set<string>
  expanded: boolean
}

interface Walk {
  readonly procedure: AnyProcedure
  readonly calendar: WorkingCalendar
  readonly papers: ReadonlyMap<string, readonly Example[]>
  readonly states: Map<string, State>
  readonly queue: string[]
  readonly faults: Map<string, string>
  readonly max: number
  steps: number
}

/**
 * Walks every path of a definition by really deciding: from the empty log, every event by every role with every
 * example paper, service of every document, and the passing of time to the day after the next limit ends.
 * Two cases are one state when they stand at the same stage, every gate answers alike, the same limits run and
 * the same documents wait for service: what may happen next is then the same.
 */
export function walk<P extends Papers, R extends string, S extends string, D extends string, L extends string>(procedure: Procedure<P, R, S, D, L>, options: WalkOptions): Walked {
  const any = procedure as unknown as AnyProcedure
  const papers = new Map(Object.keys(any.papers).map((type) => [type, options.examples?.[type] ?? examplePapers(schemaOf(any.papers[type]))]))
  const w: Walk = { procedure: any, calendar: options.calendar, papers, states: new Map(), queue: [], faults: new Map(), max: options.maxStates ?? 20_000, steps: 0 }
  arrive(w, undefined, [], options.start)
  // Oldest first: the shortest path to each state is the one kept, and the one a fault shows.
  for (let at = 0; at < w.queue.length; at++) expand(w, w.queue[at]!)
  deadEnds(w)
  limitsWithoutEnd(w)
  const views = [...w.states.values()].map((s) => s.view)
  return {
    faults: [...w.faults].map(([fault, path]) => `${fault} [${path}]`),
    states: w.states.size,
    steps: w.steps,
    bounded: w.states.size >= w.max,
    outcomes: [...new Set(views.flatMap((v) => (v.outcome ? [v.outcome] : [])))].sort(),
    happened: [...new Set([...w.states.values()].flatMap((s) => s.log.map((e) => e.type)))].sort(),
  }
}

const pathOf = (log: readonly RecordedEvent[]): string => log.filter((e) => !e.type.startsWith('draft.')).map((e) => e.type).join(' > ') || 'start'

function fault(w: Walk, text: string, log: readonly RecordedEvent[]): void {
  if (!w.faults.has(text)) w.faults.set(text, pathOf(log))
}

/** Puts a log among the states, with what the clock records by that day; the entries are judged one by one. */
function arrive(w: Walk, from: State | undefined, log: readonly RecordedEvent[], today: Day): void {
  try {
    const all = withLapses(w.procedure, log, today, w.calendar)
    const view = seen(w, all, today)
    judge(w, from, all, view, today)
    const signature = signatureOf(w, view)
    from?.leadsTo.add(signature)
    if (w.states.has(signature) || w.states.size >= w.max) return
    for (const text of viewFaults(w.procedure, view)) fault(w, text, all)
    if (JSON.stringify(seen(w, JSON.parse(JSON.stringify(all)), today)) !== JSON.stringify(view)) fault(w, `stage ${view.stage}: the log does not replay to the same view`, all)
    w.states.set(signature, { log: all, today, view, leadsTo: new Set(), expanded: false })
    w.queue.push(signature)
  } catch (thrown) {
    fault(w, `threw: ${String(thrown)}`, log)
  }
}

const seen = (w: Walk, log: readonly RecordedEvent[], today: Day): AnyView => viewOf(w.procedure, log, { today, calendar: w.calendar }) as unknown as AnyView

function judge(w: Walk, from: State | undefined, log: readonly RecordedEvent[], view: AnyView, today: Day): void {
  for (let i = from?.log.length ?? 0; i < log.length; i++) {
    if (!(log[i]!.type in w.procedure.events)) continue
    const before = i === from?.log.length && from.today === today ? from.view : seen(w, log.slice(0, i), today)
    const after = i === log.length - 1 ? view : seen(w, log.slice(0, i + 1), today)
    for (const text of eventFaults(w.procedure, before, log[i]!, after)) fault(w, text, log)
  }
}

/** What decides what may happen next: stage, the answer of every gate to every example, limits, documents, drafts. */
function signatureOf(w: Walk, view: AnyView): string {
  if (view.stage === 'closed') return `closed ${view.outcome} ${limitsIn(view)} ${unservedIn(view).map((u) => u.key).join()} ${opensAfterClosing(w, view)}`
  const gates = Object.keys(w.procedure.events).map((type) => {
    const once = view.facts[type] !== undefined && w.procedure.events[type].to === undefined && !repeats(w.procedure.papers[type]) && matters(w.procedure, type)
    return `${once ? '!' : ''}${(w.papers.get(type) ?? []).map((example) => gateCodes(w, view, type, example)).join('/')}`
  })
  return [view.stage, gates.join(';'), limitsIn(view), unservedIn(view).map((u) => u.key).join(), view.drafts.map((d) => d.event).join()].join('|')
}

const limitsIn = (view: AnyView): string => Object.entries(view.limits).map(([key, limit]) => `${key}:${limit?.status}`).sort().join()
const opensAfterClosing = (w: Walk, view: AnyView): string =>
  Object.entries(w.procedure.events as Record<string, AnyEventSpec>).filter(([type, spec]) => [spec.at].flat().includes('closed') && view.facts[type] !== undefined).map(([type]) => type).join()

/** Whether the definition names this event anywhere else: one that nothing rests on need not tell states apart. */
function matters(procedure: AnyProcedure, type: string): boolean {
  const marks = Object.values(procedure.limits as Record<string, object>).some((limit) => JSON.stringify(limit).includes(`"${type}"`))
  return marks || procedure.events[type].gives !== undefined
}

function gateCodes(w: Walk, view: AnyView, type: string, example: Example): string {
  const parsed = schemaOf(w.procedure.papers[type]).safeParse(paperOn(example, view.today))
  if (!parsed.success) return '?'
  return unmetGates(w.procedure, view, { type, on: view.today, paper: parsed.data }, { today: view.today, calendar: w.calendar }).map((r) => r.code).join('+')
}

const paperOn = (example: Example, on: Day): object => (typeof example === 'function' ? (example as (on: Day) => object)(on) : example)

function expand(w: Walk, signature: string): void {
  const state = w.states.get(signature)!
  for (const [type, spec] of Object.entries(w.procedure.events as Record<string, AnyEventSpec>)) {
    if (stageRefusals(w.procedure, state.view, type, spec).length > 0) continue
    for (const role of [spec.by].flat() as readonly string[]) if (role !== 'clock') for (const example of w.papers.get(type) ?? []) attempt(w, state, type, role, example)
  }
  serveNext(w, state)
  letTimePass(w, state)
  state.expanded = true
}

const actorOf = (procedure: AnyProcedure, role: string): Actor => {
  if (role === 'link') return { kind: 'link', role: 'link', case: '00000000-0000-7000-8000-000000000000', seq: 1 }
  if (isPartyRole(procedure, role)) return { kind: 'party', role, party: `${role}-1`, channel: 'portal' }
  return { kind: 'post', role, post: `post-${role}`, organ: 'organ-1', person: `person-${role}` }
}

function attempt(w: Walk, state: State, type: string, role: string, example: Example): void {
  const log = asked(w, state.log, { type, paper: paperOn(example, state.today), by: actorOf(w.procedure, role), on: state.today }, state.today)
  const signed = log && log.at(-1)?.type === 'draft.submitted' ? signedBy(w, log, type, state.today) : log
  if (signed) arrive(w, state, signed, state.today)
}

/** The log after the request, or nothing where it was refused. */
function asked(w: Walk, log: readonly RecordedEvent[], request: Request, today: Day): readonly RecordedEvent[] | undefined {
  w.steps++
  try {
    const decision = decide(w.procedure, log, request, { today, calendar: w.calendar })
    return 'refused' in decision ? undefined : decision.recorded.reduce<readonly RecordedEvent[]>((all, e) => [...all, recorded(w.procedure, all, e, today)], log)
  } catch (thrown) {
    fault(w, `${request.type} threw: ${String(thrown)}`, log)
    return undefined
  }
}

function signedBy(w: Walk, log: readonly RecordedEvent[], type: string, today: Day): readonly RecordedEvent[] | undefined {
  const draft = log.at(-1)!.seq
  let all: readonly RecordedEvent[] | undefined = log
  for (const role of ((w.procedure.events[type].signed ?? []) as readonly (readonly string[])[]).flat()) {
    all = all && asked(w, all, { type: 'draft.signed', paper: { draft }, by: actorOf(w.procedure, role), on: today }, today)
  }
  if (!all) fault(w, `${type}: its signing chain cannot be completed`, log)
  return all
}

interface Unserved {
  readonly document: number
  readonly key: string
  readonly parties: readonly string[]
}

const unservedIn = (view: AnyView): readonly Unserved[] =>
  view.documents
    .map((d) => ({ document: d.seq, key: d.key, parties: view.parties.filter((p) => d.to.includes(p.role) && !d.served.some((s) => s.party === p.key)).map((p) => p.key) }))
    .filter(({ parties }) => parties.length > 0)

/** Each waiting document reaches all its addressees; by whoever issued it. */
function serveNext(w: Walk, state: State): void {
  for (const { document, key, parties } of unservedIn(state.view)) {
    const role = Object.keys(w.procedure.roles).find((r) => !isPartyRole(w.procedure, r)) ?? 'clerk'
    let log: readonly RecordedEvent[] | undefined = state.log
    for (const party of parties) log = log && asked(w, log, { type: 'document.served', paper: { document, key, party, method: 'direct' }, by: actorOf(w.procedure, role), on: state.today }, state.today)
    if (log) arrive(w, state, log, state.today)
    else fault(w, `${key} cannot be served`, state.log)
  }
}

function letTimePass(w: Walk, state: State): void {
  const ends = state.view.allLimits.filter((l) => l.status === 'running').map((l) => plusDays(l.due.on, 1)).filter((d) => d > state.today).sort()
  if (ends[0]) arrive(w, state, state.log, ends[0])
}

/** From every open state some act or the passing of time leads on, and an ending can be reached. */
function deadEnds(w: Walk): void {
  const into = new Map<string, string[]>()
  for (const [signature, state] of w.states) for (const next of state.leadsTo) if (next !== signature) into.set(next, [...(into.get(next) ?? []), signature])
  // A state the bound kept out may lead anywhere: nothing is said of those before it.
  const open = [...into.keys()].filter((signature) => !w.states.has(signature))
  const reach = [...open, ...[...w.states].filter(([, s]) => s.view.stage === 'closed').map(([signature]) => signature)]
  const seenThere = new Set(reach)
  for (let at = 0; at < reach.length; at++) for (const before of into.get(reach[at]!) ?? []) if (!seenThere.has(before)) seenThere.add(before) && reach.push(before)
  for (const [signature, state] of w.states) {
    if (!state.expanded || seenThere.has(signature)) continue
    const stuck = [...state.leadsTo].every((next) => next === signature)
    fault(w, stuck ? `stage ${state.view.stage}: nothing leads on` : `stage ${state.view.stage}: no ending can be reached`, state.log)
  }
}

/** Every limit that ran was seen to end, by an act or by the clock, and has a bearer. */
function limitsWithoutEnd(w: Walk): void {
  const bounded = w.states.size >= w.max
  const ran = new Map<string, State>()
  const ended = new Set<string>()
  for (const state of w.states.values()) {
    for (const limit of state.view.allLimits) {
      if (!(limit.bears in w.procedure.roles)) fault(w, `limit ${limit.key}: nobody bears it`, state.log)
      if (mustEnd(limit) && limit.status === 'running' && !ran.has(limit.key)) ran.set(limit.key, state)
      if (limit.status === 'met' || limit.status === 'late') ended.add(limit.key)
    }
  }
  if (bounded) return
  for (const [key, state] of ran) if (!ended.has(key)) fault(w, `limit ${key}: it runs and nothing ever ends it`, state.log)
}
