import { useState } from 'react'
import { call } from '../../api/client.ts'
import { useLanguage } from '../../texts/language.tsx'
import { Dialog } from '../dialog/Dialog.tsx'
import './Seal.css'

export type SealState = 'intact' | 'unchecked' | 'broken'

interface SealProps {
  readonly hash: string
  /** What was sealed, by whom and when, as it is shown. */
  readonly what: string
  readonly by: string
  readonly at: string
  /** With number and place the entry can be checked against the log; without them only offline. */
  readonly reference?: string
  readonly seq?: number
}

/** The mark itself: a square of vermilion, whole, empty or cracked. */
export function SealMark({ state }: { state: SealState }) {
  return (
    <svg className={`seal-mark ${state}`} viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
      <circle cx="10" cy="10" r="8" />
      {state === 'intact' && <path d="M6 10.5l3 3l5-6.5" />}
      {state === 'unchecked' && <path d="M6.5 8h7M6.5 12h7" />}
      {state === 'broken' && <path d="M11 2l-3 6l4 3l-3 7" />}
    </svg>
  )
}

/** A small round mark; a click shows who sealed what when, and how to check it without us. */
export function Seal({ hash, what, by, at, reference, seq }: SealProps) {
  const { t, say } = useLanguage()
  const [open, setOpen] = useState(false)
  const [state, setState] = useState<SealState>('unchecked')
  const [said, setSaid] = useState('')
  const check = async () => {
    if (!reference || !seq) return
    try {
      const found = await call('verifyReceipt', { body: { reference, seq, hash } })
      setState(found.intact ? 'intact' : 'broken')
      setSaid(say(found.words))
    } catch {
      setSaid(t.seal.checkFailed)
    }
  }
  return (
    <>
      <button
        type="button"
        className="seal"
        onClick={() => setOpen(true)}
        aria-label={t.seal.open(what, t.seal.states[state])}
        title={t.seal.states[state]}
      >
        <SealMark state={state} />
      </button>
      {open && (
        <Dialog title={t.seal.title} onClose={() => setOpen(false)}>
          <p className="seal-said" role="status">
            <SealMark state={state} /> {said || t.seal.states[state]}
          </p>
          <dl className="fields">
            <div>
              <dt>{t.seal.what}</dt>
              <dd>{what}</dd>
            </div>
            <div>
              <dt>{t.seal.by}</dt>
              <dd>{by}</dd>
            </div>
            <div>
              <dt>{t.seal.at}</dt>
              <dd>{at}</dd>
            </div>
            <div>
              <dt>{t.seal.digest}</dt>
              <dd>
                <code>{hash}</code>
              </dd>
            </div>
          </dl>
          <OfflineCheck />
          {reference && seq ? (
            <div className="buttons">
              <button type="button" onClick={check}>
                {t.seal.check}
              </button>
            </div>
          ) : null}
        </Dialog>
      )}
    </>
  )
}

/** How to check a seal without this server. */
export function OfflineCheck({ heading: Heading = 'h3' }: { heading?: 'h2' | 'h3' }) {
  const { t } = useLanguage()
  return (
    <div className="offline-check">
      <Heading>{t.seal.withoutUs}</Heading>
      <p>{t.seal.withoutUsHow}</p>
      <p>
        <code>npm run -s fadu -- verify FILE</code>
      </p>
    </div>
  )
}
