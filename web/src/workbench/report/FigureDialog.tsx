import type { ReportFigureView } from '@fadu/contract'
import { Link } from 'react-router'
import { Dialog } from '../../components/dialog/Dialog.tsx'
import { useLanguage } from '../../texts/language.tsx'
import { FigureCases } from './FigureCases.tsx'
import { FigureMoves } from './FigureMoves.tsx'

/** What a figure counts, how it stood when it was frozen, how it stands now, and the way to its cases. */
export function FigureDialog({ figure, onClose }: { figure: ReportFigureView; onClose: () => void }) {
  const { t, say, day } = useLanguage()
  const words = t.report.definition
  const { definition, live } = figure
  const parts = figure.denominator === undefined || figure.value === undefined ? '' : `${figure.numerator ?? 0}/${figure.denominator}`
  const rows: readonly (readonly [string, string])[] = [
    [words.value, `${figure.printed}${parts && `（${parts}）`}`],
    [words.asOf, day(figure.asOf)],
    ...(live ? [[words.live, live.differs ? t.report.changed(live.shown, live.difference ?? '') : t.report.unchanged] as const] : []),
    ...(definition
      ? ([
          [words.question, say(definition.question)],
          [words.numerator, say(definition.numerator)],
          ...(definition.denominator ? [[words.denominator, say(definition.denominator)] as const] : []),
          [words.cutOff, say(definition.cutOff)],
          [words.source, say(definition.source)],
          ...definition.readings.map((other) => [say(other.term), `${other.printed}（${other.numerator}/${other.of}）`] as const),
        ] as const)
      : []),
  ]
  return (
    <Dialog title={`${say(figure.term)} ${figure.period}`} onClose={onClose} side>
      <dl className="report-definition">
        {rows.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {figure.definedNow === 'gone' && <p>{words.gone}</p>}
      {figure.definedNow === 'other' && <p className="near">{t.report.redefined}</p>}
      <p className={figure.recheck === 'differs' ? 'overdue' : 'small soft'}>{t.report.recheck[figure.recheck]}</p>
      {figure.opens ? (
        <p>
          <Link to={`/indicators/${figure.indicator}?period=${figure.period}&asOf=${figure.asOf}`} className="button">
            {words.page}
          </Link>
        </p>
      ) : (
        !live && <p className="small soft">{t.report.liveHidden}</p>
      )}
      {figure.opens && live?.differs && <FigureMoves figure={figure} />}
      {figure.opens && <FigureCases figure={figure} />}
    </Dialog>
  )
}
