import type { IndicatorView } from '@fadu/contract'
import type { ReactNode } from 'react'
import { Citations } from '../../components/citation/Citation.tsx'
import { useLanguage } from '../../texts/language.tsx'

/** What is counted, over what, when, and from where: without this no number is shown. */
export function DefinitionSheet({ found }: { found: IndicatorView }) {
  const { t, say, instant } = useLanguage()
  const words = t.indicators
  const lines: readonly (readonly [string, ReactNode])[] = [
    [words.question, say(found.question)],
    [words.numerator, say(found.numerator)],
    ...(found.denominator ? ([[words.denominator, say(found.denominator)]] as const) : []),
    [words.cutOff, `${say(found.cutOff)} · ${words.kinds[found.kind]}`],
    [words.source, say(found.source)],
    ...(found.basis.length > 0 ? ([[words.basis, <Citations key="basis" articles={found.basis} />]] as const) : []),
    [words.settles, words.settlesIn[found.settles]],
  ]
  return (
    <>
      <dl className="definition">
        {lines.map(([label, value]) => (
          <div key={label} className="definition-line">
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="small soft">
        {found.showRateFrom > 1 && `${words.rate(found.showRateFrom)}　`}
        {found.smallestCell > 1 && `${words.small(found.smallestCell)}　`}
        {found.foldedAt && words.folded(instant(found.foldedAt))}
      </p>
    </>
  )
}
