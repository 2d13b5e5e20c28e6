import type { Cell, PolicyDocument } from './document.ts'
import { findCommitments } from './find-commitments.ts'
import type { Commitments, Item } from './item.ts'
import { belongs, linkTables } from './table-items.ts'

/** Where a file stands in the text of several read together. */
export interface FilePlace {
  readonly name: string
  readonly start: number
  readonly end: number
}

/** A plan in several files as one reading: every place in it is a place in `document.text`, and `files` tells in which file that is. */
export interface ReadTogether extends Commitments {
  readonly files: readonly FilePlace[]
}

/**
 * Reads a plan whose main text and attachments are files of their own. The first file that counts its items itself is the plan; tables of
 * the others give its items their units and dates, and what they hold beside that follows as items under the name of their file.
 */
export function readTogether(documents: readonly [PolicyDocument, ...PolicyDocument[]]): ReadTogether {
  const text = documents.map((d) => d.text).join('\n')
  const files = placesOf(documents)
  // Each file is read by itself, at its place in the whole: its numbering and its titles are its own.
  const readings = documents.map((document, i) => findCommitments({ ...document, text, blocks: movedBy(document, files[i]!.start) }))
  const main = Math.max(
    readings.findIndex((r) => r.tree.some((item) => item.marker !== 'table-row')),
    0,
  )
  const plan = readings[main]!
  const others = readings.flatMap((reading, i) => (i === main ? [] : [{ reading, file: files[i]! }]))
  const tables = others.flatMap(({ reading }) => reading.tables)
  const tree = linkTables(plan.tree, tables)
  const known = everyItem(plan.tree)
  const attached = others.flatMap(({ reading, file }, i) => attachedItem(reading, file, i + 1, known) ?? [])
  return {
    ...plan,
    document: { ...documents[main]!, text, blocks: readings.flatMap((r) => r.document.blocks) },
    files,
    annexes: plan.annexes.map((annex) => ({
      ...annex,
      present: annex.present || others.some(({ reading, file }) => isNamed(annex.name, reading, file)),
    })),
    trailingNoise: readings.flatMap((r) => r.trailingNoise),
    tree: [...tree, ...attached],
    otherTrees: readings.flatMap((r) => r.otherTrees),
    tables: [...plan.tables, ...tables],
    irregularities: plan.irregularities,
    abstentions: plan.abstentions,
  }
}

function placesOf(documents: readonly PolicyDocument[]): readonly FilePlace[] {
  let start = 0
  return documents.map(({ name, text }) => {
    const place = { name, start, end: start + text.length }
    start += text.length + 1
    return place
  })
}

/** The blocks of a document where it stands in the whole; a merged cell stays one. */
function movedBy({ blocks }: PolicyDocument, by: number): PolicyDocument['blocks'] {
  return blocks.map((block) => {
    const at = { start: block.start + by, end: block.end + by }
    if (block.kind === 'paragraph') return { ...block, ...at }
    const cells = new Map<Cell, Cell>()
    const moved = (cell: Cell): Cell => {
      const known = cells.get(cell) ?? { ...cell, start: cell.start + by, end: cell.end + by }
      cells.set(cell, known)
      return known
    }
    return { ...block, ...at, grid: block.grid.map((row) => row.map(moved)) }
  })
}

const everyItem = (items: readonly Item[]): readonly Item[] => items.flatMap((item) => [item, ...everyItem(item.children)])

/** What an attachment holds that is no row about an item of the plan, under its name; nothing where every row is one. */
function attachedItem(reading: Commitments, file: FilePlace, nth: number, known: readonly Item[]): Item | undefined {
  const own = reading.tree.filter((item) => !(item.marker === 'table-row' && known.some((one) => belongs(one, item.title ?? ''))))
  const [first] = own
  if (!first) return undefined
  const title = reading.title ?? { text: file.name.replace(/\.[^.]+$/, ''), start: file.start, end: file.start }
  const number = `附件${nth}`
  const below = (item: Item): Item => ({
    ...item,
    path: `${number}/${item.path}`,
    depth: item.depth + 1,
    children: item.children.map(below),
  })
  return {
    start: file.start,
    end: file.end,
    number,
    normalised: number,
    marker: first.marker,
    path: number,
    level: 1,
    depth: 1,
    title: title.text,
    titleStart: title.start,
    titleEnd: title.end,
    headingInline: false,
    bodyEnd: first.start,
    responsibilities: [],
    deadline: null,
    targets: [],
    aims: [],
    passed: [],
    irregularities: [],
    confidence: reading.confidence,
    abstentions: reading.abstentions,
    children: own.map(below),
  }
}

const plain = (words: string): string => words.replace(/^附件?\s*[\d一二三四五六七八九十]*|\.[a-z]+$|[\s、，,。：:“”"《》（）().]/gi, '')

/** Whether an annex the plan names is this file, by its title or its name. */
const isNamed = (annex: string, reading: Commitments, file: FilePlace): boolean => {
  const wanted = plain(annex)
  return (
    wanted.length >= 4 &&
    [reading.title?.text, file.name].some(
      (name) => name !== undefined && plain(name).length >= 4 && (plain(name).includes(wanted) || wanted.includes(plain(name))),
    )
  )
}
