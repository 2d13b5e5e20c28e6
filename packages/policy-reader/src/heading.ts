import { isResponsibility } from './responsibility-words.ts'

/** Where the title of an item stands in its paragraph, after the marker; offsets into the paragraph. */
export interface Heading {
  readonly start: number
  readonly end: number
  /** The text goes on in the same paragraph. */
  readonly inline: boolean
  /** How the end of the title was found. */
  readonly by: 'line' | 'stop' | 'colon' | 'space' | 'opening-words' | 'sentence'
}

const titleMax = 45
const lineMax = 64
/** Words that begin a sentence of such a document and do not stand inside its titles' first words. */
const openings =
  /(?:立足|围绕|紧扣|按照|坚持|依托|通过|根据|针对|聚焦|充分发挥|充分利用|严格落实|严格执行|认真落实|认真贯彻|全面落实|深入贯彻|进一步|建立健全|建立|大力|积极|要(?=[把将以对])|以(?=[^，,。]{1,30}为))/g

const depthAt = (text: string, index: number): number => {
  let depth = 0
  for (const c of text.slice(0, index)) {
    if ('（(【[《“‘'.includes(c)) depth++
    else if ('）)】]》”’'.includes(c)) depth = Math.max(0, depth - 1)
  }
  return depth
}

/** The bracket with the responsible units that ends a heading line is no part of the title. */
function withoutUnits(text: string): string {
  const match = /[（(【[][^（(【[]*(?:[（(][^（）()]*[）)][^（(【[]*)*[）)】\]]\s*$/.exec(text)
  return match && match.index > 0 && isResponsibility(match[0].trim().slice(1, -1)) ? text.slice(0, match.index).trimEnd() : text
}

function byOpeningWords(text: string): number | undefined {
  for (const match of text.matchAll(openings)) {
    const before = text.slice(0, match.index)
    if (before.length < 4) continue
    if (before.length > 30 || /[，,；;：:。]/.test(before)) return undefined
    if (depthAt(text, match.index) === 0 && !/[的与和及、对要应须在]$/.test(before)) return match.index
  }
  return undefined
}

function bySpace(text: string): number | undefined {
  const match = /^([^，,。；;：:\s]{2,30})[\s\u00a0]+(?=\S{12,})/.exec(text)
  return match ? match[1]!.length : undefined
}

/** A colon ends the title where what stands before it is a short name. */
function byColon(text: string): number | undefined {
  const match = /^[^，,。；;：:]{2,20}(?=[：:]\s*\S)/.exec(text)
  return match && depthAt(text, match[0].length) === 0 ? match[0].length : undefined
}

const sentenceMax = 100

/** A first sentence that is longer than a heading still names the item, with less certainty. */
const bySentence = (first: string, offset: number): Heading | undefined =>
  first.length <= sentenceMax && !/[；;]/.test(first) ? found(offset, first.length, true, 'sentence') : undefined

const found = (offset: number, end: number, inline: boolean, by: Heading['by']): Heading => ({
  start: offset,
  end: offset + end,
  inline,
  by,
})

function lineHeading(rest: string, offset: number): Heading | undefined {
  const line = withoutUnits(rest)
  const inline = line.length < rest.length
  const colon = byColon(line)
  if (colon !== undefined && line.length > colon + 14) return found(offset, colon, true, 'colon')
  const title = line.replace(/[：:]$/, '')
  if (title === '' || /[；;，,]$/.test(title)) return undefined
  const space = title.length > 24 ? bySpace(title) : undefined
  if (space !== undefined && title.length > titleMax) return found(offset, space, true, 'space')
  return title.length <= lineMax && !/[；;]/.test(title) ? found(offset, title.length, inline, 'line') : undefined
}

function inlineHeading(rest: string, stop: number, offset: number): Heading | undefined {
  const first = rest.slice(0, stop)
  const after = rest.slice(stop + 1).trim()
  const colon = byColon(rest)
  if (colon !== undefined && colon < stop) return found(offset, colon, true, 'colon')
  const space = bySpace(first)
  if (space !== undefined && first.length > space + 14) return found(offset, space, true, 'space')
  if (after === '' || isResponsibility(after.replace(/^[（(【[]|[）)】\]]$/g, ''))) {
    const short = first.length <= 20 || (first.length <= 30 && !/[，,；;]/.test(first))
    if (short) return found(offset, first.length, after !== '', 'stop')
    const opening = first.length > titleMax ? byOpeningWords(first) : undefined
    return opening === undefined ? bySentence(first, offset) : found(offset, opening, true, 'opening-words')
  }
  if (first.length <= titleMax && !/[；;]/.test(first)) return found(offset, first.length, true, 'stop')
  const opening = byOpeningWords(first)
  return opening === undefined ? bySentence(first, offset) : found(offset, opening, true, 'opening-words')
}

/** The title of an article: its short name in brackets or before the first space; mostly it has none. */
function articleHeading(rest: string, offset: number): Heading | undefined {
  const named = /^[（(【]([^（）()【】]{2,24})[）)】]/.exec(rest)
  if (named) return { start: offset + 1, end: offset + 1 + named[1]!.length, inline: rest.length > named[0].length, by: 'stop' }
  const space = bySpace(rest)
  if (space !== undefined && space <= 20) return found(offset, space, true, 'space')
  return /^[^，,。；;：:]{2,24}$/.test(rest) ? found(offset, rest.length, false, 'line') : undefined
}

/** The title of the paragraph, or undefined where it is plain text behind a number. `offset` is where the marker ends. */
export function headingOf(paragraph: string, offset: number, article = false): Heading | undefined {
  const rest = paragraph.slice(offset).trimEnd()
  if (rest === '') return undefined
  if (article) return articleHeading(rest, offset)
  const stop = rest.search(/[。！？]/)
  return stop < 0 ? (lineHeading(rest, offset) ?? openEnded(rest, offset)) : inlineHeading(rest, stop, offset)
}

function openEnded(rest: string, offset: number): Heading | undefined {
  const opening = rest.length > lineMax ? byOpeningWords(rest) : undefined
  return opening === undefined ? undefined : found(offset, opening, true, 'opening-words')
}
