import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useLanguage } from '../../texts/language.tsx'
import './Dialog.css'

interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  /** A panel at the side for long forms; on the phone the whole screen. */
  readonly side?: boolean
  /** Without a way out: signing in again, for one. */
  readonly fixed?: boolean
}

/** The browser's own modal dialog: it keeps the focus inside, closes with Escape and gives the focus back. */
export function Dialog({ title, onClose, children, side = false, fixed = false }: DialogProps) {
  const { t } = useLanguage()
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const titleId = useId()
  useEffect(() => {
    const element = dialog.current
    const before = document.activeElement
    if (element && !element.open) element.showModal()
    heading.current?.focus()
    return () => {
      element?.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      className={side ? 'side' : ''}
      aria-labelledby={titleId}
      onCancel={(event) => {
        if (event.target !== dialog.current) return
        event.preventDefault()
        if (!fixed) onClose()
      }}
    >
      <div className="dialog-head">
        <h2 id={titleId} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        {!fixed && (
          <button type="button" className="dialog-close" onClick={onClose} aria-label={t.dialog.close}>
            <span aria-hidden="true">×</span>
          </button>
        )}
      </div>
      <div className="dialog-body">{children}</div>
    </dialog>
  )
}
