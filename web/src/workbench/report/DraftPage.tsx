import { partsRequired, type ReportPart, reportParts } from '@fadu/catalogue'
import type { ReportView } from '@fadu/contract'
import { useMemo, useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { lasting, ofPerson } from '../../api/kept.ts'
import { Page, Waiting } from '../../components/page/Page.tsx'
import { ProblemNote } from '../../components/refusal-list/RefusalList.tsx'
import { useLanguage } from '../../texts/language.tsx'
import { useSession } from '../session.ts'
import { useAttempt } from '../use-attempt.ts'
import { DraftSectionField } from './DraftSectionField.tsx'
import { type Draft, draftFrom, forgetDraft, frozenOf, keepDraft, keptDraft, paperOf, without, withSection } from './draft.ts'
import type { NamedFigure } from './figure-text.ts'
import { actOnReport, useReport } from './use-report.ts'
import './DraftPage.css'
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

const parts = Object.keys(reportParts) as ReportPart[]

function DraftForm({ report }: { report: ReportView }) {
  const { t, say } = useLanguage()
  const navigate = useNavigate()
  const { person } = useSession()
  const shelf = useMemo(() => ofPerson(lasting, person.id), [person.id])
  const [draft, setDraft] = useState(() => keptDraft(shelf, report) ?? draftFrom(report))
  const [removed, setRemoved] = useState<{ readonly title: string; readonly before: Draft }>()
  const { error, busy, attempt } = useAttempt()
  const named = useNamedFigures(report)
  const figures = useMemo(() => report.figures.map(frozenOf), [report])
  const planned = new Map(report.parts.flatMap((part) => part.sections.map((section) => [section.id, section] as const)))
  const change = (next: Draft) => {
    setDraft(next)
    keepDraft(shelf, report, next)
  }
  const record = () =>
    attempt(async () => {
      await actOnReport(t, report, 'drafted', paperOf(draft))
      forgetDraft(shelf, report)
      navigate(`/reports/${report.case}`)
    })
  return (
    <form
      className="report-form"
      onSubmit={(event) => {
        event.preventDefault()
        void record()
      }}
    >
      {parts.map((part) => {
        const own = draft.sections.filter((section) => section.part === part)
        return (
          <section key={part} aria-label={say(reportParts[part])}>
            <h2 className="report-part">{say(reportParts[part])}</h2>
            {own.length === 1 && partsRequired.includes(part) && <p className="small soft">{t.report.partStays}</p>}
            {own.map((section) => (
              <DraftSectionField
                key={section.id}
                draft={draft}
                section={section}
                planned={planned.get(section.id)}
                named={named}
                figures={figures}
                removable={own.length > 1 || !partsRequired.includes(part)}
                onDraft={change}
                onRemove={() => {
                  setRemoved({ title: section.title, before: draft })
                  change(without(draft, section.id))
                }}
              />
            ))}
            <p className="buttons">
              <button type="button" onClick={() => change(withSection(draft, part, t.report.newSection, parts))}>
                {t.report.addSection(say(reportParts[part]))}
              </button>
            </p>
          </section>
        )
      })}
      <p role="status" className="report-removed">
        {removed && t.report.removed(removed.title)}{' '}
        {removed && (
          <button
            type="button"
            onClick={() => {
              change(removed.before)
              setRemoved(undefined)
            }}
          >
            {t.report.undo}
          </button>
        )}
      </p>
      {error !== undefined && <ProblemNote error={error} />}
      <p className="buttons">
        <button type="submit" className="primary" disabled={busy}>
          {t.report.recordDraft}
        </button>
      </p>
    </form>
  )
}

/** The frozen figures as chips name them, with the live value where it is another by now. */
function useNamedFigures(report: ReportView): readonly NamedFigure[] {
  const { t, say } = useLanguage()
  return useMemo(
    () =>
      report.figures.map(({ indicator, period, term, printed, live }) => ({
        indicator,
        period,
        name: `${say(term)} ${period}`,
        value: live?.differs ? `${printed}（${t.report.liveNow(live.shown)}）` : printed,
      })),
    [report, say, t],
  )
}
