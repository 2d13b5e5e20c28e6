import { figures } from '@fadu/catalogue'
import type { Answer, ReportView } from '@fadu/contract'
import { useId, useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { useAsk } from '../../api/asking.ts'
import { call } from '../../api/client.ts'
import { Page, Waiting } from '../../components/page/Page.tsx'
import { ScrollRegion } from '../../components/page/ScrollRegion.tsx'
import { ProblemNote } from '../../components/refusal-list/RefusalList.tsx'
import { useLanguage } from '../../texts/language.tsx'
import { dayBefore } from '../indicators/periods.ts'
import { useSession } from '../session.ts'
import { useAttempt } from '../use-attempt.ts'
import { actOnReport, useReport } from './use-report.ts'
import './ReportPage.css'

type Proposal = Answer<'reportFigures'>
type Qualifier = Proposal['figures'][number]['qualifier']

/** Figures are chosen, never typed: the platform reckons them for the day, and that is what is recorded. */
export function FreezePage() {
  const { id = '' } = useParams()
  const { t } = useLanguage()
  const found = useReport(id)
  if (found.isPending) return <Waiting place={t.work.place} />
  if (!found.data?.may.includes('freeze')) {
    return (
      <Page title={t.report.freezeTitle} place={t.work.place} sentence={t.report.notYours}>
        {found.error && <ProblemNote error={found.error} />}
        <Link to={`/reports/${id}`}>{t.report.back}</Link>
      </Page>
    )
  }
  return (
    <Page
      title={t.report.freezeTitle}
      place={t.work.place}
      sentence={t.report.freezeSentence}
      above={<Link to={`/reports/${id}`}>{t.report.back}</Link>}
    >
      <FreezeForm report={found.data} />
    </Page>
  )
}

function FreezeForm({ report }: { report: ReportView }) {
  const { t } = useLanguage()
  const { today } = useSession()
  const navigate = useNavigate()
  const [asOf, setAsOf] = useState<string>(() => dayBefore(today))
  const [before, setBefore] = useState(() => report.figures.some((f) => f.period < String(report.year)))
  const [chosen, setChosen] = useState<Readonly<Record<string, Qualifier>>>(() =>
    Object.fromEntries(report.figures.map((f) => [f.indicator, f.qualifier])),
  )
  const [proposal, setProposal] = useState<Proposal>()
  const { error, busy, attempt } = useAttempt()
  const dayField = useId()
  const compute = () =>
    attempt(async () => {
      setProposal(undefined)
      const figures = Object.entries(chosen).map(([indicator, qualifier]) => ({ indicator, qualifier }))
      setProposal(await call('reportFigures', { params: { id: report.case }, body: { asOf, figures, before } }))
    })
  const freeze = () =>
    attempt(async () => {
      await actOnReport(t, report, 'figuresFrozen', paperOf(proposal!))
      navigate(`/reports/${report.case}`)
    })
  return (
    <form
      className="report-form"
      onSubmit={(event) => {
        event.preventDefault()
        void compute()
      }}
    >
      <p>
        <label htmlFor={dayField}>{t.report.asOf}</label>
        <input id={dayField} type="date" value={asOf} max={dayBefore(today)} required onChange={(event) => setAsOf(event.target.value)} />
        <span className="small soft">{t.report.asOfHint}</span>
      </p>
      <label className="tick">
        <input type="checkbox" checked={before} onChange={(event) => setBefore(event.target.checked)} />
        {t.report.before}
      </label>
      <ChooseIndicators
        chosen={chosen}
        onChange={(next) => {
          setProposal(undefined)
          setChosen(next)
        }}
      />
      <div className="buttons">
        <button type="submit" className={proposal ? '' : 'primary'} disabled={busy || Object.keys(chosen).length === 0}>
          {t.report.compute}
        </button>
        {proposal && (
          <button type="button" className="primary" disabled={busy || valued(proposal.figures).length === 0} onClick={() => void freeze()}>
            {t.report.record}
          </button>
        )}
      </div>
      <p role="status">
        {proposal && t.report.computed(proposal.figures.length, proposal.figures.length - valued(proposal.figures).length)}
      </p>
      {error !== undefined && <ProblemNote error={error} />}
      {proposal && <Proposed proposal={proposal} />}
    </form>
  )
}

/** What has no value yet is shown with its reason and not frozen: a report cannot refer to nothing. */
const valued = (figures: Proposal['figures']): Proposal['figures'] =>
  figures.filter(({ value, denominator }) => value !== undefined || denominator !== undefined)

/** The paper that is recorded: what was proposed, without the words beside it. */
const paperOf = ({ asOf, figures }: Proposal): Record<string, unknown> => ({
  asOf,
  figures: valued(figures).map(({ term: _term, printed: _printed, because: _because, ...figure }) => figure),
})

const qualifiers = new Map<string, Qualifier>(figures.map(({ name, qualifier }) => [name, qualifier]))
/** The word with which reports have printed a figure before; the office may choose another. */
const usual = (id: string): Qualifier => qualifiers.get(id) ?? 'exact'

interface ChooseProps {
  readonly chosen: Readonly<Record<string, Qualifier>>
  readonly onChange: (chosen: Readonly<Record<string, Qualifier>>) => void
}

function ChooseIndicators({ chosen, onChange }: ChooseProps) {
  const { t, say } = useLanguage()
  const all = useAsk('indicators', { query: {} })
  const choices = all.data?.items ?? []
  const without = (id: string) => Object.fromEntries(Object.entries(chosen).filter(([key]) => key !== id))
  return (
    <fieldset className="report-choices">
      <legend>{t.report.chooseIndicators}</legend>
      <p className="buttons">
        <button
          type="button"
          disabled={choices.length === 0}
          onClick={() => onChange({ ...Object.fromEntries(choices.map(({ id }) => [id, usual(id)])), ...chosen })}
        >
          {t.report.all}
        </button>
        <button type="button" onClick={() => onChange({})}>
          {t.report.none}
        </button>
      </p>
      {all.error && <ProblemNote error={all.error} retry={() => void all.refetch()} />}
      <ul>
        {choices.map(({ id, term }) => (
          <li key={id}>
            <label className="tick">
              <input
                type="checkbox"
                checked={id in chosen}
                onChange={(event) => onChange(event.target.checked ? { ...chosen, [id]: usual(id) } : without(id))}
              />
              {say(term)}
            </label>
            {id in chosen && (
              <select
                aria-label={t.report.qualifier(say(term))}
                value={chosen[id]}
                onChange={(event) => onChange({ ...chosen, [id]: event.target.value as Qualifier })}
              >
                {Object.entries(t.report.qualifiers).map(([key, word]) => (
                  <option key={key} value={key}>
                    {word}
                  </option>
                ))}
              </select>
            )}
          </li>
        ))}
      </ul>
    </fieldset>
  )
}

function Proposed({ proposal }: { proposal: Proposal }) {
  const { t, say } = useLanguage()
  return (
    <ScrollRegion label={t.report.proposal}>
      <table className="report-figures">
        <caption className="unseen">{t.report.proposal}</caption>
        <thead>
          <tr>
            <th scope="col">{t.report.figureColumns.term}</th>
            <th scope="col">{t.report.printedAs}</th>
            <th scope="col">{t.report.figureColumns.parts}</th>
          </tr>
        </thead>
        <tbody>
          {proposal.figures.map((figure) => (
            <tr key={`${figure.indicator}@${figure.period}`}>
              <th scope="row">
                {say(figure.term)} <span className="small soft">{figure.period}</span>
              </th>
              <td>
                {figure.printed}
                {figure.because && <div className="small soft">{say(figure.because)}</div>}
              </td>
              <td>{figure.denominator === undefined ? '—' : `${figure.numerator ?? 0}/${figure.denominator}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
