import { useId, useState } from 'react'
import { useNavigate } from 'react-router'
import { answers } from '../api/asking.ts'
import { call } from '../api/client.ts'
import { passing } from '../api/kept.ts'
import { ProblemNote } from '../components/refusal-list/RefusalList.tsx'
import { useLanguage } from '../texts/language.tsx'
import { followShelf } from './follow-session.ts'

/** Number and secret open the follow page for this tab. */
export function FollowOpen({ reference = '' }: { reference?: string }) {
  const { t } = useLanguage()
  const navigate = useNavigate()
  const [number, setNumber] = useState(reference)
  const [secret, setSecret] = useState('')
  const [error, setError] = useState<unknown>()
  const [sending, setSending] = useState(false)
  const ids = useId()
  const open = async () => {
    setSending(true)
    setError(undefined)
    try {
      const found = await call('followOpen', { body: { reference: number, secret } })
      passing.write(followShelf, 'open')
      answers.setQueryData(['follow', null, null], found)
      navigate('/follow')
    } catch (cause) {
      setError(cause)
      setSending(false)
    }
  }
  return (
    <form
      className="follow-open"
      onSubmit={(event) => {
        event.preventDefault()
        void open()
      }}
    >
      {error !== undefined && <ProblemNote error={error} />}
      <div>
        <label htmlFor={`${ids}-number`}>{t.portal.number}</label>
        <input
          id={`${ids}-number`}
          value={number}
          onChange={(event) => setNumber(event.target.value)}
          autoComplete="off"
          required
          minLength={3}
        />
      </div>
      <div>
        <label htmlFor={`${ids}-secret`}>{t.portal.secret}</label>
        <input
          id={`${ids}-secret`}
          value={secret}
          onChange={(event) => setSecret(event.target.value)}
          autoComplete="off"
          spellCheck={false}
          required
          minLength={6}
        />
      </div>
      <button type="submit" className="primary" disabled={sending}>
        {sending ? t.portal.opening : t.portal.openFollow}
      </button>
    </form>
  )
}
