import { defineIndicator } from '@fadu/indicator'
import { words } from '@fadu/procedure'
import { printedAs } from '../../figures/printed.ts'
import { art } from '../../procedures/dispute-mediation/law.ts'
import { disputeMediation } from '../../procedures/dispute-mediation/procedure.ts'
import { endedWithResult, mediationDims } from '../mediation.ts'
import { mediationDimensions } from '../mediation-dimensions.ts'
import { mediationWithResult } from '../mediation-with-result/indicator.ts'

export const mediationWithResultAmount = defineIndicator({
  id: 'mediation-with-result-amount',
  term: words('调处纠纷涉及金额', 'Amount in disputes mediated with a result'),
  question: words('本期经调解有了结果的纠纷涉及多少金额？', 'How much money was in dispute where mediation had a result?'),
  basis: [art(26), art(28)],
  counts: disputeMediation,
  unit: 'sum',
  shown: printedAs['F003-63']!,
  better: 'none',
  settles: 'month',
  numerator: words('同一批纠纷申请时填写的涉及金额合计', 'Amounts named in the applications of the same disputes'),
  ...(mediationWithResult.cutOff && { cutOff: mediationWithResult.cutOff }),
  by: mediationDimensions,
  beside: [mediationWithResult.id],
  entries: (view) => {
    const on = endedWithResult(view)
    const involved = view.facts.filed?.involved
    return on && involved ? [{ on, amount: involved, dims: mediationDims(view) }] : []
  },
})
