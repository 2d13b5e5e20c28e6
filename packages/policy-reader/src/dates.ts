import type { Span } from './document.ts'
import { chineseNumber, halfWidth, numberOf } from './numerals.ts'

/** A time that a document names: `due` in ISO form as exact as the words are (2025, 2022-12-31, 2021-08上旬), or in words when it is relative. */
export interface TimeWords extends Span {
  readonly text: string
  readonly due: string
  readonly kind: 'by' | 'in' | 'range' | 'relative' | 'recurring'
}

const two = (n: number): string => String(n).padStart(2, '0')
const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()
const cn = '[零〇一二三四五六七八九十]'
const yearDigits = `\\d{4}|二[〇○零0oO${'一二三四五六七八九'}]{3}`

/** A year in digits or in Chinese numerals. */
export function yearOf(text: string): number {
  const half = halfWidth(text)
  return /^\d{4}$/.test(half) ? Number(half) : Number([...half].map((c) => ('oO○0'.includes(c) ? 0 : (chineseNumber(c) ?? 0))).join(''))
}

/** The first full date in the words, as YYYY-MM-DD. */
export function dateIn(text: string): string | undefined {
  const match = new RegExp(`(${yearDigits})\\s*(?:年|[-/.])\\s*(\\d{1,2}|${cn}{1,3})\\s*(?:月|[-/.])\\s*(\\d{1,2}|${cn}{1,3})\\s*日?`).exec(
    text,
  )
  if (!match) return undefined
  const [year, month, day] = [yearOf(match[1]!), numberOf(match[2]!) ?? 0, numberOf(match[3]!) ?? 0]
  return month >= 1 && month <= 12 && day >= 1 && day <= lastDay(year, month) ? `${year}-${two(month)}-${two(day)}` : undefined
}

const point = `(?:(${yearDigits})\\s*年)(?:\\s*(\\d{1,2}|十[一二]?|[一二三四五六七八九])\\s*月(?:份)?)?(?:\\s*(\\d{1,2})\\s*[日号])?\\s*(年底|年末|底|末|上旬|中旬|下旬|上半年|下半年|第?[一二三四1-4]季度)?`
const patterns: readonly (readonly [RegExp, (m: RegExpExecArray) => Omit<TimeWords, 'start' | 'end' | 'text'> | undefined])[] = [
  [
    new RegExp(
      `${point}\\s*(?:[-—–－−‒~～〜至到]+)\\s*(?:(${yearDigits})\\s*年)?(?:\\s*(\\d{1,2})\\s*月)?(?:\\s*(\\d{1,2})\\s*日)?\\s*(底|末|上旬|中旬|下旬)?`,
      'g',
    ),
    (m) => {
      if (!m[5] && !m[6] && !m[7] && !m[8]) return undefined
      const from = momentOf(yearOf(m[1]!), m[2], m[3], m[4], 'start')
      const until = momentOf(m[5] ? yearOf(m[5]) : yearOf(m[1]!), m[6] ?? (m[5] ? undefined : m[2]), m[7], m[8], 'end')
      return from && until ? { due: `${from}/${until}`, kind: 'range' } : undefined
    },
  ],
  [/(\d{4})\s*[-—–－−‒~～〜]+\s*(\d{4})\s*年/g, (m) => ({ due: `${m[1]}/${m[2]}`, kind: 'range' })],
  [
    new RegExp(`(?:力争)?(到|至|截至|截止)?\\s*${point}\\s*(?:年)?\\s*(之?前|以前)?`, 'g'),
    (m) => {
      const due = momentOf(yearOf(m[2]!), m[3], m[4], m[5], 'end')
      return due ? { due, kind: m[6] || (m[1] && m[1] !== '至') || /底|末/.test(m[5] ?? '') ? 'by' : 'in' } : undefined
    },
  ],
  [
    /(?:到|至)?[“"]?(十[一二三四五六七八九]?|二十)五[”"]?(?:规划)?(期末|末|时期|期间|规划期)/g,
    (m) => ({ due: String(1955 + 5 * (chineseNumber(m[1]!) ?? 14)), kind: 'by' }),
  ],
  [
    /(?:自|在|于|从)?(?:本)?(?:方案|通知|意见|办法|规划|文件|文|细则|计划|措施)?(?:正式)?(印发|发布|下发|施行|实施|公布)(?:之日)?(?:起|后|以来)?(?:的)?\s*(\d{1,3}|[一二两三四五六七八九十]{1,3})\s*(个工作日|工作日|个月|日|天|年|周|月)(?:之|以)?内/g,
    (m) => ({ due: `${m[1]}后${numberOf(m[2]!) ?? m[2]}${m[3]}`, kind: 'relative' }),
  ],
  [
    /每(?:个)?(?:半年|季度|月|周|年度|年|学期|学年|日|天|(?:\d{1,2}|[两二三四五六七八九十])(?:[-—–－−‒~～〜至到](?:\d{1,2}|[三四五六七八九十]))?(?:年|个月))(?:(\d{1,2})月)?(?:(\d{1,2})日|底|末)?(?:之?前)?/g,
    (m) => ({ due: m[0].replace(/之?前$/, ''), kind: 'recurring' }),
  ],
  [
    /任期内|全年|(?<![\d一二三四五六七八九十几两])年内|当年内|本年度/g,
    (m) => ({ due: m[0], kind: m[0] === '任期内' ? 'recurring' : 'in' }),
  ],
]

function momentOf(
  year: number,
  month: string | undefined,
  day: string | undefined,
  part: string | undefined,
  side: 'start' | 'end',
): string | undefined {
  if (year < 1949 || year > 2100) return undefined
  const m = month === undefined ? undefined : numberOf(month)
  if (m !== undefined && (m < 1 || m > 12)) return undefined
  if (m !== undefined && day !== undefined)
    return Number(day) >= 1 && Number(day) <= lastDay(year, m) ? `${year}-${two(m)}-${two(Number(day))}` : undefined
  if (m !== undefined) {
    if (part && /旬/.test(part)) return `${year}-${two(m)}${part}`
    return part && /底|末/.test(part) ? `${year}-${two(m)}-${two(lastDay(year, m))}` : `${year}-${two(m)}`
  }
  if (part && /底|末/.test(part)) return `${year}-12-31`
  if (part === '上半年') return side === 'end' ? `${year}-06-30` : `${year}-01`
  if (part === '下半年') return side === 'end' ? `${year}-12-31` : `${year}-07`
  const quarter = part && /([一二三四1-4])季度/.exec(part)
  if (quarter) {
    const q = numberOf(quarter[1]!)!
    return side === 'end' ? `${year}-${two(q * 3)}-${two(lastDay(year, q * 3))}` : `${year}-${two(q * 3 - 2)}`
  }
  return String(year)
}

/** Every time named in the words, in order, none inside another. `offset` is added to the places. */
export function timesIn(text: string, offset = 0): readonly TimeWords[] {
  if (!/[年月日天周内每期五]/.test(text)) return []
  const found: TimeWords[] = []
  for (const [pattern, meaning] of patterns) {
    pattern.lastIndex = 0
    for (const match of text.matchAll(pattern)) {
      const lead = match[0].length - match[0].trimStart().length
      const words = match[0].trim()
      const start = match.index + lead + offset
      const end = start + words.length
      if (found.some((f) => start < f.end && f.start < end)) continue
      const meant = meaning(match as RegExpExecArray)
      if (meant) found.push({ ...meant, start, end, text: words })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}
