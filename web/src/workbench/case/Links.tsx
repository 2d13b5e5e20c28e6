import type { CaseWireView } from '@fadu/contract'
import { Link } from 'react-router'
import { FoldingSection } from '../../components/page/FoldingSection.tsx'
import { Empty } from '../../components/page/Page.tsx'
import { useLanguage } from '../../texts/language.tsx'

/** Cases that came of this one, or that this one came of. */
export function Links({ view }: { view: CaseWireView }) {
  const { t, say } = useLanguage()
  return (
    <FoldingSection title={t.case.links} anchor="links">
      {view.links.length === 0 && <Empty>{t.case.noLinks}</Empty>}
      <ul className="rows">
        {view.links.map((link) => {
          const name = link.reference ?? say(link.procedureTerm)
          return (
            <li key={`${link.relation}${link.case}`}>
              <h3>{link.open ? <Link to={`/cases/${link.case}`}>{name}</Link> : name}</h3>
              {t.case.link(say(link.relationTerm), link.direction)}{' '}
              <span className="small soft">
                {say(link.procedureTerm)} · {link.closed ? t.case.linkClosed : t.case.linkOpen}
                {!link.open && ` · ${t.case.linkNotYours}`}
              </span>
            </li>
          )
        })}
      </ul>
    </FoldingSection>
  )
}
