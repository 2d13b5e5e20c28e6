import type { BoardTaskView } from '@fadu/contract'
import { Link, useSearchParams } from 'react-router'
import { useAsk } from '../../api/asking.ts'
import { Waiting } from '../../components/page/Page.tsx'
import { ScrollTable } from '../../components/page/ScrollTable.tsx'
import { useLanguage } from '../../texts/language.tsx'
import '../CasesPage.css'
import { FollowUpPage, NotThere } from './FollowUpPage.tsx'

const looks = { done: 'met', 'on-course': '', late: 'overdue', dropped: 'soft' } as const

/** The tasks behind a number of the board. */
export function BoardTasksPage() {
  const { t } = useLanguage()
  const [search] = useSearchParams()
  const [year, unit, state] = [search.get('year'), search.get('unit'), search.get('state')]
  const found = useAsk('board', { query: year ? { year } : {} })
  if (found.isPending) return <Waiting place={t.work.place} />
  if (!found.data) return <NotThere title={t.board.title} error={found.error} retry={() => void found.refetch()} />
  const { tasks, units } = found.data
  const wanted = (task: BoardTaskView) =>
    task.state !== 'dropped' &&
    (!unit || task.lead.id === unit) &&
    (!state || (state === 'supervised' ? task.supervised : task.state === state))
  const shown = tasks.filter(wanted).toSorted((a, b) => ((a.dueOn ?? '') < (b.dueOn ?? '') ? -1 : 1))
  const what = state === 'supervised' ? t.board.supervised : state ? t.board.states[state as BoardTaskView['state']] : ''
  const title = t.board.tasksTitle(units.find(({ id }) => id === unit)?.name ?? '', what ?? '')
  return (
    <FollowUpPage
      title={title}
      sentence={t.board.tasksCount(shown.length)}
      head={<Link to={`/follow-up${year ? `?year=${year}` : ''}`}>{t.followUp.back(t.board.title)}</Link>}
    >
      {shown.length > 0 && <TaskTable tasks={shown} label={title} />}
    </FollowUpPage>
  )
}

function TaskTable({ tasks, label }: { tasks: readonly BoardTaskView[]; label: string }) {
  const { t, say, day } = useLanguage()
  const { taskColumns: c } = t.board
  return (
    <ScrollTable label={label} className="case-table" columns={[c.title, c.lead, c.due, c.progress, c.state]}>
      {tasks.map((task) => (
        <tr key={task.case}>
          <td>
            <Link to={`/cases/${task.case}`}>{task.title}</Link>
            <div className="small soft">{task.reference}</div>
          </td>
          <td>{task.lead.name}</td>
          <td>{task.dueOn ? day(task.dueOn) : '—'}</td>
          <td>
            {say(task.stageTerm)} <span className="small soft">{say(task.progress)}</span>
          </td>
          <td className={looks[task.state]}>
            {task.state === 'late' && '! '}
            {t.board.states[task.state]}
            {task.supervised && <div className="near">{t.board.supervised}</div>}
          </td>
        </tr>
      ))}
    </ScrollTable>
  )
}
