import type { FrozenFigure } from '@fadu/catalogue'
import type { ReportSectionView } from '@fadu/contract'
import { type MouseEvent, useId, useRef, useState } from 'react'
import { useLanguage } from '../../texts/language.tsx'
import { canMove, changed, type Draft, type DraftSection, moved } from './draft.ts'
import { FigureText, type FigureTextHandle } from './FigureText.tsx'
import type { NamedFigure } from './figure-text.ts'
import { TypedNumbers } from './TypedNumbers.tsx'

interface SectionProps {
  readonly draft: Draft
  readonly section: DraftSection
  /** As it came in from its units, where it was planned. */
  readonly planned: ReportSectionView | undefined
  readonly named: readonly NamedFigure[]
  readonly figures: readonly FrozenFigure[]
  /** The last section of a part that the rules name stays. */
  readonly removable: boolean
  readonly onDraft: (draft: Draft) => void
  readonly onRemove: () => void
}

/** One section as it is written: its title, its text with figures as chips, its place, and the numbers typed into it. */
export function DraftSectionField(props: SectionProps) {
  const { draft, section, planned, named, figures, onDraft } = props
  const { t } = useLanguage()
  const id = useId()
  const text = useRef<FigureTextHandle>(null)
  const [said, setSaid] = useState('')
  const write = (words: string) => onDraft(changed(draft, section.id, { text: words }))
  const submitted = (planned?.submissions ?? []).map((one) => one.text).join('\n')
  return (
    <fieldset className="report-field">
      <legend className="unseen">{section.title}</legend>
      <SectionHead {...props} />
      <FigureText
        label={t.report.sectionText(section.title)}
        describedBy={`${id}-hint`}
        text={section.text}
        figures={named}
        onChange={write}
        onRemoved={(name) => setSaid(t.report.chipRemoved(name))}
        handle={text}
      />
      <p id={`${id}-hint`} className="small soft">
        {t.report.chipHint}
      </p>
      <p className="unseen" role="status">
        {said}
      </p>
      <div className="buttons">
        <select
          aria-label={t.report.insertInto(section.title)}
          value=""
          onChange={(event) => {
            const figure = named[Number(event.target.value)]
            if (event.target.value !== '' && figure) text.current?.insert(figure)
          }}
        >
          <option value="">{t.report.insert}</option>
          {named.map((figure, n) => (
            <option key={`${figure.indicator}@${figure.period}`} value={n}>
              {figure.name}：{figure.value}
            </option>
          ))}
        </select>
        {submitted !== '' && !section.text.includes(submitted) && (
          <button type="button" onClick={() => write(section.text === '' ? submitted : `${section.text}\n${submitted}`)}>
            {t.report.takeSubmission}
          </button>
        )}
      </div>
      <TypedNumbers
        draft={draft}
        section={section}
        figures={figures}
        onDraft={onDraft}
        onReference={(typed, figure) => write(section.text.replaceAll(typed, `{{${figure.indicator}@${figure.period}}}`))}
      />
    </fieldset>
  )
}

function SectionHead({ draft, section, removable, onDraft, onRemove }: SectionProps) {
  const { t } = useLanguage()
  const id = useId()
  // Moving a section takes its buttons along; the focus stays on the one that was pressed.
  const move = (step: -1 | 1) => (event: MouseEvent<HTMLButtonElement>) => {
    const button = event.currentTarget
    onDraft(moved(draft, section.id, step))
    requestAnimationFrame(() => button.focus())
  }
  return (
    <div className="report-section-head">
      <p>
        <label htmlFor={id}>{t.report.sectionName}</label>
        <input
          id={id}
          type="text"
          required
          maxLength={200}
          value={section.title}
          onChange={(event) => onDraft(changed(draft, section.id, { title: event.target.value }))}
        />
      </p>
      <div className="buttons">
        <button type="button" aria-label={t.report.up(section.title)} disabled={!canMove(draft, section.id, -1)} onClick={move(-1)}>
          ↑
        </button>
        <button type="button" aria-label={t.report.down(section.title)} disabled={!canMove(draft, section.id, 1)} onClick={move(1)}>
          ↓
        </button>
        <button type="button" aria-label={t.report.remove(section.title)} disabled={!removable} onClick={onRemove}>
          {t.report.removeShort}
        </button>
      </div>
    </div>
  )
}
