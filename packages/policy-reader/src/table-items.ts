import type { Item } from './item.ts'
import type { Responsibility } from './responsibilities.ts'
import type { TableReading, TaskRow } from './tables.ts'

const plain = (words: string): string => words.replace(/[\s。，,、；;：:（）()“”"《》.．\d]/g, '')

const responsibilityOf = (row: TaskRow): Responsibility => ({
  start: row.start,
  end: row.end,
  raw: row.raw,
  scope: row.content ?? row.task,
  units: row.units,
  open: /等/.test(row.raw),
  confidence: row.units.length > 0 ? 0.9 : 0.3,
  ...(row.units.length > 0 ? {} : { unclear: '未能辨认责任单位' }),
})

function itemFrom(rows: readonly TaskRow[], place: number): Item {
  const [first] = rows
  const row = first!
  const title = row.task.text.replace(/[。；;]$/, '')
  const number = row.number || String(place)
  const due = rows.find((r) => r.due !== null)
  return {
    start: Math.min(...rows.map((r) => r.start)),
    end: Math.max(...rows.map((r) => r.end)),
    number,
    normalised: number.replace(/[.．、\s]/g, ''),
    marker: 'table-row',
    path: number.replace(/[.．、\s]/g, ''),
    level: 1,
    depth: 1,
    title,
    titleStart: row.task.start,
    titleEnd: row.task.start + title.length,
    headingInline: false,
    bodyEnd: Math.max(...rows.map((r) => r.end)),
    responsibilities: rows.filter((r) => r.raw !== '').map(responsibilityOf),
    deadline: due ? { start: due.start, end: due.end, text: due.dueText!, due: due.due! } : null,
    targets: rows.flatMap((r) => r.targets),
    aims: [],
    passed: [],
    irregularities: [],
    confidence: 0.85,
    abstentions: [],
    children: [],
  }
}

/** Where a document is only tables, each task or indicator is an item; rows that share a merged task are one. */
export function itemsOfTables(tables: readonly TableReading[], text: string): readonly Item[] {
  return tables.flatMap((table) => {
    const groups: TaskRow[][] = []
    for (const row of table.tasks) {
      const last = groups.at(-1)
      const same = last && (last[0]!.task === row.task || (last[0]!.task.text === row.task.text && last[0]!.number === row.number))
      if (same) last.push(row)
      else groups.push([row])
    }
    const tasks = groups.map((rows, i) => itemFrom(rows, i + 1))
    const indicators = table.indicators.map((r, i): Item => {
      const cell = { text: r.name, start: text.indexOf(r.name, r.start), end: text.indexOf(r.name, r.start) + r.name.length }
      const row: TaskRow = { ...r, number: r.number || String(i + 1), task: cell, content: null, raw: '', due: null, dueText: null }
      return itemFrom([row], i + 1)
    })
    return [...tasks, ...indicators]
  })
}

/** How a row of a table of tasks belongs to an item: the same title, or the item's words begin with the row's. */
export function belongs(item: Item, words: string): boolean {
  const title = plain(item.title ?? '')
  const task = plain(words)
  if (title.length < 4 || task.length < 4) return false
  return task === title || (title.length >= 6 && task.startsWith(title)) || (task.length >= 6 && title.startsWith(task))
}

function linked(item: Item, rows: readonly TaskRow[]): Item {
  const own = rows.filter((row) => belongs(item, row.task.text) && (row.start >= item.bodyEnd || row.end <= item.start))
  const due = own.find((r) => r.due !== null)
  return {
    ...item,
    responsibilities: [...item.responsibilities, ...own.filter((r) => r.raw !== '').map(responsibilityOf)],
    deadline: item.deadline ?? (due ? { start: due.start, end: due.end, text: due.dueText!, due: due.due! } : null),
    children: item.children.map((child) => linked(child, rows)),
  }
}

/** Gives the items of the tree the units and dates that tables of tasks name for them. */
export function linkTables(items: readonly Item[], tables: readonly TableReading[]): readonly Item[] {
  const rows = tables.flatMap((t) => t.tasks)
  return rows.length === 0 ? items : items.map((item) => linked(item, rows))
}
