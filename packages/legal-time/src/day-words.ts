import { civilOf, type Day, daysBetween, weekdayOf } from './day.ts'

const weekdaysZh = ['一', '二', '三', '四', '五', '六', '日'] as const
const weekdaysEn = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const
const monthsEn = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** 2025年2月7日 */
export function dayZh(d: Day): string {
  const { year, month, date } = civilOf(d)
  return `${year}年${month}月${date}日`
}

/** 2025年2月7日（星期五） */
export function dayWithWeekdayZh(d: Day): string {
  return `${dayZh(d)}（星期${weekdaysZh[weekdayOf(d) - 1]}）`
}

/** 7 Feb 2025 */
export function dayEn(d: Day): string {
  const { year, month, date } = civilOf(d)
  return `${date} ${monthsEn[month - 1]} ${year}`
}

/** Fri 7 Feb 2025 */
export function dayWithWeekdayEn(d: Day): string {
  return `${weekdaysEn[weekdayOf(d) - 1]} ${dayEn(d)}`
}

/** 2025年1月28日至2月4日, both ends included; one day stands alone. */
export function stretchZh(from: Day, until: Day): string {
  if (from === until) return dayZh(from)
  const a = civilOf(from)
  const b = civilOf(until)
  return `${dayZh(from)}至${a.year === b.year ? '' : `${b.year}年`}${b.month}月${b.date}日`
}

/** 28 Jan 2025 to 4 Feb 2025, both ends included; one day stands alone. */
export function stretchEn(from: Day, until: Day): string {
  return from === until ? dayEn(from) : `${dayEn(from)} to ${dayEn(until)}`
}

/** `1 day`, `2 days`; `1 working day`. */
export function countEn(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`
}

/** Days in a stretch with both ends included. */
export function lengthOf(from: Day, until: Day): number {
  return daysBetween(from, until) + 1
}

const festivalsEn: Readonly<Record<string, string>> = {
  元旦: "New Year's Day",
  春节: 'Spring Festival',
  清明节: 'Tomb-Sweeping Day',
  劳动节: 'Labour Day',
  端午节: 'Dragon Boat Festival',
  中秋节: 'Mid-Autumn Festival',
  国庆节: 'National Day',
  抗战胜利70周年纪念日: '70th anniversary of victory in the War of Resistance',
}

/** The English name of a festival as notices name it, joined names included (中秋节、国庆节); a name not known stays Chinese. */
export function festivalEn(name: string): string {
  return name
    .split('、')
    .map((part) => festivalsEn[part] ?? part)
    .join(' and ')
}
