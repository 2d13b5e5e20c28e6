import type { Day, WorkingCalendar } from '@fadu/legal-time'
import { type ActPaper, isAct } from './acts.ts'
import type { AnyView, LimitView, LinkView, MaterialView, View } from './case-view.ts'
import type { AnyProcedure, GateContext, Procedure } from './definition.ts'
import { documentsOf, partiesOf } from './documents.ts'
import { draftsOf } from './drafts.ts'
import type { RecordedEvent } from './event.ts'
import { addLimits } from './limits.ts'
import { type Papers, repeats } from './paper.ts'
import { effectiveLog } from './rectify.ts'

export interface ViewContext {
  /** The civil day in China for which lights and states are computed. */
  readonly today: Day
  readonly calendar: WorkingCalendar
}

/** A view before its limits are known. */
export type Unlimited = Omit<AnyView, 'limits' | 'allLimits'>

/** A view while it is made: its limits are filled in one after the other, each seeing those before it. */
export type Unfinished = { -readonly [K in keyof Unlimited]: Unlimited[K] } & {
  limits: Record<string, LimitView>
  allLimits: LimitView[]
}

/**
 * The whole view of a case from its log. Pure; nothing of it is stored as truth.
 * An empty log gives the view of a case that has not begun (stage `start`).
 */
export function viewOf<P extends Papers, R extends string, S extends string, D extends string, L extends string>(
  procedure: Procedure<P, R, S, D, L>,
  log: readonly RecordedEvent[],
  context: ViewContext,
): View<P, L> {
  const view = withoutLimits(procedure as unknown as AnyProcedure, log, context)
  addLimits(procedure as unknown as AnyProcedure, view, context.calendar)
  return view as unknown as View<P, L>
}

function withoutLimits(procedure: AnyProcedure, raw: readonly RecordedEvent[], context: ViewContext): Unfinished {
  const log = effectiveLog(raw)
  const fold: Fold = { stage: 'start', ...(log[0] && { began: log[0].on }), facts: {}, handlers: {}, urges: [], links: [], materials: [] }
  for (const event of log) step(procedure, fold, event, context, raw)
  const first = raw[0]
  const began = fold.began ?? log[0]?.on ?? context.today
  const organ = procedure.organ?.(fold.facts)
  const view: Unfinished = {
    procedure: procedure.id,
    edition: raw.at(-1)?.edition ?? procedure.edition,
    case: first?.case ?? '',
    version: raw.at(-1)?.seq ?? 0,
    began,
    stage: fold.stage,
    facts: fold.facts,
    log,
    drafts: draftsOf(procedure, log),
    parties: partiesOf(procedure, fold.facts, log),
    documents: documentsOf(procedure, log),
    materials: fold.materials,
    links: fold.links,
    handlers: fold.handlers,
    urges: fold.urges,
    today: context.today,
    limits: {},
    allLimits: [],
  }
  if (fold.closedOn) view.closedOn = fold.closedOn
  if (fold.outcome) view.outcome = fold.outcome
  if (organ) view.organ = organ
  if (fold.rating) view.rating = fold.rating
  return view
}

interface Fold {
  stage: string
  began?: Day
  closedOn?: Day
  outcome?: string
  // biome-ignore lint/suspicious/noExplicitAny: facts are typed where a procedure reads them
  facts: Record<string, any>
  handlers: Record<string, string>
  urges: { role: string; on: Day; note: string }[]
  links: LinkView[]
  materials: MaterialView[]
  rating?: { score: number; comment?: string; on: Day }
}

function step(procedure: AnyProcedure, fold: Fold, event: RecordedEvent, context: ViewContext, raw: readonly RecordedEvent[]): void {
  if (isAct(event.type)) {
    stepAct(fold, event)
    return
  }
  const spec = procedure.events[event.type]
  const paper = procedure.papers[event.type]
  if (!spec || !paper)
    throw new Error(`${procedure.id}@${procedure.edition} has no event ${event.type} (case ${event.case}, entry ${event.seq})`)
  const to = spec.to
  if (to) {
    const target = typeof to === 'string' ? to : to.choose(gateContext(procedure, fold, event, context, raw))
    fold.stage = target
    if (target === 'closed') {
      fold.closedOn = event.on
      if (spec.ends) fold.outcome = spec.ends.outcome
    }
  }
  const fact = { ...(event.paper as object), on: event.on, by: event.by.role, seq: event.seq }
  fold.facts[event.type] = repeats(paper) ? [...(fold.facts[event.type] ?? []), fact] : fact
}

/** The context in which an event's `to` was chosen: the facts before it. */
function gateContext(
  procedure: AnyProcedure,
  fold: Fold,
  event: RecordedEvent,
  context: ViewContext,
  raw: readonly RecordedEvent[],
): GateContext<Papers, string> {
  const view = () =>
    viewOf(
      procedure,
      raw.filter((e) => e.seq < event.seq),
      context,
    ) as unknown as View
  return {
    facts: fold.facts,
    paper: event.paper as never,
    on: event.on,
    get view() {
      return view()
    },
    get limits() {
      return view().limits
    },
  } as GateContext<Papers, string>
}

function stepAct(fold: Fold, event: RecordedEvent): void {
  switch (event.type) {
    case 'case.handedOver': {
      const paper = event.paper as ActPaper<'case.handedOver'>
      fold.handlers[paper.role] = paper.post
      break
    }
    case 'case.urged': {
      const paper = event.paper as ActPaper<'case.urged'>
      fold.urges.push({ role: paper.role, on: event.on, note: paper.note })
      break
    }
    case 'case.merged': {
      const { into, procedure } = event.paper as ActPaper<'case.merged'>
      Object.assign(fold, { stage: 'closed', closedOn: event.on, outcome: 'merged' } satisfies Partial<Fold>)
      fold.links.push({ relation: 'merged', case: into, procedure, direction: 'to', closed: true })
      break
    }
    case 'case.absorbed': {
      const paper = event.paper as ActPaper<'case.absorbed'>
      keepEarlier(fold, paper.began)
      fold.links.push({ relation: 'merged', case: paper.from, procedure: paper.procedure, direction: 'from', closed: true })
      break
    }
    case 'case.linked': {
      const { relation, case: other, procedure, direction, began } = event.paper as ActPaper<'case.linked'>
      if (began) keepEarlier(fold, began)
      fold.links.push({ relation, case: other, procedure, direction, closed: false })
      break
    }
    case 'case.linkClosed': {
      const { case: other, outcome } = event.paper as ActPaper<'case.linkClosed'>
      fold.links = fold.links.map((l) => (l.case === other ? { ...l, closed: true, ...(outcome && { outcome }) } : l))
      break
    }
    case 'case.rated': {
      const { score, comment } = event.paper as ActPaper<'case.rated'>
      fold.rating = { score, ...(comment && { comment }), on: event.on }
      break
    }
    case 'material.added': {
      const { title, proves, files } = event.paper as ActPaper<'material.added'>
      fold.materials.push({ seq: event.seq, title, proves, from: event.by, on: event.on, files })
      break
    }
  }
}

/** Merging and splitting keep the earliest filing day (design §3.7). */
function keepEarlier(fold: Fold, began: Day): void {
  if (!fold.began || began < fold.began) fold.began = began
}
