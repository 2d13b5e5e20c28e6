import type { CaseWireView } from '@fadu/contract'
import { addressOf } from '../../api/client.ts'
import { FieldList } from '../../components/field-list/FieldList.tsx'
import { FoldingSection } from '../../components/page/FoldingSection.tsx'
import { Seal } from '../../components/seal/Seal.tsx'
import { useActName } from '../../texts/act-name.ts'
import { useLanguage } from '../../texts/language.tsx'
import type { OpenAct } from './CasePage.tsx'

/** Entries shown before the earlier ones are folded. */
const shownAtOnce = 20

type LogEntry = CaseWireView['log'][number]

/** The log is the record: the newest entry first, each with its seal, its signatures and what was mended. */
export function CaseLog({ view, onOpen }: { view: CaseWireView; onOpen: OpenAct }) {
  const { t } = useLanguage()
  const newestFirst = view.log.toReversed()
  const list = (entries: readonly LogEntry[]) => (
    <ol className="rows log" reversed start={entries[0]?.seq}>
      {entries.map((entry) => (
        <Entry key={entry.seq} entry={entry} view={view} onOpen={onOpen} />
      ))}
    </ol>
  )
  const earlier = newestFirst.slice(shownAtOnce)
  return (
    <FoldingSection title={t.case.log} anchor="log">
      {list(newestFirst.slice(0, shownAtOnce))}
      {earlier.length > 0 && (
        <details className="folded">
          <summary>{t.case.earlierEntries(earlier.length)}</summary>
          {list(earlier)}
        </details>
      )}
    </FoldingSection>
  )
}

function Entry({ entry, view, onOpen }: { entry: LogEntry; view: CaseWireView; onOpen: OpenAct }) {
  const { t, say, day, instant } = useLanguage()
  const nameOf = useActName()
  const rectify = view.acts.find((act) => act.event === 'case.rectified' && act.allowed)
  return (
    <li className={entry.state} id={`entry-${entry.seq}`}>
      <div className="entry-head">
        <span className="soft">{entry.seq}</span>
        <h3>{say(entry.term)}</h3>
        <span>{day(entry.on)}</span>
        {entry.state !== 'standing' && (
          <a className="sign" href={`#entry-${entry.rectifiedBy ?? entry.seq}`}>
            {t.case.entryState(entry.state, entry.rectifiedBy)}
          </a>
        )}
        {entry.late && <span className="sign near">{t.case.late}</span>}
        <span className="push">
          <Seal
            hash={entry.hash}
            what={`${entry.seq} ${say(entry.term)}`}
            by={say(entry.actor.name)}
            at={instant(entry.recordedAt)}
            reference={view.reference}
            seq={entry.seq}
          />
        </span>
      </div>
      <p className="small soft">
        {t.case.by(say(entry.actor.role), entry.actor.kind === 'party' ? undefined : say(entry.actor.name), entry.actor.organ)}{' '}
        {t.case.recordedAt(instant(entry.recordedAt))}
        {entry.late && ` ${t.case.lateReason(entry.late.reason)}`}
      </p>
      <div className="entry-body">
        {entry.fields.length > 0 && (
          <details>
            <summary>{t.case.content}</summary>
            <FieldList fields={entry.fields} fileAddress={(hash) => addressOf('caseFile', { params: { id: view.id, hash } })} />
          </details>
        )}
        {entry.signatures.map((signature) => (
          <p key={`${signature.role.zh}${signature.name}`} className="small">
            {t.case.signature(say(signature.role), signature.name, day(signature.on), signature.opinion)}
          </p>
        ))}
      </div>
      {rectify && entry.state === 'standing' && !entry.type.includes('.') && (
        <button
          type="button"
          className="link small"
          onClick={() => onOpen(rectify, entry.seq)}
          aria-label={t.case.rectifyEntry(entry.seq, say(entry.term))}
        >
          {nameOf(rectify)}
        </button>
      )}
    </li>
  )
}
