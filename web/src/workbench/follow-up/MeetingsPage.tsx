import { useAsk } from '../../api/asking.ts'
import { Waiting } from '../../components/page/Page.tsx'
import { useLanguage } from '../../texts/language.tsx'
import { FollowUpList } from './FollowUpList.tsx'
import { NotThere } from './FollowUpPage.tsx'

/** All meetings with how far their decisions are. */
export function MeetingsPage() {
  const { t, day } = useLanguage()
  const found = useAsk('meetings')
  if (found.isPending) return <Waiting place={t.work.place} />
  if (!found.data) return <NotThere title={t.meet.title} error={found.error} retry={() => void found.refetch()} />
  const { title, on, agenda, tasks, stage } = t.meet.columns
  return (
    <FollowUpList
      part="meetings"
      title={t.meet.title}
      sentence={found.data.sentence}
      table={t.meet.table}
      {...(found.data.mayConvene && { begin: t.meet.convene })}
      columns={[title, on, agenda, tasks, stage]}
      items={found.data.items}
      cells={(item) => [
        item.heldOn ? day(item.heldOn) : t.meet.planned(day(item.planned)),
        t.meet.items(item.items),
        <span key="tasks">
          {t.meet.tasks(item.done, item.tasks)}
          {item.late > 0 && <span className="overdue"> {t.meet.lateTasks(item.late)}</span>}
        </span>,
      ]}
    />
  )
}
