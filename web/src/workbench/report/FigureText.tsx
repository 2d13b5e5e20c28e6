import { type KeyboardEvent, type Ref, useEffect, useImperativeHandle, useRef } from 'react'
import { caretIn, chipBeside, fill, hasBareReference, insertChip, type NamedFigure, textOf } from './figure-text.ts'

/** Puts a figure where the caret was. */
export interface FigureTextHandle {
  insert(figure: NamedFigure): void
}

interface FigureTextProps {
  readonly label: string
  readonly describedBy: string
  readonly text: string
  readonly figures: readonly NamedFigure[]
  readonly onChange: (text: string) => void
  /** A chip was taken out by the keyboard. */
  readonly onRemoved: (name: string) => void
  readonly handle: Ref<FigureTextHandle>
}

/**
 * A text in which figures stand as chips. A plain text area cannot hold them, so this is a field the browser lets one edit: the text is kept
 * with its references, and what the browser shows is written anew only when the text changed elsewhere.
 */
export function FigureText({ label, describedBy, text, figures, onChange, onRemoved, handle }: FigureTextProps) {
  const field = useRef<HTMLDivElement>(null)
  const caret = useRef<Range>(undefined)
  useEffect(() => {
    const element = field.current
    if (element && (textOf(element) !== text || hasBareReference(element))) fill(element, text, figures)
  }, [text, figures])
  useEffect(() => {
    const note = () => {
      caret.current = (field.current && caretIn(field.current)) ?? caret.current
    }
    document.addEventListener('selectionchange', note)
    return () => document.removeEventListener('selectionchange', note)
  }, [])
  const tell = () => field.current && onChange(textOf(field.current))
  useImperativeHandle(handle, () => ({
    insert: (figure) => {
      if (!field.current) return
      insertChip(field.current, caret.current, `{{${figure.indicator}@${figure.period}}}`, figure)
      tell()
    },
  }))
  const remove = (event: KeyboardEvent) => {
    if (event.key !== 'Backspace' && event.key !== 'Delete') return
    const range = field.current && caretIn(field.current)
    const chip = range && chipBeside(range, event.key === 'Backspace' ? -1 : 1)
    if (!chip) return
    event.preventDefault()
    chip.remove()
    onRemoved(chip.textContent ?? '')
    tell()
  }
  return (
    <div
      ref={field}
      className="report-text"
      role="textbox"
      tabIndex={0}
      aria-multiline="true"
      aria-label={label}
      aria-describedby={describedBy}
      aria-required="true"
      contentEditable="plaintext-only"
      suppressContentEditableWarning
      onInput={tell}
      onKeyDown={remove}
    />
  )
}
