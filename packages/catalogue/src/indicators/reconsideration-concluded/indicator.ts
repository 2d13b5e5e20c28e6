import { defineIndicator, pieces } from '@fadu/indicator'
import { words } from '@fadu/procedure'
import { art } from '../../procedures/administrative-reconsideration/law.ts'
import { administrativeReconsideration } from '../../procedures/administrative-reconsideration/procedure.ts'
import { actKinds } from '../../procedures/administrative-reconsideration/words.ts'
import { concludedOn, kindOf } from '../reconsideration.ts'

export const reconsiderationConcluded = defineIndicator({
  id: 'reconsideration-concluded',
  term: words('行政复议办结件数', 'Reconsideration cases concluded'),
  question: words('本期办结多少件行政复议案件？', 'How many reconsideration cases were concluded?'),
  basis: [art(61)],
  counts: administrativeReconsideration,
  unit: 'count',
  shown: pieces('件', 'cases'),
  better: 'none',
  settles: 'month',
  numerator: words(
    '本期结案的复议案件，不予受理的计入，并入他案的不计',
    'Cases closed in the period, rejected ones with them, merged ones not',
  ),
  cutOff: words('以结案之日为准', 'The day the case was closed'),
  by: { act: { term: words('行政行为种类', 'Kind of act'), values: actKinds } },
  entries: (view) => {
    const on = concludedOn(view)
    return on ? [{ on, dims: kindOf(view) }] : []
  },
})
