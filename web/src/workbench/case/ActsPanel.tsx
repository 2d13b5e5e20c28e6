import type { ActView } from '@fadu/contract'
import { RefusalList } from '../../components/refusal-list/RefusalList.tsx'
import { useLanguage } from '../../texts/language.tsx'

/** Reasons that only say "not here" or "not you": true of most acts most of the time, and so told after the others. */
const distant = new Set(['stage-wrong', 'role-lacking', 'already-happened', 'case-closed'])
const isDistant = (act: ActView): boolean => act.refusals.some((refusal) => distant.has(refusal.code))
const keyOf = (act: ActView): string => `${act.event}.${act.role}`

/** What may be done now; beside it what may not yet, and why; and what belongs to other stages or posts. */
export function ActsPanel({ acts, onOpen }: { acts: readonly ActView[]; onOpen: (act: ActView) => void }) {
  const { t, say } = useLanguage()
  const shown = acts.filter((act) => act.draft === undefined && act.event !== 'case.rectified')
  const now = shown.filter((act) => act.allowed && !act.event.includes('.'))
  const always = shown.filter((act) => act.allowed && act.event.includes('.'))
  const later = shown.filter((act) => !act.allowed && !isDistant(act))
  const several = new Set(shown.map((act) => act.role)).size > 1
  const far = shown.filter((act) => !act.allowed && isDistant(act))
  return (
    <section className="acts" id="acts" aria-label={t.act.panel}>
      <h2>{t.act.now}</h2>
      {now.length === 0 && <p className="soft">{t.act.nothingNow}</p>}
      <ul className="act-list">
        {now.map((act) => (
          <li key={keyOf(act)}>
            <button type="button" onClick={() => onOpen(act)}>
              {say(act.term)}
            </button>
            <ActNote act={act} several={several} />
          </li>
        ))}
      </ul>
      {later.length > 0 && (
        <>
          <h3>{t.act.later}</h3>
          <ul className="not-yet">
            {later.map((act) => (
              <NotYet key={keyOf(act)} act={act} />
            ))}
          </ul>
        </>
      )}
      {always.length > 0 && (
        <>
          <h3>{t.act.always}</h3>
          <ul className="act-links">
            {always.map((act) => (
              <li key={keyOf(act)}>
                <button type="button" className="link" onClick={() => onOpen(act)}>
                  {say(act.term)}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      {far.length > 0 && (
        <details>
          <summary>{t.act.elsewhere(far.length)}</summary>
          <ul className="not-yet">
            {far.map((act) => (
              <NotYet key={keyOf(act)} act={act} />
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

/** Who signs after it, and through which role it is done where the post holds more than one. */
function ActNote({ act, several }: { act: ActView; several: boolean }) {
  const { t, say } = useLanguage()
  if (act.signedBy.length > 0) return <span className="small soft">{t.act.signedAfter(act.signedBy.map(say))}</span>
  return several ? <span className="small soft">{t.act.asRole(say(act.roleTerm))}</span> : null
}

function NotYet({ act }: { act: ActView }) {
  const { t, say } = useLanguage()
  return (
    <li>
      <span className="act-name">{t.act.notYet(say(act.term))}</span>
      <RefusalList refusals={act.refusals} />
    </li>
  )
}
