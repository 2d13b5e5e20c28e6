import type { Figure } from './figures/figure.ts'
import { plansAndGovernment } from './figures/plans-and-government.ts'
import { societyAndBusiness } from './figures/society-and-business.ts'

/** The figures of an annual report in the manner of the district's, each with the records it is counted from. */
export const figures: readonly Figure[] = [...plansAndGovernment, ...societyAndBusiness]
