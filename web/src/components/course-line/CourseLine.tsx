import { useLanguage } from '../../texts/language.tsx'
import { ScrollRegion } from '../page/ScrollRegion.tsx'
import { type CoursePoint, drawn } from './course.ts'
import './CourseLine.css'

const [width, height] = [640, 120]

/** The course of a number as one thin line, with the same numbers as a table for whoever would rather read them. */
export function CourseLine({ term, unit, points }: { term: string; unit: string; points: readonly CoursePoint[] }) {
  const { t } = useLanguage()
  const { lines, dots, top, bottom } = drawn(points, width, height)
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last) return null
  return (
    <figure className="course">
      <svg
        viewBox={`-6 -10 ${width + 12} ${height + 20}`}
        role="img"
        aria-label={t.indicators.courseIn(term, first.name, last.name, t.indicators.value(last.shown, unit))}
      >
        <line x1="0" x2={width} y1={height} y2={height} className="course-floor" />
        {lines.map((line) => (
          <polyline key={line} points={line} className="course-run" />
        ))}
        {dots.map(({ x, y, name }) => (
          <circle key={name} cx={x} cy={y} r="3" className="course-dot" />
        ))}
      </svg>
      <figcaption className="small soft course-ends">
        <span>{first.name}</span>
        <span>
          {bottom}–{top} {unit}
        </span>
        <span>{last.name}</span>
      </figcaption>
      <details className="folded screen-only">
        <summary>{t.indicators.asTable}</summary>
        <ScrollRegion label={t.indicators.course}>
          <table>
            <tbody>
              {points.map(({ name, shown }) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td className="figure">{shown}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      </details>
    </figure>
  )
}
