import { dateIn } from './dates.ts'
import type { Span } from './document.ts'
import type { Line } from './lines.ts'
import { organEnding } from './responsibility-words.ts'

export interface Named extends Span {
  readonly text: string
}

export interface Annex {
  readonly name: string
  readonly start: number
  /** Its body stands in the same document. */
  readonly present: boolean
}

export interface FrontMatter {
  readonly title: Named | null
  /** Only named inside a sentence; there is no title line. */
  readonly titleInText: Named | null
  readonly number: Named | null
  readonly issuer: string | null
  readonly date: string | null
  readonly published: string | null
}

const kinds =
  '(?:方案|规划|纲要|意见|通知|计划|要点|办法|规定|决定|报告|清单|细则|措施|公告|通告|分工表|分解表|任务表|一览表|责任书|责任制|制度|条例|行动|指引|工程|批复|函|若干政策|体系|目录|规则|指标|安排|任务|总结|章程|准则|标准|规范|预案|表)'
const suffix = '(?:\\s*[（(〔][^（）()]{1,24}[）)〕])*'
const titleLine = new RegExp(`^[#\\s]*[“《]?[^。；;？]{2,90}${kinds}[”》]?${suffix}$`)
const ownLine = /^[（(]?\s*([\u4e00-\u9fa5A-Za-z]{1,18}\s?[〔[【（(]\s*\d{4}\s*[〕\]】）)]\s*第?\s*\d+\s*号)\s*[）)]?$/
const metaLine = (label: string): RegExp =>
  new RegExp(`(?:^|[|\\s\\t])${label}\\s*[:：|\\t]+\\s*([^|\\t\\n]{1,120}?)(?=\\s*(?:\\||\\t|$|\\s{2,}|\\s[\\u4e00-\\u9fa5 ]{2,6}[:：]))`)
const numberLabel = metaLine('(?:发文字号|文\\s*号|发文文号|文件编号|文件字号)')
const titleLabel = metaLine('(?:标\\s*题|名\\s*称|文件名称)')
const issuerLabel = metaLine('(?:发布机构|发文机关|发文单位|制发机构|制定机关|发布单位|成文单位|发文机构)')
const dateLabel = metaLine('(?:成文日期|发文日期|制发日期|生成日期|印发日期|成文时间|发文时间)')
const publishedLabel = metaLine('(?:发布日期|发布时间|公开日期|公布日期|发表时间|更新时间|时间|日期)')

function meta(lines: readonly Line[], label: RegExp): Named | null {
  for (const [i, line] of lines.entries()) {
    const match = label.exec(line.text)
    if (match) {
      const start = line.start + match.index + match[0].lastIndexOf(match[1]!)
      return { text: match[1]!.trim(), start, end: start + match[1]!.length }
    }
    // A label that stands alone, its value on the next line.
    const next = lines[i + 1]
    if (
      next &&
      label.test(`${line.text.replace(/[•·\s]+/g, ' ').trim()} ${next.text}`) &&
      /[:：]\s*$/.test(line.text) &&
      next.text.length < 60 &&
      !/[:：]/.test(next.text)
    )
      return { text: next.text.trim(), start: next.start, end: next.end }
  }
  return null
}

const metaLabelled = /^[•·\s]*[\u4e00-\u9fa5 ]{2,8}\s*[:：|]/
const joins = (line: Line | undefined): line is Line =>
  line !== undefined &&
  line.role === 'body' &&
  line.text.length <= 46 &&
  !/[。，,；;：:！]|号\s*$/.test(line.text) &&
  !ownLine.test(line.text.trim()) &&
  !metaLabelled.test(line.text)

