import { mustEnd } from './walk-checks.ts'
import { fault, type State, type Walk } from './walk-state.ts'

/** States from which no ending is surely reached. */
export function stuckIn(w: Walk): readonly State[] {
  const into = new Map<string, string[]>()
  for (const [signature, state] of w.states)
    for (const next of state.leadsTo) if (next !== signature) into.set(next, [...(into.get(next) ?? []), signature])
  // A state the bound kept out may lead anywhere: nothing is said of those before it.
  const open = [...into.keys()].filter((signature) => !w.states.has(signature))
  const reach = [...open, ...[...w.states].filter(([, s]) => s.view.stage === 'closed').map(([signature]) => signature)]
  const seenThere = new Set(reach)
  for (let at = 0; at < reach.length; at++)
    for (const before of into.get(reach[at]!) ?? []) if (!seenThere.has(before)) seenThere.add(before) && reach.push(before)
  return [...w.states].filter(([signature, state]) => state.expanded && !seenThere.has(signature)).map(([, state]) => state)
}

/** From every open state some act or the passing of time leads on, and an ending can be reached. */
export function deadEnds(w: Walk): void {
  for (const state of stuckIn(w)) {
    const stuck = [...state.leadsTo].every((next) => w.states.get(next) === state)
    fault(w, stuck ? `stage ${state.view.stage}: nothing leads on` : `stage ${state.view.stage}: no ending can be reached`, state.log)
  }
}

/** Every limit that ran was seen to end, by an act or by the clock, and has a bearer. */
export function limitsWithoutEnd(w: Walk): readonly string[] {
  const bounded = w.states.size >= w.max
  const ran = new Map<string, State>()
  for (const state of w.states.values()) {
    for (const limit of state.view.allLimits) {
      if (!(limit.bears in w.procedure.roles)) fault(w, `limit ${limit.key}: nobody bears it`, state.log)
      if (mustEnd(limit) && limit.status === 'running' && !ran.has(limit.key)) ran.set(limit.key, state)
    }
  }
  const unended = [...ran.keys()].filter((key) => !w.ended.has(key))
  // Beyond the bound it may yet end: then it is only told, not held against the definition.
  if (!bounded) for (const key of unended) fault(w, `limit ${key}: it runs and nothing ever ends it`, ran.get(key)!.log)
  return unended
}
