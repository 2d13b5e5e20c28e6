import { useAsk } from '../../api/asking.ts'
import { Waiting } from '../../components/page/Page.tsx'
import { useLanguage } from '../../texts/language.tsx'
import { FollowUpList } from './FollowUpList.tsx'
import { NotThere } from './FollowUpPage.tsx'

/** All assessments with their periods and how far they are. */
export function AssessmentsPage() {
  const { t, day } = useLanguage()
  const found = useAsk('assessments')
  if (found.isPending) return <Waiting place={t.work.place} />
  if (!found.data) return <NotThere title={t.assess.title} error={found.error} retry={() => void found.refetch()} />
  const { title, period, scope, due, stage } = t.assess.columns
  return (
    <FollowUpList
      part="assessments"
      title={t.assess.title}
      sentence={found.data.sentence}
      table={t.assess.table}
      {...(found.data.mayPublish && { begin: t.assess.publish })}
      columns={[title, period, scope, due, stage]}
      items={found.data.items}
      cells={(item) => [
        <span key="period" className="small">
          {day(item.from)}—{day(item.until)}
        </span>,
        t.assess.scope(item.units, item.items),
        item.dueOn ? (
          <span key="due" className={item.late ? 'overdue' : ''}>
            {item.late ? '! ' : ''}
            {day(item.dueOn)}
          </span>
        ) : (
          '—'
        ),
      ]}
    />
  )
}
