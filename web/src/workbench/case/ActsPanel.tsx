import type { ActView, CaseWireView } from '@fadu/contract'
import { RefusalList } from '../../components/refusal-list/RefusalList.tsx'
import { useActName } from '../../texts/act-name.ts'
import { useLanguage } from '../../texts/language.tsx'
import { groupActs } from './act-groups.ts'

interface ActsProps {
  readonly view: CaseWireView
  readonly onOpen: (act: ActView) => void
}

/** Acts in a row that the same people sign bear one note, below the last of them. */
const signersOf = (act: ActView | undefined): string | undefined => act && [act.role, ...act.signedBy.map((role) => role.zh)].join()

const keyOf = (act: ActView): string => `${act.event}.${act.role}`

/** What may be done, beside the case. */
export function ActsPanel(props: ActsProps) {
  const { t } = useLanguage()
  return (
    <section className="acts" id="acts" aria-label={t.act.panel}>
      <h2>{t.act.now}</h2>
      <ActsList {...props} />
    </section>
  )
}

/** What may be done now, what takes the case on before what is only put on record; then what may not yet, and why. */
export function ActsList({ view, onOpen }: ActsProps) {
  const { t } = useLanguage()
  const nameOf = useActName()
  const { onward, aside, record, always, later, far } = groupActs(view)
  const several = new Set([...onward, ...aside, ...record].map((act) => act.role)).size > 1
  return (
    <div className="acts-list">
      {onward.length + aside.length + record.length === 0 && <p className="soft">{t.act.nothingNow}</p>}
      {onward.length + aside.length > 0 && (
        <>
          <h3>{t.act.onward}</h3>
          <ul className="act-list">
            {[...onward, ...aside].map((act, at, all) => (
              <li key={keyOf(act)}>
                <button type="button" className={act === onward[0] ? 'primary' : ''} onClick={() => onOpen(act)}>
                  {nameOf(act)}
                </button>
                {signersOf(act) !== signersOf(all[at + 1]) && <ActNote act={act} several={several} />}
              </li>
            ))}
          </ul>
        </>
      )}
      {record.length > 0 && <ActLinks title={t.act.onRecord} acts={record} onOpen={onOpen} buttons />}
      {always.length > 0 && <ActLinks title={t.act.always} acts={always} onOpen={onOpen} />}
      {later.length > 0 && (
        <>
          <h3>{t.act.later}</h3>
          <NotYet acts={later} />
        </>
      )}
      {far.length > 0 && (
        <details>
          <summary>{t.act.elsewhere(far.length)}</summary>
          <NotYet acts={far} />
        </details>
      )}
    </div>
  )
}

function ActLinks({
  title,
  acts,
  onOpen,
  buttons = false,
}: {
  title: string
  acts: readonly ActView[]
  onOpen: ActsProps['onOpen']
  buttons?: boolean
}) {
  const { t } = useLanguage()
  const nameOf = useActName()
  return (
    <>
      <h3>{title}</h3>
      <ul className={buttons ? 'act-grid' : 'act-links'}>
        {acts.map((act) => (
          <li key={keyOf(act)}>
            <button type="button" className={buttons ? '' : 'link'} onClick={() => onOpen(act)}>
              {nameOf(act)}
              {act.signedBy.length > 0 && <span className="small"> {t.act.signed}</span>}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Who signs after it, and through which role it is done where the post holds more than one. */
function ActNote({ act, several }: { act: ActView; several: boolean }) {
  const { t, say } = useLanguage()
  if (act.signedBy.length > 0) return <span className="small soft">{t.act.signedAfter(act.signedBy.map(say))}</span>
  return several ? <span className="small soft">{t.act.asRole(say(act.roleTerm))}</span> : null
}

function NotYet({ acts }: { acts: readonly ActView[] }) {
  const { t } = useLanguage()
  const nameOf = useActName()
  return (
    <ul className="not-yet">
      {acts.map((act) => (
        <li key={keyOf(act)}>
          <span className="act-name">{t.act.notYet(nameOf(act))}</span>
          <RefusalList refusals={act.refusals} />
        </li>
      ))}
    </ul>
  )
}
