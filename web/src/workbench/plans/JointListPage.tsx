import type { Answer } from '@fadu/contract'
import { useId } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { useAsk } from '../../api/asking.ts'
import { useWindowTitle, Waiting } from '../../components/page/Page.tsx'
import { ScrollTable } from '../../components/page/ScrollTable.tsx'
import { ProblemNote } from '../../components/refusal-list/RefusalList.tsx'
import { plainDay } from '../../dates.ts'
import { useLanguage } from '../../texts/language.tsx'
import { useSession } from '../session.ts'
import '../../components/official-document/OfficialDocument.css'
import '../follow-up/FollowUp.css'

type Row = Answer<'planLists'>['groups'][number]['rows'][number]
type Way = 'unit' | 'leader'

/** Targets, tasks and responsibilities of one unit or one leader, as one paper. */
export function JointListPage() {
  const { id = '' } = useParams()
  const { t } = useLanguage()
  const [search, setSearch] = useSearchParams()
  const by: Way = search.get('by') === 'leader' ? 'leader' : 'unit'
  const found = useAsk('planLists', { params: { id }, query: { by: 'plan' } })
  const choose = useId()
  if (found.isPending) return <Waiting place={t.work.place} />
  if (!found.data) return <ProblemNote error={found.error} retry={() => void found.refetch()} />
  const rows = found.data.groups.flatMap((group) => group.rows)
  const names = [...new Set(rows.flatMap((row) => (by === 'leader' ? [row.leader] : [row.lead, ...row.support])))].filter(Boolean)
  const name = names.find((one) => one === search.get('of')) ?? names[0]
  return (
    <>
      <div className="buttons screen-only">
        {(['unit', 'leader'] as const).map((way) => (
          <button key={way} type="button" aria-pressed={way === by} onClick={() => setSearch({ by: way }, { replace: true })}>
            {t.plan.by[way]}
          </button>
        ))}
        <label htmlFor={choose} className="unseen">
          {t.plan.by[by]}
        </label>
        <select id={choose} value={name ?? ''} onChange={(event) => setSearch({ by, of: event.target.value }, { replace: true })}>
          {names.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
        <button type="button" className="primary" onClick={() => window.print()}>
          {t.plan.print}
        </button>
        <Link to={`/plans/${id}/lists`} className="button">
          {t.plan.lists}
        </Link>
      </div>
      {name ? <JointList title={found.data.title} name={name} by={by} rows={rows} /> : <p>{t.plan.joint.nobody}</p>}
    </>
  )
}

function JointList({ title, name, by, rows }: { title: string; name: string; by: Way; rows: readonly Row[] }) {
  const { t, language } = useLanguage()
  const { demonstration, today } = useSession()
  const { joint, listColumns: c } = t.plan
  const roleIn = (row: Row): string =>
    by === 'leader' ? (row.leader === name ? c.leader : '') : row.lead === name ? c.lead : row.support.includes(name) ? c.support : ''
  const own = rows.filter((row) => roleIn(row) !== '')
  const day = (on: string | undefined) => (on ? plainDay(on, language) : '—')
  useWindowTitle(joint.title(name), title)
  return (
    <article className="official follow-sheet">
      {demonstration && <p className="official-demonstration">{t.print.demonstration}</p>}
      <h1 tabIndex={-1}>{joint.title(name)}</h1>
      <p className="official-body">{joint.intro(title, own.length)}</p>
      <List
        title={joint.targets}
        columns={[c.number, c.item, c.targets, c.deadline]}
        lines={own
          .filter((row) => row.targets.length > 0)
          .map((row, n) => [String(n + 1), row.title, row.targets.join('；'), day(row.deadline)])}
      />
      <List
        title={joint.tasks}
        columns={[c.number, c.item, c.deadline, c.state]}
        lines={own.map((row, n) => [String(n + 1), row.title, day(row.deadline), row.stateTerm[language]])}
      />
      <List
        title={joint.responsibilities}
        columns={[c.number, c.item, joint.role, c.lead, c.support, c.leader]}
        lines={own.map((row, n) => [
          String(n + 1),
          row.title,
          roleIn(row),
          row.lead || t.plan.notChosen,
          row.support.join('、') || '—',
          row.leader || t.plan.notChosen,
        ])}
      />
      <div className="official-close">
        <p>{plainDay(today, language)}</p>
      </div>
    </article>
  )
}

/** One of the three lists; the first column is its number. */
function List({ title, columns, lines }: { title: string; columns: readonly string[]; lines: readonly (readonly string[])[] }) {
  const { t } = useLanguage()
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      {lines.length === 0 ? (
        <p>{t.plan.joint.none}</p>
      ) : (
        <ScrollTable label={title} columns={columns}>
          {lines.map((line) => (
            <tr key={line[0]}>
              {line.map((cell, n) => (
                <td key={columns[n]}>{cell}</td>
              ))}
            </tr>
          ))}
        </ScrollTable>
      )}
    </section>
  )
}