/** The line with which a title begins that ends at a line: upwards to 关于, and to the names of the organs above it. */
function titleStart(front: readonly Line[], last: number): number {
  let first = last
  const words = (from: number): string =>
    front
      .slice(from, last + 1)
      .map((l) => l.text)
      .join('')
  const lines = [1, 2, 3, 4].map((n) => last - n)
  const about = /关于/.test(words(last)) ? last : lines.find((k) => /关于/.test(front[k]?.text ?? ''))
  const joined = (from: number): boolean =>
    from >= 0 && front.slice(from, last).every((l) => joins(l) && !(/关于/.test(l.text) && titleLine.test(l.text.trim())))
  if (about !== undefined && joined(about)) first = about
  else if (front[last]!.text.trim().length <= 12 && joined(last - 1)) first = last - 1
  while (/^[#\s]*关于/.test(words(first)) && joined(first - 1) && organEnding.test(front[first - 1]!.text.trim())) first--
  return first
}

/** The title nearest before the body; one broken over lines is put together again. */
function titleOf(front: readonly Line[]): Named | null {
  for (let i = front.length - 1; i >= 0; i--) {
    const line = front[i]!
    if (
      line.role !== 'body' ||
      metaLabelled.test(line.text) ||
      !titleLine.test(line.text.trim()) ||
      /^(?:现将|根据|为|按照)/.test(line.text)
    )
      continue
    const first = titleStart(front, i)
    const lines = front.slice(first, i + 1)
    const text = lines.map((l) => l.text.replace(/^[#\s]+/, '').trim()).join('')
    const start = lines[0]!.start + lines[0]!.text.length - lines[0]!.text.replace(/^[#\s]+/, '').length
    return { text: text.replace(/^《(.*)》$/, '$1'), start, end: line.end }
  }
  return null
}

const namedInText = new RegExp(`(?:制定|制订|印发|编制|出台)(?:了|本|如下)?《?((?:[^，,。；;《》“”]|“[^”]*”){4,60}?${kinds}${suffix})》?`)

function titleInText(front: readonly Line[]): Named | null {
  for (const line of front.toReversed()) {
    const match = namedInText.exec(line.text)
    if (!match) continue
    const start = line.start + match.index + match[0].indexOf(match[1]!)
    return { text: match[1]!, start, end: start + match[1]!.length }
  }
  return null
}

/** The title of a document that is a table: its first row, merged over all columns. */
function captionOf(front: readonly Line[]): Named | null {
  const row = front.find((l) => l.table)?.table?.grid[0]
  const [cell] = row ?? []
  if (!row || !cell || row.some((c) => c !== cell)) return null
  const lead = /^附\s*[件表录]\s*\d*[:：]?\s*/.exec(cell.text)?.[0] ?? ''
  const text = cell.text.slice(lead.length)
  return text === '' ? null : { text, start: cell.start, end: cell.end }
}

const organPrefix =
  /^(.{3,40}?(?:人民政府|政府|委员会|办公室|办公厅|国务院|党委|党组|领导小组|局|厅|部|院|省委|市委|区委|县委|工委|中央|法院|检察院))(?:办公厅|办公室)?(?=\s*(?:、.{3,40})?关于)/

/** Title, number, issuer and dates, from the lines before the body and from the signature after it. */
export function frontMatterOf(front: readonly Line[], back: readonly Line[], numbered: boolean): FrontMatter {
  const title = titleOf(front) ?? meta(front, titleLabel) ?? captionOf(front)
  const own = front.filter((l) => l.role === 'body').find((l) => ownLine.test(l.text.trim()))
  const number: Named | null =
    meta(front, numberLabel) ?? (own ? { text: ownLine.exec(own.text.trim())![1]!, start: own.start, end: own.end } : null)
  const around = [...front, ...back]
  const dated = around.find((l, i) => l.role === 'date' && around[i - 1]?.role === 'signature') ?? around.find((l) => l.role === 'date')
  const signed = dated ? around[around.indexOf(dated) - 1] : undefined
  const whole = title?.text ?? ''
  const issued = meta(front, issuerLabel)?.text
  const published = meta(front, publishedLabel)
  return {
    title,
    titleInText: title || !numbered ? null : titleInText(front),
    number: number && /\d/.test(number.text) ? number : null,
    issuer: (signed?.role === 'signature' ? signed.text.trim() : null) ?? issued ?? organPrefix.exec(whole)?.[0] ?? null,
    date: (dated && dateIn(dated.text)) ?? dateIn(meta(front, dateLabel)?.text ?? '') ?? null,
    published: published ? (dateIn(published.text) ?? null) : null,
  }
}

const listed = /^附\s*[件表录]?\s*[:：]?\s*/
const plain = (name: string): string => name.replace(/[\s，,、“”"《》〈〉（）()·.]/g, '').replace(/^\d+/, '')

/** The annexes a document names, and whether their bodies stand in it. */
export function annexesOf(lines: readonly Line[]): readonly Annex[] {
  const named = lines
    .filter((l) => l.role === 'annex-list')
    .map((l) => ({
      line: l,
      name: l.text
        .replace(listed, '')
        .replace(/^\s*\d{1,2}\s*[.．、:：]?\s*/, '')
        .replace(/[。；;]$/, '')
        .trim(),
    }))
    .filter((a) => a.name !== '')
  const found: Annex[] = []
  for (const { line, name } of named) {
    if (found.some((f) => plain(f.name) === plain(name))) continue
    const key = plain(name)
    const present =
      lines.some(
        (l) =>
          l.start > line.start &&
          (l.role === 'body' || l.role === 'annex-list') &&
          l.text.length < name.length + 30 &&
          key.length > 3 &&
          plain(l.text).includes(key),
      ) ||
      (lines.some((l) => l.start > line.start && l.role === 'annex-head') && lines.some((l) => l.start > line.start && l.role === 'table'))
    found.push({ name, start: line.start + line.text.indexOf(name), present })
  }
  return found
}
