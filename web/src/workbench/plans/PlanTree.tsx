import type { PlanItemView, PlanView } from '@fadu/contract'
import { useLanguage } from '../../texts/language.tsx'

interface TreeProps {
  readonly plan: PlanView
  readonly chosen: string | undefined
  readonly onChoose: (id: string) => void
}

/** The items as they hang together; each line says how it stands in words and by a mark, not by colour alone. */
export function PlanTree({ plan, chosen, onChoose }: TreeProps) {
  const byId = new Map(plan.tree.map((item) => [item.id, item]))
  const branch = (ids: readonly string[]) => (
    <ul>
      {ids.map((id) => {
        const item = byId.get(id)
        if (!item) return null
        return (
          <li key={id}>
            <TreeLine item={item} chosen={id === chosen} onChoose={onChoose} />
            {item.children.length > 0 && branch(item.children)}
          </li>
        )
      })}
    </ul>
  )
  return <nav>{branch(plan.roots)}</nav>
}

const doubtBelow = 0.7

function TreeLine({ item, chosen, onChoose }: { item: PlanItemView; chosen: boolean; onChoose: (id: string) => void }) {
  const { t, say, day } = useLanguage()
  const doubtful = item.state === 'read' && (item.confidence ?? 1) < doubtBelow
  return (
    <button
      type="button"
      className={`tree-line ${item.state}`}
      aria-current={chosen ? 'true' : undefined}
      onClick={() => onChoose(item.id)}
      title={doubtful ? t.plan.doubtful : undefined}
    >
      <span className="tree-title">
        {item.number && <span className="tree-number">{item.number}</span>}
        {item.title}
      </span>
      <span className="tree-state small">
        {item.task ? (
          <span className={item.task.light === 'red' ? 'overdue' : item.task.light === 'amber' ? 'near' : 'soft'}>
            {say(item.task.stageTerm)}
            {item.task.dueOn && ` · ${day(item.task.dueOn)}`}
          </span>
        ) : (
          <span className={item.state === 'confirmed' ? 'met' : 'soft'}>{t.plan.states[item.state]}</span>
        )}
        {doubtful && <span className="near"> ?</span>}
      </span>
    </button>
  )
}
