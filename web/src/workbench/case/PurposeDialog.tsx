import { line, words } from '@fadu/procedure'
import { z } from 'zod'
import { Dialog } from '../../components/dialog/Dialog.tsx'
import { PaperForm } from '../../components/paper-form/PaperForm.tsx'

const purposeQuestion = z.object({
  purpose: line(words('用途', 'Purpose'), {
    max: 200,
    hint: words(
      '写明本案办理中的具体用途，例如“电话通知开庭时间”。',
      'The use in handling this case, such as “to telephone the time of the hearing”.',
    ),
  }),
})

/** Asks what personal values are wanted for. */
export function PurposeDialog(props: {
  title: string
  why: string
  send: string
  onClose: () => void
  onPurpose: (purpose: string) => Promise<void>
}) {
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      <p>{props.why}</p>
      <PaperForm schema={purposeQuestion} send={props.send} onSend={(paper) => props.onPurpose(String(paper.purpose))} />
    </Dialog>
  )
}
