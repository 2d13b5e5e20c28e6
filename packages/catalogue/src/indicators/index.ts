import { askedByTargets } from '../figures/asked-by-targets.ts'
import { figures } from '../figures.ts'
import { confirmationOnTime } from './confirmation-on-time/indicator.ts'
import { placesOfDistrict } from './coverage.ts'
import { indicatorsOf, type LibraryIndicator } from './from-figures.ts'
import { lawStudyAtExecutiveMeetings } from './law-study-at-executive-meetings/indicator.ts'
import { mediationAmount } from './mediation-amount/indicator.ts'
import { mediationConcluded } from './mediation-concluded/indicator.ts'
import { mediationSuccess } from './mediation-success/indicator.ts'
import { mediationWithResult } from './mediation-with-result/indicator.ts'
import { mediationWithResultAmount } from './mediation-with-result-amount/indicator.ts'
import { planActions } from './plan-actions/indicator.ts'
import { reconsiderationConcluded } from './reconsideration-concluded/indicator.ts'
import { reconsiderationMediatedOrWithdrawn } from './reconsideration-mediated-or-withdrawn/indicator.ts'
import { reconsiderationMediatedRate } from './reconsideration-mediated-rate/indicator.ts'
import { reconsiderationOnTime } from './reconsideration-on-time/indicator.ts'
import { taskOnTime } from './task-on-time/indicator.ts'

/** Counted in a way of their own: a new folder adds its line. */
const withFolder: readonly LibraryIndicator[] = [
  reconsiderationOnTime,
  reconsiderationConcluded,
  reconsiderationMediatedOrWithdrawn,
  reconsiderationMediatedRate,
  mediationConcluded,
  mediationAmount,
  mediationSuccess,
  mediationWithResult,
  mediationWithResultAmount,
  confirmationOnTime,
  lawStudyAtExecutiveMeetings,
  planActions,
  taskOnTime,
]

/** All that is counted: computed, derived and reported ones together; `from` tells which it is. Every figure of the report has its own. */
export const indicators: readonly LibraryIndicator[] = [
  ...withFolder,
  ...Object.values(placesOfDistrict),
  ...[...figures, ...askedByTargets].flatMap(indicatorsOf),
]
