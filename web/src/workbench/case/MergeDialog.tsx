import type { ActView, CaseWireView, MergeableView } from '@fadu/contract'
import { useId, useState } from 'react'
import { useAsk } from '../../api/asking.ts'
import { Dialog } from '../../components/dialog/Dialog.tsx'
import { Empty } from '../../components/page/Page.tsx'
import { ProblemNote } from '../../components/refusal-list/RefusalList.tsx'
import { useActName } from '../../texts/act-name.ts'
import { useLanguage } from '../../texts/language.tsx'
import { Confirmation } from './Confirmation.tsx'
import { SideBySide } from './SideBySide.tsx'
import { useForetold } from './use-foretold.ts'

/** Merges the case into another: looked for, both seen side by side, then confirmed with the reason. */
export function MergeDialog({
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
  const { t, say } = useLanguage()
  const nameOf = useActName()
  const [other, setOther] = useState<MergeableView>()
  const paper = other && { into: other.case, procedure: view.procedure }
  const foretold = useForetold(act, view, paper)
  return (
    <Dialog title={nameOf(act)} onClose={onClose} side>
      <p className="soft">{t.act.asRole(say(act.roleTerm))}</p>
      <p>{t.merge.why(view.reference)}</p>
      <Search view={view} chosen={other} onChoose={setOther} />
      {other && <SideBySide view={view} other={other} />}
      {foretold.isError && <ProblemNote error={foretold.error} retry={() => void foretold.refetch()} />}
      {paper && foretold.data && (
        <Confirmation
          act={act}
          view={view}
          paper={paper}
          foretold={foretold.data}
          send={t.merge.confirm(other.reference)}
          onDone={onDone}
        />
      )}
    </Dialog>
  )
}

function Search({
  view,
  chosen,
  onChoose,
}: {
  view: CaseWireView
  chosen: MergeableView | undefined
  onChoose: (other: MergeableView) => void
}) {
  const { t, say, day } = useLanguage()
  const ids = useId()
  const [typed, setTyped] = useState('')
  const [text, setText] = useState('')
  const found = useAsk('mergeable', { params: { id: view.id }, query: text ? { text } : {} })
  const items = found.data?.items ?? []
  return (
    <>
      <search>
        <form
          className="field"
          onSubmit={(event) => {
            event.preventDefault()
            setText(typed.trim())
          }}
        >
          <label htmlFor={`${ids}-text`}>{t.merge.find}</label>
          <span className="with-unit">
            <input id={`${ids}-text`} type="search" value={typed} maxLength={60} onChange={(event) => setTyped(event.target.value)} />
            <button type="submit">{t.cases.find}</button>
          </span>
        </form>
      </search>
      {found.isError && <ProblemNote error={found.error} retry={() => void found.refetch()} />}
      <p role="status" className="small soft">
        {found.isPending ? t.page.waiting : items.length > 0 ? t.merge.found(items.length) : ''}
      </p>
      {found.isSuccess && items.length === 0 && <Empty>{text ? t.merge.noneFound : t.merge.noneSame}</Empty>}
      {items.length > 0 && (
        <fieldset className="field">
          <legend>{t.merge.choose}</legend>
          <div className="radios">
            {items.map((item) => (
              <label key={item.case} className="one-choice">
                <input type="radio" name={`${ids}-other`} checked={chosen?.case === item.case} onChange={() => onChoose(item)} />
                <span>
                  {item.reference} {say(item.title)}
                  <br />
                  <span className="small soft">{t.merge.line(item.same, say(item.stageTerm), day(item.began))}</span>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
    </>
  )
}
