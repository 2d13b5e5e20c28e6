import { useAsk } from '../../api/asking.ts'
import { Waiting } from '../../components/page/Page.tsx'
import { useLanguage } from '../../texts/language.tsx'
import { FollowUpList } from './FollowUpList.tsx'
import { NotThere } from './FollowUpPage.tsx'

/** All bulletins and notices, with who has received them. */
export function BulletinsPage() {
  const { t, say, day } = useLanguage()
  const found = useAsk('bulletins')
  if (found.isPending) return <Waiting place={t.work.place} />
  if (!found.data) return <NotThere title={t.bulletin.title} error={found.error} retry={() => void found.refetch()} />
  const { title, unit, on, received, stage } = t.bulletin.columns
  return (
    <FollowUpList
      part="bulletins"
      title={t.bulletin.title}
      sentence={found.data.sentence}
      table={t.bulletin.table}
      {...(found.data.maySubmit && { begin: t.bulletin.submit })}
      columns={[title, unit, on, received, stage]}
      items={found.data.items}
      under={(item) => `${say(item.kind)}　${item.number ?? item.reference}`}
      cells={(item) => [item.unit, day(item.on), t.bulletin.received(item.received, item.sentTo)]}
    />
  )
}
