import { Link, useParams, useSearchParams } from 'react-router'
import { useAsk } from '../../api/asking.ts'
import { Empty, Page, Waiting } from '../../components/page/Page.tsx'
import { ScrollTable } from '../../components/page/ScrollTable.tsx'
import { ProblemNote } from '../../components/refusal-list/RefusalList.tsx'
import { useLanguage } from '../../texts/language.tsx'

const ways = ['unit', 'leader', 'plan'] as const

/** The responsibility list in the form in which it is handed out on paper. */
export function PlanListsPage() {
  const { id = '' } = useParams()
  const { t, say, day } = useLanguage()
  const [search, setSearch] = useSearchParams()
  const by = ways.find((way) => way === search.get('by')) ?? 'unit'
  const found = useAsk('planLists', { params: { id }, query: { by } })
  if (found.isPending) return <Waiting place={t.work.place} />
  const words = t.plan.listColumns
  const nameOf = (name: string): string => name || (by === 'plan' ? t.plan.lists : t.plan.nobody[by])
  const columns = [words.number, words.item, words.targets, words.lead, words.support, words.leader, words.deadline, words.state]
  return (
    <Page title={found.data ? t.plan.listTitle(found.data.title) : t.plan.lists} place={t.work.place}>
      {!found.data && <ProblemNote error={found.error} retry={() => void found.refetch()} />}
      <div className="buttons screen-only">
        {ways.map((way) => (
          <button key={way} type="button" aria-pressed={way === by} onClick={() => setSearch({ by: way }, { replace: true })}>
            {t.plan.by[way]}
          </button>
        ))}
        <button type="button" onClick={() => window.print()}>
          {t.plan.print}
        </button>
        <Link to={`/plans/${id}/joint`} className="button">
          {t.plan.joint.open}
        </Link>
        <Link to={`/plans/${id}`} className="button">
          {t.plan.tree}
        </Link>
      </div>
      {found.data?.groups.length === 0 && <Empty>{t.plan.notChosen}</Empty>}
      {found.data?.groups.map((group) => (
        <section key={group.name} aria-label={nameOf(group.name)} className="plan-list">
          {by !== 'plan' && <h2>{nameOf(group.name)}</h2>}
          <ScrollTable label={nameOf(group.name)} columns={columns}>
            {group.rows.map((row) => (
              <tr key={`${row.number}${row.title}`}>
                <td>{row.number}</td>
                <td>{row.case ? <Link to={`/cases/${row.case}`}>{row.title}</Link> : row.title}</td>
                <td className="small">{row.targets.join('；')}</td>
                <td>{row.lead}</td>
                <td className="small">{row.support.join('、')}</td>
                <td>{row.leader}</td>
                <td>{row.deadline && day(row.deadline)}</td>
                <td>{say(row.stateTerm)}</td>
              </tr>
            ))}
          </ScrollTable>
        </section>
      ))}
    </Page>
  )
}
