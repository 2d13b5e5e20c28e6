import type { ReportView } from '@fadu/contract'
import { useLanguage } from '../../texts/language.tsx'

const looks: Readonly<Record<string, string>> = { late: 'overdue', confirmed: 'met' }

/** Parts in their fixed order, each section with who writes it and how far it is. */
export function ReportOutline({ report }: { report: ReportView }) {
  const { t, say, day } = useLanguage()
  return (
    <>
      <h2>{t.report.outline}</h2>
      <ol className="report-parts">
        {report.parts.map((part) => (
          <li key={part.part}>
            <h3>{say(part.term)}</h3>
            <ul>
              {part.sections.map((section) => (
                <li key={section.id}>
                  <a href={`#section-${section.id}`}>{section.title}</a>
                  <span className={`small ${looks[section.state] ?? 'soft'}`}>
                    {section.state === 'drafted' && section.units.length === 0 ? t.report.written : t.report.states[section.state]}
                  </span>
                  {section.units.map((unit) => (
                    <span key={unit.id} className="small soft">
                      {unit.name}
                      {unit.due && ` ${t.report.due(day(unit.due))}`}
                    </span>
                  ))}
                  {section.units.length === 0 && <span className="small soft">{t.report.noUnit}</span>}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </>
  )
}
