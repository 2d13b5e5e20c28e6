import type { ActView, Answer, CaseWireView } from '@fadu/contract'
import { acts } from '@fadu/procedure'
import { z } from 'zod'
import { draftKey } from '../../components/paper-form/draft-keeping.ts'
import { PaperForm } from '../../components/paper-form/PaperForm.tsx'
import { RefusalList } from '../../components/refusal-list/RefusalList.tsx'
import { useActName } from '../../texts/act-name.ts'
import { useLanguage } from '../../texts/language.tsx'
import { recordAct } from './record-act.ts'

const why = z.object({ reason: acts['case.rebound'].shape.reason })

/** The last word on an act that changes the whole case: every reason against it, or the reason for it and the button. */
export function Confirmation({
  act,
  view,
  paper,
  foretold,
  send,
  onDone,
}: {
  act: ActView
  view: CaseWireView
  paper: Readonly<Record<string, string>>
  foretold: Answer<'check'>
  send: string
  onDone: (said: string) => void
}) {
  const { t } = useLanguage()
  const nameOf = useActName()
  if (!foretold.allowed) {
    return (
      <div className="check-note problem" role="status">
        <p>{t.act.wouldNotBeLawful}</p>
        <RefusalList refusals={foretold.refusals} />
      </div>
    )
  }
  return (
    <PaperForm
      schema={why}
      draft={draftKey(view.procedure, act.event, view.id)}
      send={send}
      onSend={async ({ reason }, _beside, once) => {
        const body = { event: act.event, role: act.role, paper: { ...paper, reason }, version: view.version }
        await recordAct(t, view.id, body, once)
        onDone(t.act.done(nameOf(act), false))
      }}
    />
  )
}
