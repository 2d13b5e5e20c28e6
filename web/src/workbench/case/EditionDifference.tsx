import type { CaseWireView, LimitWireView, RebindView } from '@fadu/contract'
import { Citations } from '../../components/citation/Citation.tsx'
import { LimitState } from '../../components/limit-line/LimitItem.tsx'
import { LimitLine } from '../../components/limit-line/LimitLine.tsx'
import { useLanguage } from '../../texts/language.tsx'
import { useSession } from '../session.ts'
import './EditionDifference.css'

/** What the other edition would make of the case: limits that move, conditions and events that only one of the two knows. */
export function EditionDifference({ difference, view, edition }: { difference: RebindView; view: CaseWireView; edition: string }) {
  const { t, say } = useLanguage()
  const { unknown, stage, limits } = difference
  if (unknown.length > 0) return <Unfit unknown={unknown} edition={edition} />
  const moves = say(stage.from) === say(stage.to) ? undefined : [say(stage.from), say(stage.to)]
  return (
    <section className="edition-difference" aria-label={t.rebind.difference}>
      <h3>{t.rebind.difference}</h3>
      <p>{t.rebind.sentence(limits.length, moves ? t.rebind.stageMoves(moves[0]!, moves[1]!) : t.rebind.stageStays(say(stage.from)))}</p>
      {limits.map((limit) => (
        <MovedLimit key={limit.key} limit={limit} from={view.edition} to={edition} />
      ))}
      <Apart title={t.rebind.added(edition)} difference={difference} change="added" />
      <Apart title={t.rebind.dropped(edition)} difference={difference} change="dropped" />
    </section>
  )
}

/** The other edition does not know what has happened here: it cannot take the case, and nothing is promised of its days. */
function Unfit({ unknown, edition }: { unknown: RebindView['unknown']; edition: string }) {
  const { t, say } = useLanguage()
  return (
    <section className="edition-difference" aria-label={t.rebind.difference}>
      <h3>{t.rebind.unfit(edition)}</h3>
      <ul>
        {unknown.map(({ event, term, entries }) => (
          <li key={event}>{t.rebind.unknownEvent(say(term), entries)}</li>
        ))}
      </ul>
    </section>
  )
}

function MovedLimit({ limit, from, to }: { limit: RebindView['limits'][number]; from: string; to: string }) {
  const { t, say } = useLanguage()
  return (
    <div className="moved-limit">
      <h4>{say(limit.term)}</h4>
      <div className="two-sides">
        <Side title={t.rebind.now(from)} limit={limit.from} none={t.rebind.limitNew} />
        <Side title={t.rebind.changed(to)} limit={limit.to} none={t.rebind.limitGone} />
      </div>
    </div>
  )
}

function Side({ title, limit, none }: { title: string; limit: LimitWireView | undefined; none: string }) {
  const { t, say, day } = useLanguage()
  const { today } = useSession()
  if (!limit) {
    return (
      <div>
        <p className="small soft">{title}</p>
        <p>{none}</p>
      </div>
    )
  }
  return (
    <div>
      <p className="small soft">{title}</p>
      <p>
        <strong>{day(limit.due.on)}</strong> <LimitState limit={limit} />
      </p>
      <LimitLine
        line={{ startedOn: limit.startedOn, dueOn: limit.due.on, segments: limit.due.segments, today, endedOn: limit.endedOn }}
        term={say(limit.term)}
        size="small"
        running={['running', 'paused', 'expired'].includes(limit.status)}
        light={limit.light}
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
      </details>
    </div>
  )
}

function Apart({ title, difference, change }: { title: string; difference: RebindView; change: 'added' | 'dropped' }) {
  const { t, say } = useLanguage()
  const acts = difference.acts.filter((one) => one.change === change)
  const gates = difference.gates.filter((one) => one.change === change)
  if (acts.length + gates.length === 0) return null
  return (
    <details className="folded">
      <summary>
        {title}
        {t.rebind.count(acts.length + gates.length)}
      </summary>
      <ul>
        {acts.map((one) => (
          <li key={one.event}>{t.rebind.anEvent(say(one.term))}</li>
        ))}
        {gates.map((one) => (
          <li key={`${one.event}${one.text.zh}`}>
            {t.rebind.aGate(say(one.term), say(one.text))} <Citations articles={one.under} />
          </li>
        ))}
      </ul>
    </details>
  )
}
