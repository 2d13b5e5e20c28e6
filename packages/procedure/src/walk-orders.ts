import type { Day } from '@fadu/legal-time'
import type { AnyProcedure, Procedure } from './definition.ts'
import type { Example } from './example-papers.ts'
import type { Papers } from './paper.ts'
import { explored, type WalkOptions } from './walk.ts'
import { exactly, lookedAt } from './walk-exact.ts'
import { limitsWithoutEnd, stuckIn } from './walk-graph.ts'
import { issuers, observed, type Read } from './walk-reads.ts'
import { gatesOf, giversFor, lapsing, limitsAbout, looksAt, marksOf, movers, onlyMaybe, type Parts, sliced } from './walk-slice.ts'
import { awaitedIn, examplesFor, fault, paperOn, type Walk } from './walk-state.ts'

export interface Ordered {
  /** What is wrong, each once, with an order of events that shows it. */
  readonly faults: readonly string[]
  /** Parts of the definition walked, each through every state it can reach. */
  readonly slices: readonly { readonly asks: readonly string[]; readonly states: number; readonly steps: number }[]
  readonly states: number
  readonly steps: number
  /** Endings reached in some slice. */
  readonly outcomes: readonly string[]
  /** Questions of the definition that were put in every order of the events they look at. */
  readonly asked: number
  /** Acts that no question looks at: whenever they happen, everything else stays as it is. */
  readonly apart: readonly string[]
}

interface Search {
  /** The definition, telling what its questions look at. */
  readonly procedure: AnyProcedure
  readonly options: WalkOptions
  /** Question → what it has been seen to look at, in any slice. */
  readonly reads: Map<string, Map<string, Read>>
  fresh: boolean
  readonly faults: Map<string, string>
  readonly asked: Set<string>
  readonly walked: Set<string>
  readonly outcomes: Set<string>
  readonly slices: { readonly asks: readonly string[]; readonly states: number; readonly steps: number }[]
}

/**
 * Walks every order of events. All of a definition at once has millions of states, most of which differ only in acts that
 * have nothing to do with one another; so each question it puts (gate, burden, limit, remedy, text) is walked with exactly
 * the events and limits it looks at, and those these look at in turn. What it looks at is seen, not declared: if a question
 * ever reads something outside its slice, the slice grows and is walked anew. See docs/decisions/0006-every-order.md.
 */
export function everyOrder<P extends Papers, R extends string, S extends string, D extends string, L extends string>(
  definition: Procedure<P, R, S, D, L>,
  options: WalkOptions,
): Ordered {
  const any = definition as unknown as AnyProcedure
  const reads: Search['reads'] = new Map()
  const search: Search = {
    procedure: observed(any, (question, read) => {
      const known = reads.get(question) ?? new Map<string, Read>()
      const key = `${read.kind} ${read.of} ${'field' in read ? read.field : ''}`
      if (known.has(key)) return
      reads.set(question, known.set(key, read))
      search.fresh = true
    }),
    options,
    reads,
    fresh: false,
    faults: new Map(),
    asked: new Set(),
    walked: new Set(),
    outcomes: new Set(),
    slices: [],
  }
  everyEnding(search)
  for (const question of questionsOf(any)) if (!search.asked.has(question)) settle(search, new Set([question]))
  const { slices } = search
  return {
    faults: [...search.faults].map(([text, path]) => `${text} [${path}]`),
    slices,
    states: slices.reduce((n, s) => n + s.states, 0),
    steps: slices.reduce((n, s) => n + s.steps, 0),
    outcomes: [...search.outcomes].sort(),
    asked: questionsOf(any).filter((question) => search.asked.has(question)).length,
    apart: Object.keys(any.events).filter((type) => !search.walked.has(type)),
  }
}

/** Everything a definition is asked, by name. */
function questionsOf(procedure: AnyProcedure): readonly string[] {
  const types = Object.keys(procedure.events)
  return [
    ...types.flatMap((type) => gatesOf(procedure, type)),
    ...types.filter((type) => giversFor(procedure, type).length > 0).map((type) => `burden:${type}`),
    ...Object.keys(procedure.limits).map((key) => `limit:${key}`),
    ...types.filter((type) => typeof procedure.events[type]!.ends?.remedy === 'function').map((type) => `remedy:${type}`),
    ...Object.keys(procedure.documents).map((key) => `text:${key}`),
  ]
}

