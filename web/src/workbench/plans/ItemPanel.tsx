import type { PlanItemView, PlanView } from '@fadu/contract'
import { useState } from 'react'
import { Link } from 'react-router'
import { useAsk } from '../../api/asking.ts'
import { useLanguage } from '../../texts/language.tsx'
import { CorrectItem } from './CorrectItem.tsx'
import { type Assigned, assignedBy, branchOf, carries, confirmationOf } from './plan-acts.ts'
import { SetAside } from './SetAside.tsx'
import { SplitItem } from './SplitItem.tsx'
import { Targets } from './Targets.tsx'

export interface PanelProps {
  readonly plan: PlanView
  readonly item: PlanItemView
  readonly text: string
  /** Named where the plan has several files. */
  readonly file: string | undefined
  /** Records an act of the plan; `false` when it was refused. */
  readonly onAct: (event: string, paper: Record<string, unknown>, said: string) => Promise<boolean>
}

type Doing = 'correct' | 'split' | 'set-aside' | undefined

/** One item: what the document says, who shall carry it, and what may be done with it. */
export function ItemPanel(props: PanelProps) {
  const { plan, item, onAct } = props
  const { t, say } = useLanguage()
  const [assigned, setAssigned] = useState(() => assignedBy(plan, item))
  const [doing, setDoing] = useState<Doing>()
  const open = plan.mayAct && (plan.stage === 'reading' || plan.stage === 'in-force')
  return (
    <>
      <h2>
        {item.number} {item.title}
      </h2>
      <p className="small soft">
        {t.plan.states[item.state]}
        {item.corrected && ` · ${t.plan.corrected}`}
        {item.setAsideReason && ` · ${item.setAsideReason}`}
        {props.file && ` · ${t.plan.inFile(props.file)}`}
      </p>
      {item.task && (
        <p>
          <Link to={`/cases/${item.task.case}`}>{item.task.reference || t.plan.task}</Link>　{say(item.task.stageTerm)}　
          <span className="soft">{say(item.task.progress)}</span>
        </p>
      )}
      {item.state !== 'set-aside' && carries(item) && (
        <Assignment plan={plan} item={item} assigned={assigned} onChange={setAssigned} fixed={!open || item.handedOutOn !== undefined} />
      )}
      <Targets {...props} due={assigned.deadline} />
      {open && <ItemActs {...props} assigned={assigned} doing={doing} onDoing={setDoing} />}
      {doing === 'correct' && <CorrectItem {...props} onDone={() => setDoing(undefined)} />}
      {doing === 'split' && <SplitItem {...props} onDone={() => setDoing(undefined)} />}
      {doing === 'set-aside' && (
        <SetAside
          onSend={(reason) =>
            onAct('itemsCorrected', { changes: [{ change: 'remove', item: item.id, branch: true, reason }] }, t.plan.done.corrected)
          }
        />
      )}
    </>
  )
}

function ItemActs({
  plan,
  item,
  assigned,
  doing,
  onDoing,
  onAct,
}: PanelProps & { readonly assigned: Assigned; readonly doing: Doing; readonly onDoing: (doing: Doing) => void }) {
  const { t } = useLanguage()
  const branch = branchOf(plan, item).filter((i) => i.id !== item.id && i.state !== 'set-aside')
  const below = branch.length
  const waiting = branch.some((i) => i.state === 'read')
  const before = plan.tree.filter((i) => i.parent === item.parent && i.start < item.start && i.state !== 'set-aside').at(-1)
  const confirm = (branch: boolean) => onAct('itemsConfirmed', confirmationOf(plan, item, assigned, branch), t.plan.done.confirmed)
  const correct = (change: Record<string, unknown>) => onAct('itemsCorrected', { changes: [change] }, t.plan.done.corrected)
  if (item.state === 'set-aside') {
    return plan.stage === 'reading' ? (
      <div className="buttons">
        <button type="button" onClick={() => void correct({ change: 'restore', item: item.id, branch: true })}>
          {t.plan.restore}
        </button>
      </div>
    ) : null
  }
  const other = (what: Exclude<Doing, undefined>, label: string) => (
    <button type="button" aria-expanded={doing === what} onClick={() => onDoing(doing === what ? undefined : what)}>
      {label}
    </button>
  )
  return (
    <>
      {!item.handedOutOn && (
        <div className="buttons">
          {(item.state === 'read' || carries(item)) && (
            <button type="button" className={item.state === 'read' ? 'primary' : ''} onClick={() => void confirm(false)}>
              {item.state === 'confirmed' ? t.plan.confirmAgain : t.plan.confirm}
            </button>
          )}
          {waiting && (
            <button type="button" onClick={() => void confirm(true)}>
              {t.plan.confirmBranch(below)}
            </button>
          )}
        </div>
      )}
      {plan.stage === 'reading' && (
        <div className="buttons">
          {other('correct', t.plan.correct)}
          {other('split', t.plan.split)}
          {before && (
            <button type="button" onClick={() => void correct(mergeOf(plan, before, item))}>
              {t.plan.merge}
            </button>
          )}
          {other('set-aside', t.plan.setAside)}
        </div>
      )}
    </>
  )
}

