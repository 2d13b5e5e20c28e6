import { type Period, periodBefore, periodOf, yearsAway } from '@fadu/indicator'
import { type Day, isDay, plusDays } from '@fadu/legal-time'

/** The periods one usually asks for on a day, the present year first. */
export function usualPeriods(today: string): readonly Period[] {
  if (!isDay(today)) return []
  const [year, half, quarter, month] = (['year', 'half', 'quarter', 'month'] as const).map((kind) => periodOf(today, kind))
  return [year!, yearsAway(year!, -1), half!, quarter!, periodBefore(quarter!), month!, periodBefore(month!)]
}

/** The day before, for figures: only a day that is over stands. */
export const dayBefore = (day: string): Day => plusDays(day as Day, -1)
