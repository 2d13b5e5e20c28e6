import { useLocation, useNavigate } from 'react-router'
import { answers, useAsk } from '../api/asking.ts'
import { LanguageSwitch } from '../components/page/LanguageSwitch.tsx'
import { Page } from '../components/page/Page.tsx'
import { useLanguage } from '../texts/language.tsx'
import { SignInForm } from './SignInForm.tsx'
import { noteSignedIn } from './session.ts'

export function SignInPage() {
  const { t } = useLanguage()
  const navigate = useNavigate()
  const { state } = useLocation() as { state: { to?: string; said?: 'password-changed' } | null }
  const offered = useAsk('offered')
  return (
    <main id="main" tabIndex={-1} className="sign-in-page">
      <Page
        title={t.signIn.title}
        place={t.work.place}
        sentence={t.signIn.sentence(offered.data?.districtName)}
        above={
          <p className="above-title">
            <span className="serif">{t.work.place}</span>
            <LanguageSwitch />
          </p>
        }
      >
        {state?.said === 'password-changed' && (
          <p role="status" className="met">
            {t.signIn.passwordChanged}
          </p>
        )}
        <SignInForm
          onSignedIn={(session) => {
            noteSignedIn()
            answers.clear()
            answers.setQueryData(['session', null, null], session)
            navigate(state?.to && state.to !== '/sign-in' ? state.to : '/', { replace: true })
          }}
        />
      </Page>
    </main>
  )
}
