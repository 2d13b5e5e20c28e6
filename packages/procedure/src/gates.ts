import { type Article, isDay, latestNoticeOn } from '@fadu/legal-time'
import type { AnyView, LimitView } from './case-view.ts'
import type { AnyProcedure, Burden, EventSpec, Gate, NoticeLimit } from './definition.ts'
import { kept } from './kept.ts'
import type { AnyRunning } from './limit-instances.ts'
import { type Refusal, refuse } from './refusal.ts'
import type { ViewContext } from './view.ts'
import { words } from './words.ts'

// biome-ignore lint/suspicious/noExplicitAny: events of procedures the shared code does not know
export type AnyEventSpec = EventSpec<any, any, string, string, string, string>

/** What gates are asked about; the paper may not be known yet when a screen asks what could be done. */
export interface Question {
  readonly type: string
  readonly on: ViewContext['today']
  readonly paper?: unknown
  /** The paper is filled in, but not as its schema asks: fields may be missing or of another kind. */
  readonly invalid?: boolean
}

class PaperUnknown extends Error {}

/** Every reason in law why this event may not happen now. Nothing is left out after the first. */
export function unmetGates(procedure: AnyProcedure, view: AnyView, question: Question, context: ViewContext): readonly Refusal[] {
  const spec = procedure.events[question.type] as AnyEventSpec
  return [
    ...(spec.needs ?? []).flatMap((gate) => gateRefusal(gate as Gate<never, never>, view, question)),
    ...burdenRefusals(procedure, spec.burdens, view, question),
    ...limitRefusals(procedure, view, question, context),
  ]
}

function gateRefusal(gate: Gate<never, never>, view: AnyView, question: Question): readonly Refusal[] {
  const context = {
    facts: view.facts,
    view,
    limits: view.limits,
    on: question.on,
    get paper() {
      if (question.paper === undefined) throw new PaperUnknown()
      return question.paper
    },
  } as never
  if (standing(gate, view, context, question.invalid === true)) return []
  const under: readonly Article[] = Array.isArray(gate.under) ? gate.under : [gate.under as Article]
  return [{ code: gate.code, text: gate.otherwise, under, ...('field' in gate && gate.field && { field: gate.field }) }]
}

/**
 * A gate that asks about a paper nobody has filled in yet does not speak, nor one that stumbles over a paper not filled in
 * as it must be: the paper's own faults are told then. Any other gate that breaks is a fault of ours and must not let anyone pass.
 */
function standing(gate: Gate<never, never>, view: AnyView, context: never, invalid: boolean): boolean {
  try {
    if ('that' in gate) return gate.that(context)
    if (gate.unless?.(context)) return true
    const events = [gate.after].flat() as readonly string[]
    return events.every((key) => view.facts[key] !== undefined)
  } catch (fault) {
    if (fault instanceof PaperUnknown || (invalid && (fault instanceof TypeError || fault instanceof RangeError))) return true
    throw fault
  }
}

const duties = [
  ['notice', 'notice-missing'],
  ['hearing', 'hearing-missing'],
  ['legal-review', 'legal-review-missing'],
] as const

/** What the law asks before anyone is burdened: notice, hearing, legal review where no statute departs from them; and reasons. */
function burdenRefusals(procedure: AnyProcedure, burdens: Burden | undefined, view: AnyView, question: Question): readonly Refusal[] {
  if (!burdens) return []
  const missing = duties
    .filter(([duty]) => !burdens.exempt?.[duty])
    .filter(
      ([duty]) =>
        !Object.entries(procedure.events as Record<string, AnyEventSpec>).some(
          ([key, spec]) => spec.gives === duty && view.facts[key] !== undefined,
        ),
    )
    .map(([, code]) => refuse(code))
  const reasons = (question.paper as { reasons?: string } | undefined)?.reasons
  const silent = question.paper !== undefined && (reasons === undefined || reasons.trim() === '')
  return silent ? [...missing, refuse('reasons-missing', { field: 'reasons' })] : missing
}

type HoldingLimit = AnyRunning | NoticeLimit<never, string, never>
const holding = new WeakMap<AnyProcedure, Map<string, readonly (readonly [string, HoldingLimit])[]>>()

