import { useLanguage } from '../../texts/language.tsx'

/** The first thing the keyboard meets: past head and navigation to what the page is about. */
export function SkipLink() {
  const { t } = useLanguage()
  return (
    <a className="skip" href="#main">
      {t.shell.skip}
    </a>
  )
}
