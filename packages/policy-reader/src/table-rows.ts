import { fieldsOf } from './delimited.ts'
import { type ReadRefusal, Unreadable } from './document.ts'
import { decodeText } from './plain-text.ts'
import { xlsxCells } from './xlsx-document.ts'

/** One row of a table file with its number as the program that wrote it shows it, counted from 1. */
export interface TableRow {
  readonly row: number
  readonly cells: readonly string[]
}

export type TableRowsReading =
  | { readonly ok: true; readonly rows: readonly TableRow[] }
  | { readonly ok: false; readonly refusal: ReadRefusal }

/** What a table may have at most; wider ones are no lists. */
const mostColumns = 200

/**
 * The rows of a table file (xlsx, its first sheet with anything in it; csv and tsv in UTF-8, UTF-16 or GB18030), empty ones left out.
 * Told by the content; it never throws on what a file holds.
 */
export function readTableRows(bytes: Uint8Array): TableRowsReading {
  try {
    const rows = rowsIn(bytes)
    if (rows.length === 0) throw new Unreadable('empty', '文件里没有表格内容', 'the file holds no table')
    return { ok: true, rows }
  } catch (fault) {
    if (fault instanceof Unreadable) return { ok: false, refusal: fault.refusal }
    return { ok: false, refusal: { code: 'damaged', zh: '文件已损坏，无法读取', en: 'the file is damaged and cannot be read' } }
  }
}

function rowsIn(bytes: Uint8Array): readonly TableRow[] {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return fromSheet(xlsxCells(bytes))
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf)
    throw new Unreadable(
      'old-office-format',
      '这是旧版 xls 或加密的文件，请另存为不加密的 xlsx 或 csv',
      'this is an old xls or a locked file; save it as xlsx or csv without a password',
    )
  const text = decodeText(bytes).replace(/^\ufeff/, '')
  if (text.includes('\u0000')) throw new Unreadable('not-recognised', '这不是 xlsx 或 csv 表格', 'this is no xlsx or csv table')
  return fromText(text)
}

function fromSheet(cells: ReadonlyMap<number, ReadonlyMap<number, string>>): readonly TableRow[] {
  return [...cells]
    .toSorted(([a], [b]) => a - b)
    .map(([row, line]) => {
      const width = 1 + Math.max(-1, ...line.keys())
      if (width > mostColumns) throw tooWide()
      return { row, cells: Array.from({ length: width }, (_, x) => (line.get(x) ?? '').trim()) }
    })
    .filter(({ cells }) => cells.some((text) => text !== ''))
}

function fromText(text: string): readonly TableRow[] {
  const head = text.slice(0, Math.max(0, text.indexOf('\n')) || text.length)
  const separator = ['\t', ';', ','].find((s) => head.split(s).length > head.split(s === ',' ? ';' : ',').length) ?? ','
  let [row, at] = [1, 0]
  return fieldsOf(text, separator).map((line) => {
    if (line.length > mostColumns) throw tooWide()
    for (const { start } = line[0]!; at < start; at++) if (text[at] === '\n') row++
    // An apostrophe in front keeps a spreadsheet from running the text; it is no part of it.
    return { row, cells: line.map((cell) => cell.text.replace(/^'(?=[=+\-@|%])/, '')) }
  })
}

const tooWide = (): Unreadable =>
  new Unreadable('too-large', `表格超过 ${mostColumns} 列`, `the table has more than ${mostColumns} columns`)
