import { dueDayOf, type PlanItem, type PlanTree, planAdoption, task, taskProgress } from '@fadu/catalogue'
import type { PlanItemView, PlanView } from '@fadu/contract'
import type { Day } from '@fadu/legal-time'
import { type ActingPost, type AnyView, type CaseId, type Words, words } from '@fadu/procedure'
import { casesByIds, type WorklistCase } from '@fadu/store'
import type { House } from '../house.ts'
import { type OpenCase, openCases } from '../open-case.ts'
import { type Organisation, organName } from '../organisation.ts'
import { stageWords } from '../present/sentence.ts'
import { type Aimed, planAims } from './plan-aims.ts'
import { factsOf, treeOf } from './plan-tree.ts'
import { unitsAmong } from './units.ts'

/** The tasks a plan handed out or a meeting decided on, by the item each came from; the later one where an item was handed out again. */
export async function tasksByItem(
  house: House,
  view: AnyView,
): Promise<ReadonlyMap<string, { readonly id: CaseId; readonly open: OpenCase }>> {
  const ids = view.links.filter((link) => link.procedure === task.id).map((link) => link.case)
  const found = new Map<string, { readonly id: CaseId; readonly open: OpenCase }>()
  for (const [id, open] of await openCases(house, ids)) {
    const item = (open.view.facts as { assigned?: { item?: string } }).assigned?.item
    if (item) found.set(item, { id, open })
  }
  return found
}

type TaskFacts = Parameters<typeof taskProgress>[0]
export interface TaskStanding {
  readonly dueOn?: Day
  readonly late: boolean
  readonly done: boolean
  readonly progress: Words
}

/** How far a task is, in words, from what was recorded in it. */
export function taskStanding(view: AnyView, today: Day): TaskStanding {
  const facts = view.facts as unknown as TaskFacts
  const dueOn = dueDayOf(facts)
  const done = view.outcome === 'done'
  const { from, done: n, of, share } = taskProgress(facts)
  const progress =
    view.closedOn !== undefined
      ? done
        ? words('已销号', 'Struck off')
        : words('不再执行', 'Dropped')
      : from === 'none'
        ? words('尚未报告进展', 'Nothing reported yet')
        : from === 'indicator'
          ? words('由指标计算', 'Told by the indicator')
          : from === 'stated'
            ? words(`报告进度 ${share}%`, `${share}% as reported`)
            : words(`${of} 项中已完成 ${n} 项`, `${n} of ${of} done`)
  return { ...(dueOn && { dueOn }), late: !view.closedOn && dueOn !== undefined && dueOn < today, done, progress }
}

/** Numbers of a plan, computed from its tree and its tasks. */
export function countsOf(tree: PlanTree, tasks: ReadonlyMap<string, { readonly open: OpenCase }>, today: Day) {
  const standing = [...tasks.values()].map(({ open }) => taskStanding(open.view, today))
  return {
    items: tree.items.length,
    confirmed: tree.items.filter((i) => i.state === 'confirmed').length,
    setAside: tree.items.filter((i) => i.state === 'set-aside').length,
    handedOut: tree.items.filter((i) => i.handedOutOn !== undefined).length,
    done: standing.filter((s) => s.done).length,
    late: standing.filter((s) => s.late).length,
  }
}

export function headingOf(id: CaseId, open: OpenCase, reference: string) {
  const facts = factsOf(open.view).registered!
  return {
    case: id,
    reference,
    title: facts.title,
    ...(facts.number && { number: facts.number }),
    issuer: facts.issuer,
    issuedOn: facts.issuedOn,
    from: facts.from,
    until: facts.until,
    stage: open.view.stage,
    stageTerm: stageWords(open.procedure, open.view.stage),
    closed: open.view.closedOn !== undefined,
  }
}

