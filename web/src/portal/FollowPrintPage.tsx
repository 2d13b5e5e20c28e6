import { Link, useParams } from 'react-router'
import { useAsk } from '../api/asking.ts'
import { OfficialDocument } from '../components/official-document/OfficialDocument.tsx'
import { Page, Waiting } from '../components/page/Page.tsx'
import { ProblemNote } from '../components/refusal-list/RefusalList.tsx'
import { useLanguage } from '../texts/language.tsx'

/** A document that was served on the reader, as it is printed. */
export function FollowPrintPage() {
  const { seq = '1', key = '' } = useParams()
  const { t } = useLanguage()
  const found = useAsk('followPrint', { params: { seq, key } })
  const place = t.portal.ways.follow
  if (found.isPending) return <Waiting place={place} />
  if (found.isError) {
    return (
      <Page title={t.page.missing} place={place}>
        <ProblemNote error={found.error} />
        <Link to="/follow">{t.portal.ways.follow}</Link>
      </Page>
    )
  }
  return (
    <>
      <div className="buttons screen-only">
        <Link to="/follow" className="button">
          {t.print.backToFollow}
        </Link>
        <button type="button" className="primary" onClick={() => window.print()}>
          {t.print.print}
        </button>
      </div>
      <OfficialDocument document={found.data} />
    </>
  )
}
