import type { LimitWireView } from '@fadu/contract'
import { useLanguage } from '../../texts/language.tsx'
import { Citations } from '../citation/Citation.tsx'
import { LimitLine } from './LimitLine.tsx'

const going = (status: LimitWireView['status']): boolean => status === 'running' || status === 'paused' || status === 'expired'

/** How a limit stands, in words and with a sign before them, so that colour is never alone. */
export function LimitState({ limit }: { limit: LimitWireView }) {
  const { t } = useLanguage()
  const tone = limit.status === 'met' ? 'green' : limit.status === 'late' ? 'red' : limit.light === 'green' ? '' : limit.light
  return <span className={`limit-state ${tone}`}>{t.limit.state(limit.status, limit.light)}</span>
}

/** One limit in full: who must do what by when, its line, and the numbered reasons of the day on demand. */
export function LimitItem({ limit, today, plain }: { limit: LimitWireView; today: string; plain?: boolean }) {
  const { t, say, day, instant } = useLanguage()
  const bracketed = limit.kind === 'minimum' || limit.kind === 'waiting'
  const until = limit.dueAt ? instant(limit.dueAt) : day(limit.due.on)
  return (
    <li className="limit">
      <div className="limit-head">
        <h3>{say(limit.term)}</h3>
        <LimitState limit={limit} />
        {limit.internal && <span className="small soft">{t.limit.internal}</span>}
      </div>
      <p className={plain ? '' : 'small soft'}>
        {t.limit.sentence({
          bears: say(limit.bearsTerm),
          until,
          bracketed,
          limitation: limit.kind === 'limitation',
          ended: limit.endedOn ? day(limit.endedOn) : undefined,
          status: limit.status,
        })}
        {limit.due.provisional && ` ${t.limit.provisional}`}
        {limit.due.suspended && ` ${t.limit.suspended}`}
        {limit.consequence && going(limit.status) && ` ${t.limit.consequence(say(limit.consequence))}`}
      </p>
      <LimitLine
        line={{ startedOn: limit.startedOn, dueOn: limit.due.on, segments: limit.due.segments, today, endedOn: limit.endedOn }}
        term={say(limit.term)}
        size="full"
        running={going(limit.status)}
        light={limit.light}
        bracketed={bracketed}
        provisional={limit.due.provisional}
      />
      <details>
        <summary>{t.limit.why(limit.due.reasons.length)}</summary>
        <ol className="reasons">
          {limit.due.reasons.map((reason) => (
            <li key={reason.zh}>
              {say(reason)} <Citations articles={reason.articles} />
            </li>
          ))}
        </ol>
        <p className="small soft">
          {t.limit.restsOn} <Citations articles={limit.articles} />
          {limit.extensionLeft !== undefined && ` ${t.limit.extensionLeft(limit.extensionLeft)}`}
        </p>
      </details>
    </li>
  )
}
