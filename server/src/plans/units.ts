import type { PlanItemView } from '@fadu/contract'
import { matchOrgans } from '@fadu/policy-reader'
import type { Organisation } from '../organisation.ts'

const mostChoices = 6

/** Organs a task can be given to: those where somebody is charged with tasks. */
const carriers = (organisation: Organisation): ReadonlySet<string> =>
  new Set([...organisation.posts.values()].filter((post) => post.duties.includes('task-officer')).map((post) => post.organ))

/** What each unit an item names may stand for among the organs that can take a task: sure only where its own name says so. */
export function unitsOf(
  organisation: Organisation,
  item: { readonly lead: readonly string[]; readonly support: readonly string[] },
): PlanItemView['units'] {
  const able = carriers(organisation)
  const known = [...organisation.organs.values()].filter((organ) => able.has(organ.id))
  const organs = known.map(({ id, name, shortName }) => ({ id, name, alsoCalled: [shortName] }))
  const named = (role: 'lead' | 'support') => (text: string) => {
    const match = matchOrgans(text, organs)
    return {
      text,
      role,
      sure: match.kind === 'exact',
      choices: (match.kind === 'exact' ? [match.organ] : match.choices).slice(0, mostChoices).map(({ id, name }) => ({ id, name })),
    }
  }
  return [...item.lead.map(named('lead')), ...item.support.map(named('support'))]
}
