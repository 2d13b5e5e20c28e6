import { Link } from 'react-router'
import { useAsk } from '../../api/asking.ts'
import { Waiting } from '../../components/page/Page.tsx'
import { ScrollRegion } from '../../components/page/ScrollRegion.tsx'
import { useLanguage } from '../../texts/language.tsx'
import '../CasesPage.css'
import { Columns, FollowUpPage, NotThere } from './FollowUpPage.tsx'

/** All assessments with their periods and how far they are. */
export function AssessmentsPage() {
  const { t, say, day } = useLanguage()
  const found = useAsk('assessments')
  if (found.isPending) return <Waiting place={t.work.place} />
  if (!found.data) return <NotThere title={t.assess.title} error={found.error} retry={() => void found.refetch()} />
  const { columns } = t.assess
  const { items, mayPublish } = found.data
  return (
    <FollowUpPage title={t.assess.title} sentence={say(found.data.sentence)}>
      {mayPublish && (
        <p className="buttons screen-only">
          <Link to="/follow-up/assessments/new" className="button primary">
            {t.assess.publish}
          </Link>
        </p>
      )}
      {items.length > 0 && (
        <ScrollRegion label={t.assess.table}>
          <table className="case-table">
            <caption className="unseen">{t.assess.table}</caption>
            <Columns words={[columns.title, columns.period, columns.scope, columns.due, columns.stage]} />
            <tbody>
              {items.map((item) => (
                <tr key={item.case}>
                  <td>
                    <Link to={`/follow-up/assessments/${item.case}`}>{say(item.title)}</Link>
                    <div className="small soft">{item.reference}</div>
                  </td>
                  <td className="small">
                    {day(item.from)}—{day(item.until)}
                  </td>
                  <td>{t.assess.scope(item.units, item.items)}</td>
                  <td className={item.late ? 'overdue' : ''}>{item.dueOn ? `${item.late ? '! ' : ''}${day(item.dueOn)}` : '—'}</td>
                  <td>{say(item.stageTerm)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </FollowUpPage>
  )
}
