import type { Day } from '@fadu/legal-time'
import { isAct } from './acts.ts'
import type { AnyView } from './case-view.ts'
import type { AnyProcedure } from './definition.ts'
import type { AnyEventSpec } from './gates.ts'
import { repeats } from './paper.ts'
import { type Refusal, refuse } from './refusal.ts'
import type { DecideContext, Request } from './request.ts'
import { words } from './words.ts'

/** Who, when and in which stage: the refusals that are not of the paper and not of the law's own gates. */
export function placeRefusals(
  procedure: AnyProcedure,
  view: AnyView,
  request: Pick<Request, 'type' | 'by' | 'on' | 'lateReason'>,
  context: DecideContext,
  spec: AnyEventSpec,
): readonly Refusal[] {
  const found: Refusal[] = []
  const allowed = [spec.by].flat() as readonly string[]
  if (!allowed.includes(request.by.role) || (context.roles && !context.roles.includes(request.by.role))) found.push(refuse('role-lacking'))
  found.push(...stageRefusals(procedure, view, request.type, spec))
  found.push(...dayRefusals(view, request, context, spec.to !== undefined))
  return found
}

export function stageRefusals(procedure: AnyProcedure, view: AnyView, type: string, spec: AnyEventSpec): readonly Refusal[] {
  const found: Refusal[] = []
  const at = spec.at === undefined ? undefined : ([spec.at].flat() as readonly string[])
  if (view.stage === 'closed' && !at?.includes('closed')) found.push(refuse('case-closed'))
  else if (at === undefined ? view.stage === 'start' : !at.includes(view.stage)) {
    if (view.stage !== 'start' && at?.includes('start')) found.push(refuse('case-exists'))
    else found.push(refuse('stage-wrong', { text: wrongStage(procedure, view, at ?? []) }))
  }
  // Something may happen again only after the case has come back to where it can: each stage-moving event is checked by its stage.
  if (view.facts[type] !== undefined && !repeats(procedure.papers[type]) && spec.to === undefined) found.push(refuse('already-happened'))
  return found
}

function wrongStage(procedure: AnyProcedure, view: AnyView, at: readonly string[]) {
  const name = (key: string) => procedure.stages[key] ?? words('立案前', 'before filing')
  return words(
    `案件现在“${name(view.stage).zh}”阶段，该事项在“${at.map((s) => name(s).zh).join('”“')}”阶段办理`,
    `The case is at “${name(view.stage).en}”; this is done at “${at.map((s) => name(s).en).join('”, “')}”`,
  )
}

export function dayRefusals(
  view: AnyView,
  request: Pick<Request, 'by' | 'on' | 'lateReason'>,
  context: DecideContext,
  moves: boolean,
): readonly Refusal[] {
  const found: Refusal[] = []
  if (request.on > context.today) found.push(refuse('day-in-future', { field: 'on' }))
  if (request.on < context.today) {
    if (request.by.kind === 'party') found.push(refuse('party-backdates', { field: 'on' }))
    if (request.by.kind === 'post' && !request.lateReason) found.push(refuse('late-reason-missing', { field: 'lateReason' }))
  }
  const floor = moves ? lastMove(view) : view.version > 0 ? view.log[0]?.on : undefined
  if (floor && request.on < floor)
    found.push(
      refuse('day-too-early', {
        field: 'on',
        text: words(`发生日期不能早于前一环节（${floor}）`, `The day may not lie before the step it follows (${floor})`),
      }),
    )
  return found
}

/** The day of the last event of the procedure itself; acts of the engine do not hold later entries back. */
const lastMove = (view: AnyView): Day | undefined => {
  for (let i = view.log.length - 1; i >= 0; i--) if (!isAct(view.log[i]!.type) && view.log[i]!.by.kind !== 'party') return view.log[i]!.on
  return view.log[0]?.on
}
