import type { PlanItemView } from '@fadu/contract'
import { matchOrgans } from '@fadu/policy-reader'
import type { Organisation } from '../organisation.ts'

const mostChoices = 6

/** Organs a task can be given to: those where somebody is charged with tasks. */
const carriers = (organisation: Organisation): ReadonlySet<string> =>
  new Set([...organisation.posts.values()].filter((post) => post.duties.includes('task-officer')).map((post) => post.organ))

/** What the units an item names may stand for, among the organs that can take a task: sure only where its own name says so. */
export function unitsAmong(organisation: Organisation) {
  const able = carriers(organisation)
  const known = [...organisation.organs.values()].filter((organ) => able.has(organ.id))
  const organs = known.map(({ id, name, shortName }) => ({ id, name, alsoCalled: [shortName] }))
  const seen = new Map<string, Pick<PlanItemView['units'][number], 'sure' | 'choices'>>()
  const matched = (text: string) => {
    const before = seen.get(text)
    if (before) return before
    const match = matchOrgans(text, organs)
    const choices = (match.kind === 'exact' ? [match.organ] : match.choices).slice(0, mostChoices).map(({ id, name }) => ({ id, name }))
    const found = { sure: match.kind === 'exact', choices }
    seen.set(text, found)
    return found
  }
  const named = (role: 'lead' | 'support') => (text: string) => ({ text, role, ...matched(text) })
  return ({ lead, support }: { readonly lead: readonly string[]; readonly support: readonly string[] }): PlanItemView['units'] => [
    ...lead.map(named('lead')),
    ...support.map(named('support')),
  ]
}
