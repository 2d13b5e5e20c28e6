import type { ReportView } from '@fadu/contract'
import { Section } from '../../components/page/Page.tsx'
import { ScrollTable } from '../../components/page/ScrollTable.tsx'
import { useLanguage } from '../../texts/language.tsx'

/** Numbers of the text that no record of this house tells, each with its source and why it stands there. */
export function FromElsewhere({ report }: { report: ReportView }) {
  const { t } = useLanguage()
  const { elsewhereColumns: columns } = t.report
  if (report.elsewhere.length === 0) return null
  return (
    <Section title={t.report.elsewhere}>
      <ScrollTable
        label={t.report.elsewhere}
        className="report-figures"
        columns={[columns.section, columns.figure, columns.source, columns.reasons, columns.contradicted]}
      >
        {report.elsewhere.map((one) => (
          <tr key={`${one.section}${one.figure}`}>
            <th scope="row">{one.title}</th>
            <td>{one.figure}</td>
            <td>{one.source}</td>
            <td>{one.reasons}</td>
            <td>{one.contradicted ?? '—'}</td>
          </tr>
        ))}
      </ScrollTable>
    </Section>
  )
}
