import type { Words } from '@fadu/procedure'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { ScrollTable } from '../../components/page/ScrollTable.tsx'
import { useLanguage } from '../../texts/language.tsx'
import '../CasesPage.css'
import { FollowUpPage, parts } from './FollowUpPage.tsx'

interface Listed {
  readonly case: string
  readonly title: Words
  readonly reference: string
  readonly stageTerm: Words
}

interface ListProps<Item extends Listed> {
  readonly part: Exclude<keyof typeof parts, 'board'>
  readonly title: string
  readonly sentence: Words
  /** What the table is, for whoever cannot see it. */
  readonly table: string
  /** The button that begins a new one; absent where this post may not. */
  readonly begin?: string
  /** Title first and stage last; what stands between is for `cells`. */
  readonly columns: readonly string[]
  readonly items: readonly Item[]
  /** The small line under a title; the reference unless told. */
  readonly under?: (item: Item) => ReactNode
  readonly cells: (item: Item) => readonly ReactNode[]
}

/** A list of one part of follow-up: the sentence first, each title opens its page, its stage at the end. */
export function FollowUpList<Item extends Listed>(props: ListProps<Item>) {
  const { say } = useLanguage()
  const { part, items, columns, table, under = ({ reference }) => reference } = props
  return (
    <FollowUpPage title={props.title} sentence={say(props.sentence)}>
      {props.begin && (
        <p className="buttons screen-only">
          <Link to={`${parts[part]}/new`} className="button primary">
            {props.begin}
          </Link>
        </p>
      )}
      {items.length > 0 && (
        <ScrollTable label={table} className="case-table" columns={columns}>
          {items.map((item) => (
            <tr key={item.case}>
              <td>
                <Link to={`${parts[part]}/${item.case}`}>{say(item.title)}</Link>
                <div className="small soft">{under(item)}</div>
              </td>
              {props.cells(item).map((cell, i) => (
                <td key={columns[i + 1]}>{cell}</td>
              ))}
              <td>{say(item.stageTerm)}</td>
            </tr>
          ))}
        </ScrollTable>
      )}
    </FollowUpPage>
  )
}
