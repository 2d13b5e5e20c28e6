import { routes, type SessionView } from '@fadu/contract'
import { useId, useState } from 'react'
import { useAsk } from '../api/asking.ts'
import { call } from '../api/client.ts'
import { isCodeNeeded } from '../api/refused.ts'
import { ProblemNote } from '../components/refusal-list/RefusalList.tsx'
import { useLanguage } from '../texts/language.tsx'
import './SignIn.css'

/** A local account, or in a demonstration a post to choose. */
export function SignInForm({ onSignedIn }: { onSignedIn: (session: SessionView) => void }) {
  const { t } = useLanguage()
  const ids = useId()
  const [account, setAccount] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState<string>()
  const [error, setError] = useState<unknown>()
  const [sending, setSending] = useState(false)
  const offered = useAsk('offered')
  const enter = async (asking: Promise<SessionView>) => {
    setSending(true)
    setError(undefined)
    try {
      onSignedIn(await asking)
    } catch (cause) {
      // The password was right: a code is asked as well, which is no failure to complain of.
      if (isCodeNeeded(cause)) setCode('')
      else setError(cause)
    } finally {
      setSending(false)
    }
  }
  return (
    <>
      {error !== undefined && <ProblemNote error={error} />}
      <form
        className="sign-in"
        onSubmit={(event) => {
          event.preventDefault()
          void enter(call('signIn', { body: { account, password, ...(code !== undefined && { code }) } }))
        }}
      >
        <label htmlFor={`${ids}-account`}>{t.signIn.account}</label>
        <input
          id={`${ids}-account`}
          autoComplete="username"
          required
          value={account}
          onChange={(event) => setAccount(event.target.value)}
        />
        <label htmlFor={`${ids}-password`}>{t.signIn.password}</label>
        <input
          id={`${ids}-password`}
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        {code !== undefined && (
          <>
            <label htmlFor={`${ids}-code`}>{t.secondFactor.code}</label>
            <p id={`${ids}-code-hint`} className="small soft">
              {t.secondFactor.codeHint}
            </p>
            <input
              ref={(input) => input?.focus()}
              id={`${ids}-code`}
              autoComplete="one-time-code"
              aria-describedby={`${ids}-code-hint`}
              required
              maxLength={20}
              value={code}
              onChange={(event) => setCode(event.target.value)}
            />
          </>
        )}
        <button type="submit" className="primary" disabled={sending}>
          {sending ? t.signIn.entering : t.signIn.enter}
        </button>
      </form>
      {offered.data?.oidc && (
        <p>
          <a className="button" href={routes.oidcStart.path}>
            {t.oidc.enter}
          </a>
        </p>
      )}
      {offered.data?.demonstration && (
        <PostChoice disabled={sending} onChoose={(post) => void enter(call('demonstrationSignIn', { body: { post } }))} />
      )}
    </>
  )
}

function PostChoice({ disabled, onChoose }: { disabled: boolean; onChoose: (post: string) => void }) {
  const { t, say } = useLanguage()
  const posts = useAsk('demonstrationPosts')
  if (!posts.data) return null
  const organs = new Map<string, typeof posts.data.posts>()
  for (const post of posts.data.posts) organs.set(post.organ, [...(organs.get(post.organ) ?? []), post])
  return (
    <section className="post-choice" aria-label={t.signIn.choosePost}>
      <h2>{t.signIn.choosePost}</h2>
      <p>{t.signIn.choosePostWhy}</p>
      {[...organs].map(([organ, held]) => (
        <div key={organ}>
          <h3>{organ}</h3>
          <ul className="rows">
            {held.map((post) => (
              <li key={post.post}>
                <button type="button" className="link post" disabled={disabled} onClick={() => onChoose(post.post)}>
                  {t.signIn.post(post.title, post.person)}
                </button>
                <span className="small soft">{say(post.about)}</span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
