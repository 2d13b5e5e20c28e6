import type { TargetStateView, ValueView } from '@fadu/contract'
import type { Words } from '@fadu/procedure'
import { Link } from 'react-router'
import { useLanguage } from '../../texts/language.tsx'
import './Indicators.css'

interface ValueProps {
  readonly term: Words
  readonly unit: Words
  readonly value: ValueView
  readonly from: 'cases' | 'indicators' | 'outside'
  /** Where it opens; only what is computed from cases opens into them. */
  readonly to?: string
}

/** A number: computed it carries a dotted line and opens, entered by a person it carries a pen, unknown it is a dash with its reason. */
export function IndicatorValue({ term, unit, value, from, to }: ValueProps) {
  const { t, say } = useLanguage()
  const shown =
    value.state === 'known'
      ? t.indicators.value(value.shown ?? '', say(unit))
      : value.state === 'too-few'
        ? t.indicators.counts(value.hit ?? 0, value.of ?? 0)
        : undefined
  const why = value.because && <span className="small soft"> {say(value.because)}</span>
  if (shown === undefined) return <span>—{why}</span>
  return (
    <span className="figure">
      {to && from !== 'outside' ? (
        <Link to={to} className="opens" aria-label={t.indicators.open(say(term), shown)}>
          {shown}
        </Link>
      ) : (
        shown
      )}
      {from === 'outside' && (
        <span className="pen" role="img" aria-label={t.indicators.entered} title={t.indicators.entered}>
          {' '}
          ✎
        </span>
      )}
      {why}
    </span>
  )
}

const looks = { met: 'met', 'on-course': '', behind: 'near', missed: 'overdue', unknown: 'soft' } as const

/** How a target stands: a mark and a word, with the sentence that says how that was judged. */
export function TargetState({ target }: { target: TargetStateView }) {
  const { t, say } = useLanguage()
  return (
    <>
      <span className={looks[target.state]}>{t.indicators.states[target.state]}</span>
      <br />
      <span className="small soft">{say(target.says)}</span>
    </>
  )
}
