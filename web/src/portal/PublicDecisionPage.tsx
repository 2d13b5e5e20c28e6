import { Link, useParams } from 'react-router'
import { useAsk } from '../api/asking.ts'
import { Citations } from '../components/citation/Citation.tsx'
import { FieldList } from '../components/field-list/FieldList.tsx'
import { OfficialReport } from '../components/official-document/OfficialReport.tsx'
import { Page, Waiting } from '../components/page/Page.tsx'
import { ProblemNote } from '../components/refusal-list/RefusalList.tsx'
import { latestEdition } from '../procedures.ts'
import { useLanguage } from '../texts/language.tsx'

/** One published decision, with the article under which it is public. */
export function PublicDecisionPage() {
  const { id = '' } = useParams()
  const { t, say, day } = useLanguage()
  const found = useAsk('publicPage', { params: { id } })
  const place = t.portal.ways.register
  if (found.isPending) return <Waiting place={place} />
  if (found.isError) {
    return (
      <Page title={t.page.missing} place={place}>
        <ProblemNote error={found.error} />
        <Link to="/register">{t.portal.ways.register}</Link>
      </Page>
    )
  }
  const page = found.data
  const isReport = page.procedureTerm.zh === latestEdition('annual-report')?.term.zh
  return (
    <Page
      title={say(page.title)}
      place={place}
      above={
        <p className="small">
          <Link to="/register">{t.portal.ways.register}</Link>
        </p>
      }
      sentence={
        isReport ? t.report.publicSentence(page.organ, day(page.publishedOn)) : t.portal.decisionSentence(page.organ, day(page.publishedOn))
      }
    >
      <p className="soft">
        {t.portal.publishedUnder} <Citations articles={[page.under]} />
      </p>
      <FieldList fields={[{ label: t.portal.numberWords, value: { zh: page.reference, en: page.reference } }, ...page.fields]} />
      {isReport && <ReportBelow id={id} />}
    </Page>
  )
}

/** A published annual report whole: its metadata, its text, the annex of its figures. */
function ReportBelow({ id }: { id: string }) {
  const { t, say, day } = useLanguage()
  const found = useAsk('publicReport', { params: { id } })
  if (!found.data) return found.error ? <ProblemNote error={found.error} retry={() => void found.refetch()} /> : null
  const report = found.data
  const { meta } = t.report
  const rows = [
    [meta.issuer, report.issuer],
    [meta.office, report.office],
    [meta.on, day(report.on)],
    [meta.openness, say(report.openness)],
    ...(report.number ? [[meta.number, report.number]] : []),
    ...(report.approvedBy ? [[meta.basis, report.approvedBy]] : []),
  ].map(([label, value]) => ({ label: { zh: label!, en: label! }, value: { zh: value!, en: value! } }))
  return (
    <>
      <FieldList fields={rows} />
      {report.whole ? (
        <OfficialReport
          within
          title={report.title}
          issuer={report.issuer}
          office={report.office}
          on={report.on}
          parts={report.parts}
          annex={report.annex}
          elsewhere={report.elsewhere}
          asOf={report.annex[0]?.asOf}
          reference={report.reference}
        />
      ) : (
        <p>{t.report.notWhole}</p>
      )}
    </>
  )
}
