import { type Article, chineseNumeral } from './statute.ts'

/** 工作日, 日 (calendar), 月, 年, 小时. */
export type Unit = 'workday' | 'day' | 'month' | 'year' | 'hour'

/** A length of time as a statute states it, with the articles it comes from. */
export interface Duration {
  readonly amount: number
  readonly unit: Unit
  readonly articles: readonly Article[]
}

/** @throws RangeError unless `amount` is a whole number from 0. */
export function checkedAmount(amount: number, unit: Unit): number {
  if (!Number.isSafeInteger(amount) || amount < 0) throw new RangeError(`A number of ${unit}s must be a whole number from 0, not ${amount}`)
  return amount
}

const duration =
  (unit: Unit) =>
  (n: number, ...articles: Article[]): Duration => ({ amount: checkedAmount(n, unit), unit, articles })

/**
 * `n` working days. Only where the statute itself says 工作日 or defines a short 日 so (行政处罚法第八十五条,
 * 行政复议法第八十八条第二款, 行政强制法第六十九条 …); there is no general rule. @throws RangeError unless n is a whole number from 0.
 */
export const workingDays = duration('workday')

/** `n` calendar days, rest days included: what 日 means unless the same law says otherwise. @throws RangeError unless n is a whole number from 0. */
export const calendarDays = duration('day')

/** `n` months, to the corresponding day (民法典第二百零二条). @throws RangeError unless n is a whole number from 0. */
export const months = duration('month')

/** `n` years, to the corresponding day (民法典第二百零二条). @throws RangeError unless n is a whole number from 0. */
export const years = duration('year')

/** `n` hours, through nights and holidays (民法典第二百零一条第二款); for `dueAt` only. @throws RangeError unless n is a whole number from 0. */
export const hours = duration('hour')

/** An amount of a unit without its articles; an `Extension` is one too. */
export type Amount = Pick<Duration, 'amount' | 'unit'>

/** The months in a duration of months or years, which end on a corresponding day; nothing for other units. */
export function monthsOf({ amount, unit }: Amount): number | undefined {
  return unit === 'month' ? amount : unit === 'year' ? amount * 12 : undefined
}

const unitsZh: Readonly<Record<Unit, string>> = { workday: '个工作日', day: '日', month: '个月', year: '年', hour: '小时' }
const unitsEn: Readonly<Record<Unit, string>> = { workday: 'working day', day: 'day', month: 'month', year: 'year', hour: 'hour' }

/** The duration as Chinese statutes write it: 五个工作日, 六十日, 六个月, 二十四小时. 二 before a measure word is 两: 两个月. */
export function durationZh(d: Amount): string {
  const measured = d.unit === 'workday' || d.unit === 'month'
  const numeral = d.amount === 2 && measured ? '两' : chineseNumeral(d.amount)
  return `${numeral}${unitsZh[d.unit]}`
}

/** The duration in English: `5 working days`, `1 month`. */
export function durationEn(d: Amount): string {
  return `${d.amount} ${unitsEn[d.unit]}${d.amount === 1 ? '' : 's'}`
}
