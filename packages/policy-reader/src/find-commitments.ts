import { aimsIn, benchmarksIn, coverageIn } from './aims.ts'
import { datedActsIn, deadlineIn } from './deadlines.ts'
import type { PolicyDocument, Span } from './document.ts'
import { annexesOf, type FrontMatter, frontMatterOf } from './front-matter.ts'
import { horizonOf } from './horizon.ts'
import type { Abstention, Commitments, Item } from './item.ts'
import { type Line, linesOf } from './lines.ts'
import { closingLines, noteNumbering } from './numbering.ts'
import { mainPart, type Part, partsOf } from './parts.ts'
import { firstLeadsFrom, type Responsibility, responsibilitiesIn } from './responsibilities.ts'
import { itemsOfTables, linkTables } from './table-items.ts'
import { readTable } from './tables.ts'
import { dueAt, governingTimes, isPast, targetsIn } from './targets.ts'
import type { Node } from './tree.ts'

interface Context {
  readonly text: string
  readonly first: number
  readonly horizon: string | null
  readonly issued: string | null
}

/** The figures, dated acts, coverages and aims of one stretch. */
function readStretch({ text, horizon, issued }: Context, within: Span) {
  const { targets: figures, passed } = targetsIn(text, within, horizon, issued)
  const acts = datedActsIn(text, within, figures)
  // What an earlier year stands beside was done then, or begun; what is aimed at is due with the plan.
  const times = governingTimes(text, within).filter((t) => !isPast(t.due, issued))
  const dueOf = (at: Span) => dueAt(text, at, { start: at.end, end: at.end }, within, { times, horizon, issued })
  const coverage = coverageIn(text, within, dueOf).filter((c) => ![...figures, ...acts].some((t) => t.start < c.end && c.start < t.end))
  const benchmarks = benchmarksIn(text, within, [...figures, ...acts, ...coverage], dueOf)
  const targets = [...figures, ...acts, ...coverage, ...benchmarks].sort((a, b) => a.start - b.start)
  return { targets, passed, aims: aimsIn(text, within, targets, dueOf) }
}

function stretchesOf(node: Node): readonly Span[] {
  const first = { start: node.line.start + (node.heading?.end ?? node.marker.length), end: node.line.end }
  const body = node.body.filter((l) => l.role === 'body')
  const title = node.heading ? [{ start: node.line.start + node.heading.start, end: node.line.start + node.heading.end }] : []
  // A title may itself hold a figure, as may an item without one.
  return [...title, ...(first.end > first.start ? [first] : []), ...body]
}

const confidenceOf = (node: Node, responsibilities: readonly Responsibility[]): number => {
  const heading = node.heading
    ? { line: 1, stop: 0.98, colon: 0.9, space: 0.85, 'opening-words': 0.6, sentence: 0.6 }[node.heading.by]
    : 0.7
  return Math.round(Math.min(heading, ...responsibilities.map((r) => r.confidence)) * 100) / 100
}

function itemOf(node: Node, path: string, context: Context): Item {
  const { text } = context
  const titleStart = node.line.start + (node.heading?.start ?? node.marker.length)
  const titleEnd = node.heading ? node.line.start + node.heading.end : titleStart
  const title = node.heading ? text.slice(titleStart, titleEnd) : null
  const deadline = deadlineIn(text, title ? { start: titleStart, end: titleEnd } : null, { start: titleEnd, end: node.bodyEnd })
  // （2021年8月下旬）in a heading dates everything below it.
  const within = deadline && deadline.end <= titleEnd ? { ...context, horizon: deadline.due.split('/').at(-1)! } : context
  const stretches = stretchesOf(node)
  const responsibilities = stretches.flatMap((s) => responsibilitiesIn(text, s, context.first))
  const read = stretches.map((s) => readStretch(within, s))
  const unclear = responsibilities.flatMap((r): Abstention[] => (r.unclear ? [{ what: 'units', reason: r.unclear }] : []))
  const seen = new Map<string, number>()
  return {
    start: node.start,
    end: node.end,
    number: node.marker.number,
    normalised: node.marker.normalised,
    marker: node.marker.kind,
    path,
    level: node.level,
    depth: node.depth,
    title,
    titleStart,
    titleEnd,
    headingInline: node.heading ? node.heading.inline : true,
    bodyEnd: node.bodyEnd,
    responsibilities,
    deadline,
    targets: read.flatMap((r) => r.targets),
    aims: read.flatMap((r) => r.aims),
    passed: read.flatMap((r) => r.passed),
    irregularities: node.irregularities,
    confidence: confidenceOf(node, responsibilities),
    abstentions: [
      ...(title === null && node.children.length === 0 ? [] : title === null ? [{ what: 'title', reason: '编号后没有标题' } as const] : []),
      ...unclear,
    ],
    children: node.children.map((child) => itemOf(child, `${path}/${nameIn(seen, child)}`, within)),
  }
}

