import type { RegisterTableView } from '@fadu/contract'
import { useId, useState } from 'react'
import { answers } from '../../api/asking.ts'
import { Section } from '../../components/page/Page.tsx'
import { ProblemNote } from '../../components/refusal-list/RefusalList.tsx'
import { useLanguage } from '../../texts/language.tsx'
import { type EnteredRow, enterTable, toEnter } from './enter-table.ts'
import { RefusedRows } from './TableRows.tsx'

interface EnterTableProps {
  readonly register: string
  readonly view: RegisterTableView
  /** What is on the screen is what would be entered: nothing has been chosen since. */
  readonly settled: boolean
  readonly onDone: (items: readonly EnteredRow[]) => void
}

/** The confirmation: from here on rows are entered, one by one, and what became of each is told. */
export function EnterTable({ register, view, settled, onDone }: EnterTableProps) {
  const { t } = useLanguage()
  const words = t.table
  const rows = toEnter(view.rows)
  const [reason, setReason] = useState(words.whyDefault(view.name))
  const [items, setItems] = useState<readonly EnteredRow[]>([])
  const [state, setState] = useState<'asking' | 'entering' | 'stopped'>('asking')
  const [failed, setFailed] = useState<unknown>()
  const why = useId()
  if (rows.length === 0) return <p>{words.nothing}</p>
  const enter = async () => {
    setState('entering')
    setFailed(undefined)
    const all: EnteredRow[] = []
    setItems([])
    try {
      await enterTable(register, rows, reason, (lot) => {
        all.push(...lot)
        setItems([...all])
      })
    } catch (error) {
      setFailed(error)
      setState('stopped')
    }
    for (const queryKey of [['register'], ['registers'], ['registerHistory'], ['options']]) void answers.invalidateQueries({ queryKey })
    if (all.length === rows.length) onDone(all)
  }
  return (
    <section aria-label={words.enter(rows.length)}>
      {view.counts.changed > 0 && (
        <p>
          <label htmlFor={why}>{words.why}</label>
          <input id={why} value={reason} maxLength={300} onChange={(event) => setReason(event.target.value)} />
        </p>
      )}
      {state === 'entering' && <progress value={items.length} max={rows.length} aria-label={words.entering(items.length, rows.length)} />}
      <p role="status">
        {state === 'entering' ? words.entering(items.length, rows.length) : state === 'stopped' ? words.stopped(items.length) : ''}
      </p>
      <ProblemNote error={failed} />
      <div className="buttons">
        <button
          type="button"
          className="primary"
          disabled={!settled || state === 'entering' || reason.trim().length < 2}
          onClick={() => void enter()}
        >
          {words.enter(rows.length)}
        </button>
      </div>
    </section>
  )
}

/** What became of the rows. */
export function Done({ items, onAnother }: { items: readonly EnteredRow[]; onAnother: () => void }) {
  const { t } = useLanguage()
  const count = (outcome: EnteredRow['outcome']): number => items.filter((item) => item.outcome === outcome).length
  return (
    <Section title={t.table.done}>
      <p role="status">
        {t.table.doneCounts({
          entered: count('entered'),
          changed: count('changed'),
          unchanged: count('unchanged'),
          refused: count('refused'),
        })}
      </p>
      <RefusedRows items={items} />
      <div className="buttons">
        <button type="button" onClick={onAnother}>
          {t.table.another}
        </button>
      </div>
    </Section>
  )
}
