import { isAct } from './acts.ts'
import type { AnyView } from './case-view.ts'
import { decideAct } from './decide-act.ts'
import type { AnyProcedure } from './definition.ts'
import type { RecordedEvent } from './event.ts'
import { type AnyEventSpec, unmetGates } from './gates.ts'
import { schemaOf } from './paper.ts'
import { parsePaper } from './parse-paper.ts'
import { placeRefusals } from './place.ts'
import { type Refusal, refuse } from './refusal.ts'
import { type DecideContext, type Decision, effective, plain, type Request } from './request.ts'
import { viewOf } from './view.ts'

/**
 * The one transition: log + request → what to record, or a refusal with all unmet gates at once.
 * Pure, and the same in browser and server. An act that needs signatures yields a draft instead.
 * @param view the view of exactly this log in this context, where the caller has it already
 */
export function decide(
  procedure: AnyProcedure,
  log: readonly RecordedEvent[],
  request: Request,
  context: DecideContext,
  view: AnyView = viewOf(procedure, log, context) as unknown as AnyView,
): Decision {
  if (isAct(request.type)) return decideAct(procedure, log, view, request, context)
  const spec = Object.hasOwn(procedure.events, request.type) ? (procedure.events[request.type] as AnyEventSpec) : undefined
  if (!spec) return { refused: [refuse('unknown-event')] }
  const superseding = beforeTheClock(procedure, log, request, context)
  if (superseding) return superseding
  return decideEvent(procedure, view, request, context, spec)
}

function decideEvent(procedure: AnyProcedure, view: AnyView, request: Request, context: DecideContext, spec: AnyEventSpec): Decision {
  const parsed = parsePaper(schemaOf(procedure.papers[request.type]), request.paper)
  const paper = 'value' in parsed ? parsed.value : request.paper
  const refused = [
    ...('refused' in parsed ? parsed.refused : []),
    ...placeRefusals(procedure, view, request, context, spec),
    ...voiceRefusals(spec, request, paper, context),
    ...unmetGates(procedure, view, { type: request.type, on: request.on, paper: paper ?? {}, invalid: 'refused' in parsed }, context),
  ]
  if (refused.length > 0) return { refused }
  if (spec.signed && spec.signed.length > 0 && request.by.kind === 'post') {
    if (view.drafts.some((d) => d.event === request.type)) return { refused: [refuse('draft-pending')] }
    return { recorded: [plain({ ...request, type: 'draft.submitted', paper: { event: request.type, paper } })] }
  }
  return { recorded: [effective(procedure, view, { ...request, paper })] }
}

/** In a role that several organs hold, each speaks for itself alone. */
function voiceRefusals({ speaksFor }: AnyEventSpec, { by }: Request, paper: unknown, { organs }: DecideContext): readonly Refusal[] {
  const field = speaksFor?.[by.role]
  if (by.kind !== 'post' || field === undefined || !organs) return []
  const named = (paper as Readonly<Record<string, unknown>> | undefined)?.[field]
  return typeof named === 'string' && !organs.includes(named) ? [refuse('not-own-organ', { field })] : []
}

/**
 * Somebody enters late what happened before the clock recorded silence. The clock was wrong then:
 * its entry is struck in the same append, with the reason given, and what really happened is recorded.
 */
function beforeTheClock(
  procedure: AnyProcedure,
  log: readonly RecordedEvent[],
  request: Request,
  context: DecideContext,
): Decision | undefined {
  if (request.on >= context.today || !request.lateReason || request.by.kind !== 'post') return undefined
  const last = log.at(-1)
  if (last?.by.kind !== 'clock' || request.on > last.on) return undefined
  const without = log.slice(0, -1)
  const decision = decide(procedure, without, request, context)
  if ('refused' in decision) return undefined
  const struck = plain({
    ...request,
    type: 'case.rectified',
    on: context.today,
    paper: { seq: last.seq, action: 'void', reason: request.lateReason },
  })
  const { lateReason: _, ...onTime } = struck
  return { recorded: [onTime, ...decision.recorded] }
}
