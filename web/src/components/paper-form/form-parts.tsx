import { useEffect, useRef } from 'react'
import { useLanguage } from '../../texts/language.tsx'
import { type Complaint, idOf, pathText } from './complaints.ts'
import type { Entry } from './entry.ts'
import type { Option } from './form-model.ts'
import type { Question } from './outline.ts'
import { printedLines } from './printed.ts'
import type { useFilling } from './use-filling.ts'

/** Everything that is to be mended, at the top, each with a way to its field. */
export function ComplaintSummary({ complaints }: { complaints: readonly Complaint[] }) {
  const { t } = useLanguage()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (complaints.length > 0) box.current?.focus()
  }, [complaints])
  if (complaints.length === 0) return null
  return (
    <div className="problem" role="alert" tabIndex={-1} ref={box}>
      <p className="problem-title">{t.form.toMend(complaints.length)}</p>
      <ul>
        {complaints.map((complaint) => (
          <li key={pathText(complaint.path)}>
            <a
              href={`#${idOf(complaint.path)}`}
              onClick={(event) => {
                event.preventDefault()
                goTo(complaint)
              }}
            >
              {complaint.text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

function goTo(complaint: Complaint): void {
  const element = document.getElementById(idOf(complaint.path))
  if (!element) return
  const control = element.matches('fieldset') ? (element.querySelector<HTMLElement>('input, select, textarea, button') ?? element) : element
  element.scrollIntoView({ block: 'center' })
  control.focus({ preventScroll: true })
}

/** That and when the draft was kept, and how to be rid of it. */
export function DraftNote({ filling }: { filling: ReturnType<typeof useFilling> }) {
  const { t, instant } = useLanguage()
  const said = useRef(filling.restored)
  return (
    <div className="draft-note small soft">
      <span role="status">{said.current && filling.restored ? t.form.restored : ''}</span>
      {filling.keptAt && (
        <>
          <span>{t.form.keptAt(instant(filling.keptAt))}</span>
          <button type="button" className="link small" onClick={filling.discard}>
            {t.form.discard}
          </button>
        </>
      )}
    </div>
  )
}

/** What was filled in, once more, before it is sent. */
export function Review({
  questions,
  entry,
  offers,
}: {
  questions: readonly Question[]
  entry: Entry
  offers: Readonly<Record<string, readonly Option[]>>
}) {
  const { t, say, language } = useLanguage()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus()
    heading.current?.scrollIntoView({ block: 'start' })
  }, [])
  const lines = printedLines(questions, entry, { language, t, say, offers })
  return (
    <div className="review">
      <h2 tabIndex={-1} ref={heading}>
        {t.form.reviewTitle}
      </h2>
      <p>{t.form.reviewWhy}</p>
      <dl className="fields">
        {lines.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the printed lines are read, never moved
          <div key={at} className={`depth-${Math.min(line.depth, 3)}${line.heading ? ' heading' : ''}`}>
            <dt>{line.label}</dt>
            <dd className="field-value">{line.value}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
