import { defineIndicator, keptLimit } from '@fadu/indicator'
import { words } from '@fadu/procedure'
import { art } from '../../procedures/administrative-reconsideration/law.ts'
import { administrativeReconsideration } from '../../procedures/administrative-reconsideration/procedure.ts'

export const reconsiderationOnTime = defineIndicator({
  id: 'reconsideration-on-time',
  term: words('行政复议按期办结率', 'Reconsideration concluded in time'),
  question: words(
    '本期应当办结的复议案件中，有多少在法定期限内办结？',
    'Of the cases due in the period, how many were concluded within the limit of the law?',
  ),
  basis: [art(62, 1)],
  counts: administrativeReconsideration,
  unit: 'ratio',
  better: 'higher',
  settles: 'quarter',
  numerator: words('其中在法定审理期限内办结的', 'Those of them concluded within the limit'),
  denominator: words('审理期限在本期届满且结果已定的复议案件', 'Cases whose limit ended in the period and whose outcome is certain'),
  cutOff: words('以审理期限届满之日为准；中止、延长后的期限按实际届满日', 'The day the limit ends, after suspension and extension'),
  showRateFrom: 5,
  entries: ({ limits: { decision } }) => keptLimit(decision),
})
