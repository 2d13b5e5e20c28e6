import { useId, useState } from 'react'
import { useLanguage } from '../../texts/language.tsx'

/** An item that is no commitment is set aside with the reason; it stays in the tree and may come back. */
export function SetAside({ onSend }: { onSend: (reason: string) => Promise<unknown> }) {
  const { t } = useLanguage()
  const id = useId()
  const [reason, setReason] = useState('')
  return (
    <form
      className="plan-small-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (reason.trim()) void onSend(reason.trim())
      }}
    >
      <label htmlFor={id}>{t.plan.setAsideWhy}</label>
      <input id={id} value={reason} maxLength={500} required onChange={(event) => setReason(event.target.value)} />
      <button type="submit" disabled={!reason.trim()}>
        {t.plan.setAside}
      </button>
    </form>
  )
}
