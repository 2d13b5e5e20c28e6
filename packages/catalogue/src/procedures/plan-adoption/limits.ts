import { type LimitSpec, words } from '@fadu/procedure'
import { ownTarget } from '../../work-fields.ts'
import type { PlanPapers } from './papers.ts'

type Limit = LimitSpec<PlanPapers, 'office', never, string>
/** No statute sets these; the house's own targets (docs/readings.md). */
const confirmation = ownTarget(20)
const handOut = ownTarget(10)
const settlement = ownTarget(30, 'day')

const own = { internal: true, roll: 'forward', bears: 'office' } as const

export const limits: Readonly<Record<'confirmation' | 'handOut' | 'settlement', Limit>> = {
  confirmation: {
    ...own,
    term: words('条目确认', 'Confirming the items'),
    from: 'commitmentsRead',
    until: ['adopted', 'ended'],
    runs: confirmation,
  },
  handOut: { ...own, term: words('任务交办', 'Handing out'), from: 'adopted', until: ['handedOut', 'replaced', 'ended'], runs: handOut },
  settlement: {
    ...own,
    term: words('期满处理', 'Settling a plan whose period is over'),
    from: 'adopted',
    until: ['replaced', 'ended'],
    startOn: (_start, view) => view.facts.registered?.until,
    runs: settlement,
  },
}
