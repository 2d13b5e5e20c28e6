import { defineIndicator, pieces } from '@fadu/indicator'
import { words } from '@fadu/procedure'
import { art } from '../../procedures/administrative-reconsideration/law.ts'
import { administrativeReconsideration } from '../../procedures/administrative-reconsideration/procedure.ts'
import { actKinds } from '../../procedures/administrative-reconsideration/words.ts'
import { concludedOn, kindOf, mediatedOrWithdrawn } from '../reconsideration.ts'

export const reconsiderationMediatedOrWithdrawn = defineIndicator({
  id: 'reconsideration-mediated-or-withdrawn',
  term: words('行政复议调撤结案件数', 'Reconsideration mediated or withdrawn'),
  question: words('本期有多少件复议案件以调解或者撤回结案？', 'How many cases ended by mediation or withdrawal?'),
  basis: [art(73, 1), art(41, 1, 1)],
  counts: administrativeReconsideration,
  unit: 'count',
  shown: pieces('件', 'cases'),
  better: 'none',
  settles: 'month',
  numerator: words('本期调解结案和准予撤回而终止的复议案件', 'Cases closed by mediation, or ended because a withdrawal was allowed'),
  cutOff: words('以结案之日为准', 'The day the case was closed'),
  by: { act: { term: words('行政行为种类', 'Kind of act'), values: actKinds } },
  entries: (view) => {
    const on = concludedOn(view)
    return on && mediatedOrWithdrawn(view) ? [{ on, dims: kindOf(view) }] : []
  },
})
