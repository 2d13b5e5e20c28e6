import { isDay } from '@fadu/legal-time'
import type { AnyView, LimitView } from './case-view.ts'
import type { AnyProcedure } from './definition.ts'
import type { AnyEventSpec } from './gates.ts'
import type { AnyRunning } from './limit-instances.ts'
import type { Read } from './walk-reads.ts'
import { unservedIn } from './walk-state.ts'

/** What the questions of a slice look at, so far as they have been seen to. */
export interface LookedAt {
  /** Event → fields of what it left behind. */
  readonly facts: ReadonlyMap<string, ReadonlySet<string>>
  readonly limits: ReadonlySet<string>
}

export function lookedAt(reads: Iterable<Read>): LookedAt {
  const facts = new Map<string, Set<string>>()
  const limits = new Set<string>()
  for (const read of reads) {
    if (read.kind === 'limit') limits.add(read.of)
    if (read.kind !== 'fact') continue
    const fields = facts.get(read.of) ?? new Set<string>()
    if (read.field !== undefined) fields.add(read.field)
    facts.set(read.of, fields)
  }
  return { facts, limits }
}

/**
 * What decides what may happen next, exactly: stage and outcome, which acts have been done, every value a question
 * looks at, how each limit stands and in which order the running ones end, and which documents a limit waits for.
 * Days as such are not in it: a day is told by how the limits that count from it stand.
 */
export function exactly(procedure: AnyProcedure, view: AnyView, looked: LookedAt, awaited: ReadonlySet<string>): string {
  const facts = Object.entries(procedure.events as Record<string, AnyEventSpec>).map(([type, spec]) => {
    const fields = looked.facts.get(type)
    // A mover asks only for its stage; of another act it matters at least whether it may still be done.
    const again = spec.to === undefined && (view.stage !== 'closed' || [spec.at].flat().includes('closed'))
    return fields || again ? factSeen(view.facts[type], fields) : ''
  })
  const limits = Object.entries(procedure.limits as Record<string, AnyRunning>).map(([key, spec]) => {
    const limit = view.limits[key]
    return limit ? limitSeen(limit, spec, looked.limits.has(key), view) : ''
  })
  const waiting = unservedIn(view).filter((u) => awaited.has(u.key))
  const waits = new Set(waiting.map((u) => u.key))
  return [view.stage, view.outcome, facts.join(), limits.join(), endings(view), [...waits].sort().join()].join('|')
}

function factSeen(fact: unknown, fields: ReadonlySet<string> | undefined): string {
  if (fact === undefined) return '-'
  if (!Array.isArray(fact)) return valuesSeen(fact as object, fields)
  // None, one, several: no question of law counts further.
  return `${Math.min(fact.length, 2)}${[...new Set(fact.map((one) => valuesSeen(one, fields)))].sort().join()}`
}

const valuesSeen = (fact: object, fields: ReadonlySet<string> | undefined): string =>
  JSON.stringify(
    Object.entries(fact)
      .filter(([key]) => key !== 'seq' && (fields?.has(key) || fields?.has('*')))
      .map(([key, value]) => [key, isDay(value) ? 'day' : value]),
  )

function limitSeen(limit: LimitView, spec: AnyRunning, read: boolean, view: AnyView): string {
  const open = ['running', 'paused', 'expired'].includes(limit.status)
  const left = open && spec.extendedBy ? limit.extensionLeft : ''
  return read || open ? `${limit.status}${view.today > limit.due.on ? '>' : view.today === limit.due.on ? '!' : ''}${left}` : 'done'
}

/** The order in which running limits end; those that end on one day together. */
const endings = (view: AnyView): string => {
  const running = view.allLimits.filter((l) => l.status === 'running')
  const days = [...new Set(running.map((l) => l.due.on))].sort()
  return days
    .map((on) =>
      running
        .filter((l) => l.due.on === on)
        .map((l) => l.key)
        .sort()
        .join('='),
    )
    .join('<')
}
