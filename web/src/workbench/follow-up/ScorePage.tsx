import type { Answer, AssessmentView } from '@fadu/contract'
import { useId, useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { useAsk } from '../../api/asking.ts'
import { call } from '../../api/client.ts'
import { Waiting } from '../../components/page/Page.tsx'
import { ScrollTable } from '../../components/page/ScrollTable.tsx'
import { ProblemNote } from '../../components/refusal-list/RefusalList.tsx'
import { useLanguage } from '../../texts/language.tsx'
import { recordAct } from '../case/record-act.ts'
import { dayBefore } from '../indicators/periods.ts'
import { useSession } from '../session.ts'
import { useAttempt } from '../use-attempt.ts'
import { FollowUpPage } from './FollowUpPage.tsx'
import { followUpChanged } from './follow-up.ts'

type Proposal = Answer<'assessmentScores'>

/** The preliminary score: reckoned for a day that is over, looked at, recorded. Nobody types a number. */
export function ScorePage() {
  const { id = '' } = useParams()
  const { t, say } = useLanguage()
  const found = useAsk('assessment', { params: { id } })
  if (found.isPending) return <Waiting place={t.work.place} />
  const back = <Link to={`/follow-up/assessments/${id}`}>{t.followUp.back(found.data ? say(found.data.title) : t.assess.title)}</Link>
  if (!found.data?.mayScore)
    return (
      <FollowUpPage title={t.assess.scoreTitle} sentence={t.followUp.notYours} head={back}>
        {found.error && <ProblemNote error={found.error} />}
      </FollowUpPage>
    )
  return (
    <FollowUpPage title={t.assess.scoreTitle} sentence={t.assess.scoreSentence} head={back}>
      <ScoreForm view={found.data} />
    </FollowUpPage>
  )
}

function ScoreForm({ view }: { view: AssessmentView }) {
  const { t, day } = useLanguage()
  const { today } = useSession()
  const navigate = useNavigate()
  const [asOf, setAsOf] = useState<string>(() => dayBefore(today))
  const [late, setLate] = useState({ on: '', lateReason: '' })
  const [proposal, setProposal] = useState<Proposal>()
  const { error, busy, attempt } = useAttempt()
  const field = useId()
  const compute = () =>
    attempt(async () => {
      setProposal(undefined)
      setProposal(await call('assessmentScores', { params: { id: view.case }, query: { asOf } }))
    })
  const record = () =>
    attempt(async () => {
      const entered = late.on ? late : {}
      const paper = { scores: proposal!.scores }
      await recordAct(t, view.case, { event: 'scored', paper, version: view.version, ...entered }, `${view.case}-${view.version}-scored`)
      await followUpChanged()
      navigate(`/follow-up/assessments/${view.case}`)
    })
  return (
    <form
      className="follow-form"
      onSubmit={(event) => {
        event.preventDefault()
        void compute()
      }}
    >
      <p>
        <label htmlFor={field}>{t.assess.dataUntil}</label>
        <input
          id={field}
          type="date"
          required
          min={view.until}
          max={dayBefore(today)}
          value={asOf}
          onChange={(event) => {
            setProposal(undefined)
            setAsOf(event.target.value)
          }}
        />
      </p>
      <LateDay late={late} onChange={setLate} />
      <div className="buttons">
        <button type="submit" className={proposal ? '' : 'primary'} disabled={busy}>
          {t.assess.compute}
        </button>
        {proposal && (
          <button type="button" className="primary" disabled={busy} onClick={() => void record()}>
            {t.assess.record}
          </button>
        )}
      </div>
      <p role="status" className="met">
        {proposal && t.assess.computed(view.units.length, day(proposal.asOf))}
      </p>
      {error !== undefined && <ProblemNote error={error} />}
      {proposal && <Proposed view={view} proposal={proposal} />}
    </form>
  )
}

interface Late {
  readonly on: string
  readonly lateReason: string
}

/** For what was decided earlier and is entered now: the day and the reason. */
function LateDay({ late, onChange }: { late: Late; onChange: (late: Late) => void }) {
  const { t } = useLanguage()
  const { today } = useSession()
  const id = useId()
  return (
    <details>
      <summary>{t.followUp.lateEntry}</summary>
      <p>
        <label htmlFor={`${id}-on`}>{t.followUp.lateOn}</label>
        <input
          id={`${id}-on`}
          type="date"
          max={today}
          value={late.on}
          onChange={(event) => onChange({ ...late, on: event.target.value })}
        />
      </p>
      <p>
        <label htmlFor={`${id}-why`}>{t.followUp.lateReason}</label>
        <input
          id={`${id}-why`}
          type="text"
          value={late.lateReason}
          onChange={(event) => onChange({ ...late, lateReason: event.target.value })}
        />
      </p>
    </details>
  )
}

function Proposed({ view, proposal }: { view: AssessmentView; proposal: Proposal }) {
  const { t } = useLanguage()
  const { scoreColumns: c } = t.assess
  return view.units.map((unit) => (
    <section key={unit.id} className="unit-scores" aria-label={unit.name}>
      <h3>{unit.name}</h3>
      <ScrollTable label={unit.name} columns={[c.item, c.points, c.reasons]}>
        {proposal.scores
          .filter((score) => score.unit === unit.id)
          .map((score) => (
            <tr key={score.item}>
              <th scope="row">{view.items.find((item) => item.id === score.item)?.title}</th>
              <td className="figure">{score.counted ? score.points : t.assess.notCounted}</td>
              <td className="small">{score.reasons}</td>
            </tr>
          ))}
      </ScrollTable>
    </section>
  ))
}
