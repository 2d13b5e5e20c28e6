import { useId, useState } from 'react'
import { useNavigate } from 'react-router'
import { answers } from '../api/asking.ts'
import { call } from '../api/client.ts'
import { Refused } from '../api/refused.ts'
import { LanguageSwitch } from '../components/page/LanguageSwitch.tsx'
import { Page } from '../components/page/Page.tsx'
import { ProblemNote } from '../components/refusal-list/RefusalList.tsx'
import { useLanguage } from '../texts/language.tsx'
import { SignOut } from './Shell.tsx'
import { noteSignedOut, useSession } from './session.ts'
import './SignIn.css'

type Asked = 'old' | 'new' | 'again'
type Complaints = Partial<Record<Asked, string>>

const asked: readonly Asked[] = ['old', 'new', 'again']
const least = 10

/** One's own password, for accounts kept here. Whoever changes it signs in again with the new one. */
export function PasswordPage() {
  const { t } = useLanguage()
  const { ownPassword, person } = useSession()
  if (!ownPassword) return <Page title={t.password.title} place={t.work.place} sentence={t.password.notHere} />
  return (
    <Page title={t.password.title} place={t.work.place} sentence={t.password.sentence(person.name)}>
      <PasswordForm />
    </Page>
  )
}

/** Whoever still has the password somebody else made chooses their own before anything else; signing out is open. */
export function FirstPassword() {
  const { t } = useLanguage()
  return (
    <main id="main" tabIndex={-1} className="sign-in-page">
      <p className="switches">
        <LanguageSwitch />
        <SignOut />
      </p>
      <Page title={t.password.firstTitle} place={t.work.place} sentence={t.password.firstWhy}>
        <PasswordForm />
      </Page>
    </main>
  )
}

function PasswordForm() {
  const { t, say } = useLanguage()
  const navigate = useNavigate()
  const ids = useId()
  const [typed, setTyped] = useState<Record<Asked, string>>({ old: '', new: '', again: '' })
  const [complaints, setComplaints] = useState<Complaints>({})
  const [error, setError] = useState<unknown>()
  const [sending, setSending] = useState(false)
  const complain = (found: Complaints) => {
    setComplaints(found)
    const first = asked.find((key) => found[key])
    if (first) document.getElementById(`${ids}-${first}`)?.focus()
  }
  const change = async () => {
    setError(undefined)
    const found = faultsOf(typed, t.password)
    complain(found)
    if (Object.keys(found).length > 0) return
    setSending(true)
    try {
      await call('changePassword', { body: { old: typed.old, new: typed.new } })
      navigate('/sign-in', { replace: true, state: { said: 'password-changed' } })
      noteSignedOut()
      answers.clear()
    } catch (cause) {
      const named = cause instanceof Refused ? (cause.problem.refusals ?? []).filter((r) => r.field === 'old' || r.field === 'new') : []
      if (named.length > 0) complain(Object.fromEntries(named.map((r) => [r.field, say(r.text)])))
      else setError(cause)
      setSending(false)
    }
  }
  return (
    <form
      className="sign-in"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void change()
      }}
    >
      {error !== undefined && <ProblemNote error={error} />}
      {asked.map((key) => {
        const notes = [complaints[key] ? `${ids}-${key}-complaint` : '', key === 'new' ? `${ids}-rule` : ''].filter((id) => id !== '')
        return (
          <div key={key} className="password-field">
            <label htmlFor={`${ids}-${key}`}>{t.password[key]}</label>
            {key === 'new' && (
              <p id={`${ids}-rule`} className="small soft">
                {t.password.rule}
              </p>
            )}
            {complaints[key] && (
              <p id={`${ids}-${key}-complaint`} className="complaint">
                {complaints[key]}
              </p>
            )}
            <input
              id={`${ids}-${key}`}
              type="password"
              autoComplete={key === 'old' ? 'current-password' : 'new-password'}
              maxLength={200}
              required
              aria-invalid={complaints[key] ? true : undefined}
              aria-describedby={notes.length > 0 ? notes.join(' ') : undefined}
              value={typed[key]}
              onChange={(event) => setTyped({ ...typed, [key]: event.target.value })}
            />
          </div>
        )
      })}
      <button type="submit" className="primary" disabled={sending}>
        {sending ? t.password.changing : t.password.change}
      </button>
    </form>
  )
}

/** What can be told without asking: nothing typed, too short, not the same twice. */
function faultsOf(
  typed: Record<Asked, string>,
  words: { oldMissing: string; newMissing: string; short: string; differs: string },
): Complaints {
  const fresh = typed.new === '' ? words.newMissing : [...typed.new].length < least ? words.short : undefined
  return {
    ...(typed.old === '' ? { old: words.oldMissing } : {}),
    ...(fresh ? { new: fresh } : typed.again !== typed.new ? { again: words.differs } : {}),
  }
}
