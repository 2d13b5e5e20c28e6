import type { ReportFigureView, ReportView } from '@fadu/contract'
import { Section } from '../../components/page/Page.tsx'
import { ScrollTable } from '../../components/page/ScrollTable.tsx'
import { useLanguage } from '../../texts/language.tsx'

/** All frozen figures with the live value beside each. */
export function FiguresTable({ report, onFigure }: { report: ReportView; onFigure: (figure: ReportFigureView) => void }) {
  const { t, say, day } = useLanguage()
  const { figureColumns: columns } = t.report
  const titles = new Map(report.parts.flatMap((part) => part.sections.map((s) => [s.id, s.title] as const)))
  return (
    <Section title={t.report.figures}>
      <p className="soft">{report.frozen ? t.report.frozen(day(report.frozen.asOf), day(report.frozen.on)) : t.report.notFrozen}</p>
      {report.figures.length > 0 && (
        <ScrollTable
          label={t.report.figures}
          className="report-figures"
          columns={[columns.term, columns.printed, columns.parts, columns.live, columns.used]}
        >
          {report.figures.map((figure) => (
            <tr key={figure.key}>
              <th scope="row">
                {say(figure.term)} <span className="small soft">{figure.period}</span>
              </th>
              <td>
                <button
                  type="button"
                  className="report-figure"
                  aria-label={t.report.openFigure(`${say(figure.term)} ${figure.period}`, figure.printed)}
                  onClick={() => onFigure(figure)}
                >
                  {figure.printed}
                </button>
                {figure.recheck === 'differs' && <div className="small overdue">{t.report.recheck.differs}</div>}
              </td>
              <td>{figure.denominator === undefined ? '—' : `${figure.numerator ?? 0}/${figure.denominator}`}</td>
              <td className={figure.live?.differs ? 'near' : 'soft'}>
                {figure.live
                  ? figure.live.differs
                    ? `※ ${figure.live.shown}${figure.live.difference ? `（${figure.live.difference}）` : ''}`
                    : t.report.unchanged
                  : '—'}
              </td>
              <td className="small">{figure.usedIn.map((id) => titles.get(id) ?? id).join('、') || t.report.unused}</td>
            </tr>
          ))}
        </ScrollTable>
      )}
    </Section>
  )
}
