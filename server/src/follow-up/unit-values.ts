import { countingsOf, noSums, type Period, readPeriod, spanOf, upTo, type Value, valueFrom, yearsAway } from '@fadu/indicator'
import { type Day, endOfDay } from '@fadu/legal-time'
import { sumsOf } from '@fadu/store'
import type { House, HouseIndicator } from '../house.ts'

/** A calendar year by its name, other days by their ends: so figures of the assessment open the same page as those of the list. */
export function periodBetween(from: Day, until: Day): Period {
  const year = readPeriod(from.slice(0, 4))
  return year.from === from && year.until === until ? year : spanOf(from, until)
}

/**
 * What an indicator counts for each organ by itself within a period, up to the end of a day; `asOf`: as it was known then.
 * @returns a question by organ; `undefined` before the period begins and for indicators that are not counted from cases
 */
export async function unitValues(
  house: House,
  one: HouseIndicator | undefined,
  period: Period,
  { on, asOf }: { readonly on: Day; readonly asOf?: Day },
): Promise<(organ: string) => Value | undefined> {
  const soFar = upTo(period, on)
  if (one?.from !== 'cases' || !soFar) return () => undefined
  const [counting] = countingsOf(one)
  const cells = await sumsOf(house.store, {
    countings: [counting!],
    period: soFar,
    by: 'organ',
    ...(asOf && { asOf: endOfDay(asOf) }),
  })
  const sums = new Map(cells.map(({ cell, sums }) => [cell, sums]))
  return (organ) => valueFrom(one, sums.get(organ) ?? noSums)
}

/** The same days of the year before. */
export const lastYear = (period: Period): Period => yearsAway(period, -1)