/** The two as one, with what either says; the place reaches from the first to the end of the second. */
function mergeOf(plan: PlanView, before: PlanItemView, item: PlanItemView): Record<string, unknown> {
  const lead = [...new Set([...before.lead, ...item.lead])]
  return {
    change: 'merge',
    items: [before.id, item.id],
    into: {
      id: before.id,
      ...(before.parent && plan.tree.some((i) => i.id === before.parent) && { parent: before.parent }),
      ...(before.number && { number: before.number }),
      title: before.title,
      level: before.level,
      start: before.start,
      end: item.end,
      lead,
      support: [...new Set([...before.support, ...item.support])].filter((unit) => !lead.includes(unit)),
      ...((before.deadline ?? item.deadline) && { deadline: before.deadline ?? item.deadline }),
      targets: [...before.targets, ...item.targets],
    },
  }
}

interface AssignmentProps {
  readonly plan: PlanView
  readonly item: PlanItemView
  readonly assigned: Assigned
  readonly onChange: (assigned: Assigned) => void
  readonly fixed: boolean
}

/** Who carries the item: for each name in the document the organs it may mean, never a guess where there are several. */
function Assignment({ plan, item, assigned, onChange, fixed }: AssignmentProps) {
  const { t, day } = useLanguage()
  const organs = useAsk('options', { query: { kind: 'organ', duty: 'task-officer' } })
  const options = organs.data?.options ?? []
  const name = (id: string) =>
    options.find((o) => o.id === id)?.words.zh ?? item.units.flatMap((u) => u.choices).find((c) => c.id === id)?.name ?? id
  if (fixed) {
    return (
      <dl className="fields">
        <div>
          <dt>{t.plan.lead}</dt>
          <dd>{item.assignment?.lead?.name ?? t.plan.notChosen}</dd>
        </div>
        {item.assignment && item.assignment.support.length > 0 && (
          <div>
            <dt>{t.plan.support}</dt>
            <dd>{item.assignment.support.map((o) => o.name).join('、')}</dd>
          </div>
        )}
        <div>
          <dt>{t.plan.deadline}</dt>
          <dd>{day(item.assignment?.deadline ?? assigned.deadline)}</dd>
        </div>
      </dl>
    )
  }
  const likely = [...new Set(item.units.flatMap((u) => u.choices.map((c) => c.id)))].filter((id) => options.some((o) => o.id === id))
  const written = [...item.lead, ...item.support].join('、')
  return (
    <div className="plan-assignment">
      <p className="small soft">{written ? t.plan.asWritten(written) : t.plan.noUnits}</p>
      <label htmlFor={`lead-${item.id}`}>{t.plan.lead}</label>
      <select
        id={`lead-${item.id}`}
        value={assigned.lead ?? ''}
        onChange={(event) => {
          const { lead: _, ...rest } = assigned
          const lead = event.target.value
          onChange({ ...rest, support: rest.support.filter((id) => id !== lead), ...(lead && { lead }) })
        }}
      >
        <option value="">{t.plan.notChosen}</option>
        {likely.map((id) => (
          <option key={id} value={id}>
            {name(id)}
          </option>
        ))}
        <optgroup label={t.plan.otherOrgan}>
          {options
            .filter((o) => !likely.includes(o.id))
            .map((o) => (
              <option key={o.id} value={o.id}>
                {o.words.zh}
              </option>
            ))}
        </optgroup>
      </select>
      <fieldset>
        <legend>{t.plan.support}</legend>
        {[...new Set([...likely, ...assigned.support])]
          .filter((id) => id !== assigned.lead)
          .map((id) => (
            <label key={id} className="tick">
              <input
                type="checkbox"
                checked={assigned.support.includes(id)}
                onChange={(event) =>
                  onChange({
                    ...assigned,
                    support: event.target.checked ? [...assigned.support, id] : assigned.support.filter((s) => s !== id),
                  })
                }
              />
              {name(id)}
            </label>
          ))}
        <select
          aria-label={t.plan.otherOrgan}
          value=""
          onChange={(event) =>
            event.target.value && onChange({ ...assigned, support: [...new Set([...assigned.support, event.target.value])] })
          }
        >
          <option value="">{t.plan.otherOrgan}</option>
          {options
            .filter((o) => o.id !== assigned.lead && !assigned.support.includes(o.id))
            .map((o) => (
              <option key={o.id} value={o.id}>
                {o.words.zh}
              </option>
            ))}
        </select>
      </fieldset>
      <label htmlFor={`due-${item.id}`}>{t.plan.deadline}</label>
      <input
        id={`due-${item.id}`}
        type="date"
        value={assigned.deadline}
        onChange={(event) => event.target.value && onChange({ ...assigned, deadline: event.target.value })}
      />
      {!item.deadline && <p className="small soft">{t.plan.inherited(day(plan.until))}</p>}
    </div>
  )
}
