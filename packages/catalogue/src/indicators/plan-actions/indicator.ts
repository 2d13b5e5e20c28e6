import { defineIndicator, pieces } from '@fadu/indicator'
import { words } from '@fadu/procedure'
import { planAdoption } from '../../procedures/plan-adoption/procedure.ts'
import { planTree } from '../../procedures/plan-adoption/tree.ts'

/** The actions of a campaign are the items at the top of its tree, as they stand after correction. */
export const planActions = defineIndicator({
  id: 'plan-actions',
  term: words('部署行动数', 'Actions deployed'),
  question: words('本期纳管的专项行动部署了多少项行动？', 'How many actions do the campaigns adopted in the period deploy?'),
  basis: [],
  counts: planAdoption,
  unit: 'sum',
  shown: pieces('项', 'actions'),
  better: 'none',
  settles: 'year',
  numerator: words('已纳管的专项行动方案经确认的一级条目', 'Confirmed items at the top of adopted campaign plans'),
  cutOff: words('以规划纳管之日为准', 'The day the plan was adopted'),
  entries: ({ facts }) => {
    if (!facts.adopted || facts.registered?.kind !== 'campaign') return []
    const { roots, byId } = planTree({ facts })
    return [{ on: facts.adopted.on, amount: roots.filter((id) => byId.get(id)?.state === 'confirmed').length }]
  },
})
