import { useState } from 'react'
import { Link } from 'react-router'
import { useAsk } from '../../api/asking.ts'
import { useLanguage } from '../../texts/language.tsx'
import type { PanelProps } from './ItemPanel.tsx'

type Target = PanelProps['item']['targets'][number]

/** The quantified targets of an item: how those stand that an indicator measures, and for the others what may. */
export function Targets(props: PanelProps & { readonly due: string }) {
  const { t } = useLanguage()
  const { item } = props
  if (item.targets.length === 0) return null
  return (
    <>
      <h3>{t.plan.targets}</h3>
      <ul className="plan-targets">
        {item.targets.map((target) => (
          <li key={target.id}>
            {target.text}
            <TargetStanding {...props} target={target} />
          </li>
        ))}
      </ul>
    </>
  )
}

function TargetStanding(props: PanelProps & { readonly due: string; readonly target: Target }) {
  const { t, say, day } = useLanguage()
  const { plan, item, target } = props
  const adopted = item.adopted.find((one) => one.target === target.id)
  if (adopted) {
    const look = adopted.state === 'missed' || adopted.state === 'behind' ? 'overdue' : adopted.state === 'unknown' ? 'soft' : 'met'
    return (
      <div className="small">
        <Link to={`/indicators/${adopted.indicator}`} className="opens">
          {say(adopted.term)}
        </Link>
        <span className="soft"> · {day(adopted.by)}</span>
        <div className={look}>
          {t.plan.targetStates[adopted.state]} · {say(adopted.says)}
        </div>
      </div>
    )
  }
  return plan.mayAct && item.state === 'confirmed' ? <Adopt {...props} /> : null
}

/** Which indicator measures a target of the text: those that sound like it first, any other below. */
function Adopt({ item, target, due, onAct }: PanelProps & { readonly due: string; readonly target: Target }) {
  const { t, say } = useLanguage()
  const likely = item.measures.find((one) => one.target === target.id)?.choices ?? []
  const all = useAsk('indicators', {}).data?.items ?? []
  const [chosen, setChosen] = useState(likely[0]?.id ?? '')
  const values = typeof target.value === 'number' ? [target.value] : []
  const comparator = target.comparator ?? '>='
  const adopt = () =>
    onAct(
      'targetsAdopted',
      { targets: [{ item: item.id, target: target.id, indicator: chosen, comparator, values, by: due }] },
      t.plan.done.targetAdopted,
    )
  return (
    <div className="adopt-target">
      <select aria-label={t.plan.measuredBy} value={chosen} onChange={(event) => setChosen(event.target.value)}>
        <option value="">{t.plan.notMeasured}</option>
        {likely.map((one) => (
          <option key={one.id} value={one.id}>
            {one.term}
          </option>
        ))}
        <optgroup label={t.plan.otherIndicator}>
          {all
            .filter((one) => !likely.some(({ id }) => id === one.id))
            .map((one) => (
              <option key={one.id} value={one.id}>
                {say(one.term)}
              </option>
            ))}
        </optgroup>
      </select>
      <button type="button" disabled={chosen === ''} onClick={() => void adopt()}>
        {t.plan.adoptTarget}
      </button>
    </div>
  )
}
