import type { Answer } from '@fadu/contract'
import { useMemo, useRef, useState } from 'react'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import { answers } from '../api/asking.ts'
import { call } from '../api/client.ts'
import { Dialog } from '../components/dialog/Dialog.tsx'
import { Page } from '../components/page/Page.tsx'
import { draftKey } from '../components/paper-form/draft-keeping.ts'
import { PaperForm } from '../components/paper-form/PaperForm.tsx'
import { latestEdition, schemaFor } from '../procedures.ts'
import { useLanguage } from '../texts/language.tsx'
import { lateEntry, lateOf } from './case/act-forms.ts'
import { useSession } from './session.ts'

type Same = Answer<'duplicates'>['items']
type Opened = Answer<'open'>

/** A new case: the form of its first paper, a look whether it is already open, then number and secret. */
export function NewCasePage() {
  const { procedure: id = '' } = useParams()
  const [search] = useSearchParams()
  const { t, say } = useLanguage()
  const { opens } = useSession()
  const event = search.get('event')
  const open = opens.find((o) => o.procedure === id && (!event || o.event === event))
  const schema = useMemo(() => (open ? schemaFor(open.procedure, open.edition, open.event) : undefined), [open])
  const [opened, setOpened] = useState<Opened>()
  const { same, ask, choose } = useDuplicateQuestion()
  const navigate = useNavigate()
  if (!open || !schema) {
    const term = latestEdition(id)?.term
    return (
      <Page title={term ? say(term) : t.page.missing} place={t.work.place} sentence={t.newCase.notYours}>
        <Link to="/new" className="button">
          {t.newCase.title}
        </Link>
      </Page>
    )
  }
  if (opened) return <Opening opened={opened} term={say(open.term)} />
  return (
    <Page title={say(open.term)} place={t.work.place} sentence={t.newCase.formSentence}>
      <PaperForm
        key={`${open.procedure}.${open.event}`}
        schema={schema}
        beside={lateEntry}
        draft={draftKey(open.procedure, open.event, 'office')}
        send={t.newCase.send}
        onSend={async (paper, beside, once) => {
          const found = await call('duplicates', { body: { procedure: open.procedure, paper } })
          if (found.items.length > 0 && !(await ask(found.items))) return 'stopped'
          const answer = await call('open', {
            body: { procedure: open.procedure, event: open.event, role: open.role, paper, ...lateOf(beside) },
            headers: { 'idempotency-key': once },
          })
          for (const queryKey of [['duties'], ['worklist'], ['register']]) void answers.invalidateQueries({ queryKey })
          if (answer.secret) setOpened(answer)
          else navigate(`/cases/${answer.id}`)
          return undefined
        }}
      />
      {same && <SameCases same={same} onChoose={choose} />}
    </Page>
  )
}

/** Puts found cases before the reader and waits for the choice. */
function useDuplicateQuestion() {
  const [same, setSame] = useState<Same>()
  const settle = useRef<(goOn: boolean) => void>(() => undefined)
  const ask = (found: Same): Promise<boolean> =>
    new Promise((resolve) => {
      settle.current = resolve
      setSame(found)
    })
  const choose = (goOn: boolean) => {
    setSame(undefined)
    settle.current(goOn)
  }
  return { same, ask, choose }
}

function SameCases({ same, onChoose }: { same: Same; onChoose: (goOn: boolean) => void }) {
  const { t, say, day } = useLanguage()
  return (
    <Dialog title={t.newCase.sameTitle} onClose={() => onChoose(false)}>
      <p>{t.newCase.sameWhy(same.length)}</p>
      <ul className="rows">
        {same.map((item) => (
          <li key={item.case}>
            <h3>{item.open ? <Link to={`/cases/${item.case}`}>{say(item.title)}</Link> : say(item.title)}</h3>
            <span className="small soft">{t.newCase.sameLine(item.reference, say(item.stageTerm), day(item.began))}</span>
          </li>
        ))}
      </ul>
      <div className="buttons">
        <button type="button" className="primary" onClick={() => onChoose(false)}>
          {t.newCase.goBack}
        </button>
        <button type="button" onClick={() => onChoose(true)}>
          {t.newCase.openAnyway}
        </button>
      </div>
    </Dialog>
  )
}

/** What the party is handed at the counter: the number and, once, the secret. */
function Opening({ opened, term }: { opened: Opened; term: string }) {
  const { t, instant } = useLanguage()
  return (
    <Page title={t.newCase.opened(term)} place={t.work.place} sentence={t.newCase.openedSentence}>
      <dl className="fields">
        <div>
          <dt>{t.portal.number}</dt>
          <dd className="serif">{opened.reference}</dd>
        </div>
        <div>
          <dt>{t.portal.secret}</dt>
          <dd>
            <code>{opened.secret}</code>
            <br />
            <strong className="small">{t.receipt.secretOnce}</strong>
          </dd>
        </div>
        <div>
          <dt>{t.receipt.receivedAt}</dt>
          <dd>{instant(opened.recordedAt)}</dd>
        </div>
        <div>
          <dt>{t.seal.digest}</dt>
          <dd>
            <code>{opened.hash}</code>
          </dd>
        </div>
      </dl>
      <div className="buttons">
        <button type="button" onClick={() => window.print()}>
          {t.receipt.print}
        </button>
        <Link to={`/cases/${opened.id}`} className="button primary">
          {t.newCase.toCase}
        </Link>
      </div>
    </Page>
  )
}
