import { type AssessmentPapers, isCounted, pointsOf, type SchemeItem, targetOf } from '@fadu/catalogue'
import type { Answer } from '@fadu/contract'
import type { Value } from '@fadu/indicator'
import type { Day } from '@fadu/legal-time'
import type { Facts } from '@fadu/procedure'
import type { House, HouseIndicator } from '../house.ts'
import { lastYear, periodBetween, unitValues } from './unit-values.ts'

export type AssessmentFacts = Facts<AssessmentPapers>
type Proposed = Answer<'assessmentScores'>['scores'][number]

/** The number as it is printed, and the two counts of a rate. */
export function partsOf(
  one: HouseIndicator | undefined,
  value: Value | undefined,
): Pick<Proposed['figure'], 'value' | 'numerator' | 'denominator'> {
  if (value?.state !== 'known' && value?.state !== 'too-few') return {}
  return {
    ...(value.state === 'known' && { value: Number(value.shown) }),
    ...(one?.from === 'cases' && one.unit === 'ratio' && { numerator: value.sums.hit, denominator: value.sums.of }),
  }
}

/** A number with the decimals of its indicator. */
export const written = (one: HouseIndicator | undefined, value: number | undefined): string | undefined =>
  value === undefined ? undefined : `${one ? value.toFixed(one.shown.decimals) : value}${one?.shown.unit.zh ?? ''}`

/**
 * The figures of every unit for every item, each with its own target and its own last year, and the points that follow by the rule of
 * the scheme. `asOf`: as known at the end of that day; last year as known then as well.
 */
export async function reckonScores(house: House, facts: AssessmentFacts, asOf: Day): Promise<readonly Proposed[]> {
  const { items = [], units = [], from, until } = facts.schemePublished ?? {}
  if (!from || !until) return []
  const period = periodBetween(from, until)
  const found = await Promise.all(items.map((item) => scoresOf(house, item, units, period, asOf)))
  return units.flatMap((_, n) => found.map((scores) => scores[n]!))
}

async function scoresOf(
  house: House,
  item: SchemeItem,
  units: readonly string[],
  period: ReturnType<typeof periodBetween>,
  asOf: Day,
): Promise<readonly Proposed[]> {
  const one = house.indicators.find(({ id }) => id === item.indicator)
  const [now, before] = await Promise.all([
    unitValues(house, one, period, { on: asOf, asOf }),
    unitValues(house, one, lastYear(period), { on: asOf, asOf }),
  ])
  return units.map((unit) => {
    const figure = { indicator: item.indicator, period: period.name, qualifier: 'exact' as const, ...partsOf(one, now(unit)), asOf }
    const target = targetOf(item, unit)
    const past = partsOf(one, before(unit)).value
    const measured = { figure, ...(target !== undefined && { target }), ...(past !== undefined && { lastYear: past }) }
    const points = pointsOf(item, measured)
    return {
      unit,
      item: item.id,
      ...measured,
      counted: isCounted(measured),
      points,
      reasons: reasonsOf(item, one, now(unit), measured, points),
    }
  })
}

function reasonsOf(
  { weight }: SchemeItem,
  one: HouseIndicator | undefined,
  value: Value | undefined,
  { figure, target, lastYear: past }: Parameters<typeof isCounted>[0],
  points: number,
): string {
  if (figure.value === undefined) {
    const why = value?.state === 'unknown' ? value.because.zh : value?.state === 'too-few' ? `不足${value.from}件` : '没有数值'
    return `${why}，本项不计分，权重由其他各项分担`
  }
  const beside = past === undefined ? '' : `，上年${written(one, past)}`
  return `${written(one, figure.value)}，目标${written(one, target)}${beside}，${points === weight ? '得满分' : '得'}${points}分`
}
