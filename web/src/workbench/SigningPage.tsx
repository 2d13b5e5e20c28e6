import type { ActView, Answer } from '@fadu/contract'
import { useEffect, useRef, useState } from 'react'
import { Link } from 'react-router'
import { useAsk } from '../api/asking.ts'
import { Empty, Page, Waiting } from '../components/page/Page.tsx'
import { ProblemNote, RefusalList } from '../components/refusal-list/RefusalList.tsx'
import { useActName } from '../texts/act-name.ts'
import { useLanguage } from '../texts/language.tsx'
import { ActDialog } from './case/ActDialog.tsx'
import { DraftChain, DraftText } from './case/DraftsInSigning.tsx'
import { DueWords } from './DueWords.tsx'
import './SigningPage.css'

type Row = Answer<'signing'>['items'][number]

/** Drafts that wait for this post's signature: read, sign or return, one after the other, with one thumb. */
export function SigningPage() {
  const { t, say } = useLanguage()
  const queue = useAsk('signing')
  const [open, setOpen] = useState<string>()
  const [done, setDone] = useState('')
  if (queue.isPending) return <Waiting place={t.work.place} />
  if (!queue.data) {
    return (
      <Page title={t.work.ways.signing} place={t.work.place}>
        <ProblemNote error={queue.error} retry={() => void queue.refetch()} />
      </Page>
    )
  }
  return (
    <Page title={t.work.ways.signing} place={t.work.place} sentence={say(queue.data.sentence)}>
      <p role="status" className="met">
        {done}
      </p>
      {queue.data.items.length === 0 && <Empty>{t.signing.empty}</Empty>}
      <ul className="rows signing">
        {queue.data.items.map((row) => {
          const key = `${row.case}.${row.draft}`
          return (
            <SigningRow key={key} row={row} open={open === key} onToggle={() => setOpen(open === key ? undefined : key)} onDone={setDone} />
          )
        })}
      </ul>
    </Page>
  )
}

function SigningRow({ row, open, onToggle, onDone }: { row: Row; open: boolean; onToggle: () => void; onDone: (said: string) => void }) {
  const { t, say, day } = useLanguage()
  return (
    <li>
      <h2 className="plain-heading">
        <button type="button" className="link signing-title" aria-expanded={open} onClick={onToggle}>
          {say(row.what)}
        </button>
      </h2>
      <p>
        {say(row.title)} <span className="small soft">{t.today.of(say(row.procedureTerm), row.reference)}</span>
      </p>
      <p className="small">
        {t.signing.from(row.drafter, day(row.submittedOn))}
        {row.dueOn && (
          <>
            <br />
            {t.signing.due} <DueWords on={row.dueOn} light={row.light} />
          </>
        )}
        {row.urges > 0 && <strong className="near"> {t.today.urged(row.urges)}</strong>}
      </p>
      {open && <OpenDraft row={row} onDone={onDone} />}
    </li>
  )
}

function OpenDraft({ row, onDone }: { row: Row; onDone: (said: string) => void }) {
  const { t } = useLanguage()
  const nameOf = useActName()
  const found = useAsk('case', { params: { id: row.case } })
  const [act, setAct] = useState<ActView>()
  const text = useRef<HTMLDivElement>(null)
  const read = found.data !== undefined
  // What is to be signed comes into view, not only its buttons.
  useEffect(() => {
    if (read) text.current?.closest('li')?.scrollIntoView({ block: 'start' })
  }, [read])
  if (found.isPending) return <p role="status">{t.page.waiting}</p>
  if (!found.data) return <ProblemNote error={found.error} retry={() => void found.refetch()} />
  const draft = found.data.drafts.find((d) => d.id === row.draft)
  if (!draft) return <p>{t.signing.gone}</p>
  const acts = found.data.acts.filter((a) => a.draft === row.draft)
  const allowed = acts.filter((a) => a.allowed)
  return (
    <div className="open-draft" ref={text}>
      <DraftText draft={draft} />
      <DraftChain draft={draft} />
      <p>
        <Link to={`/cases/${row.case}`}>{t.signing.openCase}</Link>
      </p>
      <div className="buttons thumb-buttons">
        {allowed.map((a) => (
          <button type="button" key={a.event} className={a.event === 'draft.signed' ? 'primary' : ''} onClick={() => setAct(a)}>
            {nameOf(a)}
          </button>
        ))}
      </div>
      {acts
        .filter((a) => !a.allowed)
        .map((a) => (
          <div key={a.event} className="not-yet">
            <span className="act-name">{t.act.notYet(nameOf(a))}</span>
            <RefusalList refusals={a.refusals} />
          </div>
        ))}
      {act && (
        <ActDialog
          act={act}
          view={found.data}
          onClose={() => setAct(undefined)}
          onDone={(said) => {
            setAct(undefined)
            onDone(said)
          }}
        />
      )}
    </div>
  )
}