/** The name of a node in its path; a second one of the same number is told apart by its place. */
function nameIn(seen: Map<string, number>, { marker }: Node): string {
  const nth = (seen.get(marker.normalised) ?? 0) + 1
  seen.set(marker.normalised, nth)
  if (marker.kind === 'dash') return `${marker.normalised}${nth}`
  return nth === 1 ? marker.normalised : `${marker.normalised}~${nth}`
}

function treeItems(part: Part, context: Context): readonly Item[] {
  const seen = new Map<string, number>()
  return part.roots.map((root) => itemOf(root, nameIn(seen, root), context))
}

/** The items, units, dates and figures of a document, each with its place in the text. It proposes; a person confirms. */
export function findCommitments(document: PolicyDocument): Commitments {
  const { text } = document
  const lines = linesOf(document)
  const parts = partsOf(lines)
  const main = mainPart(parts)
  const roots = main?.roots ?? []
  const firstStart = roots[0]?.start ?? text.length
  const frontLines = lines.filter((l) => l.start < (main ? firstStart : text.length))
  const back = lines.filter((l) => l.start > (roots.at(-1)?.start ?? firstStart))
  const front = frontMatterOf(frontLines, back, main !== undefined)
  const context: Context = {
    text,
    first: firstLeadsFrom(text),
    horizon: horizonOf(front, text, roots),
    issued: front.date ?? front.published,
  }
  const closing = closingLines(roots, text)
  const irregularities = noteNumbering(roots)
  const tables = lines.flatMap((l) => (l.table ? (readTable(text, l.table, context.horizon) ?? []) : []))
  const items = main ? treeItems(main, context) : []
  const tree = items.length > 0 ? linkTables(items, tables) : itemsOfTables(tables, text)
  return {
    document,
    ...front,
    annexes: annexesOf(lines),
    frontMatterEnd: main ? firstStart : (tree[0]?.start ?? 0),
    trailingNoise: lines
      .filter((l) => l.role === 'noise' && l.start > firstStart)
      .map(({ start, end }) => ({ start, end, text: text.slice(start, end) })),
    tree,
    closing: closingOf(closing, context),
    otherTrees: parts.filter((p) => p !== main && p.nodes > 0).map((p) => treeItems(p, context)),
    tables,
    irregularities: [...irregularities, ...noteFront(front, main)],
    confidence: tree.length === 0 ? 0 : Math.round((tree.reduce((s, i) => s + i.confidence, 0) / tree.length) * 100) / 100,
    abstentions: tree.length === 0 ? [{ what: 'structure', reason: '没有找到编号条目，也没有可识别的表格' }] : [],
  }
}

function closingOf(closing: readonly Line[], context: Context): Commitments['closing'] {
  const [first] = closing
  const last = closing.at(-1)
  if (!first || !last) return null
  return {
    start: first.start,
    end: last.end,
    targets: closing.flatMap((l) => readStretch(context, l).targets),
    responsibilities: closing.flatMap((l) => responsibilitiesIn(context.text, l, context.first)),
  }
}

function noteFront(front: FrontMatter, main: Part | undefined): readonly string[] {
  return [
    ...(front.title ? [] : ['没有标题行']),
    ...(main?.preface.some((l) => /印发给你们/.test(l.text)) || (main && main.lines[0]!.start > 0) ? ['正文之前有印发通知'] : []),
  ]
}
