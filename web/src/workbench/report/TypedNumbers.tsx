import { type FrozenFigure, knownAs, typedNumbers, unexplained } from '@fadu/catalogue'
import { useId } from 'react'
import { useLanguage } from '../../texts/language.tsx'
import { type Draft, type DraftSection, sourced } from './draft.ts'

interface TypedProps {
  readonly draft: Draft
  readonly section: DraftSection
  readonly figures: readonly FrozenFigure[]
  readonly onDraft: (draft: Draft) => void
  /** A typed number becomes a reference to the frozen figure that says the same. */
  readonly onReference: (typed: string, figure: FrozenFigure) => void
}

/** Numbers somebody typed, each with the reference that belongs in its place, or with its source; and what they contradict. */
export function TypedNumbers({ draft, section, figures, onDraft, onReference }: TypedProps) {
  const { t, say } = useLanguage()
  const words = t.report.typedNumbers
  const numbers = [...new Set(typedNumbers(section.text))]
  const contradicted = unexplained({ sections: [section], elsewhere: draft.elsewhere }, figures)
  if (numbers.length === 0 && contradicted.length === 0) return null
  return (
    <section className="report-typed" aria-label={words.title(section.title)}>
      <h4>{words.heading}</h4>
      <p className="small soft">{words.hint}</p>
      {contradicted.map((found) => (
        <p key={found.says.zh} className="small overdue">
          ! {say(found.says)}
        </p>
      ))}
      <ul>
        {numbers.map((typed) => {
          const known = knownAs(typed, figures)
          return (
            <li key={typed}>
              <p className="report-typed-number">
                <strong>{typed}</strong>
                {known?.sheet && (
                  <button type="button" onClick={() => onReference(typed, known)}>
                    {words.refer(`${say(known.sheet.term)} ${known.period}`)}
                  </button>
                )}
              </p>
              <Source draft={draft} section={section.id} typed={typed} explain={contradicted.length > 0} onDraft={onDraft} />
            </li>
          )
        })}
      </ul>
    </section>
  )
}

interface SourceProps {
  readonly draft: Draft
  readonly section: string
  readonly typed: string
  readonly explain: boolean
  readonly onDraft: (draft: Draft) => void
}

function Source({ draft, section, typed, explain, onDraft }: SourceProps) {
  const { t } = useLanguage()
  const id = useId()
  const words = t.report.typedNumbers
  const entry = draft.elsewhere.find((one) => one.section === section && one.figure === typed)
  const asked = (['source', 'reasons', 'contradicted'] as const).filter((key) => key !== 'contradicted' || explain || entry?.contradicted)
  return (
    <div className="report-source">
      {asked.map((key) => (
        <p key={key}>
          <label htmlFor={`${id}-${key}`}>{words[key](typed)}</label>
          <input
            id={`${id}-${key}`}
            type="text"
            maxLength={key === 'source' ? 300 : 1000}
            value={entry?.[key] ?? ''}
            onChange={(event) => onDraft(sourced(draft, section, typed, { [key]: event.target.value }))}
          />
        </p>
      ))}
    </div>
  )
}
