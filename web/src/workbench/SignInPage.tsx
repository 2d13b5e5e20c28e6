import { useEffect } from 'react'
import { useLocation, useNavigate, useSearchParams } from 'react-router'
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
  const [search] = useSearchParams()
  const failed = search.get('failed')
  // Back from the identity provider the session is there already; this browser only has to learn of it.
  const arrived = search.get('arrived') !== null
  useEffect(() => {
    if (!arrived) return
    noteSignedIn()
    navigate('/', { replace: true })
  }, [arrived, navigate])
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
        {failed && (
          <p role="alert" className="overdue">
            {t.oidc.failures[failed as keyof typeof t.oidc.failures] ?? t.oidc.failures.provider}
          </p>
        )}
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