/** The limits that have a say in an event: it extends them, is held back by them, or is the notice they count. Found once a definition. */
function limitsAbout(procedure: AnyProcedure, type: string): readonly (readonly [string, HoldingLimit])[] {
  const ofProcedure = kept(holding, procedure, () => new Map<string, readonly (readonly [string, HoldingLimit])[]>())
  return kept(ofProcedure, type, () =>
    Object.entries(procedure.limits as Record<string, HoldingLimit>).filter(([, spec]) =>
      spec.kind === 'notice-before' ? spec.given === type : spec.extendedBy?.event === type || spec.blocks?.includes(type),
    ),
  )
}

/** What running limits themselves forbid: extension beyond the cap or after the end, acts before a minimum period is over, notice too late. */
function limitRefusals(procedure: AnyProcedure, view: AnyView, question: Question, context: ViewContext): readonly Refusal[] {
  const limits = limitsAbout(procedure, question.type)
  // One event may extend several limits of which only some run in this case; it is idle when none does.
  const extendable = limits.filter(([, spec]) => 'extendedBy' in spec && spec.extendedBy?.event === question.type)
  const idle = extendable.length > 0 && !extendable.some(([key]) => canExtend(view.limits[key]))
  const refused = limits.flatMap(([key, spec]) => {
    if (spec.kind === 'notice-before') return spec.given === question.type ? noticeRefusal(spec, question, context) : []
    const limit = view.limits[key]
    return [...extensionRefusal(spec as AnyRunning, limit, question), ...minimumRefusal(spec as AnyRunning, limit, question)]
  })
  return idle ? [refuse('limit-not-running'), ...refused] : refused
}

const canExtend = (limit: LimitView | undefined): limit is LimitView =>
  limit !== undefined && ['running', 'paused', 'expired'].includes(limit.status)

function extensionRefusal(spec: AnyRunning, limit: LimitView | undefined, question: Question): readonly Refusal[] {
  const by = spec.extendedBy
  if (by?.event !== question.type) return []
  if (!canExtend(limit)) return []
  const under = by.atMost?.articles ?? limit.articles
  const found: Refusal[] = []
  if (question.on > limit.due.on) found.push(refuse('extension-too-late', { under }))
  if (question.paper !== undefined && by.atMost && limit.extensionLeft !== undefined) {
    const asked = by.amount(question.paper as never)
    if (asked > limit.extensionLeft)
      found.push(refuse('extension-too-long', { under, text: tooLong(by.atMost.amount, limit.extensionLeft, asked) }))
  } else if (limit.extensionLeft !== undefined && limit.extensionLeft <= 0) {
    found.push(refuse('extension-too-long', { under, text: tooLong(by.atMost?.amount ?? 0, 0, 1) }))
  }
  return found
}

const tooLong = (cap: number, left: number, asked: number) =>
  words(
    `延长合计最多 ${cap} 日，还可以延长 ${left} 日，本次申请 ${asked} 日`,
    `Extensions may add ${cap} days in all; ${left} are left and ${asked} were asked for`,
  )

function minimumRefusal(spec: AnyRunning, limit: LimitView | undefined, question: Question): readonly Refusal[] {
  if (!spec.blocks?.includes(question.type) || !limit || limit.endedOn) return []
  // The last day of the period belongs to it: the next step is free on the day after.
  if (question.on > limit.due.on) return []
  return [
    refuse('minimum-running', {
      under: limit.articles,
      text: words(
        `${limit.term.zh}至 ${limit.due.on} 届满，此前不能办理`,
        `${limit.term.en} runs until ${limit.due.on}; not before it has ended`,
      ),
    }),
  ]
}

function noticeRefusal(spec: NoticeLimit<never, string, never>, question: Question, context: ViewContext): readonly Refusal[] {
  if (question.paper === undefined) return []
  const announced = spec.announces(question.paper as never)
  // What is no day is told by the paper's own refusal.
  if (!isDay(announced)) return []
  const latest = latestNoticeOn(announced, spec.runs, context.calendar).on
  if (question.on <= latest) return []
  return [
    refuse('notice-too-late', {
      under: spec.runs.articles,
      text: words(`${announced} 举行的，最迟应当在 ${latest} 通知`, `For ${announced}, notice was due by ${latest}`),
    }),
  ]
}
