import type { AnyProcedure, DocumentSpec, Gate } from './definition.ts'
import type { AnyEventSpec } from './gates.ts'
import type { AnyMark, AnyRunning } from './limit-instances.ts'

/** What a question put by a definition looked at: a fact of an event, a field of the paper before it, or a limit. */
export type Read =
  | { readonly kind: 'fact' | 'paper'; readonly of: string; readonly field?: string }
  | { readonly kind: 'limit'; readonly of: string }
  /** Something the walk of orders does not follow: it would have to keep everything. */
  | { readonly kind: 'view'; readonly of: string }

/** Told of every look, with the name of the question that looked: `needs:event:0`, `limit:key`, `text:document`. */
export type Heed = (question: string, read: Read) => void
type Look = (read: Read) => void
// biome-ignore lint/suspicious/noExplicitAny: the questions of procedures the shared code does not know
type Any = any

const listOf = <T>(one: T | readonly T[] | undefined): readonly T[] => (one === undefined ? [] : Array.isArray(one) ? one : [one as T])
/** What is the same in every order of events, follows from the facts that are followed, or is in the state itself. */
const followed = new Set(['stage', 'outcome', 'closedOn', 'parties', 'organ', 'began', 'today', 'case', 'edition', 'procedure', 'district'])

/** A copy of the definition in which every question tells what it looks at; it answers as before. */
export function observed(procedure: AnyProcedure, heed: Heed): AnyProcedure {
  const asking = (question: string): Look => {
    return (read) => heed(question, read)
  }
  return {
    ...procedure,
    events: mapped(procedure.events, (spec: AnyEventSpec, type) => observedEvent(spec, type, asking)),
    limits: mapped(procedure.limits, (spec: AnyRunning, key) => observedLimit(procedure, spec, asking(`limit:${key}`))),
    documents: mapped(procedure.documents, (spec: DocumentSpec<never, never>, key) => {
      const types = issuers(procedure, key)
      return { ...spec, text: (c: Any) => (spec.text as Any)(contextOf(c, types, asking(`text:${key}`))) }
    }),
    title: (facts: Any) => procedure.title(factsOf(facts, asking('title'))),
    ...(procedure.parties && { parties: (facts: Any) => procedure.parties!(factsOf(facts, asking('parties'))) }),
    ...(procedure.organ && { organ: (facts: Any) => procedure.organ!(factsOf(facts, asking('organ'))) }),
  } as AnyProcedure
}

const mapped = <T>(record: object, change: (spec: T, key: string) => unknown): Record<string, Any> =>
  Object.fromEntries(Object.entries(record as Record<string, T>).map(([key, spec]) => [key, change(spec, key)]))

/** Events whose recording issues the document. */
export const issuers = (procedure: AnyProcedure, document: string): readonly string[] =>
  Object.keys(procedure.events).filter((type) => listOf(procedure.events[type]!.issues).includes(document))

function observedEvent(spec: AnyEventSpec, type: string, asking: (question: string) => Look): AnyEventSpec {
  const { to, ends } = spec
  const choose: ((context: Any) => string) | undefined = to && typeof to === 'object' ? to.choose : undefined
  const remedy = typeof ends?.remedy === 'function' ? ends.remedy : undefined
  return {
    ...spec,
    ...(spec.needs && { needs: spec.needs.map((gate, i) => observedGate(gate, type, asking(`needs:${type}:${i}`))) }),
    ...(choose && { to: { ...(to as object), choose: (c: Any) => choose(contextOf(c, [type], asking(`to:${type}`))) } }),
    ...(remedy && { ends: { ...ends, remedy: (view: Any) => remedy(viewOf(view, asking(`remedy:${type}`))) } }),
  } as AnyEventSpec
}

function observedGate(gate: Gate<Any, Any, Any>, type: string, look: Look): Gate<Any, Any, Any> {
  if (!('after' in gate)) return { ...gate, that: (c) => gate.that(contextOf(c, [type], look)) }
  const { unless } = gate
  return unless ? { ...gate, unless: (c) => unless(contextOf(c, [type], look)) } : gate
}

