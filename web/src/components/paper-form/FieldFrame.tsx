import type { ReactNode } from 'react'
import { useLanguage } from '../../texts/language.tsx'
import { idOf } from './complaints.ts'
import type { Path } from './entry.ts'
import { useForm } from './form-model.ts'
import type { Question } from './outline.ts'

/** Ties a control to its label, its hint and its complaint. */
export interface Tied {
  readonly id: string
  readonly 'aria-describedby'?: string
  readonly 'aria-invalid'?: true
  readonly 'aria-required'?: true
}

interface FrameProps {
  readonly question: Question
  readonly path: Path
  readonly children: (tied: Tied) => ReactNode
  /** A set of radios or boxes under one legend instead of one control under a label. */
  readonly set?: boolean
  readonly hint?: string
}

export function FieldFrame({ question, path, children, set = false, hint }: FrameProps) {
  const { t, say } = useLanguage()
  const form = useForm()
  const complaint = form.complaintAt(path)
  const id = idOf(path)
  const hints = [question.hint ? say(question.hint) : '', hint ?? ''].filter((text) => text !== '')
  const described = [...(hints.length > 0 ? [`${id}-hint`] : []), ...(complaint ? [`${id}-complaint`] : [])].join(' ')
  const tied: Tied = {
    id,
    ...(described ? { 'aria-describedby': described } : {}),
    ...(complaint ? { 'aria-invalid': true as const } : {}),
    ...(question.required && !set ? { 'aria-required': true as const } : {}),
  }
  const heading = (
    <>
      {say(question.label)} <span className="need">{question.required ? t.form.required : t.form.optional}</span>
    </>
  )
  const notes = (
    <>
      {hints.length > 0 && (
        <p className="hint" id={`${id}-hint`}>
          {hints.join(' ')}
        </p>
      )}
      {complaint && (
        <p className="complaint" id={`${id}-complaint`}>
          {complaint.text}
        </p>
      )}
    </>
  )
  if (set) {
    return (
      <fieldset
        className={`field${complaint ? ' wrong' : ''}`}
        id={id}
        tabIndex={-1}
        {...(described ? { 'aria-describedby': described } : {})}
      >
        <legend>{heading}</legend>
        {notes}
        {children(tied)}
      </fieldset>
    )
  }
  return (
    <div className={`field${complaint ? ' wrong' : ''}`}>
      <label htmlFor={id}>{heading}</label>
      {notes}
      {children(tied)}
    </div>
  )
}
