/** One point of a course: a number, or none where there was none. */
export interface CoursePoint {
  readonly name: string
  readonly number: number | undefined
  /** As it is written. */
  readonly shown: string
}

export interface Drawn {
  /** Stretches without a gap, each a list of `x,y`. */
  readonly lines: readonly string[]
  readonly dots: readonly { readonly x: number; readonly y: number; readonly name: string }[]
  /** What the upper and lower edge stand for. */
  readonly top: number
  readonly bottom: number
}

const round = (n: number): number => Math.round(n * 10) / 10

/** Lays a course into a box. The lower edge is nought unless a number lies below it; a gap in the numbers is a gap in the line. */
export function drawn(points: readonly CoursePoint[], width: number, height: number): Drawn {
  const numbers = points.flatMap(({ number }) => (number === undefined ? [] : [number]))
  const [bottom, top] = [Math.min(0, ...numbers), Math.max(1, ...numbers)]
  const step = points.length > 1 ? width / (points.length - 1) : 0
  const dots = points.map(({ name, number }, i) =>
    number === undefined
      ? undefined
      : { name, x: round(points.length > 1 ? i * step : width / 2), y: round(height - ((number - bottom) / (top - bottom)) * height) },
  )
  const lines: string[][] = [[]]
  for (const dot of dots) {
    if (dot) lines.at(-1)!.push(`${dot.x},${dot.y}`)
    else if (lines.at(-1)!.length > 0) lines.push([])
  }
  return {
    lines: lines.filter((line) => line.length > 1).map((line) => line.join(' ')),
    dots: dots.flatMap((dot) => dot ?? []),
    top,
    bottom,
  }
}
