import { type Facts, type GateContext, words } from '@fadu/procedure'
import { houseGates } from '../../house-gate.ts'
import { type ChangeFault, changedBy, type Draft, draftOf } from './corrections.ts'
import type { PlanPapers } from './papers.ts'
import { type PlanItem, planTree, tasksOf } from './tree.ts'

type P = PlanPapers
export type Context<K extends keyof P = keyof P> = GateContext<P, string, K>
const gate = houseGates<P>()

const itemsOf = (facts: Facts<P>) => planTree({ facts }).byId

const unknown = words('没有这一条目', 'There is no such item')
const faultWords: Readonly<Record<ChangeFault, ReturnType<typeof words>>> = {
  'item-unknown': unknown,
  'item-twice': words('条目编号重复', 'The name of an item is used twice'),
  'item-loop': words('条目不能成为自己的下级', 'An item cannot stand below itself'),
}

const draftNow = (facts: Facts<P>): Draft =>
  new Map(planTree({ facts }).items.map((i) => [i.id, { ...i, ...(i.setAsideReason !== undefined && { setAside: i.setAsideReason }) }]))

export const readingSound = [
  gate<'commitmentsRead'>({
    code: 'items-confirmed',
    otherwise: words('已有条目经人工确认，不能重新识别', 'Items have been confirmed; the document is not read again'),
    that: ({ facts }) => (facts.itemsConfirmed ?? []).length === 0 || planTree({ facts }).items.every((i) => i.state !== 'confirmed'),
  }),
  gate<'commitmentsRead'>({
    code: 'corrections-lost',
    field: 'discardsCorrections',
    otherwise: words('重新识别会丢失已作的更正，须明确放弃', 'Reading anew loses the corrections made; say that they are given up'),
    that: ({ facts, paper }) => paper.discardsCorrections || !planTree({ facts }).items.some((i) => i.corrected),
  }),
  gate<'commitmentsRead'>({
    code: 'document-elsewhere',
    field: 'documents',
    otherwise: words('所读文件不在本规划登记的文件中', 'A document that was read is not one of this plan'),
    that: ({ facts, paper }) => (paper.documents ?? []).every((hash) => facts.registered?.document.some((file) => file.hash === hash)),
  }),
  gate<'commitmentsRead'>({
    code: 'item-twice',
    field: 'items',
    otherwise: faultWords['item-twice'],
    that: ({ paper }) => new Set(paper.items.map((i) => i.id)).size === paper.items.length,
  }),
  gate<'commitmentsRead'>({
    code: 'item-unknown',
    field: 'items',
    otherwise: unknown,
    that: ({ paper }) => {
      const known = draftOf(paper.items)
      return paper.items.every((i) => i.parent === undefined || (i.parent !== i.id && known.has(i.parent)))
    },
  }),
] as const

export const changesSound = (['item-unknown', 'item-twice', 'item-loop'] as const).map((code) =>
  gate<'itemsCorrected'>({
    code,
    field: 'changes',
    otherwise: faultWords[code],
    that: ({ facts, paper }) => !changedBy(draftNow(facts), paper.changes).faults.includes(code),
  }),
)

export const confirmationSound = [
  gate<'itemsConfirmed'>({
    code: 'item-unknown',
    field: 'items',
    otherwise: unknown,
    that: ({ facts, paper }) => {
      const items = itemsOf(facts)
      return [...paper.items, ...paper.assignments.map((a) => a.item)].every((id) => items.has(id))
    },
  }),
  gate<'itemsConfirmed'>({
    code: 'item-set-aside',
    field: 'items',
    otherwise: words('条目已经搁置，应当先恢复', 'The item was set aside; bring it back first'),
    that: ({ facts, paper }) => paper.items.every((id) => itemsOf(facts).get(id)?.state !== 'set-aside'),
  }),
  gate<'itemsConfirmed'>({
    code: 'lead-among-supporters',
    field: 'assignments',
    otherwise: words('牵头单位只有一个，不能同时是配合单位', 'The one lead unit cannot be a supporter as well'),
    that: ({ paper }) => paper.assignments.every((a) => a.lead === undefined || !a.support.includes(a.lead)),
  }),
] as const

