import type { ActView, CaseWireView } from '@fadu/contract'
import { useState } from 'react'
import { useAsk } from '../../api/asking.ts'
import type { Option } from '../../components/paper-form/form-model.ts'
import { useLanguage } from '../../texts/language.tsx'
import { ActDialog } from '../case/ActDialog.tsx'
import { ActsList } from '../case/ActsPanel.tsx'
import { followUpChanged } from './follow-up.ts'

/** What the page knows better than the case: choices for the fields of an act, and a paper to begin with. */
export interface Known {
  readonly offers?: Readonly<Record<string, readonly Option[]>>
  readonly start?: Record<string, unknown>
}

interface FollowUpActsProps {
  readonly id: string
  /** Acts that have a page of their own. */
  readonly ownPages?: readonly string[]
  readonly known?: (event: string) => Known
}

/** What this post may do now, as on the page of the case. */
export function FollowUpActs({ id, ownPages = [], known = () => ({}) }: FollowUpActsProps) {
  const { t } = useLanguage()
  const found = useAsk('case', { params: { id } })
  const [open, setOpen] = useState<ActView>()
  const [done, setDone] = useState('')
  if (!found.data) return null
  return (
    <aside className="follow-acts screen-only" aria-label={t.followUp.acts}>
      <h2>{t.act.now}</h2>
      <p role="status" className="met">
        {done}
      </p>
      <ActsList view={without(found.data, ownPages)} onOpen={setOpen} />
      {open && (
        <ActDialog
          act={open}
          view={found.data}
          {...known(open.event)}
          onClose={() => setOpen(undefined)}
          onDone={(said) => {
            setOpen(undefined)
            setDone(said)
            void followUpChanged()
          }}
        />
      )}
    </aside>
  )
}

const without = (view: CaseWireView, events: readonly string[]): CaseWireView => ({
  ...view,
  acts: view.acts.filter((act) => !events.includes(act.event)),
})
