import type { Block, Cell } from './document.ts'
import { withoutRadicals } from './radicals.ts'

/** A table as its source gives it: cells with the rows and columns they span. */
export interface SpannedCell {
  readonly text: string
  readonly rows?: number
  readonly columns?: number
}

const spanMax = 1000
const columnsMax = 400

/** Puts a cell in every place that it covers and that is still free. */
function place(grid: Cell[][], cell: Cell, at: { x: number; y: number; down: number; across: number }): void {
  for (let j = at.y; j < at.y + at.down; j++) {
    grid[j] ??= []
    for (let i = at.x; i < at.x + at.across; i++) grid[j]![i] ??= cell
  }
}

/** Writes paragraphs and tables one after another into one text and remembers where each of them stands. */
export class TextBuilder {
  private readonly parts: string[] = []
  private length = 0
  readonly blocks: Block[] = []

  private write(text: string): { readonly start: number; readonly end: number } {
    const start = this.length
    this.parts.push(text)
    this.length += text.length
    return { start, end: this.length }
  }

  /** Adds a paragraph; one without visible characters is left out. */
  paragraph(text: string): void {
    const clean = withoutRadicals(text)
      .replace(/[\t\r\n\f\v]+/g, ' ')
      .trimEnd()
    if (clean.trim() === '') return
    const indent = clean.length - clean.trimStart().length
    const { start, end } = this.write(clean)
    this.write('\n')
    this.blocks.push({ kind: 'paragraph', start: start + indent, end })
  }

  /** Adds a table: cells are separated by tabs, rows by line ends; a merged cell is written once. */
  table(rows: readonly (readonly SpannedCell[])[]): void {
    const grid: Cell[][] = []
    const tableStart = this.length
    rows.forEach((row, y) => {
      grid[y] ??= []
      let x = 0
      let first = true
      for (const source of row) {
        while (grid[y]![x]) x++
        if (x >= columnsMax) break
        if (!first) this.write('\t')
        first = false
        const text = withoutRadicals(source.text).replace(/\s+/g, ' ').trim()
        const cell: Cell = { ...this.write(text), text }
        const down = Math.min(source.rows ?? 1, rows.length - y, spanMax)
        const across = Math.min(source.columns ?? 1, columnsMax - x)
        place(grid, cell, { x, y, down, across })
        x += across
      }
      this.write('\n')
    })
    const width = Math.max(0, ...grid.map((row) => row.length))
    if (width === 0) return
    const end = this.length - 1
    const blank: Cell = { text: '', start: end, end }
    this.blocks.push({
      kind: 'table',
      start: tableStart,
      end,
      grid: grid.map((row) => Array.from({ length: width }, (_, x) => row[x] ?? blank)),
    })
  }

  text(): string {
    return this.parts.join('')
  }
}
