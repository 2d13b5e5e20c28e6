import type { FollowView } from '@fadu/contract'
import { actTerms, isAct } from '@fadu/procedure'
import { useState } from 'react'
import { answers } from '../api/asking.ts'
import { call } from '../api/client.ts'
import { Dialog } from '../components/dialog/Dialog.tsx'
import { Section } from '../components/page/Page.tsx'
import { draftKey } from '../components/paper-form/draft-keeping.ts'
import { PaperForm } from '../components/paper-form/PaperForm.tsx'
import { RefusalList } from '../components/refusal-list/RefusalList.tsx'
import { schemaFor } from '../procedures.ts'
import { useActName } from '../texts/act-name.ts'
import { useLanguage } from '../texts/language.tsx'
import './FollowActs.css'

type PartyAct = FollowView['acts'][number]

/** Delivering material is open to a party until the case is closed, whether or not the server names it among the acts. */
function actsOf(view: FollowView): readonly PartyAct[] {
  const acts = view.acts.filter((act) => act.event !== 'case.rated')
  if (view.closed || acts.some((act) => act.event === 'material.added')) return acts
  return [...acts, { event: 'material.added', term: actTerms['material.added'], allowed: true, refusals: [] }]
}

/** What the party may do now, and beside it what it may not yet, with the reason. */
export function FollowActs({ view }: { view: FollowView }) {
  const { t, say } = useLanguage()
  const nameOf = useActName()
  const [open, setOpen] = useState<PartyAct>()
  const [done, setDone] = useState('')
  const acts = actsOf(view)
  if (acts.length === 0) return null
  const allowed = acts.filter((act) => act.allowed)
  const later = acts.filter((act) => !act.allowed)
  return (
    <Section title={t.follow.youMay} onScreen>
      <p role="status" className="met">
        {done}
      </p>
      <div className="buttons">
        {allowed.map((act) => (
          <button type="button" key={act.event} onClick={() => setOpen(act)}>
            {nameOf(act)}
          </button>
        ))}
      </div>
      {later.length > 0 && (
        <ul className="rows not-yet">
          {later.map((act) => (
            <li key={act.event}>
              <span className="act-name">{t.act.notYet(nameOf(act))}</span>
              <RefusalList refusals={act.refusals} />
            </li>
          ))}
        </ul>
      )}
      {open && (
        <FollowActDialog
          view={view}
          act={open}
          onClose={() => setOpen(undefined)}
          onDone={() => {
            setDone(t.follow.received(say(open.term)))
            setOpen(undefined)
          }}
        />
      )}
    </Section>
  )
}

function FollowActDialog({ view, act, onClose, onDone }: { view: FollowView; act: PartyAct; onClose: () => void; onDone: () => void }) {
  const { t } = useLanguage()
  const nameOf = useActName()
  const schema = schemaFor(view.procedure, view.edition, act.event)
  return (
    <Dialog title={nameOf(act)} onClose={onClose} side>
      {isAct(act.event) && act.event === 'material.added' && <p>{t.follow.materialHow}</p>}
      {schema ? (
        <PaperForm
          schema={schema}
          draft={draftKey(view.procedure, act.event, view.reference)}
          send={t.follow.sendAct}
          onSend={async (paper, _beside, once) => {
            await call('followAct', { body: { event: act.event, paper, version: view.version }, headers: { 'idempotency-key': once } })
            await answers.invalidateQueries({ queryKey: ['follow'] })
            onDone()
          }}
        />
      ) : (
        <p>{t.act.noForm}</p>
      )}
    </Dialog>
  )
}
