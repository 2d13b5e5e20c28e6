import { defineIndicator, tenThousandYuan } from '@fadu/indicator'
import { words } from '@fadu/procedure'
import { art } from '../../procedures/dispute-mediation/law.ts'
import { disputeMediation } from '../../procedures/dispute-mediation/procedure.ts'
import { mediationDims, mediationEnded } from '../mediation.ts'
import { mediationDimensions } from '../mediation-dimensions.ts'

export const mediationAmount = defineIndicator({
  id: 'mediation-amount',
  term: words('调解终结纠纷涉及金额', 'Amount in dispute'),
  question: words('本期调解终结的纠纷涉及多少金额？', 'How much money was in dispute in the mediations that ended?'),
  basis: [art(26), art(28)],
  counts: disputeMediation,
  unit: 'sum',
  shown: tenThousandYuan,
  better: 'none',
  settles: 'month',
  numerator: words('申请时填写的涉及金额合计；没有填写的不计', 'Amounts named in the applications; where none was named, nothing'),
  cutOff: words('达成协议的以协议之日，其余以结案之日为准', 'The day of the agreement, else the day the case was closed'),
  by: mediationDimensions,
  entries: (view) => {
    const on = mediationEnded(view)
    const involved = view.facts.filed?.involved
    return on && involved ? [{ on, amount: involved, dims: mediationDims(view) }] : []
  },
})
