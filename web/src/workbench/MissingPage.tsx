import { Link } from 'react-router'
import { Page } from '../components/page/Page.tsx'
import { useLanguage } from '../texts/language.tsx'

export function MissingPage() {
  const { t } = useLanguage()
  return (
    <Page title={t.page.missing} place={t.work.place} sentence={t.page.missingWhat}>
      <Link to="/" className="button">
        {t.work.ways.today}
      </Link>
    </Page>
  )
}