/** Everything the page of a plan shows. `acting` decides only what may be done, never what stands there. */
export async function planWire(house: House, id: CaseId, open: OpenCase, acting: ActingPost): Promise<PlanView> {
  const organisation = await house.organisation.current()
  const today = house.clock.today()
  const facts = factsOf(open.view)
  const tree = treeOf(open.view)
  const tasks = await tasksByItem(house, open.view)
  const related = [
    id,
    ...[facts.registered?.above, facts.registered?.previous].flatMap((c) => c ?? []),
    ...[...tasks.values()].map((t) => t.id),
  ]
  const rows = new Map((await casesByIds(house.store, related)).map((row) => [row.case_id, row]))
  const counts = countsOf(tree, tasks, today)
  const units = unitsAmong(organisation)
  const aims = await planAims(house, tree)
  const other = (key: 'above' | 'previous') => {
    const row = rows.get(facts.registered?.[key] ?? '')
    // Whoever registered it may have named any case: only a plan is named beside a plan.
    return row?.procedure === planAdoption.id ? { [key]: { case: row.case_id, title: row.title_zh } } : {}
  }
  return {
    ...headingOf(id, open, rows.get(id)?.reference ?? ''),
    ...counts,
    version: open.view.version,
    mayAct: acting.duties.includes('rule-of-law-office') && open.view.closedOn === undefined,
    files: (facts.registered?.document ?? []).map(({ hash, name }) => ({ hash, name })),
    ...(tree.readingSeq !== undefined && { readingSeq: tree.readingSeq }),
    roots: [...tree.roots],
    tree: await aims.settled((aimed) =>
      tree.items.map((item) => itemWire(organisation, units, item, tasks.get(item.id), rows, aimed, today)),
    ),
    unsettled: tree.unsettled.length,
    ...other('above'),
    ...other('previous'),
    sentence: sentenceOf(open, tree, counts),
  }
}

function itemWire(
  organisation: Organisation,
  units: ReturnType<typeof unitsAmong>,
  item: PlanItem,
  of: { readonly id: CaseId; readonly open: OpenCase } | undefined,
  rows: ReadonlyMap<CaseId, WorklistCase>,
  aimed: Aimed,
  today: Day,
): PlanItemView {
  const { assignment, adopted, ended: _, setAsideReason, children, handedOutOn, targets, lead, support, ...rest } = item
  const named = (id: string) => ({ id, name: organName(organisation, id) })
  return {
    ...rest,
    lead: [...lead],
    support: [...support],
    targets: targets.map((target) => ({ ...target })),
    children: [...children],
    units: units(item),
    ...(setAsideReason !== undefined && { setAsideReason }),
    ...(handedOutOn && { handedOutOn }),
    ...(assignment && {
      assignment: {
        ...(assignment.lead && { lead: named(assignment.lead) }),
        support: assignment.support.map(named),
        ...(assignment.leader && { leader: organisation.posts.get(assignment.leader)?.title ?? assignment.leader }),
        ...(assignment.deadline && { deadline: assignment.deadline }),
        ...(assignment.indicator && { indicator: assignment.indicator }),
      },
    }),
    measures: item.state === 'set-aside' ? [] : aimed.measures(item),
    adopted: adopted.map(aimed.standing),
    ...(of && { task: taskWire(of, rows.get(of.id), today) }),
  } as PlanItemView
}

function taskWire(
  of: { readonly id: CaseId; readonly open: OpenCase },
  row: WorklistCase | undefined,
  today: Day,
): NonNullable<PlanItemView['task']> {
  const { view, procedure } = of.open
  const { dueOn, late, progress } = taskStanding(view, today)
  return {
    case: of.id,
    reference: row?.reference ?? '',
    stageTerm: stageWords(procedure, view.stage),
    ...(view.outcome && { outcome: view.outcome }),
    ...(dueOn && { dueOn }),
    light: view.closedOn ? 'none' : late ? 'red' : row?.amber_on && row.amber_on <= today ? 'amber' : 'green',
    progress,
  }
}

function sentenceOf(
  open: OpenCase,
  tree: PlanTree,
  { items, confirmed, setAside, handedOut, done, late }: ReturnType<typeof countsOf>,
): Words {
  if (items === 0) return words('文件已登记，条目还没有识别。', 'The document is registered; its items have not been read yet.')
  if (open.view.stage === 'reading') {
    const left = tree.unsettled.length
    return left > 0
      ? words(`识别出 ${items} 个条目，还有 ${left} 个待确认。`, `${items} items were read; ${left} wait to be confirmed.`)
      : words(
          `${confirmed} 个条目已确认${setAside > 0 ? `，${setAside} 个搁置` : ''}，可以纳管。`,
          `All items are settled; the plan can be adopted.`,
        )
  }
  if (handedOut === 0) return words(`${confirmed} 个条目已确认，还没有交办。`, `${confirmed} items are confirmed; none is handed out yet.`)
  return words(
    `已交办 ${handedOut} 项，办结 ${done} 项${late > 0 ? `，逾期 ${late} 项` : '，没有逾期'}。`,
    `${handedOut} handed out, ${done} done, ${late > 0 ? `${late} late` : 'none late'}.`,
  )
}
