import { type PolicyDocument, Unreadable } from './document.ts'
import { limits } from './limits.ts'
import { type PageLine, paragraphsOf } from './pdf-paragraphs.ts'
import { withoutRadicals } from './radicals.ts'
import { TextBuilder } from './text-builder.ts'

interface Piece {
  readonly str: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

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
      text += withoutRadicals(piece.str)
      edge = piece.x + piece.width
    }
    return {
      text: text.trimEnd(),
      left: ordered[0]!.x,
      right: edge ?? 0,
      y: ordered[0]!.y,
      height: Math.max(...ordered.map((p) => p.height)),
      page,
    }
  })
}

interface TextItem {
  readonly str?: string
  readonly transform?: readonly number[]
  readonly width?: number
  readonly height?: number
}

async function pageLines(
  page: { getTextContent: () => Promise<{ items: readonly unknown[] }> },
  number: number,
): Promise<readonly PageLine[]> {
  const { items } = await page.getTextContent()
  const pieces = (items as readonly TextItem[]).flatMap((i): Piece[] =>
    i.str && i.str.trim() !== '' && i.transform
      ? [
          {
            str: i.str,
            x: i.transform[4] ?? 0,
            y: i.transform[5] ?? 0,
            width: i.width ?? 0,
            height: i.height || Math.abs(i.transform[3] ?? 0) || 10,
          },
        ]
      : [],
  )
  return linesOf(pieces, number)
}

function unreadable(fault: unknown): Unreadable {
  if (fault instanceof Unreadable) return fault
  return /password/i.test(`${(fault as Error)?.name} ${(fault as Error)?.message}`)
    ? new Unreadable('encrypted', 'PDF 已加密，请先去除密码', 'the PDF is encrypted; remove the password first')
    : new Unreadable('damaged', 'PDF 已损坏，无法读取', 'the PDF is damaged and cannot be read')
}

/** Reads a PDF with a text layer. @throws Unreadable */
export async function pdfDocument(name: string, bytes: Uint8Array): Promise<PolicyDocument> {
  const { getDocumentProxy } = await import('unpdf')
  const lines: PageLine[] = []
  try {
    const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 })
    if (pdf.numPages > limits.pages) throw new Unreadable('too-large', `超过 ${limits.pages} 页`, `it has more than ${limits.pages} pages`)
    for (let n = 1; n <= pdf.numPages; n++) lines.push(...(await pageLines(await pdf.getPage(n), n)))
    await pdf.destroy()
  } catch (fault) {
    throw unreadable(fault)
  }
  if (lines.length === 0)
    throw new Unreadable(
      'no-text-layer',
      'PDF 没有文字层（可能是扫描件），请先识别文字',
      'the PDF has no text layer (it may be a scan); recognise its text first',
    )
  const builder = new TextBuilder()
  for (const paragraph of paragraphsOf(lines)) builder.paragraph(paragraph)
  return { name, format: 'pdf', text: builder.text(), blocks: builder.blocks }
}
