import type { Answer } from '@fadu/contract'
import { Link } from 'react-router'
import { useAsk } from '../../api/asking.ts'
import { Page, Waiting } from '../../components/page/Page.tsx'
import { ScrollTable } from '../../components/page/ScrollTable.tsx'
import { ProblemNote } from '../../components/refusal-list/RefusalList.tsx'
import { useLanguage } from '../../texts/language.tsx'

type Row = Answer<'reports'>['items'][number]

/** All annual reports with how far they are. */
export function ReportsPage() {
  const { t, say } = useLanguage()
  const found = useAsk('reports')
  if (found.isPending) return <Waiting place={t.work.place} />
  return (
    <Page title={t.report.title} place={t.work.place} sentence={found.data && say(found.data.sentence)}>
      {!found.data && <ProblemNote error={found.error} retry={() => void found.refetch()} />}
      {found.data?.mayPlan && (
        <p className="buttons screen-only">
          <Link to="/reports/new" className="button primary">
            {t.report.plan}
          </Link>
        </p>
      )}
      {found.data && found.data.items.length > 0 && <ReportTable rows={found.data.items} />}
    </Page>
  )
}

const lights = { none: '', green: '', amber: 'near', red: 'overdue' } as const

function ReportTable({ rows }: { rows: readonly Row[] }) {
  const { t, say, day } = useLanguage()
  const { columns } = t.report
  return (
    <ScrollTable
      label={t.report.table}
      className="case-table"
      columns={[columns.report, columns.issuer, columns.sections, columns.figures, columns.due, columns.stage]}
    >
      {rows.map((row) => (
        <tr key={row.case}>
          <td>
            <Link to={`/reports/${row.case}`}>{say(row.title)}</Link>
            <div className="small soft">{row.reference}</div>
          </td>
          <td>{row.issuer}</td>
          <td>{t.report.given(row.submitted, row.sections)}</td>
          <td>{t.report.frozenCount(row.figures)}</td>
          <td className={lights[row.light]}>{row.dueOn ? day(row.dueOn) : '—'}</td>
          <td>{say(row.stageTerm)}</td>
        </tr>
      ))}
    </ScrollTable>
  )
}
