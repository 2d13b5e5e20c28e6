import type { SpannedCell } from './text-builder.ts'

/** A straight line that is drawn on a page, in points. */
export interface Rule {
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
}

/** A piece of text with its place. */
export interface Piece {
  readonly str: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A table as its rules draw it: cells in rows from above, with what they span. */
export interface PdfTable {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
  readonly columns: number
  /** No rule closes it above or below: a page broke its first or last row. */
  readonly openTop: boolean
  readonly openBottom: boolean
  readonly rows: readonly (readonly SpannedCell[])[]
}

const near = 2.5
const upright = (r: Rule): boolean => r.x2 - r.x1 <= near && r.y2 - r.y1 > near
const level = (r: Rule): boolean => r.y2 - r.y1 <= near && r.x2 - r.x1 > near

function clustered(places: readonly number[]): readonly number[] {
  const found: number[] = []
  for (const p of places.toSorted((a, b) => a - b)) if (found.length === 0 || p - found.at(-1)! > near * 1.6) found.push(p)
  return found
}

interface Grid {
  readonly xs: readonly number[]
  /** From above. */
  readonly ys: readonly number[]
  readonly rules: readonly Rule[]
}

/** Whether a rule runs along an edge over the middle of a stretch. */
const edge = (rules: readonly Rule[], place: number, middle: number, standing: boolean): boolean =>
  rules.some((r) =>
    standing
      ? upright(r) && Math.abs((r.x1 + r.x2) / 2 - place) <= near * 1.6 && r.y1 - near <= middle && middle <= r.y2 + near
      : level(r) && Math.abs((r.y1 + r.y2) / 2 - place) <= near * 1.6 && r.x1 - near <= middle && middle <= r.x2 + near,
  )

/** How far a cell reaches: to the right and down until a rule stops it. */
function reach({ xs, ys, rules }: Grid, row: number, column: number): { readonly rows: number; readonly columns: number } {
  let columns = 1
  const middle = (ys[row]! + ys[row + 1]!) / 2
  while (column + columns < xs.length - 1 && !edge(rules, xs[column + columns]!, middle, true)) columns++
  let rows = 1
  const across = (xs[column]! + xs[column + 1]!) / 2
  while (row + rows < ys.length - 1 && !edge(rules, ys[row + rows]!, across, false)) rows++
  return { rows, columns }
}

/** The text inside a box, line under line, joined without a break. */
function textIn(pieces: readonly Piece[], left: number, right: number, top: number, bottom: number): string {
  const inside = pieces.filter((p) => {
    const [x, y] = [p.x + Math.min(p.width / 2, 6), p.y + p.height * 0.3]
    return x > left && x < right && y < top && y > bottom
  })
  return inside
    .toSorted((a, b) => (Math.abs(a.y - b.y) > 3 ? b.y - a.y : a.x - b.x))
    .map((p) => p.str)
    .join('')
    .trim()
}

function rowsOf(grid: Grid, pieces: readonly Piece[]): readonly (readonly SpannedCell[])[] {
  const { xs, ys } = grid
  const covered = new Set<string>()
  return ys.slice(1).map((_, row) => {
    const cells: SpannedCell[] = []
    for (let column = 0; column < xs.length - 1; column++) {
      if (covered.has(`${row},${column}`)) continue
      const span = reach(grid, row, column)
      for (let y = row; y < row + span.rows; y++) for (let x = column; x < column + span.columns; x++) covered.add(`${y},${x}`)
      cells.push({ ...span, text: textIn(pieces, xs[column]!, xs[column + span.columns]!, ys[row]!, ys[row + span.rows]!) })
    }
    return cells
  })
}

/** Rules that hang together, each group a table of its own. */
function groupsOf(rules: readonly Rule[]): readonly (readonly Rule[])[] {
  const groups: Rule[][] = []
  for (const rule of rules) {
    const touching = groups.filter((g) =>
      g.some((r) => rule.x1 <= r.x2 + near && r.x1 <= rule.x2 + near && rule.y1 <= r.y2 + near && r.y1 <= rule.y2 + near),
    )
    const merged = [rule, ...touching.flat()]
    for (const g of touching) groups.splice(groups.indexOf(g), 1)
    groups.push(merged)
  }
  return groups
}

const rulesMax = 4000
/** A row is at least as high as this many points. */
const rowLeast = 8

/** The tables that rules draw on a page: at least two columns and two rows. */
export function tablesIn(rules: readonly Rule[], pieces: readonly Piece[]): readonly PdfTable[] {
  const drawn = rules.filter((r) => upright(r) || level(r))
  if (drawn.length > rulesMax) return []
  return groupsOf(drawn)
    .flatMap((group): PdfTable[] => {
      const xs = clustered(group.filter(upright).map((r) => (r.x1 + r.x2) / 2))
      const levels = clustered(group.filter(level).map((r) => (r.y1 + r.y2) / 2)).toReversed()
      const standing = group.filter(upright)
      const [highest, lowest] = [Math.max(...standing.map((r) => r.y2)), Math.min(...standing.map((r) => r.y1))]
      const openTop = levels.length === 0 || highest - levels[0]! > rowLeast
      const openBottom = levels.length === 0 || levels.at(-1)! - lowest > rowLeast
      const ys = [...(openTop ? [highest] : []), ...levels, ...(openBottom ? [lowest] : [])]
      if (xs.length < 3 || ys.length < 2 || xs.length > 60 || ys.length > 400) return []
      const rows = rowsOf({ xs, ys, rules: group }, pieces)
      return [{ top: ys[0]!, bottom: ys.at(-1)!, left: xs[0]!, right: xs.at(-1)!, columns: xs.length - 1, openTop, openBottom, rows }]
    })
    .sort((a, b) => b.top - a.top)
}
