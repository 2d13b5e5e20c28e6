import { useId, useState } from 'react'
import { useLanguage } from '../../texts/language.tsx'
import type { PanelProps } from './ItemPanel.tsx'

const linesIn = (text: string): readonly string[] =>
  [...new Set(text.split(/[\n、]/).map((line) => line.trim()))].filter((line) => line !== '')

/** What was read wrongly is put right here; only what was changed is sent, and the item asks to be confirmed again. */
export function CorrectItem({ item, onAct, onDone }: PanelProps & { readonly onDone: () => void }) {
  const { t } = useLanguage()
  const id = useId()
  const words = t.plan.correction
  const [title, setTitle] = useState(item.title)
  const [lead, setLead] = useState(item.lead.join('\n'))
  const [support, setSupport] = useState(item.support.join('\n'))
  const [deadline, setDeadline] = useState(item.deadline ?? '')
  const send = async () => {
    const values = {
      ...(title.trim() !== item.title && title.trim() !== '' && { title: title.trim() }),
      ...(lead !== item.lead.join('\n') && { lead: linesIn(lead) }),
      ...(support !== item.support.join('\n') && { support: linesIn(support) }),
      ...(deadline !== (item.deadline ?? '') && deadline && { deadline }),
    }
    const clear = item.deadline && !deadline ? ['deadline'] : []
    if (Object.keys(values).length === 0 && clear.length === 0) return onDone()
    if (await onAct('itemsCorrected', { changes: [{ change: 'set', item: item.id, values, clear }] }, t.plan.done.corrected)) onDone()
  }
  return (
    <form
      className="plan-small-form"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <label htmlFor={`${id}-title`}>{words.title}</label>
      <textarea id={`${id}-title`} rows={2} maxLength={1000} value={title} onChange={(event) => setTitle(event.target.value)} />
      <label htmlFor={`${id}-lead`}>{words.lead}</label>
      <textarea id={`${id}-lead`} rows={2} value={lead} onChange={(event) => setLead(event.target.value)} />
      <label htmlFor={`${id}-support`}>{words.support}</label>
      <textarea id={`${id}-support`} rows={3} value={support} onChange={(event) => setSupport(event.target.value)} />
      <label htmlFor={`${id}-deadline`}>{words.deadline}</label>
      <input id={`${id}-deadline`} type="date" value={deadline} onChange={(event) => setDeadline(event.target.value)} />
      <button type="submit" className="primary">
        {words.save}
      </button>
    </form>
  )
}
