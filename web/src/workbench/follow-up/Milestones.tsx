import type { BoardTaskView, BoardView } from '@fadu/contract'
import { Link } from 'react-router'
import { Section } from '../../components/page/Page.tsx'
import { ScrollTable } from '../../components/page/ScrollTable.tsx'
import { useLanguage } from '../../texts/language.tsx'

interface Line {
  readonly task: BoardTaskView
  readonly milestone: BoardTaskView['milestones'][number]
}

/** Milestones of the year's tasks: how many that were due are reached; those that are late before the others. */
export function Milestones({ view }: { view: BoardView }) {
  const { t } = useLanguage()
  const lines = view.tasks
    .filter((task) => task.state !== 'dropped')
    .flatMap((task) => task.milestones.map((milestone): Line => ({ task, milestone })))
    .filter(({ milestone }) => milestone.on >= view.period.from && milestone.on <= view.period.until)
    .toSorted((a, b) => (a.milestone.on < b.milestone.on ? -1 : 1))
  const due = lines.filter(({ milestone }) => milestone.on <= view.today || milestone.reachedOn)
  const late = lines.filter(({ milestone }) => milestone.on < view.today && !milestone.reachedOn)
  if (lines.length === 0)
    return (
      <Section title={t.board.milestones}>
        <p className="soft">{t.board.noMilestones}</p>
      </Section>
    )
  return (
    <Section title={t.board.milestones}>
      <p>{t.board.reached(due.filter(({ milestone }) => milestone.reachedOn).length, due.length)}</p>
      {late.length > 0 && <MilestoneTable lines={late} today={view.today} label={t.board.milestoneLate} />}
      <details>
        <summary>{t.board.allMilestones(lines.length)}</summary>
        <MilestoneTable lines={lines} today={view.today} label={t.board.allMilestones(lines.length)} />
      </details>
    </Section>
  )
}

function MilestoneTable({ lines, today, label }: { lines: readonly Line[]; today: string; label: string }) {
  const { t, day } = useLanguage()
  const { milestoneColumns: c } = t.board
  return (
    <ScrollTable label={label} className="board-table" columns={[c.on, c.title, c.task, c.unit, c.state]}>
      {lines.map(({ task, milestone }) => (
        <tr key={`${task.case}${milestone.title}${milestone.on}`}>
          <td className="nowrap">{day(milestone.on)}</td>
          <td>{milestone.title}</td>
          <td>
            <Link to={`/cases/${task.case}`}>{task.title}</Link>
          </td>
          <td>{task.lead.name}</td>
          <td className={milestone.reachedOn ? 'met' : milestone.on < today ? 'overdue' : 'soft'}>
            {milestone.reachedOn
              ? t.board.reachedOn(day(milestone.reachedOn))
              : milestone.on < today
                ? t.board.milestoneLate
                : t.board.milestoneOpen}
          </td>
        </tr>
      ))}
    </ScrollTable>
  )
}
