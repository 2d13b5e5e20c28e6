import { statute, workingDays } from '@fadu/legal-time'

/** 重大行政决策程序暂行条例, in force 2019-09-01. */
export const regulation = statute('重大行政决策程序暂行条例', '2019')

export const law = {
  /** Time the reviewer must be given, as a rule at least. */
  assured: workingDays(7, regulation(26, 2)),
} as const
