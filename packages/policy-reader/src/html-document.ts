import type { PolicyDocument } from './document.ts'
import { attribute, tokensOf } from './markup.ts'
import { type SpannedCell, TextBuilder } from './text-builder.ts'

const breaking = new Set([
  ...'p div h1 h2 h3 h4 h5 h6 li ul ol section article header footer main aside nav blockquote pre dl dt dd figure form fieldset hr center body html'.split(
    ' ',
  ),
])
const unread = ['script', 'style', 'noscript', 'template', 'svg', 'head', 'title', 'select', 'button', 'textarea', 'iframe', 'object']

interface OpenTable {
  readonly rows: SpannedCell[][]
  cell: { text: string; rows: number; columns: number } | undefined
}

const span = (attributes: string, name: string): number =>
  Math.max(1, Math.min(1000, Number.parseInt(attribute(attributes, name) ?? '1', 10) || 1))

/** A table that only lays out a page: one column, or cells that hold whole paragraphs of text. */
const isLayout = (rows: readonly (readonly SpannedCell[])[]): boolean =>
  rows.every((r) => r.length <= 1) || rows.some((r) => r.some((c) => c.text.length > 3000 || (c.text.match(/\n/g)?.length ?? 0) > 25))

/** Collects what the tokens of a page say, paragraph by paragraph and table by table. */
class Page {
  private readonly builder = new TextBuilder()
  private readonly tables: OpenTable[] = []
  private line = ''
  private skipping: string | undefined

  private flush(): void {
    this.builder.paragraph(this.line.replace(/[ \t\r\n\f]+/g, ' '))
    this.line = ''
  }

  text(words: string): void {
    if (this.skipping) return
    const cell = this.tables.at(-1)?.cell
    const plain = words.replace(/[\r\n\t]+/g, ' ')
    if (cell) cell.text += plain
    else if (this.tables.length === 0) this.line += plain
  }

  break(): void {
    const cell = this.tables.at(-1)?.cell
    if (cell) {
      if (cell.text.trim() !== '' && !cell.text.endsWith('\n')) cell.text += '\n'
    } else if (this.tables.length === 0) this.flush()
  }

  open(name: string, attributes: string, empty: boolean): void {
    if (this.skipping) return
    if (unread.includes(name)) {
      if (!empty) this.skipping = name
    } else if (name === 'table') {
      if (this.tables.length === 0) this.flush()
      this.tables.push({ rows: [], cell: undefined })
    } else if (name === 'tr') this.openRow()
    else if (name === 'td' || name === 'th') this.openCell(attributes)
    else if (name === 'br' || breaking.has(name)) this.break()
  }

  close(name: string): void {
    if (this.skipping === name) this.skipping = undefined
    if (this.skipping) return
    if (name === 'table') this.closeTable()
    else if (name === 'td' || name === 'th') this.closeCell()
    else if (breaking.has(name)) this.break()
  }

  private openRow(): void {
    const table = this.tables.at(-1)
    this.closeCell()
    table?.rows.push([])
  }

  private openCell(attributes: string): void {
    const table = this.tables.at(-1)
    if (!table) return
    this.closeCell()
    if (table.rows.length === 0) table.rows.push([])
    table.cell = { text: '', rows: span(attributes, 'rowspan'), columns: span(attributes, 'colspan') }
  }

  private closeCell(): void {
    const table = this.tables.at(-1)
    if (!table?.cell) return
    table.rows.at(-1)!.push(table.cell)
    table.cell = undefined
  }

  private closeTable(): void {
    this.closeCell()
    const table = this.tables.pop()
    if (!table) return
    const outer = this.tables.at(-1)
    const words = table.rows.flatMap((r) => r.map((c) => c.text)).join('\n')
    if (outer?.cell) outer.cell.text += `\n${words}\n`
    else if (isLayout(table.rows)) for (const line of words.split('\n')) this.builder.paragraph(line)
    else this.builder.table(table.rows)
  }

  document(name: string, format: PolicyDocument['format']): PolicyDocument {
    while (this.tables.length > 0) this.closeTable()
    this.flush()
    return { name, format, text: this.builder.text(), blocks: this.builder.blocks }
  }
}

/** A page as a document: one paragraph a line, tables as grids, nothing of scripts and styles. */
export function htmlDocument(name: string, html: string): PolicyDocument {
  const page = new Page()
  for (const token of tokensOf(html, ['script', 'style', 'textarea'])) {
    if (token.kind === 'text') page.text(token.text)
    else if (token.kind === 'open') page.open(token.name, token.attributes, token.empty)
    else page.close(token.name)
  }
  return page.document(name, 'html')
}
