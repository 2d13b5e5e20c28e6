import { type PolicyDocument, Unreadable } from './document.ts'
import { limits } from './limits.ts'
import { attribute, tokensOf } from './markup.ts'
import { type SpannedCell, TextBuilder } from './text-builder.ts'
import { openArchive } from './zip.ts'

const columnOf = (reference: string): number => [...reference.replace(/\d+$/, '')].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0) - 1
const rowOf = (reference: string): number => Number(/\d+$/.exec(reference)?.[0] ?? 1) - 1

/** The texts that cells refer to by number; phonetic guides are left out. */
function sharedStrings(xml: string): readonly string[] {
  const found: string[] = []
  let text = ''
  let reading = false
  let phonetic = false
  for (const t of tokensOf(xml)) {
    if (t.kind === 'text') text += reading && !phonetic ? t.text : ''
    else if (t.name === 'rph') phonetic = t.kind === 'open'
    else if (t.name === 't') reading = t.kind === 'open' && !t.empty
    else if (t.name === 'si' && t.kind === 'open') text = ''
    if (t.kind === 'close' && t.name === 'si') found.push(text)
    if (t.kind === 'open' && t.name === 'si' && t.empty) found.push('')
  }
  return found
}

interface Sheet {
  readonly cells: Map<number, Map<number, string>>
  readonly merges: readonly string[]
}

function sheetOf(xml: string, strings: readonly string[]): Sheet {
  const cells = new Map<number, Map<number, string>>()
  const merges: string[] = []
  let [row, column, type, value, reading, seen] = [-1, -1, '', '', false, 0]
  for (const t of tokensOf(xml)) {
    if (t.kind === 'text') value += reading ? t.text : ''
    else if (t.kind === 'open') {
      if (t.name === 'row') [row, column] = [Number(attribute(t.attributes, 'r') ?? row + 2) - 1, -1]
      else if (t.name === 'c') {
        const reference = attribute(t.attributes, 'r')
        column = reference ? columnOf(reference) : column + 1
        if (reference) row = rowOf(reference)
        type = attribute(t.attributes, 't') ?? ''
        value = ''
      } else if (t.name === 'mergecell') merges.push(attribute(t.attributes, 'ref') ?? '')
      reading = (t.name === 'v' || t.name === 't') && !t.empty
    } else {
      reading = false
      if (t.name !== 'c' || value === '') continue
      if (++seen > limits.cells)
        throw new Unreadable('unpacks-too-large', `表格超过 ${limits.cells} 个单元格`, `the sheet has more than ${limits.cells} cells`)
      const text = type === 's' ? (strings[Number(value)] ?? '') : value
      if (!cells.has(row)) cells.set(row, new Map())
      cells.get(row)!.set(column, text)
    }
  }
  return { cells, merges }
}

/** Rows without those that are empty; merged ranges as spans of their first cell. */
function rowsOf({ cells, merges }: Sheet): readonly (readonly SpannedCell[])[] {
  const width = Math.min(400, 1 + Math.max(-1, ...[...cells.values()].flatMap((r) => [...r.keys()])))
  const spans = new Map<string, { rows: number; columns: number }>()
  const covered = new Set<string>()
  const used = [...cells.keys()].sort((a, b) => a - b)
  for (const merge of merges) {
    const [from, to = from] = merge.split(':') as [string, string?]
    const [x, y] = [columnOf(from), rowOf(from)]
    const inside = used.filter((row) => row > y && row <= rowOf(to!))
    spans.set(`${x},${y}`, { rows: inside.length + 1, columns: Math.min(width, columnOf(to!) + 1) - x })
    for (const row of [y, ...inside])
      for (let c = x; c <= Math.min(columnOf(to!), width); c++) if (row !== y || c !== x) covered.add(`${c},${row}`)
  }
  return used.map((y) =>
    Array.from({ length: width }, (_, x) => x)
      .filter((x) => !covered.has(`${x},${y}`))
      .map((x) => ({ text: cells.get(y)!.get(x) ?? '', ...spans.get(`${x},${y}`) })),
  )
}

/** The sheets of a workbook, in order. @throws Unreadable */
function sheetsOf(bytes: Uint8Array): readonly Sheet[] {
  const archive = openArchive(bytes)
  const text = (part: string): string => new TextDecoder().decode(archive.read(part) ?? new Uint8Array())
  const strings = archive.names.includes('xl/sharedStrings.xml') ? sharedStrings(text('xl/sharedStrings.xml')) : []
  const sheets = archive.names
    .filter((n) => /^xl\/worksheets\/[^/]+\.xml$/.test(n))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
  if (sheets.length === 0) throw new Unreadable('damaged', '文件中没有工作表', 'the file has no sheet')
  return sheets.map((sheet) => sheetOf(text(sheet), strings))
}

/** The cells of the first sheet that holds any, by their rows as the program shows them (from 1) and columns (from 0). @throws Unreadable */
export function xlsxCells(bytes: Uint8Array): ReadonlyMap<number, ReadonlyMap<number, string>> {
  const sheet = sheetsOf(bytes).find(({ cells }) => cells.size > 0)
  return new Map([...(sheet?.cells ?? [])].map(([row, cells]) => [row + 1, cells]))
}

/** Reads every sheet of an .xlsx file as a table. @throws Unreadable */
export function xlsxDocument(name: string, bytes: Uint8Array): PolicyDocument {
  const builder = new TextBuilder()
  for (const sheet of sheetsOf(bytes)) {
    const rows = rowsOf(sheet)
    if (rows.length > 0) builder.table(rows)
  }
  return { name, format: 'xlsx', text: builder.text(), blocks: builder.blocks }
}
