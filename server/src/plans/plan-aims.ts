import type { AdoptedTarget, PlanItem, PlanTree } from '@fadu/catalogue'
import type { PlanItemView } from '@fadu/contract'
import { words } from '@fadu/procedure'
import type { House } from '../house.ts'
import { IndicatorValues } from '../indicator-values.ts'
import { targetWire } from '../present/indicators.ts'
import { attachedFrom, proposalsFor } from './plan-targets.ts'

/** What the page of a plan says of targets: how an adopted one stands, and what may measure one that is not. */
export interface Aimed {
  standing(target: AdoptedTarget): PlanItemView['adopted'][number]
  measures(item: PlanItem): PlanItemView['measures']
}

/** Values are read only where a plan has adopted a target; `settled` reckons until all that was asked for is known. */
export async function planAims(house: House, tree: PlanTree) {
  const values = tree.items.some((item) => item.adopted.length > 0) ? await IndicatorValues.open(house) : undefined
  const standing = (target: AdoptedTarget): PlanItemView['adopted'][number] => {
    const one = house.indicators.find(({ id }) => id === target.indicator)
    const { indicator, by } = target
    const head = { ...(target.target && { target: target.target }), indicator, by }
    if (!one || !values) {
      const gone = words('没有这一指标', 'There is no such indicator')
      return { ...head, term: words(indicator, indicator), state: 'unknown', says: gone }
    }
    const { state, says } = targetWire(one, values, attachedFrom(target, ''))
    return { ...head, term: one.term, state, says }
  }
  const measures = (item: PlanItem) =>
    item.targets
      .filter((target) => !item.adopted.some((adopted) => adopted.target === target.id))
      .map((target) => ({ target: target.id, choices: [...proposalsFor(house, target)] }))
  const aimed: Aimed = { standing, measures }
  return { settled: async <T>(reckon: (aimed: Aimed) => T): Promise<T> => (values ? values.settle(() => reckon(aimed)) : reckon(aimed)) }
}