export const targetsSound = [
  gate<'targetsAdopted'>({
    code: 'item-unconfirmed',
    field: 'targets',
    otherwise: words('条目尚未确认', 'The item has not been confirmed'),
    that: ({ facts, paper }) => paper.targets.every((t) => itemsOf(facts).get(t.item)?.state === 'confirmed'),
  }),
  gate<'targetsAdopted'>({
    code: 'target-unknown',
    field: 'targets',
    otherwise: words('条目中没有这一目标', 'The item has no such target'),
    that: ({ facts, paper }) =>
      paper.targets.every(
        (t) =>
          t.target === undefined ||
          itemsOf(facts)
            .get(t.item)
            ?.targets.some((x) => x.id === t.target),
      ),
  }),
  gate<'targetsAdopted'>({
    code: 'value-missing',
    field: 'targets',
    otherwise: words('有数值的比较方式应当给出目标值', 'A comparison with a number needs the number'),
    that: ({ paper }) =>
      paper.targets.every((t) => t.values.length > 0 || ['increase', 'decrease', 'exists'].includes(t.comparator) || !!t.against),
  }),
] as const

export const adoptionSound = [
  gate<'adopted'>({
    code: 'reading-missing',
    otherwise: words('文件尚未识别或者录入条目', 'The document has not been read'),
    that: ({ facts }) => (facts.commitmentsRead ?? []).length > 0,
  }),
  gate<'adopted'>({
    code: 'items-unsettled',
    otherwise: words('每个条目都应当确认，或者说明原因搁置', 'Every item must be confirmed, or set aside with a reason'),
    that: ({ facts }) => planTree({ facts }).unsettled.length === 0,
  }),
  gate<'adopted'>({
    code: 'nothing-confirmed',
    otherwise: words('没有一个条目经确认', 'Not one item has been confirmed'),
    that: ({ facts }) => planTree({ facts }).items.some((i) => i.state === 'confirmed'),
  }),
] as const

const named = ({ facts, paper }: Context<'handedOut'>): readonly (PlanItem | undefined)[] => paper.items.map((id) => itemsOf(facts).get(id))

export const handOutSound = [
  gate<'handedOut'>({
    code: 'item-unconfirmed',
    field: 'items',
    otherwise: targetsSound[0].otherwise,
    that: (c) => named(c).every((i) => i?.state === 'confirmed'),
  }),
  gate<'handedOut'>({
    code: 'lead-missing',
    field: 'items',
    otherwise: words('交办的条目应当确定一个牵头单位和完成时限', 'An item that is handed out needs one lead unit and a deadline'),
    that: (c) =>
      c.paper.branch ? tasksOf(planTree(c), c.paper).length > 0 : named(c).every((i) => i?.assignment?.lead && i.assignment.deadline),
  }),
  gate<'handedOut'>({
    code: 'handed-out-already',
    field: 'items',
    otherwise: words('条目已经交办', 'The item has been handed out already'),
    that: (c) => tasksOf(planTree(c), c.paper).every((i) => i.handedOutOn === undefined),
  }),
] as const

const running = (facts: Facts<P>) => planTree({ facts }).items.filter((i) => i.handedOutOn !== undefined && !i.ended)

export const replacementSound = [
  gate<'replaced'>({
    code: 'changes-unnamed',
    field: 'changes',
    otherwise: words('应当逐项说明对每个在办任务的影响', 'Say for every running task what changes'),
    that: ({ facts, paper }) => running(facts).every((i) => paper.changes.some((c) => c.item === i.id)),
  }),
  gate<'replaced'>({
    code: 'change-unexplained',
    field: 'changes',
    otherwise: words('不再执行的任务应当说明原因', 'A task that is dropped needs a reason'),
    that: ({ paper }) => paper.changes.every((c) => c.effect !== 'dropped' || c.reason !== undefined),
  }),
] as const

export const endSound = gate<'ended'>({
  code: 'tasks-open',
  field: 'openTasks',
  otherwise: words('还有在办任务，应当说明去向', 'Tasks are still running; say what becomes of them'),
  that: ({ facts, paper }) => paper.openTasks !== undefined || running(facts).length === 0,
})
