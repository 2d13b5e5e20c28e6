import { type PolicyDocument, Unreadable } from './document.ts'
import { limits } from './limits.ts'
import { type PdfTable, type Piece, tablesIn } from './pdf-grid.ts'
import { type PageLine, paragraphsOf, withoutFurniture } from './pdf-paragraphs.ts'
import { type OperatorCodes, type Operators, rulesOf } from './pdf-rules.ts'
import { withoutRadicals } from './radicals.ts'
import { type SpannedCell, TextBuilder } from './text-builder.ts'

/** Pieces on one height are one line; a gap wider than a character is a space. */
function linesOf(pieces: readonly Piece[], page: number): readonly PageLine[] {
  const rows: Piece[][] = []
  for (const piece of pieces.toSorted((a, b) => b.y - a.y || a.x - b.x)) {
    const row = rows.at(-1)
    if (row && Math.abs(row[0]!.y - piece.y) <= Math.max(2, Math.min(row[0]!.height, piece.height) * 0.5)) row.push(piece)
    else rows.push([piece])
  }
  return rows.map((row) => {
    const ordered = row.toSorted((a, b) => a.x - b.x)
    let text = ''
    let edge: number | undefined
    for (const piece of ordered) {
      if (edge !== undefined && piece.x - edge > piece.height * 1.2) text += ' '
      text += piece.str
      edge = piece.x + piece.width
    }
    return {
      text: text.trimEnd(),
      left: ordered[0]!.x,
      right: edge ?? 0,
      y: ordered[0]!.y,
      height: Math.max(...ordered.map((p) => p.height)),
      page,
      stretch: 0,
    }
  })
}

interface TextItem {
  readonly str?: string
  readonly transform?: readonly number[]
  readonly width?: number
  readonly height?: number
}
interface PdfPage {
  getTextContent(): Promise<{ items: readonly unknown[] }>
  getOperatorList(): Promise<Operators>
}

/** What stands on the pages: lines, each with the number of tables before it, and the tables in order. */
interface Flow {
  readonly lines: PageLine[]
  readonly tables: PdfTable[]
}

const within = (piece: Piece, table: PdfTable): boolean =>
  piece.x > table.left - 2 && piece.x < table.right && piece.y < table.top && piece.y > table.bottom - 2

async function readPage(page: PdfPage, number: number, codes: OperatorCodes, flow: Flow): Promise<void> {
  const { items } = await page.getTextContent()
  const pieces = (items as readonly TextItem[]).flatMap((i): Piece[] =>
    i.str && i.str.trim() !== '' && i.transform
      ? [
          {
            str: withoutRadicals(i.str),
            x: i.transform[4] ?? 0,
            y: i.transform[5] ?? 0,
            width: i.width ?? 0,
            height: i.height || Math.abs(i.transform[3] ?? 0) || 10,
          },
        ]
      : [],
  )
  const tables = tablesIn(rulesOf(await page.getOperatorList(), codes), pieces)
  const outside = pieces.filter((p) => !tables.some((t) => within(p, t)))
  const before = flow.tables.length
  for (const line of linesOf(outside, number))
    flow.lines.push({ ...line, stretch: before + tables.filter((t) => t.bottom > line.y).length })
  flow.tables.push(...tables)
}

/** A table that goes on at the top of the next page is one: its repeated head goes, a merged cell cut in two is filled from above. */
function continued(flow: Flow, index: number): boolean {
  const [above, table] = [flow.tables[index - 1], flow.tables[index]]
  if (!above || !table || above.columns !== table.columns) return false
  return !flow.lines.some((l) => l.stretch === index) && Math.abs(above.left - table.left) < 6
}

type Row = readonly SpannedCell[]
const said = (row: Row): string => row.map((c) => c.text).join('|')

/** A row that a page broke in two: the cells of its second half, counted from the right, go on with those of the first. */
function mended(first: Row, second: Row): Row {
  const shift = second.length - first.length
  return first.map((cell, i) => ({ ...cell, text: cell.text + (second[i + shift]?.text ?? '') }))
}

/** Cells at the start of a row that a page cut off from the merged cell above say what that cell says. */
function filled(row: Row, above: Row | undefined): Row {
  let open = true
  return row.map((cell, i) => {
    open = open && i < 3 && cell.text === '' && (above?.[i]?.text ?? '') !== ''
    return open ? { ...cell, text: above![i]!.text } : cell
  })
}

function joined(flow: Flow, from: number): { readonly rows: readonly Row[]; readonly next: number } {
  const rows: Row[] = [...flow.tables[from]!.rows]
  let next = from + 1
  for (; next < flow.tables.length && continued(flow, next); next++) {
    const heads = rows.slice(0, 3).map(said)
    const [first, ...more] = flow.tables[next]!.rows.filter((row, i) => i > 2 || !heads.includes(said(row)))
    if (!first) continue
    const broken = flow.tables[next]!.openTop && flow.tables[next - 1]!.openBottom
    if (broken) rows.push(mended(rows.pop()!, first), ...more)
    else
      rows.push(
        filled(
          first,
          rows.findLast((r) => r.length === first.length),
        ),
        ...more,
      )
  }
  return { rows, next }
}

function unreadable(fault: unknown): Unreadable {
  if (fault instanceof Unreadable) return fault
  return /password/i.test(`${(fault as Error)?.name} ${(fault as Error)?.message}`)
    ? new Unreadable('encrypted', 'PDF 已加密，请先去除密码', 'the PDF is encrypted; remove the password first')
    : new Unreadable('damaged', 'PDF 已损坏，无法读取', 'the PDF is damaged and cannot be read')
}

/** Paragraphs and tables in the order in which they stand. */
function build(all: Flow): TextBuilder {
  const flow: Flow = { lines: [...withoutFurniture(all.lines)], tables: all.tables }
  const builder = new TextBuilder()
  const paragraphs = paragraphsOf(flow.lines)
  for (let at = 0; at <= flow.tables.length; ) {
    for (const p of paragraphs) if (p.stretch === at) builder.paragraph(p.text)
    if (at === flow.tables.length) break
    const { rows, next } = joined(flow, at)
    builder.table(rows)
    at = next
  }
  return builder
}

/** Reads a PDF with a text layer. @throws Unreadable */
export async function pdfDocument(name: string, bytes: Uint8Array): Promise<PolicyDocument> {
  const { getDocumentProxy, getResolvedPDFJS } = await import('unpdf')
  const flow: Flow = { lines: [], tables: [] }
  try {
    const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 })
    const { OPS } = await getResolvedPDFJS()
    if (pdf.numPages > limits.pages) throw new Unreadable('too-large', `超过 ${limits.pages} 页`, `it has more than ${limits.pages} pages`)
    for (let n = 1; n <= pdf.numPages; n++) await readPage((await pdf.getPage(n)) as unknown as PdfPage, n, OPS as OperatorCodes, flow)
    await pdf.destroy()
  } catch (fault) {
    throw unreadable(fault)
  }
  if (flow.lines.length === 0 && flow.tables.length === 0)
    throw new Unreadable(
      'no-text-layer',
      'PDF 没有文字层（可能是扫描件），请先识别文字',
      'the PDF has no text layer (it may be a scan); recognise its text first',
    )
  const builder = build(flow)
  return { name, format: 'pdf', text: builder.text(), blocks: builder.blocks }
}
