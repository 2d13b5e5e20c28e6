import { Link } from 'react-router'
import { useAsk } from '../../api/asking.ts'
import { Waiting } from '../../components/page/Page.tsx'
import { ScrollRegion } from '../../components/page/ScrollRegion.tsx'
import { useLanguage } from '../../texts/language.tsx'
import '../CasesPage.css'
import { Columns, FollowUpPage, NotThere } from './FollowUpPage.tsx'

/** All meetings with how far their decisions are. */
export function MeetingsPage() {
  const { t, say, day } = useLanguage()
  const found = useAsk('meetings')
  if (found.isPending) return <Waiting place={t.work.place} />
  if (!found.data) return <NotThere title={t.meet.title} error={found.error} retry={() => void found.refetch()} />
  const { columns } = t.meet
  const { items, mayConvene } = found.data
  return (
    <FollowUpPage title={t.meet.title} sentence={say(found.data.sentence)}>
      {mayConvene && (
        <p className="buttons screen-only">
          <Link to="/follow-up/meetings/new" className="button primary">
            {t.meet.convene}
          </Link>
        </p>
      )}
      {items.length > 0 && (
        <ScrollRegion label={t.meet.table}>
          <table className="case-table">
            <caption className="unseen">{t.meet.table}</caption>
            <Columns words={[columns.title, columns.on, columns.agenda, columns.tasks, columns.stage]} />
            <tbody>
              {items.map((item) => (
                <tr key={item.case}>
                  <td>
                    <Link to={`/follow-up/meetings/${item.case}`}>{say(item.title)}</Link>
                    <div className="small soft">{item.reference}</div>
                  </td>
                  <td>{item.heldOn ? day(item.heldOn) : t.meet.planned(day(item.planned))}</td>
                  <td>{t.meet.items(item.items)}</td>
                  <td>
                    {t.meet.tasks(item.done, item.tasks)}
                    {item.late > 0 && <div className="overdue">{t.meet.lateTasks(item.late)}</div>}
                  </td>
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
