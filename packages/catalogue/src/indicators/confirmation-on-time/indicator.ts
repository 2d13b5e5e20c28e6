import { defineIndicator, keptLimit } from '@fadu/indicator'
import { words } from '@fadu/procedure'
import { law } from '../../procedures/judicial-confirmation/law.ts'
import { judicialConfirmation } from '../../procedures/judicial-confirmation/procedure.ts'

export const confirmationOnTime = defineIndicator({
  id: 'confirmation-on-time',
  term: words('司法确认按期办结率', 'Confirmations decided in time'),
  question: words(
    '本期应当办结的司法确认案件中，有多少在审限内办结？',
    'Of the confirmations due, how many were decided within the limit?',
  ),
  basis: law.decide['2023'].articles,
  counts: judicialConfirmation,
  unit: 'ratio',
  better: 'higher',
  settles: 'quarter',
  numerator: words('其中在审限内办结的', 'Those of them decided within the limit'),
  denominator: words('特别程序审限在本期届满且结果已定的案件', 'Cases whose limit ended in the period and whose outcome is certain'),
  cutOff: words('以审限届满之日为准', 'The day the limit ends'),
  showRateFrom: 5,
  entries: ({ limits: { decide } }) => keptLimit(decide),
})
