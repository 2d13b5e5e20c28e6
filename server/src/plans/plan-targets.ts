import { type AdoptedTarget, type PlanItem, planAdoption } from '@fadu/catalogue'
import type { Requirement } from '@fadu/indicator'
import { matchIndicators } from '@fadu/policy-reader'
import { type WorklistCase, worklist } from '@fadu/store'
import type { House } from '../house.ts'
import type { AttachedTarget } from '../indicator-values.ts'
import { openCases } from '../open-case.ts'
import { factsOf, treeOf } from './plan-tree.ts'

/** What an adopted target asks of its indicator; a range keeps both ends, a direction is reckoned over the year before it is due. */
export function requirementOf({
  comparator,
  values,
  by,
  against,
}: Pick<AdoptedTarget, 'comparator' | 'values' | 'by' | 'against'>): Requirement {
  const [first, second] = values.map(String)
  const over = String(Number(by.slice(0, 4)) - 1)
  switch (comparator) {
    case 'increase':
    case 'decrease':
      return against === 'places' ? places : { is: comparator, over, ...(first !== undefined && { by: first }), counted: 'percent' }
    case 'exists':
      return { is: 'exists' }
    case 'rank':
      return { is: 'rank-within', ...(first !== undefined && { first: Number(first) }) }
    case 'range':
      return { is: 'between', from: first ?? '0', to: second ?? first ?? '0' }
    case 'alternative':
      return {
        is: 'any',
        of: [
          { is: 'at-least', value: first ?? '0' },
          { is: 'increase', over },
        ],
      }
    default:
      return against === 'places' || first === undefined ? places : { is: named[comparator], value: first }
  }
}

const places: Requirement = { is: 'better-than-places', places: ['province', 'city'] }
const named = { '>=': 'at-least', '>': 'more-than', '<=': 'at-most', '<': 'below', '=': 'equals', '~': 'equals' } as const

export const attachedFrom = (target: AdoptedTarget, source: string): AttachedTarget => ({
  indicator: target.indicator,
  requires: requirementOf(target),
  due: target.by,
  source,
})

/** Targets that the plans in force have adopted, each with the plan and the item it comes from. */
export async function planTargets(house: House): Promise<readonly AttachedTarget[]> {
  const rows: readonly WorklistCase[] = (
    await worklist(house.store, { today: house.clock.today(), procedures: [planAdoption.id], state: 'open', size: 60 })
  ).rows.filter((row) => row.stage === 'in-force')
  const found: AttachedTarget[] = []
  for (const { view } of (
    await openCases(
      house,
      rows.map((row) => row.case_id),
    )
  ).values()) {
    const title = factsOf(view).registered?.title ?? ''
    for (const item of treeOf(view).items)
      for (const target of item.adopted) found.push(attachedFrom(target, `《${title}》${item.number ?? ''}${item.title}`))
  }
  return found
}

const leastAlike = 0.5
const mostProposed = 4

/** Indicators that may measure what a target of the text asks, the likeliest first; a person chooses. */
export function proposalsFor(house: House, { text, unit }: PlanItem['targets'][number]) {
  const vocabulary = house.indicators.map((one) => ({ id: one.id, term: one.term.zh, unit: one.shown.unit.zh }))
  return matchIndicators({ text, ...(unit && { unit }) }, vocabulary)
    .filter(({ score }) => score >= leastAlike)
    .slice(0, mostProposed)
    .map(({ id, term }) => ({ id, term }))
}
