import { defineIndicator } from '@fadu/indicator'
import { words } from '@fadu/procedure'
import { art } from '../../procedures/administrative-reconsideration/law.ts'
import { administrativeReconsideration } from '../../procedures/administrative-reconsideration/procedure.ts'
import { actKinds } from '../../procedures/administrative-reconsideration/words.ts'
import { concludedOn, kindOf, mediatedOrWithdrawn } from '../reconsideration.ts'

/**
 * 调撤率 is reported over two denominators, which differ by the cases that were never admitted: of 91 concluded cases 51 are 56.0 %, of the
 * 86 admitted ones 59.3 %. Both stand beside each other, each with its name.
 */
export const reconsiderationMediatedRate = defineIndicator({
  id: 'reconsideration-mediated-rate',
  term: words('行政复议调撤率', 'Share of reconsideration mediated or withdrawn'),
  question: words('办结的复议案件中，以调解或者撤回结案的占多少？', 'Of the cases concluded, how many ended by mediation or withdrawal?'),
  basis: [art(73, 1), art(41, 1, 1)],
  counts: administrativeReconsideration,
  unit: 'ratio',
  better: 'higher',
  settles: 'quarter',
  numerator: words('调解结案和准予撤回而终止的', 'Closed by mediation, or ended because a withdrawal was allowed'),
  denominator: words('本期全部办结案件，含不予受理', 'All cases concluded in the period, rejected ones with them'),
  cutOff: words('以结案之日为准', 'The day the case was closed'),
  showRateFrom: 5,
  by: { act: { term: words('行政行为种类', 'Kind of act'), values: actKinds } },
  readings: {
    admitted: {
      term: words('按受理后办结计', 'Of those admitted'),
      denominator: words('本期受理后办结的案件，不含不予受理', 'Cases admitted and concluded in the period'),
      entries: (view) => {
        const on = view.facts.accepted && concludedOn(view)
        return on ? [{ on, hit: mediatedOrWithdrawn(view) ? 1 : 0, dims: kindOf(view) }] : []
      },
    },
  },
  entries: (view) => {
    const on = concludedOn(view)
    return on ? [{ on, hit: mediatedOrWithdrawn(view) ? 1 : 0, dims: kindOf(view) }] : []
  },
})
