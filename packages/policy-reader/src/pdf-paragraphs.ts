import { markerOf } from './markers.ts'

/** One line on a page, with its place in points. */
export interface PageLine {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly y: number
  readonly height: number
  readonly page: number
  /** How many tables stand before it: lines of different stretches are never joined. */
  readonly stretch: number
}

const pageNumber = /^[—–\-－·•\s]*(?:第?\s*\d{1,4}\s*页?(?:\s*[/共]\s*\d{1,4}\s*页?)?|[ivxIVX]{1,6})[—–\-－·•\s]*$/

const shape = (text: string): string => text.replace(/\d+/g, '#').replace(/\s/g, '')

/** Page numbers, and heads and feet that come again at the same height on many pages. */
export function withoutFurniture(lines: readonly PageLine[]): readonly PageLine[] {
  if (lines.length === 0) return []
  const pages = new Set(lines.map((l) => l.page)).size
  const edges = new Set<PageLine>()
  for (let page = 1; page <= Math.max(...lines.map((l) => l.page)); page++) {
    const own = lines.filter((l) => l.page === page)
    for (const line of [...own.slice(0, 2), ...own.slice(-2)]) edges.add(line)
  }
  const times = new Map<string, Set<number>>()
  for (const line of edges) {
    const key = `${shape(line.text)}@${Math.round(line.y / 6)}`
    if (!times.has(key)) times.set(key, new Set())
    times.get(key)!.add(line.page)
  }
  return lines.filter((line) => {
    if (!edges.has(line)) return true
    if (pageNumber.test(line.text)) return false
    return pages < 3 || (times.get(`${shape(line.text)}@${Math.round(line.y / 6)}`)?.size ?? 0) < Math.max(3, pages * 0.4)
  })
}

/** The place that most lines share, to the nearest three points. */
function commonest(places: readonly number[]): number {
  const times = new Map<number, number>()
  for (const p of places) times.set(Math.round(p / 3), (times.get(Math.round(p / 3)) ?? 0) + 1)
  return 3 * ([...times].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0)
}

const ends = /[。！？；;：:）)】\]]["”’]*$/

/** What cannot be broken at the start of a line, and so left room at the end of the line before: a number with its stop. */
const unbroken = (line: PageLine): number =>
  (/^[\dA-Za-z.,%％~～—-]*[，。、；：！？）”》】]*/.exec(line.text)?.[0].length ?? 0) * line.height * 0.7

interface Page {
  readonly left: number
  readonly right: number
  /** The usual distance of two lines. */
  readonly step: number
}

function measure(lines: readonly PageLine[]): Page {
  const long = lines.filter((l) => l.text.length >= 12)
  const rights = lines.map((l) => l.right).sort((a, b) => a - b)
  const steps = lines.slice(1).flatMap((l, i) => (lines[i]!.page === l.page && lines[i]!.y > l.y ? [lines[i]!.y - l.y] : []))
  return {
    left: commonest((long.length > 0 ? long : lines).map((l) => l.left)),
    right: rights[Math.floor(rights.length * 0.9)] ?? 0,
    step: commonest(steps),
  }
}

/** Whether a line goes on with the paragraph of the line before: that one is full, this one neither indented nor set off nor numbered. */
function goesOn(before: PageLine, line: PageLine, { left, right, step }: Page): boolean {
  if (line.left > left + line.height * 0.8 || Math.abs(before.height - line.height) >= 3) return false
  if (before.right + unbroken(line) < right - before.height * 1.6) return false
  if (before.page === line.page && before.y - line.y > Math.max(step * 1.3, step + 4)) return false
  return !(markerOf(line.text) && ends.test(before.text))
}

/** Lines joined into paragraphs, across pages too. */
export function paragraphsOf(lines: readonly PageLine[]): readonly { readonly text: string; readonly stretch: number }[] {
  if (lines.length === 0) return []
  const page = measure(lines)
  const found: { text: string; readonly stretch: number }[] = []
  let before: PageLine | undefined
  for (const line of lines) {
    if (before && before.stretch === line.stretch && goesOn(before, line, page))
      found.at(-1)!.text += (/[A-Za-z]$/.test(before.text) && /^[A-Za-z]/.test(line.text) ? ' ' : '') + line.text.trimStart()
    else found.push({ text: line.text, stretch: line.stretch })
    before = line
  }
  return found
}
