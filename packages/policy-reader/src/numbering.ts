import type { Line } from './lines.ts'
import { everyNode, type Node } from './tree.ts'

const numbered = (node: Node): boolean => node.marker.kind !== 'dash'

function noteSiblings(siblings: readonly Node[], lastOfKind: Map<string, number>): void {
  for (const [i, node] of siblings.entries()) {
    const { kind, ordinal } = node.marker
    if (numbered(node)) {
      const before = siblings[i - 1]?.marker.kind === kind ? siblings[i - 1]!.marker.ordinal : undefined
      const running = lastOfKind.get(kind)
      const fits = before === undefined ? ordinal === 1 || ordinal === (running ?? 0) + 1 : ordinal === before + 1
      if (!fits) node.irregularities.push(before !== undefined && ordinal === before ? '编号重复' : '编号不连续')
      if (node.marker.broken) node.irregularities.push('编号括号不完整')
      lastOfKind.set(kind, ordinal)
    }
    if (node.heading?.by === 'opening-words') node.irregularities.push('标题与正文之间没有句号')
    if (node.children.length === 0 && node.heading && !node.heading.inline && node.body.length === 0 && node.bodyEnd <= node.line.end)
      node.irregularities.push('只有标题，没有正文')
    noteSiblings(node.children, lastOfKind)
  }
}

/** Notes gaps, duplicates, broken brackets and headings without text at the nodes; returns what concerns the whole. */
export function noteNumbering(roots: readonly Node[]): readonly string[] {
  noteSiblings(roots, new Map())
  const gaps = everyNode(roots).filter((n) => n.irregularities.some((i) => /^编号(?:重复|不连续)/.test(i))).length
  return gaps > 0 ? [`编号重复或不连续 ${gaps} 处`] : []
}

const forAll =
  /^(?:各(?:地|级|区|县|市|镇|乡|街|部门|单位|责任|有关|相关|成员)[^。]{0,40}(?:要|应|请|须|可|结合|根据)|本(?:方案|规划|意见|纲要|计划|办法|通知|细则|要点|规定|实施)[^。]{0,24}(?:自|由|有效期|印发)|以上[^。]{0,10}(?:请|意见)|请各|此前)/

/** Takes paragraphs that close the whole document from the body of its last item: siblings hold one paragraph each and it alone has more. */
export function closingLines(roots: readonly Node[], text: string): readonly Line[] {
  const last = everyNode(roots).at(-1)
  const lastPath = last && pathTo(last)
  if (!last || last.body.length === 0 || !lastPath) return []
  const siblings = (last.parent?.children ?? roots).filter((n) => n !== last)
  const inline = last.heading?.inline ?? true
  const keep = inline ? 0 : 1
  const alike = siblings.length > 0 && siblings.every((s) => s.body.length <= keep)
  const from = last.body.findIndex((l, i) => i >= keep && l.role === 'body' && (alike || forAll.test(text.slice(l.start, l.end))))
  if (from < 0) return []
  const closing = last.body.splice(from).filter((l) => l.role === 'body')
  last.bodyEnd = last.body.at(-1)?.end ?? last.line.end
  for (const node of lastPath.toReversed())
    node.end = Math.max(node.bodyEnd, ...node.children.map((c) => c.end), node === last ? last.bodyEnd : 0)
  return closing
}

function pathTo(node: Node): readonly Node[] {
  return node.parent ? [...pathTo(node.parent), node] : [node]
}
