import type { ActView, CaseWireView, ReportFigureView, ReportView } from '@fadu/contract'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { useAsk } from '../../api/asking.ts'
import { addressOf } from '../../api/client.ts'
import { isMissing } from '../../api/refused.ts'
import { Page, Waiting } from '../../components/page/Page.tsx'
import { ProblemNote } from '../../components/refusal-list/RefusalList.tsx'
import { useLanguage } from '../../texts/language.tsx'
import { ActDialog } from '../case/ActDialog.tsx'
import { ActsList } from '../case/ActsPanel.tsx'
import { useSession } from '../session.ts'
import { FigureDialog } from './FigureDialog.tsx'
import { FiguresTable } from './FiguresTable.tsx'
import { FromElsewhere } from './FromElsewhere.tsx'
import { ReportOutline } from './ReportOutline.tsx'
import { ReportText } from './ReportText.tsx'
import { reportChanged, useReport } from './use-report.ts'
import '../case/CasePage.css'
import '../indicators/Indicators.css'
import './ReportPage.css'

/** The report: its sections on the left, the text with living figures in the middle, what is to be done next on the right. */
export function ReportPage() {
  const { id = '' } = useParams()
  const { t } = useLanguage()
  const found = useReport(id)
  if (found.isPending) return <Waiting place={t.work.place} />
  if (!found.data) {
    return (
      <Page title={t.report.title} place={t.work.place} sentence={isMissing(found.error) ? t.report.missing : undefined}>
        {!isMissing(found.error) && <ProblemNote error={found.error} retry={() => void found.refetch()} />}
        <Link to="/reports" className="button">
          {t.report.reports}
        </Link>
      </Page>
    )
  }
  return <Report report={found.data} />
}

function Report({ report }: { report: ReportView }) {
  const { t, say } = useLanguage()
  const [figure, setFigure] = useState<ReportFigureView>()
  return (
    <Page title={say(report.title)} place={t.work.place} sentence={say(report.sentence)} above={<ReportHead report={report} />}>
      <Ways report={report} />
      <div className="report-columns">
        <nav aria-label={t.report.outline} className="report-outline screen-only">
          <ReportOutline report={report} />
        </nav>
        <div className="report-middle">
          <Contradictions report={report} />
          <section aria-label={t.report.text} className="report-paper">
            <ReportText report={report} onFigure={setFigure} />
          </section>
          <FiguresTable report={report} onFigure={setFigure} />
          <FromElsewhere report={report} />
        </div>
        <NextStep report={report} />
      </div>
      {figure && <FigureDialog figure={figure} onClose={() => setFigure(undefined)} />}
    </Page>
  )
}

function ReportHead({ report }: { report: ReportView }) {
  const { t, say, day } = useLanguage()
  return (
    <p className="case-head small soft">
      <span>{report.reference}</span>
      <span>{report.issuer}</span>
      <span>{say(report.stageTerm)}</span>
      {report.dueOn && !report.closed && (
        <span className={report.light === 'red' ? 'overdue' : report.light === 'amber' ? 'near' : ''}>
          {t.report.columns.due} {day(report.dueOn)}
        </span>
      )}
    </p>
  )
}

function Ways({ report }: { report: ReportView }) {
  const { t } = useLanguage()
  const at = `/reports/${report.case}`
  return (
    <div className="buttons screen-only">
      {report.may.includes('draft') && (
        <Link to={`${at}/draft`} className="button primary">
          {t.report.draft}
        </Link>
      )}
      {report.may.includes('freeze') && (
        <Link to={`${at}/figures`} className={report.frozen ? 'button' : 'button primary'}>
          {report.frozen ? t.report.freezeAgain : t.report.freeze}
        </Link>
      )}
      <Link to={`${at}/print`} className="button">
        {t.report.print}
      </Link>
      <a href={addressOf('reportDocument', { params: { id: report.case } })} className="button" download>
        {t.report.download}
      </a>
      <Link to={`/cases/${report.case}`} className="button">
        {t.report.toCase}
      </Link>
    </div>
  )
}

function Contradictions({ report }: { report: ReportView }) {
  const { t, say } = useLanguage()
  if (report.contradictions.length === 0) return null
  const titles = new Map(report.parts.flatMap((part) => part.sections.map((s) => [s.id, s.title] as const)))
  return (
    <section className="problem report-doubts" aria-label={t.report.contradictions}>
      <h2>{t.report.contradictions}</h2>
      <p>{t.report.contradictionsHint}</p>
      <ul>
        {report.contradictions.map(({ section, says }) => (
          <li key={`${section}${says.zh}`}>
            {section && <a href={`#section-${section}`}>{titles.get(section) ?? section}</a>} {say(says)}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What is missing, and what this post may do: forms of the case, with choices the report knows. */
function NextStep({ report }: { report: ReportView }) {
  const { t, say } = useLanguage()
  const found = useAsk('case', { params: { id: report.case } })
  const [open, setOpen] = useState<ActView>()
  const [done, setDone] = useState('')
  return (
    <aside className="report-next screen-only" aria-label={t.report.next}>
      <h2>{t.report.next}</h2>
      <p role="status" className="met">
        {done}
      </p>
      {report.missing.length === 0 ? (
        <p className="soft">{t.report.nothingMissing}</p>
      ) : (
        <ul>
          {report.missing.map((missing) => (
            <li key={missing.zh}>{say(missing)}</li>
          ))}
        </ul>
      )}
      {report.stage !== 'collecting' && report.stage !== 'drafting' && (
        <p className="small">
          {t.report.legality} {t.report.reviewStates[report.reviews.legality]}
          <br />
          {t.report.secrecy} {t.report.reviewStates[report.reviews.secrecy]}
        </p>
      )}
      {found.data && <ActsList view={withoutOwnForms(found.data)} onOpen={setOpen} />}
      {open && found.data && (
        <ReportAct
          act={open}
          view={found.data}
          report={report}
          onClose={() => setOpen(undefined)}
          onDone={(said) => {
            setOpen(undefined)
            setDone(said)
            void reportChanged()
          }}
        />
      )}
    </aside>
  )
}

const ownForms = ['figuresFrozen', 'drafted']
/** Freezing and drafting have pages of their own: nobody types a value into a form. */
const withoutOwnForms = (view: CaseWireView): CaseWireView => ({ ...view, acts: view.acts.filter((act) => !ownForms.includes(act.event)) })

interface ReportActProps {
  readonly act: ActView
  readonly view: CaseWireView
  readonly report: ReportView
  readonly onClose: () => void
  readonly onDone: (said: string) => void
}

function ReportAct({ report, ...props }: ReportActProps) {
  const { post } = useSession()
  const sections = report.parts.flatMap((part) => part.sections)
  const own = sections.filter((s) =>
    s.units.some((unit) => unit.id === post.organ.id && !(props.act.event === 'confirmed' && unit.confirmed)),
  )
  const asked = props.act.event === 'confirmed' || (props.act.event === 'sectionSubmitted' && own.length > 0) ? own : sections
  const offers = { section: asked.map(({ id, title }) => ({ id, words: { zh: title, en: title } })) }
  const isOwn = props.act.event === 'sectionSubmitted' || props.act.event === 'confirmed'
  const start = {
    ...(isOwn && { unit: post.organ.id }),
    ...(isOwn && own.length === 1 && { section: own[0]!.id }),
    ...(props.act.event === 'published' && { title: report.title.zh }),
  }
  return <ActDialog {...props} offers={offers} start={start} />
}
