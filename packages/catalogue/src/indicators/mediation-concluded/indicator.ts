import { defineIndicator, pieces } from '@fadu/indicator'
import { words } from '@fadu/procedure'
import { art } from '../../procedures/dispute-mediation/law.ts'
import { disputeMediation } from '../../procedures/dispute-mediation/procedure.ts'
import { mediationDims, mediationEnded } from '../mediation.ts'
import { mediationDimensions } from '../mediation-dimensions.ts'

export const mediationConcluded = defineIndicator({
  id: 'mediation-concluded',
  term: words('矛盾纠纷调解终结件数', 'Mediations concluded'),
  question: words('本期有多少件矛盾纠纷调解终结？', 'How many mediations ended?'),
  basis: [art(26), art(28)],
  counts: disputeMediation,
  unit: 'count',
  shown: pieces('件', 'disputes'),
  better: 'none',
  settles: 'month',
  numerator: words('达成协议、调解不成、当事人拒绝或者撤回的纠纷', 'Disputes agreed, failed, declined or withdrawn'),
  cutOff: words('达成协议的以协议之日，其余以结案之日为准', 'The day of the agreement, else the day the case was closed'),
  by: mediationDimensions,
  entries: (view) => {
    const on = mediationEnded(view)
    return on ? [{ on, dims: mediationDims(view) }] : []
  },
})
