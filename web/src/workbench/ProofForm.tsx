import { useId, useState } from 'react'
import { call } from '../api/client.ts'
import { ProblemNote } from '../components/refusal-list/RefusalList.tsx'
import { useLanguage } from '../texts/language.tsx'
import './SignIn.css'

/** The password once more, and a code of the authenticator in use where there is one, before a new key is shown. */
export function ProofForm({ withCode, onProposed }: { withCode: boolean; onProposed: (key: { key: string; address: string }) => void }) {
  const { t } = useLanguage()
  const ids = useId()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [error, setError] = useState<unknown>()
  const [sending, setSending] = useState(false)
  const send = async () => {
    setSending(true)
    setError(undefined)
    try {
      onProposed(await call('secondFactorPropose', { body: { password, ...(withCode && { code }) } }))
    } catch (cause) {
      setError(cause)
      setSending(false)
    }
  }
  return (
    <form
      className="sign-in"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      {error !== undefined && <ProblemNote error={error} />}
      <label htmlFor={`${ids}-password`}>{t.signIn.password}</label>
      <input
        id={`${ids}-password`}
        type="password"
        autoComplete="current-password"
        required
        maxLength={200}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      {withCode && (
        <>
          <label htmlFor={`${ids}-code`}>{t.secondFactor.code}</label>
          <input
            id={`${ids}-code`}
            autoComplete="one-time-code"
            required
            maxLength={20}
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        </>
      )}
      <button type="submit" className="primary" disabled={sending}>
        {t.secondFactor.show}
      </button>
    </form>
  )
}
