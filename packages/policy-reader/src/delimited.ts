import type { Cell, PolicyDocument } from './document.ts'

/** Fields with their places; quotes may hold the separator and line ends. */
export function fieldsOf(text: string, separator: string): readonly (readonly Cell[])[] {
  const rows: Cell[][] = []
  let row: Cell[] = []
  let at = 0
  while (at <= text.length) {
    const quoted = text[at] === '"'
    let end = at
    if (quoted) {
      end = at + 1
      while (end < text.length && !(text[end] === '"' && text[end + 1] !== '"')) end += text[end] === '"' ? 2 : 1
      end = Math.min(text.length, end + 1)
    }
    while (end < text.length && text[end] !== separator && text[end] !== '\n') end++
    const raw = text.slice(at, end).replace(/\r$/, '')
    const inner = quoted ? raw.replace(/^"|"$/g, '').replaceAll('""', '"') : raw
    row.push({ start: at, end: at + raw.length, text: inner.replaceAll('\\n', ' ').replace(/\s+/g, ' ').trim() })
    if (end >= text.length || text[end] === '\n') {
      if (row.some((c) => c.text !== '')) rows.push(row)
      row = []
    }
    at = end + 1
  }
  return rows
}

/** A line of the table whose cells all say the same is one merged cell, written out by whoever exported it. */
const merged = (row: readonly Cell[]): readonly Cell[] =>
  row.length > 1 && row[0]!.text !== '' && row.every((c) => c.text === row[0]!.text) ? row.map(() => row[0]!) : row

/** Cells that repeat the one above in the first columns were one merged cell before. */
function mergedDown(grid: readonly (readonly Cell[])[]): readonly (readonly Cell[])[] {
  const done: Cell[][] = []
  grid.forEach((row, y) => {
    let open = true
    done.push(
      row.map((cell, x) => {
        const above = done[y - 1]?.[x]
        open = open && x < 3 && above !== undefined && cell.text !== '' && above.text === cell.text
        return open ? above! : cell
      }),
    )
  })
  return done
}

/** Whether text is a table of fields: several lines with the same number of separators. */
export function looksDelimited(text: string, separator: string): boolean {
  const rows = fieldsOf(text.slice(0, 200_000), separator)
  if (rows.length < 2) return false
  const width = rows[0]!.length
  const fitting = rows.filter((r) => r.length === width).length
  const enough = separator === '\t' ? width >= 2 : width >= 3 && rows.length >= 3
  const short = separator === '\t' || rows.every((r) => r.every((c) => c.text.length <= 400))
  return enough && short && fitting >= rows.length * (separator === '\t' ? 0.9 : 1)
}

/** Fields as one table; offsets are into the file as decoded. */
export function delimitedDocument(name: string, text: string, separator: string): PolicyDocument {
  const rows = fieldsOf(text, separator)
  const width = Math.max(0, ...rows.map((r) => r.length))
  const blank: Cell = { start: text.length, end: text.length, text: '' }
  const grid = mergedDown(rows.map((r) => merged(Array.from({ length: width }, (_, x) => r[x] ?? blank))))
  const start = rows[0]?.[0]?.start ?? 0
  return { name, format: separator === '\t' ? 'tsv' : 'csv', text, blocks: [{ kind: 'table', start, end: text.length, grid }] }
}
