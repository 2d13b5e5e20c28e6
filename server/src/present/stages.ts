import { type AnyProcedure, type AnyView, isAct, type Words, words } from '@fadu/procedure'

interface ShownStage {
  readonly key: string
  readonly words: Words
  readonly state: 'passed' | 'present' | 'possible' | 'ruled-out'
}

type Moves = readonly { readonly from: readonly string[]; readonly to: readonly string[] }[]

/** The procedure as a line of stages: passed, present, and those where the case could still go. */
export function stagesOf(procedure: AnyProcedure, view: AnyView): ShownStage[] {
  const visited = visitedStages(procedure, view)
  const ahead = reachable(movesOf(procedure), view.stage)
  const all = [...Object.entries(procedure.stages as Record<string, Words>), ['closed', words('办结', 'Closed')] as const]
  return all.map(([key, term]) => ({
    key,
    words: term,
    state: key === view.stage ? 'present' : visited.has(key) ? 'passed' : ahead.has(key) ? 'possible' : 'ruled-out',
  }))
}

interface Event {
  readonly at?: string | readonly string[]
  readonly to?: string | { readonly among: readonly string[] }
}

const movesOf = (procedure: AnyProcedure): Moves =>
  Object.values(procedure.events as Record<string, Event>).map(({ at, to }) => ({
    from: at === undefined ? Object.keys(procedure.stages) : [at].flat(),
    to: to === undefined ? [] : typeof to === 'string' ? [to] : to.among,
  }))

function reachable(moves: Moves, from: string): ReadonlySet<string> {
  const seen = new Set<string>()
  let front = [from]
  while (front.length > 0) {
    const next = moves
      .filter((m) => m.from.some((f) => front.includes(f)))
      .flatMap((m) => m.to)
      .filter((s) => !seen.has(s))
    for (const stage of next) seen.add(stage)
    front = [...new Set(next)]
  }
  return seen
}

function visitedStages(procedure: AnyProcedure, view: AnyView): ReadonlySet<string> {
  const seen = new Set<string>()
  for (const event of view.log) {
    if (isAct(event.type)) continue
    const to = (procedure.events[event.type] as Event | undefined)?.to
    if (typeof to === 'string') seen.add(to)
  }
  return seen
}
