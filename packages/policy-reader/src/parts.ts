import type { Line } from './lines.ts'
import { markerOf } from './markers.ts'
import { type Node, treeOf } from './tree.ts'

/** A stretch of a document with a numbering of its own: the notice, the plan, an annex. */
export interface Part {
  readonly roots: readonly Node[]
  readonly preface: readonly Line[]
  readonly lines: readonly Line[]
  readonly nodes: number
}

const startsAnew = (lines: readonly Line[]): boolean => {
  for (const line of lines) {
    const marker = line.role === 'body' ? markerOf(line.text) : undefined
    if (marker && !marker.broken) return marker.ordinal === 1
  }
  return true
}

const titleEnd = /(?:方案|规划|纲要|计划|细则|办法|清单|分工表|任务表|分解表|要点|规定|指标|一览表)(?:[(（][^()（）]{1,20}[)）])?$/

/** Places where a new part may begin: after a date under a signature, at 附件, at a title line after which counting starts anew. */
function cutsOf(lines: readonly Line[]): readonly number[] {
  const cuts: number[] = []
  let seen = false
  lines.forEach((line, i) => {
    const before = lines[i - 1]
    if (i === 0) return
    const head =
      line.role === 'annex-head' ||
      (line.role === 'annex-list' &&
        before?.role !== 'annex-list' &&
        lines[i + 1]?.role !== 'annex-list' &&
        /^附\s*[件表录]\s*[\d一二三四五六七八九十]/.test(line.text))
    const dated = before?.role === 'date' || (before?.role === 'remark' && lines[i - 2]?.role === 'date')
    const titled = seen && line.role === 'body' && line.text.length <= 50 && titleEnd.test(line.text.trim()) && !markerOf(line.text)
    if ((head || dated || titled) && startsAnew(lines.slice(i))) cuts.push(i)
    if (line.role === 'body' && markerOf(line.text)) seen = true
  })
  return cuts
}

const count = (nodes: readonly Node[]): number => nodes.reduce((n, node) => n + 1 + count(node.children), 0)

/** The parts of a document, in order. Stretches without items go with the part that follows, at the end with the one before. */
export function partsOf(lines: readonly Line[]): readonly Part[] {
  const cuts = [0, ...cutsOf(lines), lines.length]
  const stretches = cuts.slice(1).map((end, i) => lines.slice(cuts[i], end))
  return stretches
    .filter((s) => s.length > 0)
    .map((stretch) => {
      const { roots, preface } = treeOf(stretch)
      return { roots, preface, lines: stretch, nodes: count(roots) }
    })
}

/** The part that is the plan: the first with items, unless a later one is more than twice as long and the first is a notice. */
export function mainPart(parts: readonly Part[]): Part | undefined {
  const withItems = parts.filter((p) => p.nodes > 0)
  const [first] = withItems
  if (!first) return undefined
  const largest = withItems.reduce((a, b) => (b.nodes > a.nodes ? b : a))
  const notice = first.lines.slice(0, 12).some((l) => /通知$/.test(l.text.trim())) || first.nodes <= 2
  return notice && largest.nodes >= 2 * first.nodes ? largest : first
}