/** From every state an ending is reached; gates that stand in the way of the last act are asked too, until it surely is. */
function everyEnding(search: Search): void {
  const wanted = new Set<string>()
  for (;;) {
    const { walk: w, parts } = settle(search, wanted)
    const stuck = stuckIn(w)
    const stages = new Set(stuck.map((state) => state.view.stage))
    const doubted = Object.keys(w.procedure.events)
      .filter((type) => onlyMaybe(search.procedure, type, parts) && [w.procedure.events[type]!.at].flat().some((at) => stages.has(at)))
      .flatMap((type) => [
        ...gatesOf(search.procedure, type),
        `burden:${type}`,
        ...limitsAbout(search.procedure, type).map((key) => `limit:${key}`),
      ])
      .filter((question) => !wanted.has(question))
    if (doubted.length === 0) {
      for (const state of stuck) fault(w, `stage ${state.view.stage}: no ending can be reached`, state.log)
      tell(search, w)
      return
    }
    for (const question of doubted) wanted.add(question)
  }
}

function tell(search: Search, w: Walk): void {
  for (const [text, path] of w.faults) if (!search.faults.has(text)) search.faults.set(text, path)
}

/** Walks the slice of these questions, again and again until nothing in it looks beyond it. */
function settle(search: Search, wanted: ReadonlySet<string>): { readonly walk: Walk; readonly parts: Parts } {
  for (;;) {
    search.fresh = false
    const parts = partsFor(search, wanted)
    const active = activeIn(search.procedure, parts)
    const looked = lookedAt(active.flatMap((question) => [...(search.reads.get(question)?.values() ?? [])]))
    const procedure = sliced(search.procedure, parts)
    const awaited = awaitedIn(procedure)
    const w = explored(
      procedure,
      apartExamples(search, procedure, active),
      { ...search.options, maxStates: search.options.maxStates ?? 100_000 },
      {
        signature: (view) => exactly(procedure, view, looked, awaited),
        onlyMaybe: (type) => onlyMaybe(search.procedure, type, parts),
        stale: () => search.fresh,
      },
    )
    if (search.fresh) continue
    if (w.states.size >= w.max) fault(w, `${[...wanted].join()}: too many states to walk every order`, [])
    limitsWithoutEnd(w)
    tell(search, w)
    for (const question of active) search.asked.add(question)
    for (const type of parts.events) search.walked.add(type)
    for (const outcome of w.outcomes) search.outcomes.add(outcome)
    search.slices.push({ asks: [...wanted], states: w.states.size, steps: w.steps })
    return { walk: w, parts }
  }
}

/** Examples that differ in something a question looks at; the others would lead to the same places. */
function apartExamples(search: Search, procedure: AnyProcedure, active: readonly string[]): ReadonlyMap<string, readonly Example[]> {
  const fields = new Map<string, Set<string>>()
  for (const question of active)
    for (const read of search.reads.get(question)?.values() ?? [])
      if ('field' in read && read.field !== undefined) fields.set(read.of, (fields.get(read.of) ?? new Set()).add(read.field))
  const apart = new Map<string, readonly Example[]>()
  for (const [type, derived] of examplesFor(procedure, undefined)) {
    const examples = withAlternatives(search.options.examples?.[type] ?? [], derived)
    const seen = new Map<string, Example>()
    for (const example of examples) {
      const paper = Object.entries(paperOn(example, search.options.start)).filter(
        ([key]) => fields.get(type)?.has(key) || fields.get(type)?.has('*'),
      )
      const key = JSON.stringify(paper.sort(([a], [b]) => (a < b ? -1 : 1)))
      if (!seen.has(key)) seen.set(key, example)
    }
    apart.set(type, [...seen.values()])
  }
  return apart
}

