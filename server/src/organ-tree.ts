import type { OrganTree } from '@fadu/procedure'

interface Placed {
  readonly id: string
  readonly parent?: string
  readonly takesOver?: readonly string[]
}

export interface DatedTree extends OrganTree {
  /** Organs whose matters an organ has taken over, and those that these had taken over before. */
  succeeds(organ: string): readonly string[]
  /** Every organ that is or was, as far as the register knows. */
  readonly known: readonly string[]
}

/**
 * The tree of organs of one day. `inForce`: the entries of that day; `ever`: every entry up to it, so that a chain of mergers is
 * followed through organs that are gone. A circle in the register ends the walk and hides nothing else.
 */
export function organTree(inForce: readonly Placed[], ever: readonly Placed[]): DatedTree {
  const today = new Map(inForce.map((o) => [o.id, o]))
  const successors = new Map<string, Set<string>>()
  for (const { id, takesOver = [] } of [...ever, ...inForce])
    for (const gone of takesOver) successors.set(gone, (successors.get(gone) ?? new Set()).add(id))
  const present = (organ: string, seen: readonly string[] = []): readonly string[] =>
    today.has(organ) || seen.includes(organ) ? [organ] : [...(successors.get(organ) ?? [])].flatMap((o) => present(o, [...seen, organ]))
  const above = (organ: string): readonly string[] => {
    const found: string[] = []
    for (let at = parentOf(organ); at !== undefined && at !== organ && !found.includes(at); at = parentOf(at)) found.push(at)
    return found
  }
  // A superior that was itself merged is superior through whoever took it over.
  const parentOf = (organ: string): string | undefined => {
    const parent = today.get(organ)?.parent
    return parent === undefined ? undefined : (present(parent)[0] ?? parent)
  }
  const known = [...new Set([...today.keys(), ...ever.map((o) => o.id), ...successors.keys()])]
  return {
    present: kept((organ) => (today.has(organ) ? [organ] : [...new Set(present(organ))].filter((o) => today.has(o)))),
    above: kept(above),
    succeeds: kept((organ) => known.filter((other) => other !== organ && !today.has(other) && present(other).includes(organ))),
    known,
  }
}

/** Answers of one day's tree, worked out once: sight asks the same of every case and every request. */
function kept(ask: (organ: string) => readonly string[]): (organ: string) => readonly string[] {
  const answers = new Map<string, readonly string[]>()
  return (organ) => {
    const known = answers.get(organ)
    if (known) return known
    const answer = ask(organ)
    if (answers.size < mostKept) answers.set(organ, answer)
    return answer
  }
}

const mostKept = 10_000
