/** A number in a table that may be published. */
export interface TableCell {
  readonly row: string
  /** Empty in a table of one dimension. */
  readonly column: string
  readonly count: number
}

/** Which totals stand beside the table, so that a single gap could be reckoned back from them. */
export interface Totals {
  readonly rows: boolean
  readonly columns: boolean
}

const nameOf = ({ row, column }: Pick<TableCell, 'row' | 'column'>): string => JSON.stringify([row, column])

/**
 * The cells to hide: every count above 0 and below `smallest`, and so many others that none of them can be reckoned back. In every line
 * with a published total at least two are hidden, and together they count at least `smallest`: two hidden cells that sum to two would
 * both be one. The smallest neighbours are taken, so that as much as possible stays to be seen.
 * @returns whether a cell is hidden
 */
export function hiddenCells(
  cells: readonly TableCell[],
  smallest: number,
  totals: Totals = { rows: false, columns: true },
): (cell: Pick<TableCell, 'row' | 'column'>) => boolean {
  const hidden = new Set(cells.filter(({ count }) => count > 0 && count < smallest).map(nameOf))
  const lines = [...(totals.rows ? linesBy(cells, 'row') : []), ...(totals.columns ? linesBy(cells, 'column') : [])]
  for (let changed = true; changed; ) {
    changed = false
    for (const line of lines) {
      const next = nextToHide(line, hidden, smallest)
      if (!next) continue
      hidden.add(nameOf(next))
      changed = true
    }
  }
  return (cell) => hidden.has(nameOf(cell))
}

const linesBy = (cells: readonly TableCell[], side: 'row' | 'column'): readonly (readonly TableCell[])[] => {
  const lines = new Map<string, TableCell[]>()
  for (const cell of cells) lines.set(cell[side], [...(lines.get(cell[side]) ?? []), cell])
  return [...lines.values()]
}

/** The neighbour to hide next in a line whose gap could still be reckoned back; zeros are taken only when nothing else is left. */
function nextToHide(line: readonly TableCell[], hidden: ReadonlySet<string>, smallest: number): TableCell | undefined {
  const gone = line.filter((cell) => hidden.has(nameOf(cell)))
  const safe = gone.length !== 1 && (gone.length === 0 || gone.reduce((n, { count }) => n + count, 0) >= smallest)
  if (safe) return undefined
  return line
    .filter((cell) => !hidden.has(nameOf(cell)))
    .toSorted((a, b) => Number(a.count === 0) - Number(b.count === 0) || a.count - b.count || (nameOf(a) < nameOf(b) ? -1 : 1))[0]
}
