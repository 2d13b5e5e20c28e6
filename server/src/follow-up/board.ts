import { assessment, dueDayOf, milestonesOf, supervisionOpen, type TaskPapers, targetOf, task, taskOnTime, unitsOf } from '@fadu/catalogue'
import { admits, type BoardTaskView, type BoardView, routes } from '@fadu/contract'
import { hiddenCells, type Period, type Value, yearsAway } from '@fadu/indicator'
import type { Day } from '@fadu/legal-time'
import { type Facts, type Words, words } from '@fadu/procedure'
import type { PostWho } from '../auth/who.ts'
import type { House } from '../house.ts'
import { IndicatorValues } from '../indicator-values.ts'
import { type Organisation, organName } from '../organisation.ts'
import { taskStanding } from '../plans/plan-page.ts'
import { periodWire, targetWire, valueWire } from '../present/indicators.ts'
import { stageWords } from '../present/sentence.ts'
import type { AssessmentFacts } from './scoring.ts'
import { factsAs, type SeenCase, seenCases } from './seen-cases.ts'
import { unitValues } from './unit-values.ts'

type TaskFacts = Facts<TaskPapers>
type Unit = BoardView['units'][number]

/** Tasks read at most for one board. */
const mostTasks = 1000

/** The board of a year: what this post may see of the tasks, and the figures of the district where they are open to it. */
export async function boardOf(house: House, who: PostWho, period: Period): Promise<BoardView> {
  const today = house.clock.today()
  const organisation = await house.organisation.current()
  const { cases, more } = await seenCases(house, who, task.id, mostTasks)
  const tasks = cases.filter(({ open }) => touches(open.view, period)).map((one) => taskWire(organisation, one, today))
  const units = await unitsOn(house, organisation, tasks, period, await ownTargets(house, who, period))
  const indicators = admits(routes.indicators.duty, who.acting.duties) ? await aimedIndicators(house, period) : []
  return { period: periodWire(period, today), today, sentence: sentenceOf(tasks, period), tasks, more, units, indicators }
}

/** Handed out by the end of the period, and not over before it began. */
const touches = ({ began, closedOn }: SeenCase['open']['view'], period: Period): boolean =>
  began <= period.until && (closedOn === undefined || closedOn >= period.from)

function taskWire(organisation: Organisation, { id, open, row }: SeenCase, today: Day): BoardTaskView {
  const { view, procedure } = open
  const facts = factsAs<TaskFacts>(view)
  const { late, done, progress } = taskStanding(view, today)
  const lead = unitsOf(facts).lead ?? ''
  const dueOn = dueDayOf(facts)
  return {
    case: id,
    reference: row.reference ?? '',
    title: facts.assigned?.title ?? '',
    lead: { id: lead, name: organName(organisation, lead) },
    state: done ? 'done' : view.closedOn ? 'dropped' : late ? 'late' : 'on-course',
    supervised: view.closedOn === undefined && supervisionOpen(facts),
    stageTerm: stageWords(procedure, view.stage),
    progress,
    ...(dueOn && { dueOn }),
    milestones: milestonesOf(facts).map(({ title, on, reachedOn }) => ({ title, on, ...(reachedOn && { reachedOn }) })),
  }
}

/**
 * Each unit beside its own target and its own last year, in the order of their names. What is too small to be shown is hidden here as it
 * is on the page of the indicator.
 */
async function unitsOn(
  house: House,
  organisation: Organisation,
  tasks: readonly BoardTaskView[],
  period: Period,
  targets: ReadonlyMap<string, number>,
): Promise<Unit[]> {
  const on = house.clock.today()
  const ids = [...new Set(tasks.map(({ lead }) => lead.id))]
  const inTime = house.indicators.find(({ id }) => id === taskOnTime.id)
  const [now, before] = await Promise.all([
    unitValues(house, inTime, period, { on }),
    unitValues(house, inTime, yearsAway(period, -1), { on }),
  ])
  const [shownNow, shownBefore] = [unhidden(ids, now), unhidden(ids, before)]
  return ids
    .map((id): Unit => {
      const own = tasks.filter(({ lead, state }) => lead.id === id && state !== 'dropped')
      const count = (state: BoardTaskView['state']) => own.filter((t) => t.state === state).length
      const target = targets.get(id)
      return {
        id,
        name: organName(organisation, id),
        tasks: own.length,
        done: count('done'),
        onCourse: count('on-course'),
        late: count('late'),
        supervised: own.filter((t) => t.supervised).length,
        onTime: valueWire(shownNow(id)),
        lastYear: valueWire(shownBefore(id)),
        ...(target !== undefined && { target }),
      }
    })
    .filter(({ tasks: n }) => n > 0)
    .toSorted((a, b) => a.name.localeCompare(b.name, 'zh-CN'))
}

function unhidden(ids: readonly string[], valueFor: (id: string) => Value | undefined): (id: string) => Value | undefined {
  const counts = ids.map((id) => {
    const value = valueFor(id)
    return { row: id, column: '', count: value?.state === 'known' || value?.state === 'too-few' ? value.sums.of : 0 }
  })
  const hidden = hiddenCells(counts, taskOnTime.smallestCell, { rows: false, columns: false })
  return (id) => (hidden({ row: id, column: '' }) ? { state: 'hidden' } : valueFor(id))
}

/** What schemes of assessment that run within the period set as each unit's own target for tasks in time. */
async function ownTargets(house: House, who: PostWho, period: Period): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>()
  for (const { open } of (await seenCases(house, who, assessment.id)).cases) {
    const scheme = factsAs<AssessmentFacts>(open.view).schemePublished
    if (!scheme || open.view.outcome === 'cancelled' || scheme.from > period.until || scheme.until < period.from) continue
    const item = scheme.items.find(({ indicator }) => indicator === taskOnTime.id)
    for (const unit of item ? scheme.units : []) {
      const target = targetOf(item!, unit)
      if (target !== undefined) found.set(unit, target)
    }
  }
  return found
}

/** Indicators of the district that have a target, the one due next first, with their own last year. */
async function aimedIndicators(house: House, period: Period): Promise<BoardView['indicators']> {
  const values = await IndicatorValues.open(house)
  return values.settle(() =>
    house.indicators.flatMap((one) => {
      const [target] = values.targets
        .filter(({ indicator, due }) => indicator === one.id && due >= period.from)
        .toSorted((a, b) => (a.due < b.due ? -1 : 1))
      if (!target) return []
      return [
        {
          id: one.id,
          term: one.term,
          unit: one.shown.unit,
          value: valueWire(values.own(one.id, period)),
          lastYear: valueWire(values.own(one.id, yearsAway(period, -1))),
          target: targetWire(one, values, target),
        },
      ]
    }),
  )
}

function sentenceOf(all: readonly BoardTaskView[], period: Period): Words {
  const tasks = all.filter(({ state }) => state !== 'dropped')
  if (tasks.length === 0) return words(`${period.name} 年没有可以查看的任务。`, `No task of ${period.name} to be seen from here.`)
  const count = (state: BoardTaskView['state']) => tasks.filter((t) => t.state === state).length
  const supervised = tasks.filter((t) => t.supervised).length
  return words(
    `${period.name} 年共有任务 ${tasks.length} 项，办结 ${count('done')} 项，按进度办理 ${count('on-course')} 项，逾期 ${count('late')} 项，督办中 ${supervised} 项。`,
    `${period.name}: ${tasks.length} tasks, ${count('done')} done, ${count('on-course')} on course, ${count('late')} late, ${supervised} under supervision.`,
  )
}
