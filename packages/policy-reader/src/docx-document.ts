import { type PolicyDocument, Unreadable } from './document.ts'
import { DocxNumbering } from './docx-numbering.ts'
import { attribute, type Token, tokensOf } from './markup.ts'
import { TextBuilder } from './text-builder.ts'
import { type Archive, openArchive } from './zip.ts'

interface DocxCell {
  text: string
  rows: number
  columns: number
  continues: boolean
}
interface OpenTable {
  readonly rows: DocxCell[][]
  cell: DocxCell | undefined
}

/** Reads the body of a word processor's file: paragraphs with the numbers drawn before them, tables with merged cells. */
class Body {
  private readonly builder = new TextBuilder()
  private readonly tables: OpenTable[] = []
  private readonly numbering: DocxNumbering
  private readonly styleNumbers: ReadonlyMap<string, readonly [string, number]>
  private line = ''
  private list: { id: string | undefined; level: number } = { id: undefined, level: 0 }
  private style = ''
  private reading = false
  private skipped = 0

  constructor(numbering: DocxNumbering, styleNumbers: ReadonlyMap<string, readonly [string, number]>) {
    this.numbering = numbering
    this.styleNumbers = styleNumbers
  }

  take(token: Token): void {
    if (token.kind === 'text') {
      if (this.reading && this.skipped === 0) this.line += token.text
    } else if (token.kind === 'open') this.open(token.name, token.attributes, token.empty)
    else this.close(token.name)
  }

  private open(name: string, attributes: string, empty: boolean): void {
    // What was deleted under revision, and a second drawing of the same text box, are no text.
    if (['w:del', 'mc:fallback', 'w:movefrom'].includes(name) && !empty) this.skipped++
    if (this.skipped > 0) return
    const value = attribute(attributes, 'w:val') ?? ''
    if (name === 'w:p') this.startParagraph()
    else if (name === 'w:t') this.reading = !empty
    else if (name === 'w:br' || name === 'w:cr') this.line += attribute(attributes, 'w:type') === 'page' ? '' : '\n'
    else if (name === 'w:tab') this.line += this.line === '' ? '' : ' '
    else if (name === 'w:nobreakhyphen') this.line += '-'
    else if (name === 'w:numid') this.list.id = value
    else if (name === 'w:ilvl') this.list.level = Number(value) || 0
    else if (name === 'w:pstyle') this.style = value
    else this.openTablePart(name, attributes, value)
  }

  private openTablePart(name: string, attributes: string, value: string): void {
    const table = this.tables.at(-1)
    if (name === 'w:tbl') this.tables.push({ rows: [], cell: undefined })
    else if (name === 'w:tr') table?.rows.push([])
    else if (name === 'w:tc' && table) table.cell = { text: '', rows: 1, columns: 1, continues: false }
    else if (name === 'w:gridspan' && table?.cell) table.cell.columns = Math.max(1, Math.min(400, Number(value) || 1))
    else if (name === 'w:vmerge' && table?.cell) table.cell.continues = attribute(attributes, 'w:val') !== 'restart'
  }

  private startParagraph(): void {
    this.line = ''
    this.list = { id: undefined, level: 0 }
    this.style = ''
  }

  private close(name: string): void {
    if (['w:del', 'mc:fallback', 'w:movefrom'].includes(name)) this.skipped = Math.max(0, this.skipped - 1)
    if (this.skipped > 0) return
    const table = this.tables.at(-1)
    if (name === 'w:t') this.reading = false
    else if (name === 'w:p') this.endParagraph()
    else if (name === 'w:tc' && table?.cell) {
      table.rows.at(-1)?.push(table.cell)
      table.cell = undefined
    } else if (name === 'w:tbl') this.endTable()
  }

  private endParagraph(): void {
    const [styleId, styleLevel] = this.styleNumbers.get(this.style) ?? [undefined, 0]
    const id = this.list.id ?? styleId
    const number = id && id !== '0' && this.line.trim() !== '' ? this.numbering.next(id, this.list.id ? this.list.level : styleLevel) : ''
    const words = number + (number ? this.line.trimStart() : this.line)
    const cell = this.tables.at(-1)?.cell
    if (cell) cell.text += `${words}\n`
    else for (const part of words.split('\n')) this.builder.paragraph(part)
    this.line = ''
  }

  private endTable(): void {
    const table = this.tables.pop()
    if (!table) return
    const outer = this.tables.at(-1)?.cell
    if (outer) outer.text += `${table.rows.map((r) => r.map((c) => c.text.trim()).join(' ')).join('\n')}\n`
    else this.builder.table(mergedRows(table.rows))
  }

  document(name: string): PolicyDocument {
    return { name, format: 'docx', text: this.builder.text(), blocks: this.builder.blocks }
  }
}

/** A cell that continues the one above lengthens it and is left out. */
function mergedRows(rows: readonly (readonly DocxCell[])[]): readonly (readonly DocxCell[])[] {
  const above = new Map<number, DocxCell>()
  return rows.map((row) => {
    let column = 0
    return row.filter((cell) => {
      const at = column
      column += cell.columns
      const upper = above.get(at)
      if (cell.continues && upper) {
        upper.rows++
        return false
      }
      above.set(at, cell)
      return true
    })
  })
}

const part = (archive: Archive, name: string): string => {
  const bytes = archive.read(name)
  return bytes ? new TextDecoder().decode(bytes) : ''
}

/** Styles that number their paragraphs, as 标题 1 often does. */
function styleNumbers(xml: string): ReadonlyMap<string, readonly [string, number]> {
  const found = new Map<string, readonly [string, number]>()
  let style = ''
  let level = 0
  for (const t of tokensOf(xml)) {
    if (t.kind !== 'open') continue
    if (t.name === 'w:style') [style, level] = [attribute(t.attributes, 'w:styleId') ?? '', 0]
    else if (t.name === 'w:ilvl') level = Number(attribute(t.attributes, 'w:val') ?? 0)
    else if (t.name === 'w:numid') found.set(style, [attribute(t.attributes, 'w:val') ?? '0', level])
  }
  return found
}

/** Reads a .docx file. @throws Unreadable */
export function docxDocument(name: string, bytes: Uint8Array): PolicyDocument {
  const archive = openArchive(bytes)
  const xml = part(archive, 'word/document.xml')
  if (xml === '') throw new Unreadable('damaged', '文件中没有正文（word/document.xml）', 'the file has no body (word/document.xml)')
  const body = new Body(new DocxNumbering(part(archive, 'word/numbering.xml')), styleNumbers(part(archive, 'word/styles.xml')))
  for (const token of tokensOf(xml)) body.take(token)
  return body.document(name)
}
