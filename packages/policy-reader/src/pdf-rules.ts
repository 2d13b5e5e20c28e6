import type { Rule } from './pdf-grid.ts'

type Matrix = readonly [number, number, number, number, number, number]

const times = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
]

const placed = (m: Matrix, box: ArrayLike<number>): Rule => {
  const [ax, ay] = [m[0] * box[0]! + m[2] * box[1]! + m[4], m[1] * box[0]! + m[3] * box[1]! + m[5]]
  const [bx, by] = [m[0] * box[2]! + m[2] * box[3]! + m[4], m[1] * box[2]! + m[3] * box[3]! + m[5]]
  return { x1: Math.min(ax, bx), x2: Math.max(ax, bx), y1: Math.min(ay, by), y2: Math.max(ay, by) }
}

/** The four sides of a drawn frame. */
const sides = ({ x1, x2, y1, y2 }: Rule): readonly Rule[] => [
  { x1, x2, y1, y2: y1 },
  { x1, x2, y1: y2, y2 },
  { x1, x2: x1, y1, y2 },
  { x1: x2, x2, y1, y2 },
]

const thin = 3

export interface Operators {
  readonly fnArray: readonly number[]
  readonly argsArray: readonly unknown[]
}
export type OperatorCodes = Readonly<Record<string, number>>

/** The lines, thin boxes and stroked frames that a page draws, in its own points. */
export function rulesOf({ fnArray, argsArray }: Operators, codes: OperatorCodes): readonly Rule[] {
  const found: Rule[] = []
  const saved: Matrix[] = []
  let matrix: Matrix = [1, 0, 0, 1, 0, 0]
  fnArray.forEach((code, i) => {
    if (code === codes['save']) saved.push(matrix)
    else if (code === codes['restore']) matrix = saved.pop() ?? matrix
    else if (code === codes['transform']) matrix = times(matrix, argsArray[i] as Matrix)
    else if (code === codes['constructPath']) {
      const [paint, , box] = argsArray[i] as readonly [number, unknown, ArrayLike<number> | null]
      if (!box || box.length < 4) return
      const rule = placed(matrix, box)
      if (rule.x2 - rule.x1 <= thin || rule.y2 - rule.y1 <= thin) found.push(rule)
      else if (paint === codes['stroke'] || paint === codes['closeStroke']) found.push(...sides(rule))
    }
  })
  return found
}
