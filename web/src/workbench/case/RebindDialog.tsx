import type { ActView, CaseWireView } from '@fadu/contract'
import { useId, useState } from 'react'
import { Dialog } from '../../components/dialog/Dialog.tsx'
import { ProblemNote } from '../../components/refusal-list/RefusalList.tsx'
import { plainDay } from '../../dates.ts'
import { useActName } from '../../texts/act-name.ts'
import { useLanguage } from '../../texts/language.tsx'
import { Confirmation } from './Confirmation.tsx'
import { EditionDifference } from './EditionDifference.tsx'
import { useForetold } from './use-foretold.ts'

/** Puts the case under another edition of its procedure: chosen, its difference read, then confirmed with the reason. */
export function RebindDialog({
  act,
  view,
  onClose,
  onDone,
}: {
  act: ActView
  view: CaseWireView
  onClose: () => void
  onDone: (said: string) => void
}) {
  const { t, say, language } = useLanguage()
  const nameOf = useActName()
  const name = useId()
  const { editions } = view
  // With a single other edition there is nothing to choose.
  const [edition, setEdition] = useState(editions.length === 1 ? editions[0]?.edition : undefined)
  const foretold = useForetold(act, view, edition === undefined ? undefined : { edition })
  return (
    <Dialog title={nameOf(act)} onClose={onClose} side>
      <p className="soft">{t.act.asRole(say(act.roleTerm))}</p>
      <p>{t.rebind.why(view.edition)}</p>
      <fieldset className="field">
        <legend>{t.rebind.choose}</legend>
        <div className="radios">
          {editions.map((other) => (
            <label key={other.edition} className="one-choice">
              <input type="radio" name={name} checked={edition === other.edition} onChange={() => setEdition(other.edition)} />
              <span>{t.rebind.edition(other.edition, plainDay(other.from, language), other.until && plainDay(other.until, language))}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <p role="status" className={foretold.isFetching && !foretold.data ? 'soft' : 'unseen'}>
        {foretold.isFetching && !foretold.data ? t.rebind.comparing : foretold.data ? t.rebind.compared : ''}
      </p>
      {foretold.isError && <ProblemNote error={foretold.error} retry={() => void foretold.refetch()} />}
      {edition !== undefined && foretold.data && (
        <>
          {foretold.data.difference && <EditionDifference difference={foretold.data.difference} view={view} edition={edition} />}
          <Confirmation
            act={act}
            view={view}
            paper={{ edition }}
            foretold={foretold.data}
            send={t.rebind.confirm(edition)}
            onDone={onDone}
          />
        </>
      )}
    </Dialog>
  )
}
