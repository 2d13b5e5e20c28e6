import type { RegisterTableView } from '@fadu/contract'
import { useState } from 'react'
import { Section } from '../../components/page/Page.tsx'
import { ScrollRegion } from '../../components/page/ScrollRegion.tsx'
import { ScrollTable } from '../../components/page/ScrollTable.tsx'
import { useLanguage } from '../../texts/language.tsx'
import type { EnteredRow } from './enter-table.ts'

const shownAtOnce = 100

interface Fault {
  readonly row: number
  readonly column: string
  readonly text: string
}

/** Every fault by row, column and reason. */
export function FaultList({ title, sentence, faults }: { title: string; sentence?: string; faults: readonly Fault[] }) {
  const { t } = useLanguage()
  const words = t.table
  if (faults.length === 0) return null
  return (
    <Section title={title}>
      {sentence && <p>{sentence}</p>}
      <ScrollTable label={title} className="table-faults" columns={[words.row, words.column, words.reason]}>
        {faults.map(({ row, column, text }) => (
          <tr key={`${row} ${column} ${text}`}>
            <td>{row}</td>
            <td>{column || words.wholeRow}</td>
            <td>{text}</td>
          </tr>
        ))}
      </ScrollTable>
    </Section>
  )
}

/** What is wrong in the table that was looked at. */
export function TableFaults({ view }: { view: RegisterTableView }) {
  const { t, say } = useLanguage()
  const faults = view.rows.flatMap(({ row, faults: all }) => all.map(({ column, text }) => ({ row, column, text: say(text) })))
  return <FaultList title={t.table.faults} sentence={t.table.faultsSentence(view.counts.wrong, faults.length)} faults={faults} />
}

/** Rows the write path refused after all. */
export function RefusedRows({ items }: { items: readonly EnteredRow[] }) {
  const { t, say } = useLanguage()
  const faults = items.flatMap(({ row, refusals }) => (refusals ?? []).map(({ text }) => ({ row, column: '', text: say(text) })))
  return <FaultList title={t.table.refused} faults={faults} />
}

/** Every row as it would be entered, with what it changes. */
export function TablePreview({ view }: { view: RegisterTableView }) {
  const { t, say } = useLanguage()
  const words = t.table
  const [most, setMost] = useState(shownAtOnce)
  const fields = view.fields.filter(({ key }) => view.columns.some(({ field }) => field === key))
  const left = view.rows.length - most
  return (
    <Section title={words.preview}>
      <p role="status">{words.counts(view.counts)}</p>
      <ScrollRegion label={words.preview}>
        <table>
          <caption className="unseen">{words.preview}</caption>
          <thead>
            <tr>
              <th scope="col">{words.row}</th>
              <th scope="col">{words.result}</th>
              {fields.map(({ key, label }) => (
                <th key={key} scope="col">
                  {say(label)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {view.rows.slice(0, most).map(({ row, standing, shown }) => (
              <tr key={row}>
                <td>{row}</td>
                <td className={{ new: 'met', changed: 'near', unchanged: 'soft', wrong: 'overdue' }[standing]}>
                  {words.standing[standing]}
                </td>
                {fields.map(({ key }) => {
                  const cell = shown.find((one) => one.key === key)
                  return (
                    <td key={key}>
                      {cell ? say(cell.value) : '—'}
                      {cell?.was && <div className="small soft">{words.was(say(cell.was))}</div>}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {left > 0 && (
        <div className="buttons">
          <button type="button" onClick={() => setMost(most + shownAtOnce)}>
            {words.more(Math.min(left, shownAtOnce))}
          </button>
        </div>
      )}
    </Section>
  )
}
