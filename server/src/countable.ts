import { calendarDays, type Day, months, workingDays, years } from '@fadu/legal-time'

/** Units in which the public and the command line may ask for a due day, and the most that is counted: no period of law is longer, and counting through millennia keeps others waiting. */
export const countable = {
  workday: { duration: workingDays, most: 10_000 },
  day: { duration: calendarDays, most: 10_000 },
  month: { duration: months, most: 1200 },
  year: { duration: years, most: 100 },
} as const
export type CountableUnit = keyof typeof countable

/** Days from which is counted. */
export const isCountedFrom = (start: Day | string): boolean => start >= '1900-01-01' && start <= '2200-01-01'
