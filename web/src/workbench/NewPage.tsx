import { isRegister } from '@fadu/procedure'
import { Link } from 'react-router'
import { Empty, Page } from '../components/page/Page.tsx'
import { useLanguage } from '../texts/language.tsx'
import { useSession } from './session.ts'

/** What this post can open: at the counter, by telephone, by referral. */
export function NewPage() {
  const { t, say } = useLanguage()
  const opens = useSession().opens.filter((open) => !isRegister(open.procedure))
  return (
    <Page title={t.newCase.title} place={t.work.place} sentence={t.newCase.sentence}>
      {opens.length === 0 && <Empty>{t.newCase.none}</Empty>}
      <ul className="rows">
        {opens.map((open) => (
          <li key={`${open.procedure}.${open.event}.${open.role}`}>
            <h2 className="plain-heading">
              <Link to={`/new/${open.procedure}?event=${open.event}`}>{say(open.term)}</Link>
            </h2>
          </li>
        ))}
      </ul>
    </Page>
  )
}
