import type { RegisterTableView } from '@fadu/contract'
import { useId } from 'react'
import { Section } from '../../components/page/Page.tsx'
import { ScrollTable } from '../../components/page/ScrollTable.tsx'
import { useLanguage } from '../../texts/language.tsx'

export type Chosen = readonly (string | null)[]

interface TableColumnsProps {
  readonly view: RegisterTableView
  readonly chosen: Chosen
  readonly from: string
  readonly onChoose: (chosen: Chosen) => void
  readonly onFrom: (day: string) => void
  /** Shown where what is chosen is not yet what was looked at. */
  readonly onAgain: (() => void) | undefined
}

/** Which column goes into which field: what is beyond doubt is chosen, the rest asks. */
export function TableColumns({ view, chosen, from, onChoose, onFrom, onAgain }: TableColumnsProps) {
  const { t, say } = useLanguage()
  const words = t.table
  const day = useId()
  const unsure = view.columns.filter(({ sure }) => !sure).length
  const fieldOf = (key: string | null) => view.fields.find((field) => field.key === key)
  return (
    <Section title={words.columns}>
      <p>{words.columnsSentence(unsure)}</p>
      {view.missing.length > 0 && <p className="complaint">{words.missing(view.missing.map(say))}</p>}
      <ScrollTable label={words.columns} className="table-columns" columns={[words.header, words.field, words.takes]}>
        {view.columns.map(({ header, sure }, i) => {
          const name = header || words.unnamed(i + 1)
          const field = fieldOf(chosen[i] ?? null)
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have the same name; a column is its place
            <tr key={i}>
              <th scope="row">
                {name} {!sure && <span className="near">{words.unsure}</span>}
              </th>
              <td>
                <select
                  aria-label={words.goesInto(name)}
                  value={chosen[i] ?? ''}
                  onChange={(event) => onChoose(chosen.map((key, j) => (j === i ? event.target.value || null : key)))}
                >
                  <option value="">{words.none}</option>
                  {view.fields.map((one) => (
                    <option key={one.key} value={one.key} disabled={one.key !== chosen[i] && chosen.includes(one.key)}>
                      {say(one.label)}
                      {one.required ? ' *' : ''}
                    </option>
                  ))}
                </select>
              </td>
              <td className="small soft">{field ? say(field.takes) : ''}</td>
            </tr>
          )
        })}
      </ScrollTable>
      <div className="buttons register-head">
        <label htmlFor={day}>{words.from}</label>
        <input id={day} type="date" value={from} onChange={(event) => onFrom(event.target.value)} />
        {onAgain && (
          <button type="button" className="primary" onClick={onAgain}>
            {words.again}
          </button>
        )}
      </div>
    </Section>
  )
}
