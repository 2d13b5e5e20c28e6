import type { PlanItemView, PlanReadingView, PlanView } from '@fadu/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { useAsk } from '../../api/asking.ts'
import { call } from '../../api/client.ts'
import { isMissing } from '../../api/refused.ts'
import { Page, Waiting } from '../../components/page/Page.tsx'
import { ProblemNote } from '../../components/refusal-list/RefusalList.tsx'
import { useLanguage } from '../../texts/language.tsx'
import { ItemPanel } from './ItemPanel.tsx'
import { PlanText } from './PlanText.tsx'
import { PlanTree } from './PlanTree.tsx'
import { actOnPlan, branchOf, recordReading } from './plan-acts.ts'
import './PlanPage.css'

/** Document beside tree: what was read, item by item, each lit up in the text; confirmed, corrected, handed out here. */
export function PlanPage() {
  const { id = '' } = useParams()
  const { t } = useLanguage()
  // Tasks are opened after the hand-out is recorded: look again until each is there.
  const found = useQuery({
    queryKey: ['plan', { id }],
    queryFn: ({ signal }) => call('plan', { params: { id }, signal }),
    refetchInterval: ({ state }) => (state.data?.tree.some((item) => item.handedOutOn && !item.task) ? 2000 : false),
  })
  if (found.isPending) return <Waiting place={t.work.place} />
  if (!found.data) {
    return (
      <Page title={t.plan.plans} place={t.work.place} sentence={isMissing(found.error) ? t.plan.missing : undefined}>
        {!isMissing(found.error) && <ProblemNote error={found.error} retry={() => void found.refetch()} />}
      </Page>
    )
  }
  return <Plan key={id} plan={found.data} />
}

function Plan({ plan }: { plan: PlanView }) {
  const { t, say } = useLanguage()
  const text = useAsk('planText', { params: { id: plan.case } })
  const [chosen, setChosen] = useState<string | undefined>(() => plan.tree.find((item) => item.state === 'read')?.id ?? plan.roots[0])
  const [done, setDone] = useState('')
  const [error, setError] = useState<unknown>()
  const item = plan.tree.find((i) => i.id === chosen)
  const act = async (event: string, paper: Record<string, unknown>, said: string) => {
    setError(undefined)
    setDone('')
    try {
      await actOnPlan(t, plan, event, paper, `${plan.case}-${plan.version}-${event}`)
      setDone(said)
      return true
    } catch (cause) {
      setError(cause)
      return false
    }
  }
  return (
    <Page title={plan.title} place={t.work.place} sentence={say(plan.sentence)} above={<PlanHead plan={plan} />}>
      <WaysAndActs
        plan={plan}
        onAct={act}
        onRead={async () => {
          if (text.data) await recordReading(t, plan.case, plan.version, text.data, `${plan.case}-${plan.version}-read`).catch(setError)
        }}
      />
      <p role="status" className="met">
        {done}
      </p>
      {error !== undefined && <ProblemNote error={error} />}
      <div className="plan-columns">
        <section aria-label={t.plan.tree} className="plan-tree">
          <PlanTree plan={plan} chosen={chosen} onChoose={setChosen} />
        </section>
        <section aria-label={t.plan.item} className="plan-item">
          {item ? (
            <ItemPanel
              key={`${item.id}.${plan.version}`}
              plan={plan}
              item={item}
              text={text.data?.text ?? ''}
              file={fileOf(text.data?.files ?? [], item)}
              onAct={async (event, paper, said) => {
                const went = await act(event, paper, said)
                if (went && event === 'itemsConfirmed') setChosen(nextAfter(plan, item, paper.branch === true) ?? item.id)
                return went
              }}
            />
          ) : (
            <p className="soft">{t.plan.noneChosen}</p>
          )}
        </section>
        <section aria-label={t.plan.text} className="plan-text">
          {text.data ? (
            <PlanText text={text.data.text} files={text.data.files} items={plan.tree} chosen={item} onChoose={setChosen} />
          ) : (
            text.error && <ProblemNote error={text.error} retry={() => void text.refetch()} />
          )}
        </section>
      </div>
    </Page>
  )
}

/** The file in which an item stands, where the plan has several. */
const fileOf = (files: PlanReadingView['files'], item: PlanItemView): string | undefined =>
  files.length > 1 ? files.find(({ start, end }) => start <= item.start && item.start <= end)?.name : undefined

/** The next item that waits, after this one in the order of the document, else the first. */
function nextAfter(plan: PlanView, item: PlanItemView, branch: boolean): string | undefined {
  const gone = new Set((branch ? branchOf(plan, item) : [item]).map((i) => i.id))
  const waits = plan.tree.filter((i) => i.state === 'read' && !gone.has(i.id))
  return (waits.find((i) => i.start > item.start) ?? waits[0])?.id
}

function PlanHead({ plan }: { plan: PlanView }) {
  const { day } = useLanguage()
  return (
    <p className="case-head small soft">
      <span>{plan.reference}</span>
      {plan.number && <span>{plan.number}</span>}
      <span>{plan.issuer}</span>
      <span>
        {day(plan.from)}—{day(plan.until)}
      </span>
    </p>
  )
}

interface WaysProps {
  readonly plan: PlanView
  readonly onAct: (event: string, paper: Record<string, unknown>, said: string) => Promise<boolean>
  readonly onRead: () => Promise<void>
}

function WaysAndActs({ plan, onAct, onRead }: WaysProps) {
  const { t } = useLanguage()
  const adoptable = plan.stage === 'reading' && plan.unsettled === 0 && plan.confirmed > 0
  const waiting = plan.tree.some((i) => i.state === 'confirmed' && i.assignment?.lead && !i.handedOutOn)
  return (
    <div className="buttons screen-only">
      {plan.mayAct && plan.stage === 'reading' && plan.items === 0 && (
        <button type="button" className="primary" onClick={() => void onRead()}>
          {t.plan.readAgain}
        </button>
      )}
      {plan.mayAct && adoptable && (
        <button type="button" className="primary" onClick={() => void onAct('adopted', {}, t.plan.done.adopted)}>
          {t.plan.adopt}
        </button>
      )}
      {plan.mayAct && plan.stage === 'in-force' && waiting && (
        <button
          type="button"
          className="primary"
          onClick={() => void onAct('handedOut', { items: openItems(plan), branch: false }, t.plan.done.handedOut)}
        >
          {t.plan.handOut}
        </button>
      )}
      <Link to={`/plans/${plan.case}/lists`} className="button">
        {t.plan.lists}
      </Link>
      {plan.above && (
        <Link to={`/plans/${plan.case}/alignment`} className="button">
          {t.plan.alignment}
        </Link>
      )}
      {plan.previous && (
        <Link to={`/plans/${plan.case}/difference`} className="button">
          {t.plan.difference}
        </Link>
      )}
      <Link to={`/cases/${plan.case}`} className="button">
        {t.plan.toCase}
      </Link>
    </div>
  )
}

/** Every assigned item that is not handed out yet, each by itself: a branch may hold some that are. */
const openItems = (plan: PlanView): readonly string[] =>
  plan.tree.filter((i) => i.state === 'confirmed' && i.assignment?.lead && i.assignment.deadline && !i.handedOutOn).map((i) => i.id)
