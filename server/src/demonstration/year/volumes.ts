/** What is many: the whole year has as many as the report says, a part of it fewer. */
export interface Volumes {
  /** Mediations that ended with a result. */
  readonly mediations: number
  /** What was in dispute in them, in fen. */
  readonly involved: number
  readonly checkups: number
  readonly reports: number
  readonly atRisk: number
}

export const wholeYear: Volumes = { mediations: 8370, involved: 218_400_000_000, checkups: 71_000, reports: 39_000, atRisk: 11_700 }
/** A tenth of the mediations and a hundredth of the check-ups; all else is whole. */
export const partOfYear: Volumes = { mediations: 837, involved: 21_840_000_000, checkups: 710, reports: 390, atRisk: 117 }
