import { Link, useParams } from 'react-router'
import { useAsk } from '../api/asking.ts'
import { Citations } from '../components/citation/Citation.tsx'
import { FieldList } from '../components/field-list/FieldList.tsx'
import { Page, Waiting } from '../components/page/Page.tsx'
import { ProblemNote } from '../components/refusal-list/RefusalList.tsx'
import { useLanguage } from '../texts/language.tsx'

/** One published decision, with the article under which it is public. */
export function PublicDecisionPage() {
  const { id = '' } = useParams()
  const { t, say, day } = useLanguage()
  const found = useAsk('publicPage', { params: { id } })
  const place = t.portal.ways.register
  if (found.isPending) return <Waiting place={place} />
  if (found.isError) {
    return (
      <Page title={t.page.missing} place={place}>
        <ProblemNote error={found.error} />
        <Link to="/register">{t.portal.ways.register}</Link>
      </Page>
    )
  }
  const page = found.data
  return (
    <Page
      title={say(page.title)}
      place={place}
      above={
        <p className="small">
          <Link to="/register">{t.portal.ways.register}</Link>
        </p>
      }
      sentence={t.portal.decisionSentence(page.organ, day(page.publishedOn))}
    >
      <p className="soft">
        {t.portal.publishedUnder} <Citations articles={[page.under]} />
      </p>
      <FieldList fields={[{ label: t.portal.numberWords, value: { zh: page.reference, en: page.reference } }, ...page.fields]} />
    </Page>
  )
}
