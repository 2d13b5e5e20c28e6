import type { CaseWireView } from '@fadu/contract'
import { Link } from 'react-router'
import { addressOf } from '../../api/client.ts'
import { FileLinks } from '../../components/field-list/FileLinks.tsx'
import { FoldingSection } from '../../components/page/FoldingSection.tsx'
import { Empty } from '../../components/page/Page.tsx'
import { useLanguage } from '../../texts/language.tsx'
import type { OpenAct } from './CasePage.tsx'

/** Documents issued, on whom they were served and how, and for whom that is still to be done. */
export function Documents({ view, onOpen }: { view: CaseWireView; onOpen: OpenAct }) {
  const { t, say, day } = useLanguage()
  const serve = view.acts.find((act) => act.event === 'document.served' && act.allowed)
  // A document is addressed to a role or to one party; either way every party concerned is to be served.
  const waitingFor = (document: CaseWireView['documents'][number]) =>
    view.parties.filter(
      (party) =>
        (document.to.includes(party.key) || document.to.includes(party.role)) && !document.served.some((s) => s.party === party.key),
    )
  return (
    <FoldingSection title={t.case.documents} anchor="documents">
      {view.documents.length === 0 && <Empty>{t.case.noDocuments}</Empty>}
      <ul className="rows">
        {view.documents.map((document) => (
          <li key={`${document.seq}.${document.key}`}>
            <h3>
              <Link to={`/print/${view.id}/${document.seq}/${document.key}`}>{say(document.term)}</Link>
            </h3>
            <span className="small soft">{t.case.issuedOn(document.number, day(document.on))}</span>
            <ul>
              {document.served.map((service) => (
                <li key={service.seq}>
                  <span className="met" aria-hidden="true">
                    ✓{' '}
                  </span>
                  {t.case.served(service.partyName, say(service.method), day(service.on))}
                  {service.proof && (
                    <FileLinks files={[service.proof]} address={(hash) => addressOf('caseFile', { params: { id: view.id, hash } })} />
                  )}
                </li>
              ))}
              {waitingFor(document).map((party) => (
                <li key={party.key} className="near">
                  {t.case.notServed(`${say(party.roleTerm)} ${party.name}`)}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {serve && view.documents.length > 0 && (
        <div className="buttons">
          <button type="button" onClick={() => onOpen(serve)}>
            {t.case.recordService}
          </button>
        </div>
      )}
    </FoldingSection>
  )
}
