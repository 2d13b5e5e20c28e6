import { timesIn, yearOf } from './dates.ts'
import type { Cell, Span, Table } from './document.ts'
import { numberOf } from './numerals.ts'
import { type AssignedUnit, readUnits } from './responsibilities.ts'
import { type Target, targetsIn } from './targets.ts'
import { carryPrefixes, splitUnits } from './unit-names.ts'

/** One row of a table of tasks: who does what by when. */
export interface TaskRow extends Span {
  readonly number: string
  readonly task: Cell
  /** What is to be done, where the table has a column of its own for it. */
  readonly content: Cell | null
  readonly units: readonly AssignedUnit[]
  readonly raw: string
  readonly due: string | null
  readonly dueText: string | null
  readonly targets: readonly Target[]
}

/** One row of a table of indicators. */
export interface IndicatorRow extends Span {
  readonly number: string
  readonly name: string
  readonly category: string | null
  readonly unit: string | null
  readonly targets: readonly Target[]
  readonly units: readonly AssignedUnit[]
}

export interface TableReading {
  readonly kind: 'tasks' | 'indicators' | 'stages'
  readonly start: number
  readonly end: number
  readonly tasks: readonly TaskRow[]
  readonly indicators: readonly IndicatorRow[]
}

type Column = 'number' | 'category' | 'task' | 'content' | 'lead' | 'support' | 'joint' | 'due' | 'indicator' | 'unit' | 'value' | 'other'

const columns: readonly (readonly [RegExp, Column])[] = [
  [/^(?:序号|编号|序|项次|号)$/, 'number'],
  [/牵头和|责任和配合|牵头(?:及|、|\/)?(?:责任|配合|参与)/, 'joint'],
  [/(?:配合|参与|参加|协办|协同|协助)(?:责任)?(?:单位|部门|机构|处室|科室)?/, 'support'],
  [/(?:牵头|责任|主办|承办|负责|主责|实施|落实)(?:单位|部门|机构|主体|处室|科室)/, 'lead'],
  [/完成(?:时限|时间|期限)|^时限|时间(?:节点|要求|安排|进度)|进度(?:安排|要求)|^完成时间$|期限$/, 'due'],
  [/计量单位|^单位$|指标单位/, 'unit'],
  [/一级指标|指标(?:类别|类型|分类)|^类别$|^类型$|^领域$|^分类$|^方面$/, 'category'],
  [/目标值?|规划值|评价标准|指标值|^\d{4}年|标准值|计划数|任务数|预期值?|达到|数值/, 'value'],
  [/指标(?:名称|内容|项目)?$|二级指标|三级指标|主要指标/, 'indicator'],
  [/(?:工作|任务|主要|具体)(?:内容|措施|举措|要求|安排)|^内容$|^措施$|具体(?:任务|工作|事项)|^举措$|工作举措/, 'content'],
  [/(?:工作|重点|主要|目标|改革|创建)?(?:事项|任务|项目|工作|清单|行动|阶段|步骤)(?:名称)?$|^任务|^项目|^步骤/, 'task'],
]

const columnOf = (head: string): Column => {
  const words = head.replace(/[\s（）()]/g, '')
  return (words.length <= 20 && columns.find(([pattern]) => pattern.test(words))?.[1]) || 'other'
}

interface Headed {
  readonly row: number
  readonly columns: readonly Column[]
  readonly heads: readonly string[]
}

/** The head of a table: the first row in which at least two columns say what they hold. */
function headOf(table: Table): Headed | undefined {
  for (let row = 0; row < Math.min(5, table.grid.length); row++) {
    const cells = table.grid[row]!
    if (new Set(cells).size < 2) continue
    const heads = cells.map((c) => c.text)
    const named = heads.map(columnOf)
    if (new Set(named.filter((n) => n !== 'other')).size < 2) continue
    // A head of two rows: a merged cell above, its parts below.
    const below = table.grid[row + 1]
    const split = below !== undefined && cells.some((c, x) => below[x] !== c) && cells.some((c, x) => below[x] === c)
    if (!split) return { row, columns: onlyFirst(named), heads }
    const lower = heads.map((h, x) => (below[x] === cells[x] ? h : `${h}${below[x]!.text}`))
    return {
      row: row + 1,
      columns: onlyFirst(lower.map((h, x) => (columnOf(below[x]!.text) === 'other' ? columnOf(h) : columnOf(below[x]!.text)))),
      heads: lower,
    }
  }
  return undefined
}

/** A second column of units names offices inside an organ; only the first of each kind assigns. */
function onlyFirst(named: readonly Column[]): readonly Column[] {
  return named.map((n, x) => ((n === 'lead' || n === 'support' || n === 'number') && named.indexOf(n) !== x ? 'other' : n))
}

const none = /^[\s/／\\—–-]*$|^无$/

function unitsOf(row: readonly Cell[], { columns: named }: Headed): { units: readonly AssignedUnit[]; raw: string } {
  const units: AssignedUnit[] = []
  const raws: string[] = []
  const leads = named.includes('lead')
  named.forEach((column, x) => {
    const text = row[x]!.text
    if (!['lead', 'support', 'joint'].includes(column) || none.test(text)) return
    raws.push(text)
    const spoken = /[:：]|(?:牵头|配合|负责|参与)(?:$|[，,；;])/.test(text)
    if (spoken) units.push(...readUnits(text).units)
    else
      units.push(
        ...carryPrefixes(splitUnits(text).names).map((u) => ({
          ...u,
          role: column === 'support' ? ('support' as const) : column === 'joint' || !leads ? ('joint' as const) : ('lead' as const),
        })),
      )
  })
  return { units, raw: raws.join('；') }
}