/** The examples given and, on the first of them, each alternative that the schema knows. */
function withAlternatives(given: readonly Example[], [plain, ...others]: readonly Example[]): readonly Example[] {
  const first = given[0]
  if (!first || !plain) return [...(plain ? [plain] : []), ...others]
  const changed = (other: Example) => (on: Day) => {
    const usual = paperOn(plain, on) as Record<string, unknown>
    const differing = Object.entries(paperOn(other, on)).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(usual[key]))
    return { ...paperOn(first, on), ...Object.fromEntries(differing) }
  }
  return [...given, ...others.map(changed)]
}

/** The questions put in a slice. */
function activeIn(procedure: AnyProcedure, parts: Parts): readonly string[] {
  const types = [...parts.events]
  return [
    ...types.flatMap((type) => [...gatesOf(procedure, type), `burden:${type}`, `to:${type}`, `remedy:${type}`]),
    ...[...parts.limits].map((key) => `limit:${key}`),
    ...Object.keys(procedure.documents).flatMap((key) =>
      issuers(procedure, key).some((type) => parts.events.has(type)) ? [`text:${key}`] : [],
    ),
    ...['title', 'parties', 'organ'],
  ].filter((question) => !parts.unasked.has(question))
}

/** The wanted questions with everything they look at, and everything that looks at in turn. */
function partsFor(search: Search, wanted: ReadonlySet<string>): Parts {
  const { procedure } = search
  const parts: Parts = { events: new Set(movers(procedure)), limits: new Set(lapsing(procedure)), unasked: new Set() }
  const moving = new Set(parts.events)
  for (let size = -1; size !== parts.events.size + parts.limits.size; ) {
    size = parts.events.size + parts.limits.size
    for (const question of needed(procedure, parts, moving, wanted)) {
      const [kind, of] = question.split(':') as [string, string]
      if (kind === 'needs' || kind === 'burden' || kind === 'remedy') parts.events.add(of)
      if (kind === 'text') for (const type of issuers(procedure, of)) parts.events.add(type)
      for (const read of readsOf(search, question)) include(search, parts, question, read)
    }
    for (const key of parts.limits) for (const type of marksOf(procedure, key)) parts.events.add(type)
  }
  for (const question of activeIn(procedure, parts)) {
    // A text changes nothing: once written in every order of what it looks at, it is not written again.
    const written = question.startsWith('text:') && search.asked.has(question)
    if (written || readsOf(search, question).some((read) => !within(search.procedure, parts, read))) parts.unasked.add(question)
  }
  return parts
}

const readsOf = (search: Search, question: string): readonly Read[] => [
  ...looksAt(search.procedure, question),
  ...(search.reads.get(question)?.values() ?? []),
]

/** Whether a look stays within the slice. What this definition does not have is not there in any order. */
function within(procedure: AnyProcedure, parts: Parts, read: Read): boolean {
  if (read.kind === 'paper') return true
  if (read.kind === 'view' || read.of === '*') return false
  const [has, kept] = read.kind === 'limit' ? [procedure.limits, parts.limits] : [procedure.events, parts.events]
  return kept.has(read.of) || !(read.of in has)
}

function include({ procedure, faults }: Search, parts: Parts, question: string, read: Read): void {
  if (within(procedure, parts, read)) return
  if (read.kind === 'fact' && read.of !== '*') parts.events.add(read.of)
  else if (read.kind === 'limit' && read.of !== '*') parts.limits.add(read.of)
  else faults.set(`${question} looks at ${read.of}, which no walk of orders can follow`, 'start')
}

/** Questions that must be put: those wanted, those of every act that does not move the case, those that choose a stage, and the limits. */
function needed(procedure: AnyProcedure, parts: Parts, moving: ReadonlySet<string>, wanted: ReadonlySet<string>): readonly string[] {
  const acts = [...parts.events].filter((type) => !moving.has(type))
  return [
    ...wanted,
    ...acts.flatMap((type) => [
      ...gatesOf(procedure, type),
      `burden:${type}`,
      ...limitsAbout(procedure, type).map((key) => `limit:${key}`),
    ]),
    ...[...moving].map((type) => `to:${type}`),
    ...[...parts.limits].map((key) => `limit:${key}`),
    ...['title', 'parties', 'organ'],
  ]
}
