import type { ReportSectionView, ReportView } from '@fadu/contract'
import { useId, useRef, useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { Page, Waiting } from '../../components/page/Page.tsx'
import { ProblemNote } from '../../components/refusal-list/RefusalList.tsx'
import { useLanguage } from '../../texts/language.tsx'
import { actOnReport, useReport } from './use-report.ts'
import './ReportPage.css'

/** The report is written here, section by section; a figure is inserted by choosing it. */
export function DraftPage() {
  const { id = '' } = useParams()
  const { t } = useLanguage()
  const found = useReport(id)
  if (found.isPending) return <Waiting place={t.work.place} />
  if (!found.data?.may.includes('draft')) {
    return (
      <Page title={t.report.draftTitle} place={t.work.place} sentence={t.report.notYours}>
        {found.error && <ProblemNote error={found.error} />}
        <Link to={`/reports/${id}`}>{t.report.back}</Link>
      </Page>
    )
  }
  return (
    <Page
      title={t.report.draftTitle}
      place={t.work.place}
      sentence={t.report.draftSentence}
      above={<Link to={`/reports/${id}`}>{t.report.back}</Link>}
    >
      <DraftForm report={found.data} />
    </Page>
  )
}

/** What was typed outlives a reload; it is forgotten once it is recorded. */
const shelf = (report: ReportView): string => `fadu.report-draft.${report.case}`

function keptTexts(report: ReportView): Readonly<Record<string, string>> {
  try {
    return JSON.parse(sessionStorage.getItem(shelf(report)) ?? '{}') as Record<string, string>
  } catch {
    return {}
  }
}

function DraftForm({ report }: { report: ReportView }) {
  const { t, say } = useLanguage()
  const navigate = useNavigate()
  const sections = report.parts.flatMap((part) => part.sections.map((section) => ({ ...section, part: part.part })))
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>(() => ({
    ...Object.fromEntries(sections.map((s) => [s.id, s.text ?? ''])),
    ...keptTexts(report),
  }))
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const change = (id: string, text: string) => {
    const next = { ...texts, [id]: text }
    setTexts(next)
    sessionStorage.setItem(shelf(report), JSON.stringify(next))
  }
  const record = async () => {
    setError(undefined)
    setBusy(true)
    try {
      await actOnReport(t, report, 'drafted', {
        sections: sections.map(({ id, part, title }) => ({ id, part, title, text: texts[id] ?? '' })),
      })
      sessionStorage.removeItem(shelf(report))
      navigate(`/reports/${report.case}`)
    } catch (cause) {
      setError(cause)
      setBusy(false)
    }
  }
  return (
    <form
      className="report-form"
      onSubmit={(event) => {
        event.preventDefault()
        void record()
      }}
    >
      {report.parts.map((part) => (
        <section key={part.part} aria-label={say(part.term)}>
          <h2 className="report-part">{say(part.term)}</h2>
          {part.sections.map((section) => (
            <SectionField
              key={section.id}
              report={report}
              section={section}
              text={texts[section.id] ?? ''}
              onChange={(text) => change(section.id, text)}
            />
          ))}
        </section>
      ))}
      {error !== undefined && <ProblemNote error={error} />}
      <div className="buttons">
        <button type="submit" className="primary" disabled={busy}>
          {t.report.recordDraft}
        </button>
      </div>
    </form>
  )
}

interface SectionProps {
  readonly report: ReportView
  readonly section: ReportSectionView
  readonly text: string
  readonly onChange: (text: string) => void
}

function SectionField({ report, section, text, onChange }: SectionProps) {
  const { t, say } = useLanguage()
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const insert = (key: string) => {
    const { selectionStart: start, selectionEnd: end } = area.current ?? { selectionStart: text.length, selectionEnd: text.length }
    onChange(`${text.slice(0, start)}{{${key}}}${text.slice(end)}`)
    area.current?.focus()
  }
  const submitted = section.submissions.map((s) => s.text).join('\n')
  return (
    <div className="report-field">
      <label htmlFor={id}>{section.title}</label>
      <textarea id={id} ref={area} rows={7} required value={text} onChange={(event) => onChange(event.target.value)} />
      <div className="buttons">
        <select
          aria-label={t.report.insertInto(section.title)}
          value=""
          onChange={(event) => event.target.value && insert(event.target.value)}
        >
          <option value="">{t.report.insert}</option>
          {report.figures.map((figure) => (
            <option key={figure.key} value={figure.key}>
              {say(figure.term)} {figure.period}：{figure.printed}
            </option>
          ))}
        </select>
        {submitted !== '' && text !== submitted && (
          <button type="button" onClick={() => onChange(text === '' ? submitted : `${text}\n${submitted}`)}>
            {t.report.takeSubmission}
          </button>
        )}
      </div>
    </div>
  )
}
