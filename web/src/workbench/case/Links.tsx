import type { CaseWireView } from '@fadu/contract'
import { Link } from 'react-router'
import { FoldingSection } from '../../components/page/FoldingSection.tsx'
import { Empty } from '../../components/page/Page.tsx'
import { useLanguage } from '../../texts/language.tsx'

type Linked = CaseWireView['links'][number]

/** The way from a merged case to the one that goes on. */
export function WayToLeadingCase({ view }: { view: CaseWireView }) {
  const { t } = useLanguage()
  const into = view.links.find((link) => link.relation === 'merged' && link.direction === 'to')
  if (!into?.open) return null
  return (
    <p>
      <Link to={`/cases/${into.case}`} className="button">
        {t.merge.into(into.reference ?? '')}
      </Link>
    </p>
  )
}

/** Cases that came of this one, or that this one came of; of those merged into it, what had happened in them. */
export function Links({ view }: { view: CaseWireView }) {
  const { t, say } = useLanguage()
  const relation = (link: Linked): string =>
    link.relation !== 'merged'
      ? t.case.link(say(link.relationTerm), link.direction)
      : link.direction === 'to'
        ? t.merge.wentInto
        : t.merge.cameIn
  return (
    <FoldingSection title={t.case.links} anchor="links">
      {view.links.length === 0 && <Empty>{t.case.noLinks}</Empty>}
      <ul className="rows">
        {view.links.map((link) => {
          const name = link.reference ?? say(link.procedureTerm)
          return (
            <li key={`${link.relation}${link.case}`}>
              <h3>{link.open ? <Link to={`/cases/${link.case}`}>{name}</Link> : name}</h3>
              {relation(link)}{' '}
              <span className="small soft">
                {say(link.procedureTerm)}
                {link.relation !== 'merged' && ` · ${link.closed ? t.case.linkClosed : t.case.linkOpen}`}
                {!link.open && ` · ${t.case.linkNotYours}`}
              </span>
              {link.history && <History link={link} history={link.history} />}
            </li>
          )
        })}
      </ul>
    </FoldingSection>
  )
}

/** What had happened in a case before it was merged into this one. */
function History({ link, history }: { link: Linked; history: NonNullable<Linked['history']> }) {
  const { t, say, day } = useLanguage()
  return (
    <details>
      <summary>{t.merge.history(history.length)}</summary>
      <ol className="merged-history">
        {history.map((entry) => (
          <li key={entry.seq} value={entry.seq}>
            {day(entry.on)} <Link to={`/cases/${link.case}#entry-${entry.seq}`}>{say(entry.term)}</Link>
          </li>
        ))}
      </ol>
    </details>
  )
}
