import { type Day, dayEn, dayOf, dayZh, instant, isDay, weekdayOf } from '@fadu/legal-time'
import type { Language } from '@fadu/procedure'

const weekdays: Readonly<Record<Language, readonly string[]>> = {
  zh: ['一', '二', '三', '四', '五', '六', '日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
}

/** The name of a weekday, 1 for Monday to 7: 周日, Sun. */
export const weekdayName = (weekday: number, language: Language): string => {
  const name = weekdays[language][weekday - 1] ?? ''
  return language === 'zh' ? `周${name}` : name
}

const asDay = (text: string): Day | undefined => (isDay(text) ? text : undefined)

/** 2026年11月22日 周日; 22 Nov 2026, Sun. What is not a day is shown as it came. */
export function dayText(text: string, language: Language): string {
  const d = asDay(text)
  if (!d) return text
  const weekday = weekdayName(weekdayOf(d), language)
  return language === 'zh' ? `${dayZh(d)} ${weekday}` : `${dayEn(d)}, ${weekday}`
}

/** 10月10日 周五; 10 Oct, Fri. For flags and lists where the year is plain. */
export function flagText(text: string, language: Language): string {
  const d = asDay(text)
  if (!d) return text
  const [, month = 0, date = 0] = d.split('-').map(Number)
  const weekday = weekdayName(weekdayOf(d), language)
  return language === 'zh' ? `${month}月${date}日 ${weekday}` : `${dayEn(d).split(' ').slice(0, 2).join(' ')}, ${weekday}`
}

/** 2026年11月22日, as documents write it. */
export const plainDay = (text: string, language: Language): string => {
  const d = asDay(text)
  if (!d) return text
  return language === 'zh' ? dayZh(d) : dayEn(d)
}

const monthsEn = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
export const monthName = (month: number, language: Language): string => (language === 'zh' ? `${month}月` : (monthsEn[month - 1] ?? ''))

const chinaClock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

/** An instant by the clock in China: 2026年11月22日 周日 10:24. */
export function instantText(at: string, language: Language): string {
  const read = new Date(at)
  if (Number.isNaN(read.getTime())) return at
  return `${dayText(dayOf(instant(read.toISOString())), language)} ${chinaClock.format(read)}`
}

/** Now, as an instant; only for "draft kept at" and ages of receipts, never for limits: those go by the server's day. */
export const clockNow = (): string => new Date().toISOString()
