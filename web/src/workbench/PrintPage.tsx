import { Link, useParams } from 'react-router'
import { useAsk } from '../api/asking.ts'
import { OfficialDocument } from '../components/official-document/OfficialDocument.tsx'
import { Page, Waiting } from '../components/page/Page.tsx'
import { ProblemNote } from '../components/refusal-list/RefusalList.tsx'
import { useLanguage } from '../texts/language.tsx'

/** A document of the case as it is printed. */
export function PrintPage() {
  const { id = '', seq = '1', key = '' } = useParams()
  const { t } = useLanguage()
  const found = useAsk('print', { params: { id, seq, key } })
  if (found.isPending) return <Waiting place={t.work.place} />
  if (!found.data) {
    return (
      <Page title={t.page.missing} place={t.work.place}>
        <ProblemNote error={found.error} />
        <Link to={`/cases/${id}`}>{t.print.backToCase}</Link>
      </Page>
    )
  }
  return (
    <>
      <div className="buttons screen-only">
        <Link to={`/cases/${id}`} className="button">
          {t.print.backToCase}
        </Link>
        <button type="button" className="primary" onClick={() => window.print()}>
          {t.print.print}
        </button>
      </div>
      <OfficialDocument document={found.data} />
    </>
  )
}
