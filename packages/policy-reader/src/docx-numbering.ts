import { attribute, tokensOf } from './markup.ts'

interface Level {
  readonly format: string
  readonly text: string
  readonly start: number
}

const cnDigits = '零一二三四五六七八九'
/** A number as 一, 十二, 一百零三. */
export function inChinese(n: number): string {
  if (n < 10) return cnDigits[n] ?? ''
  if (n < 20) return `十${n % 10 ? cnDigits[n % 10] : ''}`
  if (n < 100) return `${cnDigits[Math.floor(n / 10)]}十${n % 10 ? cnDigits[n % 10] : ''}`
  if (n < 1000) {
    const rest = n % 100
    return `${cnDigits[Math.floor(n / 100)]}百${rest === 0 ? '' : rest < 10 ? `零${cnDigits[rest]}` : rest < 20 ? `一${inChinese(rest)}` : inChinese(rest)}`
  }
  return String(n)
}

function shown(n: number, format: string): string {
  if (/chinese|japanese|ideograph(?!Enclosed)|taiwanese/i.test(format) && !/EnclosedCircle|Zodiac|Traditional/i.test(format))
    return inChinese(n)
  if (/EnclosedCircle|decimalEnclosedCircle/i.test(format)) return n >= 1 && n <= 20 ? String.fromCodePoint(0x245f + n) : String(n)
  if (format === 'lowerLetter') return String.fromCharCode(96 + ((n - 1) % 26) + 1)
  if (format === 'upperLetter') return String.fromCharCode(64 + ((n - 1) % 26) + 1)
  if (format === 'none' || format === 'bullet') return ''
  return String(n)
}

/** The numbers that a word processor draws before paragraphs and does not write into their text. */
export class DocxNumbering {
  private readonly abstract = new Map<string, Map<number, Level>>()
  private readonly numbers = new Map<string, string>()
  private readonly counts = new Map<string, number[]>()

  constructor(xml: string) {
    let abstractId = ''
    let level = 0
    let building = { format: 'decimal', text: '', start: 1 }
    let numId = ''
    for (const t of tokensOf(xml)) {
      if (t.kind === 'close' && t.name === 'w:lvl') this.abstract.get(abstractId)?.set(level, building)
      if (t.kind === 'close' && t.name === 'w:num') numId = ''
      if (t.kind !== 'open') continue
      const value = attribute(t.attributes, 'w:val') ?? ''
      if (t.name === 'w:abstractnum') {
        abstractId = attribute(t.attributes, 'w:abstractNumId') ?? ''
        this.abstract.set(abstractId, new Map())
      } else if (t.name === 'w:lvl') {
        level = Number(attribute(t.attributes, 'w:ilvl') ?? 0)
        building = { format: 'decimal', text: '', start: 1 }
      } else if (t.name === 'w:numfmt') building = { ...building, format: value }
      else if (t.name === 'w:lvltext') building = { ...building, text: value }
      else if (t.name === 'w:start') building = { ...building, start: Number(value) || 1 }
      else if (t.name === 'w:num') numId = attribute(t.attributes, 'w:numId') ?? ''
      else if (t.name === 'w:abstractnumid' && numId) this.numbers.set(numId, value)
    }
  }

  /** The number of the next paragraph of a list at a level, counted on. */
  next(numId: string, level: number): string {
    const levels = this.abstract.get(this.numbers.get(numId) ?? '')
    const own = levels?.get(level)
    if (!levels || !own) return ''
    const key = this.numbers.get(numId)!
    const counts = this.counts.get(key) ?? []
    counts[level] = (counts[level] ?? own.start - 1) + 1
    counts.length = level + 1
    this.counts.set(key, counts)
    if (own.format === 'bullet') return ''
    return own.text.replace(/%(\d)/g, (_, digit: string) => {
      const at = Number(digit) - 1
      const of = levels.get(at)
      return of ? shown(counts[at] ?? of.start, of.format) : ''
    })
  }
}
