import type { ReportFigureView, ReportSectionView, ReportView } from '@fadu/contract'
import { Fragment } from 'react'
import { useLanguage } from '../../texts/language.tsx'

interface TextProps {
  readonly report: ReportView
  readonly onFigure: (figure: ReportFigureView) => void
}

const numerals = '一二三四五六七八九十'

/** The text as it will be read, every figure in it open to a click. */
export function ReportText({ report, onFigure }: TextProps) {
  const { t, say, day } = useLanguage()
  const figures = new Map(report.figures.map((figure) => [figure.key, figure]))
  return report.parts.map((part, n) => (
    <Fragment key={part.part}>
      <h2 className="report-part">
        {numerals[n]}、{say(part.term)}
      </h2>
      {part.sections.map((section, s) => (
        <article key={section.id} id={`section-${section.id}`}>
          {(part.sections.length > 1 || section.title !== part.term.zh) && (
            <h3 className="report-section">
              （{numerals[s] ?? s + 1}）{section.title}
            </h3>
          )}
          {section.text === undefined ? (
            <Submissions section={section} />
          ) : (
            <Composed section={section} figures={figures} onFigure={onFigure} />
          )}
          {section.typed.length > 0 && <p className="small near report-note">{t.report.typed(section.typed.join('、'))}</p>}
          {section.corrections.map((correction) => (
            <p key={`${correction.on}${correction.was}`} className="small report-note">
              {t.report.correction(day(correction.on))}：{t.report.correctionWas}“{correction.was}”，{t.report.correctionNow}“
              {correction.now}”。
            </p>
          ))}
        </article>
      ))}
    </Fragment>
  ))
}

function Submissions({ section }: { section: ReportSectionView }) {
  const { t, day } = useLanguage()
  if (section.submissions.length === 0) return <p className="soft">{t.report.noTextYet}</p>
  return (
    <>
      <p className="small soft report-note">{t.report.noText}</p>
      {section.submissions.map((one) => (
        <blockquote key={`${one.unit.id}${one.on}`} className="report-submission">
          <p>{one.text}</p>
          <footer className="small soft">
            {t.report.submission(one.unit.name, day(one.on))}
            {one.files > 0 && ` · ${t.report.files(one.files)}`}
          </footer>
        </blockquote>
      ))}
    </>
  )
}

type Pieces = ReportSectionView['pieces']

/** The pieces line by line: a paragraph may end within one. */
export function linesOf(pieces: Pieces): readonly Pieces[] {
  const lines: Pieces[] = [[]]
  for (const piece of pieces) {
    if (!('text' in piece)) {
      lines.at(-1)!.push(piece)
      continue
    }
    for (const [n, text] of piece.text.split(/\n+/).entries()) {
      if (n > 0) lines.push([])
      if (text !== '') lines.at(-1)!.push({ text })
    }
  }
  return lines.filter((line) => line.length > 0)
}

interface ComposedProps {
  readonly section: ReportSectionView
  readonly figures: ReadonlyMap<string, ReportFigureView>
  readonly onFigure: (figure: ReportFigureView) => void
}

function Composed({ section, figures, onFigure }: ComposedProps) {
  const { t, say } = useLanguage()
  return linesOf(section.pieces).map((line, l) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text have no name but their place
    <p key={l}>
      {line.map((piece, n) => {
        const key = `${l}.${n}`
        if ('text' in piece) return <Fragment key={key}>{piece.text}</Fragment>
        if ('loose' in piece)
          return (
            <span key={key} className="overdue" title={t.report.loose}>
              {piece.loose}
            </span>
          )
        const figure = figures.get(piece.figure)
        if (!figure) return <Fragment key={key}>{piece.printed}</Fragment>
        return (
          <button
            key={key}
            type="button"
            className="report-figure"
            aria-label={t.report.openFigure(say(figure.term), piece.printed)}
            onClick={() => onFigure(figure)}
          >
            {piece.printed}
            {figure.live?.differs && <sup aria-hidden="true">※</sup>}
          </button>
        )
      })}
    </p>
  ))
}
