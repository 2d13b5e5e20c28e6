import type { LimitWireView } from '@fadu/contract'
import { useLanguage } from '../../texts/language.tsx'
import { Empty } from '../page/Page.tsx'
import { LimitItem } from './LimitItem.tsx'

/** A limit that still asks something of somebody. A party's own period that has run out asks nothing any more. */
const open = ({ status, kind }: LimitWireView): boolean =>
  status === 'running' || status === 'paused' || (status === 'expired' && kind !== 'limitation')

const keyOf = (limit: LimitWireView): string => `${limit.key}.${limit.startSeq}`

/** Limits that run come first; those that have ended are folded under their number. */
export function LimitList({
  limits,
  today,
  none,
  plain = false,
}: {
  limits: readonly LimitWireView[]
  today: string
  /** Said where no limit runs. */
  none: string
  plain?: boolean
}) {
  const { t } = useLanguage()
  const running = limits.filter(open)
  const ended = limits.filter((limit) => !open(limit))
  return (
    <>
      {running.length === 0 && <Empty>{none}</Empty>}
      <ul>
        {running.map((limit) => (
          <LimitItem key={keyOf(limit)} limit={limit} today={today} plain={plain} />
        ))}
      </ul>
      {ended.length > 0 && (
        <details className="folded">
          <summary>{t.limit.endedOnes(ended.length)}</summary>
          <ul>
            {ended.map((limit) => (
              <LimitItem key={keyOf(limit)} limit={limit} today={today} plain={plain} />
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
