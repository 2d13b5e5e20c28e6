import type { Span } from './document.ts'

const stops = new Set([...'。；;！？!?\n\t'])
const commas = new Set([...'，,'])
const opening = '（(【['
const closing = '）)】]'

const inNumber = (text: string, i: number): boolean =>
  text[i] === ',' && /\d/.test(text[i - 1] ?? '') && /^\d{3}(?!\d)/.test(text.slice(i + 1, i + 5))

function leftEdge(text: string, from: number, floor: number, commasCut: boolean): number {
  let depth = 0
  for (let i = from - 1; i >= floor; i--) {
    const c = text[i]!
    if (closing.includes(c)) depth++
    else if (opening.includes(c)) {
      if (depth === 0) return i + 1
      depth--
    } else if (depth === 0 && (stops.has(c) || (commasCut && (commas.has(c) || c === '：' || c === ':') && !inNumber(text, i))))
      return i + 1
  }
  return floor
}

/** A bracket that is never closed bounds nothing: such documents leave them open. */
function isClosed(text: string, at: number, ceiling: number): boolean {
  const [open, close] = [text[at]!, closing[opening.indexOf(text[at]!)]!]
  let depth = 0
  for (let i = at; i < ceiling && text[i] !== '\n'; i++) {
    if (text[i] === open) depth++
    else if (text[i] === close && --depth === 0) return true
  }
  return false
}

function rightEdge(text: string, from: number, ceiling: number, commasCut: boolean): number {
  let depth = 0
  for (let i = from; i < ceiling; i++) {
    const c = text[i]!
    if (opening.includes(c)) depth += isClosed(text, i, ceiling) ? 1 : 0
    else if (closing.includes(c)) {
      if (depth === 0) return i
      depth--
    } else if (depth === 0 && (stops.has(c) || (commasCut && commas.has(c) && !inNumber(text, i)))) return i
  }
  return ceiling
}

function trimmed(text: string, start: number, end: number): Span {
  let [s, e] = [start, end]
  while (s < e && /\s/.test(text[s]!)) s++
  while (e > s && /\s/.test(text[e - 1]!)) e--
  return { start: s, end: e }
}

/** The clause around a place: between commas and stops; a bracket around the place bounds it, brackets beside it do not. */
export const clauseAround = (text: string, at: Span, within: Span): Span =>
  trimmed(text, leftEdge(text, at.start, within.start, true), rightEdge(text, at.end, within.end, true))

/** The sentence around a place, bounded likewise. */
export const sentenceAround = (text: string, at: Span, within: Span): Span =>
  trimmed(text, leftEdge(text, at.start, within.start, false), rightEdge(text, at.end, within.end, false))

/** The clauses of a stretch of text, in order; what stands in brackets stays with its clause. */
export function clausesOf(text: string, within: Span): readonly Span[] {
  const found: Span[] = []
  let at = within.start
  while (at < within.end) {
    const end = rightEdge(text, at, within.end, true)
    const span = trimmed(text, at, end)
    if (span.end > span.start) found.push(span)
    at = end + 1
  }
  return found
}
