import type { PlanItem } from '@fadu/catalogue'
import type { Answer } from '@fadu/contract'
import { words } from '@fadu/procedure'
import type { House } from '../house.ts'
import type { OpenCase } from '../open-case.ts'
import { organName } from '../organisation.ts'
import { stageWords } from '../present/sentence.ts'
import { taskStanding, tasksByItem } from './plan-page.ts'
import { factsOf, treeOf } from './plan-tree.ts'

type Lists = Answer<'planLists'>
type Row = Lists['groups'][number]['rows'][number]

/** The responsibility list of a plan: what is confirmed and assigned, grouped by lead unit, by leader in charge, or in the order of the plan. */
export async function listsOf(house: House, open: OpenCase, by: 'unit' | 'leader' | 'plan'): Promise<Lists> {
  const organisation = await house.organisation.current()
  const { posts } = organisation
  const organ = (id: string) => organName(organisation, id)
  const tasks = await tasksByItem(house, open.view)
  const today = house.clock.today()
  const rowOf = (item: PlanItem, n: number): Row => {
    const { assignment } = item
    const of = tasks.get(item.id)
    return {
      number: String(n),
      title: item.title,
      lead: assignment?.lead ? organ(assignment.lead) : '',
      support: (assignment?.support ?? []).map(organ),
      leader: assignment?.leader ? (posts.get(assignment.leader)?.title ?? assignment.leader) : '',
      ...(assignment?.deadline && { deadline: assignment.deadline }),
      targets: item.targets.map((target) => target.text),
      stateTerm: of
        ? of.open.view.closedOn
          ? taskStanding(of.open.view, today).progress
          : stageWords(of.open.procedure, of.open.view.stage)
        : words('未交办', 'Not handed out'),
      ...(of && { case: of.id }),
    }
  }
  const items = treeOf(open.view).items.filter((item) => item.state === 'confirmed' && (item.assignment || item.children.length === 0))
  const groups = new Map<string, Row[]>()
  for (const item of items) {
    const row = rowOf(item, 0)
    const name = by === 'unit' ? row.lead : by === 'leader' ? row.leader : ''
    const list = groups.get(name) ?? []
    list.push({ ...row, number: String(list.length + 1) })
    groups.set(name, list)
  }
  return { title: factsOf(open.view).registered?.title ?? '', groups: [...groups].map(([name, rows]) => ({ name, rows })) }
}
