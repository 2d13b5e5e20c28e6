import type { ActView, CaseWireView } from '@fadu/contract'
import type { AnyProcedure } from '@fadu/procedure'
import { procedureIn } from '../../procedures.ts'

/** What this post may do, ordered by what it does to the case. */
export interface ActGroups {
  /** Take the case on: to its next stage or to its end. */
  readonly onward: readonly ActView[]
  /** Take it aside, to a stage from which it comes back: suspension, correction. */
  readonly aside: readonly ActView[]
  /** Put something on record; the case stays at its stage. */
  readonly record: readonly ActView[]
  /** Acts of the engine, open in any case: hand over, urge, deliver material. */
  readonly always: readonly ActView[]
  /** Not yet, and why. */
  readonly later: readonly ActView[]
  /** Belong to other stages or posts. */
  readonly far: readonly ActView[]
}

interface Move {
  readonly at?: string | readonly string[]
  readonly to?: string | { readonly among: readonly string[] }
  readonly needs?: readonly unknown[]
}

/** Reasons that only say "not here" or "not you": true of most acts most of the time, and so told after the others. */
const distant = new Set(['stage-wrong', 'role-lacking', 'already-happened', 'case-closed'])
const isDistant = (act: ActView): boolean => act.refusals.some((refusal) => distant.has(refusal.code))

const moveOf = (procedure: AnyProcedure | undefined, event: string): Move | undefined => procedure?.events[event] as Move | undefined
const targetsOf = (move: Move | undefined): readonly string[] =>
  move?.to === undefined ? [] : typeof move.to === 'string' ? [move.to] : move.to.among

/** Whether a case that goes from `stage` to `target` can come straight back. */
const comesBack = (procedure: AnyProcedure | undefined, stage: string, target: string): boolean =>
  Object.values((procedure?.events ?? {}) as Record<string, Move>).some(
    (move) => [move.at].flat().includes(target) && targetsOf(move).includes(stage),
  )

export function groupActs(view: CaseWireView): ActGroups {
  const procedure = procedureIn(view.procedure, view.edition)
  const shown = view.acts.filter((act) => act.draft === undefined && act.event !== 'case.rectified')
  // Service is the one act of the engine that the law demands: it stands with what the procedure itself asks for.
  const own = (act: ActView) => act.event === 'document.served' || !act.event.includes('.')
  const now = shown.filter((act) => act.allowed && own(act))
  const leaves = (act: ActView) => targetsOf(moveOf(procedure, act.event)).filter((target) => target !== view.stage)
  const moving = now.filter((act) => leaves(act).length > 0)
  const isAside = (act: ActView) => leaves(act).every((target) => comesBack(procedure, view.stage, target))
  // The act on which the law sets most conditions is the one the stage is there for: the decision before the dismissal.
  const weight = (act: ActView) => moveOf(procedure, act.event)?.needs?.length ?? 0
  return {
    onward: moving.filter((act) => !isAside(act)).toSorted((a, b) => weight(b) - weight(a)),
    aside: moving.filter(isAside),
    record: now.filter((act) => leaves(act).length === 0),
    always: shown.filter((act) => act.allowed && !own(act)),
    later: shown.filter((act) => !act.allowed && !isDistant(act)),
    far: shown.filter((act) => !act.allowed && isDistant(act)),
  }
}
