import { planAdoption } from '@fadu/catalogue'
import { routes } from '@fadu/contract'
import { words } from '@fadu/procedure'
import { worklist } from '@fadu/store'
import type { FastifyInstance } from 'fastify'
import type { PostWho } from '../auth/who.ts'
import type { House } from '../house.ts'
import { openCases } from '../open-case.ts'
import { alignmentWith, differenceFrom, documentOf } from '../plans/beside.ts'
import { listsOf } from '../plans/lists.ts'
import { countsOf, headingOf, planWire, tasksByItem } from '../plans/plan-page.ts'
import { factsOf, treeOf } from '../plans/plan-tree.ts'
import { proposalOf } from '../plans/proposal.ts'
import { mustBeFree, readPlan } from '../plans/read-plan.ts'
import { absent } from '../problems.ts'
import { serve } from '../serve-route.ts'
import { seenCaseOf, worklistReach } from '../sight.ts'

export function planRoutes(app: FastifyInstance, house: House): void {
  for (const register of [listRoute, readingRoute, pageRoutes, besideRoutes]) register(app, house)
}

/** A plan this post may see. @throws Problem 404 where the case is none, 403 where it may not */
const seenPlan = (house: House, id: string, who: PostWho) => seenCaseOf(house, planAdoption, id, who, routes.plan.onCase)

function listRoute(app: FastifyInstance, house: House): void {
  serve(app, house, 'plans', async ({ who }) => {
    const today = house.clock.today()
    const filter = { today, reach: await worklistReach(house, who.acting), procedures: [planAdoption.id] }
    const [open, closed] = await Promise.all([
      worklist(house.store, { ...filter, state: 'open', size: 60 }),
      worklist(house.store, { ...filter, state: 'closed', size: 60 }),
    ])
    const rows = [...open.rows, ...closed.rows]
    const cases = await openCases(
      house,
      rows.map((row) => row.case_id),
    )
    const items = await Promise.all(
      rows.flatMap((row) => {
        const plan = cases.get(row.case_id)
        if (!plan) return []
        return [
          (async () => ({
            ...headingOf(row.case_id, plan, row.reference ?? ''),
            ...countsOf(treeOf(plan.view), await tasksByItem(house, plan.view), today),
          }))(),
        ]
      }),
    )
    const late = items.reduce((n, item) => n + item.late, 0)
    return {
      items,
      mayRegister: who.acting.duties.includes(routes.planReading.duty),
      sentence:
        items.length === 0
          ? words('还没有登记规划。把规划文件拖到这里，就可以开始。', 'No plan is registered yet. Drop a plan document here to begin.')
          : words(
              `共有 ${items.length} 个规划${late > 0 ? `，有 ${late} 项任务逾期` : '，没有任务逾期'}。`,
              `${items.length} plan${items.length === 1 ? '' : 's'}, ${late > 0 ? `${late} tasks late` : 'no task late'}.`,
            ),
    }
  })
}

function readingRoute(app: FastifyInstance, house: House): void {
  serve(app, house, 'planReading', async ({ body }) => {
    const files = [{ hash: body.file, name: body.name }, ...body.others.map(({ file, name }) => ({ hash: file, name }))]
    for (const { hash } of files) await mustBeFree(house, hash)
    return proposalOf(await readPlan(house, files), files)
  })
}

function pageRoutes(app: FastifyInstance, house: House): void {
  serve(app, house, 'plan', async ({ params, who }) => planWire(house, params.id, await seenPlan(house, params.id, who), who.acting))

  serve(app, house, 'planText', async ({ params, who }) => {
    const open = await seenPlan(house, params.id, who)
    const { sources, ...reading } = await documentOf(house, open)
    return proposalOf(reading, sources)
  })

  serve(app, house, 'planLists', async ({ params, query, who }) => listsOf(house, await seenPlan(house, params.id, who), query.by))
}

/** The plan beside another: the one above it, the one before it. Both must be open to the reader. */
function besideRoutes(app: FastifyInstance, house: House): void {
  const beside = async (id: string, which: 'above' | 'previous', who: PostWho) => {
    const open = await seenPlan(house, id, who)
    const other = factsOf(open.view).registered?.[which]
    if (!other) throw absent()
    return { open, other: { id: other, open: await seenPlan(house, other, who) } }
  }
  serve(app, house, 'planAlignment', async ({ params, who }) => {
    const { open, other } = await beside(params.id, 'above', who)
    return alignmentWith(house, open, other)
  })
  serve(app, house, 'planDifference', async ({ params, who }) => {
    const { open, other } = await beside(params.id, 'previous', who)
    return differenceFrom(house, open, other)
  })
}
