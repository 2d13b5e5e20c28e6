import { useId, useRef, useState } from 'react'
import { useLanguage } from '../../texts/language.tsx'
import type { PanelProps } from './ItemPanel.tsx'

/** Two commitments in one paragraph become two items: the second begins where the cursor stands in the text. */
export function SplitItem({ item, text, onAct, onDone }: PanelProps & { readonly onDone: () => void }) {
  const { t } = useLanguage()
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const [at, setAt] = useState(0)
  const own = text.slice(item.start, item.end)
  const second = own.slice(at)
  const sound = at > 0 && second.trim() !== '' && own.slice(0, at).trim() !== ''
  const send = async () => {
    const cut = item.start + at
    const part = (start: number, end: number, place: string, title: string) => ({
      id: place,
      title,
      level: item.level,
      start,
      end,
      lead: item.lead,
      support: item.support,
      ...(item.deadline && { deadline: item.deadline }),
      targets: item.targets.filter((target) => target.start >= start && target.end <= end),
    })
    const firstPart = { ...part(item.start, cut, item.id, item.title), ...(item.number && { number: item.number }) }
    const secondPart = part(cut, item.end, `${item.id}-${cut}`, titleOf(second))
    if (
      await onAct(
        'itemsCorrected',
        { changes: [{ change: 'split', item: item.id, parts: [firstPart, secondPart] }] },
        t.plan.done.corrected,
      )
    )
      onDone()
  }
  return (
    <div className="plan-small-form">
      <label htmlFor={id}>{t.plan.splitHint}</label>
      <textarea
        id={id}
        ref={area}
        className="serif"
        rows={8}
        readOnly
        value={own}
        onSelect={() => setAt(area.current?.selectionStart ?? 0)}
      />
      <button type="button" disabled={!sound} onClick={() => void send()}>
        {t.plan.splitAt}
        {sound && `：${titleOf(second)}`}
      </button>
    </div>
  )
}

/** What stands before the first stop, as the titles of such documents do. */
const titleOf = (text: string): string => (/^[^。；;\n]{1,60}/.exec(text.trim())?.[0] ?? text.trim().slice(0, 60)).trim()
