import { defineIndicator, pieces } from '@fadu/indicator'
import { words } from '@fadu/procedure'
import { art } from '../../procedures/dispute-mediation/law.ts'
import { disputeMediation } from '../../procedures/dispute-mediation/procedure.ts'
import { endedWithResult, mediationDims } from '../mediation.ts'
import { mediationDimensions } from '../mediation-dimensions.ts'

/** Whoever declined or withdrew was not mediated: such a dispute is in the number of those concluded and not in this one. */
export const mediationWithResult = defineIndicator({
  id: 'mediation-with-result',
  term: words('调处矛盾纠纷', 'Disputes mediated with a result'),
  question: words('本期有多少件矛盾纠纷经调解有了结果？', 'How many disputes were mediated with a result?'),
  basis: [art(26), art(28)],
  counts: disputeMediation,
  unit: 'count',
  shown: pieces('件', 'cases'),
  better: 'none',
  settles: 'month',
  numerator: words('达成协议和调解不成的纠纷，拒绝和撤回的不计', 'Disputes agreed or failed; declined and withdrawn ones are not counted'),
  cutOff: words('达成协议的以协议之日，其余以结案之日为准', 'The day of the agreement, else the day the case was closed'),
  by: mediationDimensions,
  beside: ['mediation-success'],
  entries: (view) => {
    const on = endedWithResult(view)
    return on ? [{ on, dims: mediationDims(view) }] : []
  },
})