const at = (row: readonly Cell[], { columns: named }: Headed, column: Column): Cell | null => {
  const x = named.lastIndexOf(column)
  return x >= 0 ? row[x]! : null
}
/** From the first to the last cell of the row’s own; a merged cell belongs to its first row. */
const rowSpan = (all: readonly Cell[], above: readonly Cell[]): Span => {
  const own = all.filter((c) => !above.includes(c))
  const row = own.length > 0 ? own : all
  return { start: Math.min(...row.map((c) => c.start)), end: Math.max(...row.map((c) => c.end)) }
}

function taskRow(text: string, row: readonly Cell[], above: readonly Cell[], head: Headed, horizon: string | null): TaskRow | undefined {
  const content = at(row, head, 'content')
  const task = at(row, head, 'task') ?? content ?? at(row, head, 'indicator')
  if (!task || task.text === '' || row.every((c) => c === row[0])) return undefined
  const dueCell = at(row, head, 'due')
  const time = dueCell ? timesIn(dueCell.text)[0] : undefined
  const own = content ?? task
  return {
    ...rowSpan(row, above),
    number: at(row, head, 'number')?.text ?? '',
    task,
    content: content === task ? null : content,
    ...unitsOf(row, head),
    due: time?.due ?? (dueCell && !none.test(dueCell.text) ? dueCell.text : null),
    dueText: dueCell && !none.test(dueCell.text) ? dueCell.text : null,
    targets: targetsIn(text, own, time?.due ?? horizon).targets,
  }
}

const plainValue = /^(?:≥|≤|>|<|＞|＜|不低于|不少于|不超过|达到|约)?\s*(\d[\d,]*(?:\.\d+)?)\s*(%|％)?\s*(?:以上|左右|以内)?$/

/** A cell that is only a value, with its unit in a column or in the name of the indicator. */
function valueTarget(cell: Cell, unit: string | null, due: string | null): Target | undefined {
  const match = plainValue.exec(cell.text)
  const value = match && numberOf(match[1]!)
  if (!match || value === undefined || value === null) return undefined
  const comparator = /≤|不超过|以内/.test(cell.text)
    ? '<='
    : /[<＜]/.test(cell.text)
      ? '<'
      : /[>＞]/.test(cell.text)
        ? '>'
        : /约|左右/.test(cell.text)
          ? '~'
          : '>='
  return {
    start: cell.start,
    end: cell.end,
    text: cell.text,
    value,
    unit: match[2] ? '%' : unit,
    comparator,
    nature: 'target',
    due,
    dueExplicit: due !== null,
    from: null,
    confidence: 0.85,
  }
}

function indicatorRow(
  text: string,
  row: readonly Cell[],
  above: readonly Cell[],
  head: Headed,
  horizon: string | null,
): IndicatorRow | undefined {
  const nameCell = at(row, head, 'indicator') ?? at(row, head, 'task')
  if (!nameCell || nameCell.text === '' || row.every((c) => c === row[0])) return undefined
  const numbered = /^(\d{1,3})\s*[.．、]\s*(.+)$/.exec(nameCell.text)
  const name = (numbered?.[2] ?? nameCell.text).trim()
  const bracketed = /[（(]([^（）()]{1,10})[）)]$/.exec(name)?.[1]
  const unit = at(row, head, 'unit')?.text || bracketed || null
  const targets = head.columns.flatMap((column, x): readonly Target[] => {
    if (column !== 'value' || head.columns.indexOf('value') < 0) return []
    const year = /(\d{4})\s*年/.exec(head.heads[x]!)
    if (/现状|基期|基数|完成值|实际/.test(head.heads[x]!)) return []
    const due = year ? String(yearOf(year[1]!)) : horizon
    const cell = row[x]!
    const value = valueTarget(cell, unit, due)
    return value ? [value] : targetsIn(text, cell, due).targets
  })
  return {
    ...rowSpan(row, above),
    number: at(row, head, 'number')?.text || numbered?.[1] || '',
    name,
    category: at(row, head, 'category')?.text ?? null,
    unit,
    targets,
    units: unitsOf(row, head).units,
  }
}

/** Reads a table of tasks or of indicators; undefined when its head says neither. */
export function readTable(text: string, table: Table, horizon: string | null): TableReading | undefined {
  const head = headOf(table)
  if (!head) return undefined
  const has = (c: Column): boolean => head.columns.includes(c)
  const rows = table.grid.slice(head.row + 1)
  const place = { start: table.start, end: table.end }
  if ((has('indicator') && has('value')) || (has('value') && has('unit')))
    return {
      kind: 'indicators',
      ...place,
      tasks: [],
      indicators: rows.flatMap((r, i) => indicatorRow(text, r, rows[i - 1] ?? [], head, horizon) ?? []),
    }
  const assigns = has('lead') || has('support') || has('joint')
  if ((has('task') || has('content') || has('indicator')) && (assigns || has('due')))
    return {
      kind: assigns ? 'tasks' : 'stages',
      ...place,
      tasks: rows.flatMap((r, i) => taskRow(text, r, rows[i - 1] ?? [], head, horizon) ?? []),
      indicators: [],
    }
  return undefined
}
