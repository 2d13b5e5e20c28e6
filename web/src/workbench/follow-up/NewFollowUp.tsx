import { useMemo } from 'react'
import { useNavigate } from 'react-router'
import { call } from '../../api/client.ts'
import { draftKey } from '../../components/paper-form/draft-keeping.ts'
import { PaperForm } from '../../components/paper-form/PaperForm.tsx'
import { schemaFor } from '../../procedures.ts'
import { useLanguage } from '../../texts/language.tsx'
import { lateEntry, lateOf } from '../case/act-forms.ts'
import { useSession } from '../session.ts'
import { FollowUpPage, parts } from './FollowUpPage.tsx'
import { followUpChanged } from './follow-up.ts'

const places = {
  assessments: { procedure: 'assessment', organ: 'office' },
  meetings: { procedure: 'coordination-meeting', organ: 'organ' },
  bulletins: { procedure: 'bulletin', organ: 'unit' },
} as const

/** The first paper of an assessment, a meeting or a bulletin; the post's own organ stands in it already. */
export function NewFollowUp({ part }: { part: keyof typeof places }) {
  const { t } = useLanguage()
  const { opens, post } = useSession()
  const navigate = useNavigate()
  const { procedure, organ } = places[part]
  const open = opens.find((o) => o.procedure === procedure)
  const schema = useMemo(() => (open ? schemaFor(open.procedure, open.edition, open.event) : undefined), [open])
  const [title, sentence, send] = {
    assessments: [t.assess.publish, t.assess.publishSentence, t.assess.publish],
    meetings: [t.meet.convene, t.meet.conveneSentence, t.meet.convene],
    bulletins: [t.bulletin.submit, t.bulletin.submitSentence, t.bulletin.submit],
  }[part] as [string, string, string]
  if (!open || !schema) return <FollowUpPage title={title} sentence={t.followUp.notYours} />
  return (
    <FollowUpPage title={title} sentence={sentence}>
      <PaperForm
        key={part}
        schema={schema}
        beside={lateEntry}
        start={{ [organ]: post.organ.id }}
        draft={draftKey(open.procedure, open.event, 'office')}
        send={send}
        onSend={async (paper, beside, once) => {
          const { id } = await call('open', {
            body: { procedure: open.procedure, event: open.event, role: open.role, paper, ...lateOf(beside) },
            headers: { 'idempotency-key': once },
          })
          void followUpChanged()
          navigate(`${parts[part]}/${id}`)
        }}
      />
    </FollowUpPage>
  )
}
