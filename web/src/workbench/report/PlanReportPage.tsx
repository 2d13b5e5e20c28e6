import { partsRequired, reportParts, yearInTheMaking } from '@fadu/catalogue'
import type { Day } from '@fadu/legal-time'
import { useMemo } from 'react'
import { Link, useNavigate } from 'react-router'
import { answers } from '../../api/asking.ts'
import { call } from '../../api/client.ts'
import { Page } from '../../components/page/Page.tsx'
import { draftKey } from '../../components/paper-form/draft-keeping.ts'
import { PaperForm } from '../../components/paper-form/PaperForm.tsx'
import { schemaFor } from '../../procedures.ts'
import { useLanguage } from '../../texts/language.tsx'
import { lateEntry, lateOf } from '../case/act-forms.ts'
import { useSession } from '../session.ts'

/** Plans a report: the parts that the rules name are there already. */
export function PlanReportPage() {
  const { t } = useLanguage()
  const { opens, post, today } = useSession()
  const navigate = useNavigate()
  const open = opens.find((o) => o.procedure === 'annual-report')
  const schema = useMemo(() => open && schemaFor(open.procedure, open.edition, open.event), [open])
  if (!open || !schema) {
    return (
      <Page title={t.report.planTitle} place={t.work.place} sentence={t.report.notYours}>
        <Link to="/reports" className="button">
          {t.report.reports}
        </Link>
      </Page>
    )
  }
  const year = yearInTheMaking(today as Day)
  const sections = partsRequired.map((part, n) => ({ id: String(n + 1), part, title: reportParts[part].zh }))
  return (
    <Page title={t.report.planTitle} place={t.work.place} sentence={t.report.planSentence}>
      <PaperForm
        schema={schema}
        beside={lateEntry}
        draft={draftKey(open.procedure, open.event, 'office')}
        start={{ office: post.organ.id, year, sections }}
        send={t.report.plan}
        onSend={async (paper, beside, once) => {
          const answer = await call('open', {
            body: { procedure: open.procedure, event: open.event, role: open.role, paper, ...lateOf(beside) },
            headers: { 'idempotency-key': once },
          })
          for (const queryKey of [['reports'], ['duties'], ['worklist']]) void answers.invalidateQueries({ queryKey })
          navigate(`/reports/${answer.id}`)
        }}
      />
    </Page>
  )
}