function observedLimit(procedure: AnyProcedure, spec: AnyRunning, look: Look): AnyRunning {
  const { runs, startOn, applies, expiryPaper, extendedBy } = spec
  const { given, announces } = spec as unknown as { given?: string; announces?: (paper: unknown) => unknown }
  const start = (s: Any) => s && startSeen(procedure, spec, s, look)
  return {
    ...spec,
    ...(typeof runs === 'function' && { runs: (view: Any, s: Any) => runs(viewOf(view, look), start(s)) }),
    ...(startOn && { startOn: (s: Any, view: Any) => startOn(start(s), viewOf(view, look)) }),
    ...(applies && { applies: (view: Any) => applies(viewOf(view, look)) }),
    ...(expiryPaper && { expiryPaper: (view: Any) => expiryPaper(viewOf(view, look)) }),
    ...(extendedBy && {
      extendedBy: { ...extendedBy, amount: (p: Any) => (extendedBy.amount as Any)(paperOf(p, [extendedBy.event], look)) },
    }),
    ...(given && announces && { announces: (p: Any) => announces(paperOf(p, [given], look)) }),
  } as AnyRunning
}

/** The paper that started a run stays in the log: what is read of it counts as read of a fact. */
function startSeen(procedure: AnyProcedure, spec: AnyRunning, s: Any, look: Look): Any {
  const marks = listOf(spec.from as AnyMark | readonly AnyMark[])
  const events = marks.filter((m) => typeof m === 'string')
  const issuing = marks.flatMap((m) => (typeof m === 'object' ? issuers(procedure, m.served) : []))
  return { on: s.on, paper: kept(s.paper, events, look), ...('issue' in s && { issue: kept(s.issue, issuing, look) }) }
}

const kept = (value: Any, types: readonly string[], look: Look): Any =>
  fieldsSeen(value, (field) => {
    for (const of of types) look({ kind: 'fact', of, field })
  })
const paperOf = (value: Any, types: readonly string[], look: Look): Any =>
  fieldsSeen(value, (field) => {
    for (const of of types) look({ kind: 'paper', of, field })
  })

const contextOf = (context: Any, types: readonly string[], look: Look): Any =>
  watching(context, {
    facts: (facts) => factsOf(facts, look),
    view: (view) => viewOf(view, look),
    limits: (limits) => limitsOf(limits, look),
    paper: (paper) => paperOf(paper, types, look),
  })

function viewOf(view: Any, look: Look): Any {
  const other = (key: string) => {
    if (!followed.has(key)) look({ kind: 'view', of: key })
  }
  // The first entry opens the case: it is there in every order. Any other look at the log is a look at everything.
  const log = (entries: Any) => watching(entries, { '0': (first) => first }, (key) => look({ kind: 'view', of: `log.${key}` }))
  return watching(view, { facts: (f) => factsOf(f, look), limits: (l) => limitsOf(l, look), log }, other)
}

const factsOf = (facts: Any, look: Look): Any =>
  watching(
    facts,
    {},
    (of) => look({ kind: 'fact', of }),
    (value, of) => fieldsSeen(value, (field) => look({ kind: 'fact', of, field })),
  )

const limitsOf = (limits: Any, look: Look): Any => watching(limits, {}, (of) => look({ kind: 'limit', of }))

/** Tells each field read of an object, or of every object of a list. */
function fieldsSeen(value: Any, tell: (field: string) => void): Any {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value))
    return new Proxy(value, {
      get: (list, key, self) => {
        const item = Reflect.get(list, key, self)
        return typeof key === 'string' && /^\d+$/.test(key) ? fieldsSeen(item, tell) : item
      },
    })
  return watching(value, {}, tell)
}

/** An object that tells which of its keys are read; some of them are handed out changed. */
function watching(
  target: Any,
  changed: Readonly<Record<string, (value: Any) => Any>>,
  tell: (key: string) => void = () => undefined,
  each: (value: Any, key: string) => Any = (value) => value,
): Any {
  if (typeof target !== 'object' || target === null) return target
  return new Proxy(target, {
    get: (object, key) => {
      if (typeof key === 'symbol') return object[key]
      const change = changed[key]
      if (change) return change(object[key])
      tell(key)
      return each(object[key], key)
    },
    has: (object, key) => {
      tell(String(key))
      return key in object
    },
    ownKeys: (object) => {
      for (const key of Reflect.ownKeys(object)) tell(String(key))
      tell('*')
      return Reflect.ownKeys(object)
    },
  })
}
