import type { Span } from './document.ts'
import { type Heading, headingOf } from './heading.ts'
import type { Line } from './lines.ts'
import { classOf, type Marker, type MarkerKind, markerOf, rankOf } from './markers.ts'

/** An item before its units, dates and figures are read. */
export interface Node extends Span {
  readonly marker: Marker
  readonly line: Line
  heading: Heading | undefined
  readonly parent: Node | undefined
  readonly level: number
  readonly depth: number
  readonly children: Node[]
  /** Own paragraphs and tables after the first. */
  readonly body: Line[]
  readonly irregularities: string[]
  bodyEnd: number
  end: number
}

interface Marked {
  readonly line: Line
  readonly marker: Marker
}

const near = 10

/** 一是 and broken brackets are read as structure only where a neighbour carries the number before or after. */
function expected(all: readonly (Marked | undefined)[], index: number, marker: Marker): boolean {
  if (marker.ordinal === 0 && marker.kind !== 'dash') return false
  const spaced = (marker.kind === 'cn-ordinal' || marker.kind === 'decimal') && !/[、.．]/.test(marker.number)
  if (marker.kind !== 'cn-shi' && !marker.broken && !spaced) return true
  const close = all.slice(Math.max(0, index - (marker.kind === 'cn-shi' ? near : 400)), index + (marker.kind === 'cn-shi' ? near : 400))
  return close.some((m) => m && m.marker.kind === marker.kind && Math.abs(m.marker.ordinal - marker.ordinal) === 1)
}

function markedLines(lines: readonly Line[]): readonly (Marked | undefined)[] {
  const all = lines.map((line): Marked | undefined => {
    if (line.role !== 'body') return undefined
    const marker = markerOf(line.text)
    return marker && { line, marker }
  })
  return all.map((m, i) => (m && expected(all, i, m.marker) ? m : undefined))
}

/** Ranks as this document uses them: a marker that goes on counting while another starts anew inside it stands above that one. */
function ranksOf(marked: readonly Marked[]): (kind: MarkerKind) => number {
  const first = (kind: MarkerKind) => marked.findIndex((m) => m.marker.kind === kind)
  const ranks: Record<MarkerKind, number> = { ...rankOf }
  if (first('article') >= 0 && first('article') < first('cn-ordinal')) ranks.article = 2.5
  const pairs: readonly (readonly [MarkerKind, MarkerKind])[] = [
    ['arabic-dot', 'cn-paren'],
    ['arabic-paren', 'arabic-dot'],
    ['cn-paren', 'cn-ordinal'],
    ['arabic-dot', 'cn-ordinal'],
  ]
  for (const [outer, inner] of pairs) {
    const restarts = marked.filter((m) => m.marker.kind === inner && m.marker.ordinal === 1).length
    if (restarts < 2 || first(outer) < 0 || first(outer) > first(inner)) continue
    const held = marked.filter((m, i) => m.marker.kind === inner && m.marker.ordinal === 1 && marked[i - 1]?.marker.kind === outer)
    if (held.length === restarts) ranks[outer] = ranks[inner] - 0.4
  }
  return (kind) => ranks[kind]
}

function nodeOf({ line, marker }: Marked, parent: Node | undefined): Node {
  const depth = (parent?.depth ?? 0) + 1
  const heading = headingOf(line.text, marker.length, marker.kind === 'article')
  const inlineEnd = line.end
  const titled = heading && !heading.inline ? line.start + heading.end : inlineEnd
  return {
    marker,
    line,
    heading,
    parent,
    depth,
    level: classOf[marker.kind] ?? (parent?.level ?? 0) + 1,
    children: [],
    body: [],
    irregularities: [],
    start: line.start,
    end: inlineEnd,
    bodyEnd: Math.min(titled, inlineEnd),
  }
}

/** A table under a heading that says it is an annex, the signature and what a page adds are nobody's body. */
const belongs = (line: Line): boolean => line.role === 'body' || line.role === 'table'

/** The trees of a stretch of lines: roots in order, and the paragraphs before the first. */
export function treeOf(lines: readonly Line[]): { readonly roots: readonly Node[]; readonly preface: readonly Line[] } {
  const all = markedLines(lines)
  const rank = ranksOf(all.filter((m) => m !== undefined))
  const roots: Node[] = []
  const preface: Line[] = []
  const stack: Node[] = []
  lines.forEach((line, i) => {
    const marked = all[i]
    const top = stack.at(-1)
    if (!marked) {
      if (!belongs(line)) return
      if (!top) preface.push(line)
      else {
        top.body.push(line)
        top.bodyEnd = line.end
      }
      return
    }
    const { kind } = marked.marker
    const same = stack.findLastIndex((n) => n.marker.kind === kind && sameDecimals(n.marker, marked.marker))
    if (same >= 0) stack.length = same
    else while (stack.length > 0 && above(rank, marked.marker, stack.at(-1)!.marker)) stack.pop()
    const node = nodeOf(marked, stack.at(-1))
    ;(stack.at(-1)?.children ?? roots).push(node)
    stack.push(node)
  })
  untitleLists(roots)
  roots.forEach(closeEnds)
  return { roots, preface }
}

/** Items that end with ； are a list of sentences, and none of its sentences is a heading. */
function untitleLists(siblings: readonly Node[]): void {
  const list = siblings.filter((n) => /[；;]\s*$/.test(n.line.text)).length >= Math.max(1, siblings.length * 0.3)
  for (const node of siblings) {
    const sentence = node.heading?.by === 'sentence' || (node.heading?.by === 'stop' && !node.heading.inline)
    if (list && sentence) node.heading = undefined
    untitleLists(node.children)
  }
}

const segments = (marker: Marker): number => (marker.kind === 'decimal' ? marker.normalised.split('.').length : 1)
const sameDecimals = (a: Marker, b: Marker): boolean => a.kind !== 'decimal' || segments(a) === segments(b)
const above = (rank: (kind: MarkerKind) => number, incoming: Marker, open: Marker): boolean =>
  incoming.kind === 'decimal' && open.kind === 'decimal' ? segments(open) >= segments(incoming) : rank(open.kind) >= rank(incoming.kind)

function closeEnds(node: Node): void {
  node.children.forEach(closeEnds)
  node.end = Math.max(node.bodyEnd, node.end, ...node.children.map((c) => c.end))
}

/** Every node, parents before children. */
export const everyNode = (roots: readonly Node[]): readonly Node[] => roots.flatMap((n) => [n, ...everyNode(n.children)])
