import { Link } from 'react-router'
import { useAsk } from '../../api/asking.ts'
import { Waiting } from '../../components/page/Page.tsx'
import { ScrollRegion } from '../../components/page/ScrollRegion.tsx'
import { useLanguage } from '../../texts/language.tsx'
import '../CasesPage.css'
import { Columns, FollowUpPage, NotThere } from './FollowUpPage.tsx'

/** All bulletins and notices, with who has received them. */
export function BulletinsPage() {
  const { t, say, day } = useLanguage()
  const found = useAsk('bulletins')
  if (found.isPending) return <Waiting place={t.work.place} />
  if (!found.data) return <NotThere title={t.bulletin.title} error={found.error} retry={() => void found.refetch()} />
  const { columns } = t.bulletin
  const { items, maySubmit } = found.data
  return (
    <FollowUpPage title={t.bulletin.title} sentence={say(found.data.sentence)}>
      {maySubmit && (
        <p className="buttons screen-only">
          <Link to="/follow-up/bulletins/new" className="button primary">
            {t.bulletin.submit}
          </Link>
        </p>
      )}
      {items.length > 0 && (
        <ScrollRegion label={t.bulletin.table}>
          <table className="case-table">
            <caption className="unseen">{t.bulletin.table}</caption>
            <Columns words={[columns.title, columns.unit, columns.on, columns.received, columns.stage]} />
            <tbody>
              {items.map((item) => (
                <tr key={item.case}>
                  <td>
                    <Link to={`/follow-up/bulletins/${item.case}`}>{say(item.title)}</Link>
                    <div className="small soft">
                      {say(item.kind)}　{item.number ?? item.reference}
                    </div>
                  </td>
                  <td>{item.unit}</td>
                  <td>{day(item.on)}</td>
                  <td>{t.bulletin.received(item.received, item.sentTo)}</td>
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
