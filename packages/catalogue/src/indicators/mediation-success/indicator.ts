import { defineIndicator } from '@fadu/indicator'
import { words } from '@fadu/procedure'
import { art } from '../../procedures/dispute-mediation/law.ts'
import { agreementOf } from '../../procedures/dispute-mediation/limits.ts'
import { disputeMediation } from '../../procedures/dispute-mediation/procedure.ts'
import { mediationDims, mediationEnded } from '../mediation.ts'
import { mediationDimensions } from '../mediation-dimensions.ts'

/** Whether a dispute that nobody was willing to have mediated counts as failed is not settled anywhere: both rates stand side by side. */
export const mediationSuccess = defineIndicator({
  id: 'mediation-success',
  term: words('矛盾纠纷调解成功率', 'Mediations that succeeded'),
  question: words('调解终结的纠纷中，有多少达成协议？', 'Of the mediations that ended, how many led to an agreement?'),
  basis: [art(26), art(28)],
  counts: disputeMediation,
  unit: 'ratio',
  better: 'higher',
  settles: 'month',
  numerator: words('达成书面或者口头协议的', 'Those with a written or oral agreement'),
  denominator: words('本期调解终结的全部纠纷，含拒绝和撤回', 'All mediations that ended, declined and withdrawn ones with them'),
  cutOff: words('达成协议的以协议之日，其余以结案之日为准', 'The day of the agreement, else the day the case was closed'),
  showRateFrom: 5,
  by: mediationDimensions,
  readings: {
    mediated: {
      term: words('按实际调解计', 'Of those really mediated'),
      denominator: words('达成协议和调解不成的纠纷', 'Disputes agreed or failed'),
      entries: (view) => {
        const on = mediationEnded(view)
        const agreed = agreementOf(view.facts) !== undefined
        return on && (agreed || view.outcome === 'failed') ? [{ on, hit: agreed ? 1 : 0, dims: mediationDims(view) }] : []
      },
    },
  },
  entries: (view) => {
    const on = mediationEnded(view)
    return on ? [{ on, hit: agreementOf(view.facts) ? 1 : 0, dims: mediationDims(view) }] : []
  },
})
