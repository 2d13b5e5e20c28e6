import type { AnyIndicator, DerivedIndicator, ExternalIndicator } from '@fadu/indicator'
import { confirmationOnTime } from './confirmation-on-time/indicator.ts'
import { mediationAmount } from './mediation-amount/indicator.ts'
import { mediationConcluded } from './mediation-concluded/indicator.ts'
import { mediationSuccess } from './mediation-success/indicator.ts'
import { reconsiderationConcluded } from './reconsideration-concluded/indicator.ts'
import { reconsiderationMediatedOrWithdrawn } from './reconsideration-mediated-or-withdrawn/indicator.ts'
import { reconsiderationMediatedRate } from './reconsideration-mediated-rate/indicator.ts'
import { reconsiderationOnTime } from './reconsideration-on-time/indicator.ts'

/** All that is counted: a new folder adds its line. Computed, derived and reported ones stand together; `from` tells which it is. */
export const indicators: readonly (AnyIndicator | DerivedIndicator | ExternalIndicator)[] = [
  reconsiderationOnTime,
  reconsiderationConcluded,
  reconsiderationMediatedOrWithdrawn,
  reconsiderationMediatedRate,
  mediationConcluded,
  mediationAmount,
  mediationSuccess,
  confirmationOnTime,
]
