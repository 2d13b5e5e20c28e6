import type { PlanItemView } from '@fadu/contract'
import { matchOrgans } from '@fadu/policy-reader'
import type { Organisation } from '../organisation.ts'

const mostChoices = 6

/** What each unit an item names may stand for among the organs of the district: sure only where its own name says so. */
export function unitsOf(
  organisation: Organisation,
  item: { readonly lead: readonly string[]; readonly support: readonly string[] },
): PlanItemView['units'] {
  const organs = [...organisation.organs.values()].map(({ id, name, shortName }) => ({ id, name, alsoCalled: [shortName] }))
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
