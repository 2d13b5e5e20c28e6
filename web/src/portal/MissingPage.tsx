import { Link } from 'react-router'
import { Page } from '../components/page/Page.tsx'
import { useLanguage } from '../texts/language.tsx'

export function MissingPage() {
  const { t } = useLanguage()
  return (
    <Page title={t.page.missing} place={t.portal.place(undefined)} sentence={t.page.missingWhat}>
      <Link to="/" className="button">
        {t.portal.ways.home}
      </Link>
    </Page>
  )
}
