import type { ReportView } from '@fadu/contract'
import { Link, useParams } from 'react-router'
import { OfficialReport } from '../../components/official-document/OfficialReport.tsx'
import { Page, Waiting } from '../../components/page/Page.tsx'
import { ProblemNote } from '../../components/refusal-list/RefusalList.tsx'
import { useLanguage } from '../../texts/language.tsx'
import { linesOf } from './ReportText.tsx'
import { useReport } from './use-report.ts'

/** The report on A4, for paper and PDF: what the docx file holds. */
export function ReportPrintPage() {
  const { id = '' } = useParams()
  const { t } = useLanguage()
  const found = useReport(id)
  if (found.isPending) return <Waiting place={t.work.place} />
  if (!found.data) {
    return (
      <Page title={t.report.title} place={t.work.place}>
        <ProblemNote error={found.error} />
        <Link to="/reports">{t.report.reports}</Link>
      </Page>
    )
  }
  const report = found.data
  return (
    <>
      <div className="buttons screen-only">
        <Link to={`/reports/${id}`} className="button">
          {t.report.back}
        </Link>
        <button type="button" className="primary" onClick={() => window.print()}>
          {t.print.print}
        </button>
      </div>
      <OfficialReport
        title={report.published?.title ?? report.title.zh}
        issuer={report.issuer}
        office={report.office}
        approved={report.approved}
        mark={report.stage === 'approved' || report.closed ? undefined : t.report.draftMark}
        on={report.approved?.on}
        parts={report.parts.map((part) => ({ term: part.term, sections: part.sections.map(sectionOf) }))}
        annex={report.figures}
        elsewhere={report.elsewhere}
        asOf={report.frozen?.asOf}
        reference={report.reference}
      />
    </>
  )
}

const sectionOf = (section: ReportView['parts'][number]['sections'][number]) => ({
  id: section.id,
  title: section.title,
  corrections: section.corrections,
  paragraphs: linesOf(section.pieces).map((line) =>
    line.map((piece) => ('text' in piece ? piece.text : 'loose' in piece ? piece.loose : piece.printed)).join(''),
  ),
})
