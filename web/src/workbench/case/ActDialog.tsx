import type { ActView, CaseWireView } from '@fadu/contract'
import { useMemo, useState } from 'react'
import { call } from '../../api/client.ts'
import type { Refused } from '../../api/refused.ts'
import { Dialog } from '../../components/dialog/Dialog.tsx'
import { draftKey } from '../../components/paper-form/draft-keeping.ts'
import { PaperForm } from '../../components/paper-form/PaperForm.tsx'
import { RefusalList } from '../../components/refusal-list/RefusalList.tsx'
import { useActName } from '../../texts/act-name.ts'
import { useLanguage } from '../../texts/language.tsx'
import { type ActForm, actForm, lateOf } from './act-forms.ts'
import { recordAct } from './record-act.ts'

type Values = Record<string, unknown>

interface ActDialogProps {
  readonly act: ActView
  readonly view: CaseWireView
  /** For a rectification: the entry it mends. */
  readonly seq?: number | undefined
  /** What the page that opens it knows better than the case: choices for a field, a paper to begin with. */
  readonly offers?: ActForm['offers']
  readonly start?: Values
  readonly onClose: () => void
  readonly onDone: (said: string) => void
}

type Checked = { readonly allowed: boolean; readonly refusals: Refused['problem']['refusals'] }

/** One act in a case: what it takes, who signs after it, what it issues; checked before it is recorded. */
export function ActDialog({ act, view, seq, offers, start, onClose, onDone }: ActDialogProps) {
  const { t, say } = useLanguage()
  // The case may change while one types: the form stays as it was opened, and the new version is named when it is sent.
  const nameOf = useActName()
  const [opened] = useState(view)
  const draft = opened.drafts.find((d) => d.id === act.draft)
  const form = useMemo(() => actForm(act, opened, seq), [act, opened, seq])
  const [checked, setChecked] = useState<Checked>()
  const request = (paper: Values, beside: Values) => ({
    event: act.event,
    ...(act.role ? { role: act.role } : {}),
    paper: form?.finish ? form.finish(paper) : paper,
    ...lateOf(beside),
    version: view.version,
  })
  const send = async (paper: Values, beside: Values, once: string) => {
    setChecked(undefined)
    await recordAct(t, view.id, request(paper, beside), once)
    onDone(t.act.done(nameOf(act), act.signedBy.length > 0))
  }
  const check = async (paper: Values, beside: Values) =>
    setChecked(await call('check', { params: { id: view.id }, body: request(paper, beside) }))
  const key =
    act.event === 'draft.signed'
      ? undefined
      : draftKey(view.procedure, act.event, [view.id, act.draft, seq].filter((part) => part !== undefined).join('.'))
  return (
    <Dialog title={nameOf(act)} onClose={onClose} side>
      {draft && <p className="serif">{t.act.ofDraft(say(draft.term), say(opened.title), opened.reference)}</p>}
      <p className="soft">{t.act.asRole(say(act.roleTerm))}</p>
      {act.signedBy.length > 0 && <p>{t.act.signedAfter(act.signedBy.map(say))}</p>}
      {act.issues.length > 0 && <p>{t.act.issues(act.issues.map(say))}</p>}
      {form ? (
        <PaperForm
          schema={form.schema}
          beside={form.beside}
          fixed={form.fixed}
          offers={offers ? { ...form.offers, ...offers } : form.offers}
          {...(form.start || start ? { start: { ...form.start, ...start } } : {})}
          {...(key ? { draft: key } : {})}
          send={act.signedBy.length > 0 ? t.act.submitForSigning : act.event.includes('.') ? nameOf(act) : t.act.record(say(act.term))}
          onSend={send}
          {...(act.event.includes('.') ? {} : { onCheck: check })}
        >
          {checked && <CheckNote checked={checked} />}
        </PaperForm>
      ) : (
        <p>{t.act.noForm}</p>
      )}
    </Dialog>
  )
}

function CheckNote({ checked }: { checked: Checked }) {
  const { t } = useLanguage()
  return (
    <div className={checked.allowed ? 'check-note' : 'check-note problem'} role="status">
      <p>{checked.allowed ? t.act.wouldBeLawful : t.act.wouldNotBeLawful}</p>
      {!checked.allowed && <RefusalList refusals={checked.refusals ?? []} />}
    </div>
  )
}
