import { type ActKey, type ActPaper, acts } from './acts.ts'
import type { AnyProcedure } from './definition.ts'
import type { RecordedEvent } from './event.ts'
import type { AnyEventSpec } from './gates.ts'
import { schemaOf } from './paper.ts'
import { parsePaper } from './parse-paper.ts'
import { effectiveLog } from './rectify.ts'
import { type Refusal, refuse } from './refusal.ts'
import { plain, type Request } from './request.ts'
import { type ViewContext, viewOf } from './view.ts'

/** What another case or the edition of this one rests on: taken back by an act of its own, not by mending the entry. */
const unmendable: readonly string[] = [
  'case.merged',
  'case.absorbed',
  'case.linked',
  'case.linkClosed',
  'case.rebound',
  'case.split',
  // What was erased does not come back.
  'party.erased',
] satisfies ActKey[]
/** Why an entry may not be mended or struck as asked. */
export function rectificationRefusals(
  procedure: AnyProcedure,
  log: readonly RecordedEvent[],
  request: Request,
  context: ViewContext,
): readonly Refusal[] {
  const paper = request.paper as ActPaper<'case.rectified'>
  const target = log.find((e) => e.seq === paper.seq)
  if (!target) return [refuse('event-unknown-seq', { field: 'seq' })]
  if (unmendable.includes(target.type)) return [refuse('rectification-linked', { field: 'seq' })]
  if (target.type.startsWith('draft.')) return [refuse('rectification-draft', { field: 'seq' })]
  const found: Refusal[] = signedRefusals(procedure, log, target, request)
  const schema = target.type in procedure.papers ? schemaOf(procedure.papers[target.type]) : acts[target.type as ActKey]
  if (paper.action === 'replace' && paper.paper && schema) {
    const parsed = parsePaper(schema, paper.paper)
    if ('refused' in parsed) found.push(...parsed.refused.map((r) => ({ ...r, field: `paper.${r.field}` })))
  }
  const candidate = { ...target, ...plain(request), seq: (log.at(-1)?.seq ?? 0) + 1 } as RecordedEvent
  if (!pathStands(procedure, effectiveLog([...log, candidate]), context)) found.push(refuse('rectification-breaks'))
  return found
}

/**
 * What was signed would be worth nothing if one person could change it afterwards: it is mended by a role that signs last for it, and by
 * nobody who drafted it. Striking such a mending is mending it again.
 */
function signedRefusals(procedure: AnyProcedure, log: readonly RecordedEvent[], target: RecordedEvent, { by }: Request): Refusal[] {
  let signed: RecordedEvent | undefined = target
  while (signed?.type === 'case.rectified') {
    const { seq } = signed.paper as ActPaper<'case.rectified'>
    signed = log.find((e) => e.seq === seq && e.seq < signed!.seq)
  }
  const last = signed?.signatures?.at(-1)
  if (!signed || !last) return []
  const signers = (procedure.events[signed.type]?.signed?.at(-1) ?? [last.role]) as readonly string[]
  const drafted = signed.by.kind === 'post' && by.kind === 'post' && signed.by.person === by.person
  return signers.includes(by.role) && !drafted ? [] : [refuse('rectification-signed', { field: 'seq' })]
}

/** Whether the stages of a mended log still follow one another, in an order of days that can be. */
function pathStands(procedure: AnyProcedure, log: readonly RecordedEvent[], context: ViewContext): boolean {
  let on = log[0]?.on
  for (const [i, event] of log.entries()) {
    const spec = procedure.events[event.type] as AnyEventSpec | undefined
    if (!spec) continue
    const at = spec.at === undefined ? undefined : ([spec.at].flat() as readonly string[])
    const { stage } = viewOf(procedure, log.slice(0, i), context)
    if (at ? !at.includes(stage) : stage === 'start') return false
    if (spec.to && on && event.on < on) return false
    if (spec.to) on = event.on
  }
  return log.some((e) => e.type in procedure.events)
}
