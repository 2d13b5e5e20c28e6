import { chineseNumber, circledNumber, halfWidth } from './numerals.ts'

export type MarkerKind =
  | 'part'
  | 'chapter'
  | 'section'
  | 'article'
  | 'cn-ordinal'
  | 'cn-paren'
  | 'arabic-dot'
  | 'decimal'
  | 'arabic-paren'
  | 'circled'
  | 'dash'
  | 'cn-shi'

/** What stands before a heading: 一、 （一） 1. （1） ① 第一条 —— 一是. */
export interface Marker {
  readonly kind: MarkerKind
  /** As written, without the space around it. */
  readonly number: string
  /** One spelling for all ways of writing it: 一, (一), 1, (1), ①, 第一条. */
  readonly normalised: string
  readonly ordinal: number
  /** Characters of the paragraph it takes, with the space after it. */
  readonly length: number
  /** A bracket is missing: read only where the numbering expects it. */
  readonly broken?: boolean
}

const cn = '[零〇一二三四五六七八九十百]'
type Reader = (half: string) => Omit<Marker, 'length' | 'number'> & { readonly taken: number; readonly written: number }
type Rule = readonly [RegExp, (m: RegExpExecArray) => Omit<ReturnType<Reader>, 'taken' | 'written'> | undefined]

const ordinalOf = (text: string): number => (/^\d+$/.test(text) ? Number(text) : (chineseNumber(text) ?? 0))
const division: Readonly<Record<string, MarkerKind>> = { 编: 'part', 篇: 'part', 章: 'chapter', 节: 'section', 条: 'article' }

/** Each rule: how the marker looks in half width, and what it means. Group 1 is what is written, the rest of the match is space. */
const rules: readonly Rule[] = [
  [
    new RegExp(`^(第\\s*(${cn}{1,5}|\\d{1,3})\\s*([编篇章节条]))(?:[\\s:、.]+|(?![款项目之的规所中、和至]))`),
    (m) => ({ kind: division[m[3]!]!, normalised: m[1]!.replace(/\s/g, ''), ordinal: ordinalOf(m[2]!) }),
  ],
  [new RegExp(`^(${cn}{1,4}\\s?[、.](?!${cn}{1,2}[级线届是、]))\\s*`), (m) => cnOrdinal(m[1]!)],
  [new RegExp(`^(${cn}{1,3})\\s{1,4}(?=[^\\s,。、;:]{2,24}$)`), (m) => cnOrdinal(m[1]!)],
  [new RegExp(`^([([〔]\\s*(${cn}{1,4})\\s*[)\\]〕]\\s?[、.]?)\\s*`), (m) => cnParen(m[2]!)],
  [new RegExp(`^((${cn}{1,4})\\s*[)\\]〕])\\s*`), (m) => ({ ...cnParen(m[2]!), broken: true })],
  [new RegExp(`^([([〔](${cn}{1,3}))(?![零〇一二三四五六七八九十百年月日级届期次个季])`), (m) => ({ ...cnParen(m[2]!), broken: true })],
  [
    /^((\d{1,2}(?:\.\d{1,2}){1,3})\.?)(?:\s+|(?=[^\d\s%.a-z、,~-]))(?!(?:万|亿|倍|个|元|米|公里|平方|亩|吨|人|小时|级|版))/i,
    (m) => ({ kind: 'decimal', normalised: m[2]!, ordinal: Number(m[2]!.split('.').at(-1)) }),
  ],
  [/^(\d{1,2})\s{1,4}(?=[^\d\s,。、;:%.()]{2,20}$)/, (m) => ({ kind: 'decimal', normalised: m[1]!, ordinal: Number(m[1]) })],
  [/^((\d{1,3})\s?[.、])(?:(?!\d)|(?=(?:19|20)\d\d年))\s*/, (m) => ({ kind: 'arabic-dot', normalised: m[2]!, ordinal: Number(m[2]) })],
  [/^([([〔]?\s*(\d{1,2})\s*[)\]〕]\s?[、.]?)\s*/, (m) => ({ kind: 'arabic-paren', normalised: `(${m[2]})`, ordinal: Number(m[2]) })],
  [/^(([①-⑳])\s?[、.]?)\s*/, (m) => ({ kind: 'circled', normalised: m[2]!, ordinal: circledNumber(m[2]!)! })],
  [/^((?:—|─|-|―){2}|—|─|―|⸺)\s*(?=[^\s\d—─―-])/, () => ({ kind: 'dash', normalised: '——', ordinal: 0 })],
  [new RegExp(`^((${cn}{1,3})(?:是(?!否)|要))[,:]?\\s*`), (m) => ({ kind: 'cn-shi', normalised: `${m[2]}是`, ordinal: ordinalOf(m[2]!) })],
]

const cnOrdinal = (written: string) => {
  const normalised = written.replace(/[\s、.]/g, '')
  return { kind: 'cn-ordinal' as const, normalised, ordinal: ordinalOf(normalised) }
}
const cnParen = (digits: string) => ({ kind: 'cn-paren' as const, normalised: `(${digits})`, ordinal: ordinalOf(digits) })

/** The marker at the start of a paragraph, or undefined. */
export function markerOf(paragraph: string): Marker | undefined {
  const half = halfWidth(paragraph.slice(0, 60))
  for (const [pattern, meaning] of rules) {
    const match = pattern.exec(half)
    const found = match && meaning(match)
    if (found && match) return { ...found, number: paragraph.slice(0, match[1]!.trimEnd().length), length: match[0].length }
  }
  return undefined
}

/** The usual class of a marker: 一、 is 1, （一） 2, 1. 3, （1） 4, ① 5; the others take theirs from where they stand. */
export const classOf: Readonly<Partial<Record<MarkerKind, number>>> = {
  'cn-ordinal': 1,
  'cn-paren': 2,
  'arabic-dot': 3,
  'arabic-paren': 4,
  circled: 5,
}

/** Which marker stands above which when both are new; the tree itself follows the document. */
export const rankOf: Readonly<Record<MarkerKind, number>> = {
  part: 0,
  chapter: 1,
  section: 2,
  'cn-ordinal': 3,
  article: 3.5,
  'cn-paren': 4,
  'arabic-dot': 5,
  decimal: 5.5,
  'arabic-paren': 6,
  circled: 7,
  'cn-shi': 8,
  dash: 9,
}
