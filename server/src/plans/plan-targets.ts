import { type AdoptedTarget, type PlanItem, planAdoption } from '@fadu/catalogue'
import type { Requirement } from '@fadu/indicator'
import type { Day } from '@fadu/legal-time'
import { matchIndicators } from '@fadu/policy-reader'
import type { AnyView } from '@fadu/procedure'
import { type Cursor, worklist } from '@fadu/store'
import type { House } from '../house.ts'
import type { AttachedTarget } from '../indicator-values.ts'
import { openCases } from '../open-case.ts'
import { factsOf, treeOf } from './plan-tree.ts'

/** What an adopted target asks of its indicator; a range keeps both ends, a direction is reckoned over the year before it is due. */
export function requirementOf({
  comparator,
  values,
  by,
  against,
}: Pick<AdoptedTarget, 'comparator' | 'values' | 'by' | 'against'>): Requirement {
  const [first, second] = values.map(String)
  const over = String(Number(by.slice(0, 4)) - 1)
  switch (comparator) {
    case 'increase':
    case 'decrease':
      return against === 'places' ? places : { is: comparator, over, ...(first !== undefined && { by: first }), counted: 'percent' }
    case 'exists':
      return { is: 'exists' }
    case 'rank':
      return { is: 'rank-within', ...(first !== undefined && { first: Number(first) }) }
    case 'range':
      return { is: 'between', from: first ?? '0', to: second ?? first ?? '0' }
    case 'alternative':
      return {
        is: 'any',
        of: [
          { is: 'at-least', value: first ?? '0' },
          { is: 'increase', over },
        ],
      }
    default:
      return against === 'places' || first === undefined ? places : { is: named[comparator], value: first }
  }
}

const places: Requirement = { is: 'better-than-places', places: ['province', 'city'] }
const named = { '>=': 'at-least', '>': 'more-than', '<=': 'at-most', '<': 'below', '=': 'equals', '~': 'equals' } as const

export const attachedFrom = (target: AdoptedTarget, source: string): AttachedTarget => ({
  indicator: target.indicator,
  requires: requirementOf(target),
  due: target.by,
  source,
})

/** A target a plan adopted, for as long as it was in force. */
export interface PlanTarget extends AttachedTarget {
  readonly adoptedOn: Day
  /** The day the plan was closed. */
  readonly endedOn?: Day
}

/** Targets in force at the end of a day. */
export const inForceOn = (targets: readonly PlanTarget[], on: Day): readonly PlanTarget[] =>
  targets.filter(({ adoptedOn, endedOn }) => adoptedOn <= on && (endedOn === undefined || endedOn > on))

/** Targets that plans have adopted, each with the plan and the item it comes from; of plans ended since as well, for days gone by. */
export async function readPlanTargets(house: House): Promise<readonly PlanTarget[]> {
  const found: PlanTarget[] = []
  for (let cursor: Cursor | undefined; ; ) {
    const asked = { today: house.clock.today(), procedures: [planAdoption.id], state: 'all', size: plansAtOnce } as const
    const page = await worklist(house.store, { ...asked, ...(cursor && { cursor }) })
    const ids = page.rows.filter(({ stage }) => stage !== 'reading').map((row) => row.case_id)
    for (const { view } of (await openCases(house, ids)).values()) found.push(...targetsOf(view))
    cursor = page.next
    if (!cursor) return found
  }
}

const plansAtOnce = 50

function targetsOf(view: AnyView): readonly PlanTarget[] {
  const title = factsOf(view).registered?.title ?? ''
  return treeOf(view).items.flatMap((item) =>
    item.adopted.map((target) => ({
      ...attachedFrom(target, `《${title}》${item.number ?? ''}${item.title}`),
      adoptedOn: target.on,
      ...(view.closedOn && { endedOn: view.closedOn }),
    })),
  )
}

const leastAlike = 0.5
const mostProposed = 4

type Proposals = readonly { readonly id: string; readonly term: string }[]
const mostRemembered = 5000
const remembered = new WeakMap<House['indicators'], Map<string, Proposals>>()

/**
 * Indicators that may measure what a target of the text asks, the likeliest first; a person chooses. The same words always propose the
 * same, so an answer is remembered: the page of a plan asks for hundreds, again and again while its tasks are opened.
 */
export function proposalsFor({ indicators }: Pick<House, 'indicators'>, { text, unit }: PlanItem['targets'][number]): Proposals {
  const known = remembered.get(indicators) ?? new Map<string, Proposals>()
  remembered.set(indicators, known)
  const key = `${unit ?? ''}|${text}`
  const before = known.get(key)
  if (before) return before
  const vocabulary = indicators.map((one) => ({ id: one.id, term: one.term.zh, unit: one.shown.unit.zh }))
  const found = matchIndicators({ text, ...(unit && { unit }) }, vocabulary)
    .filter(({ score }) => score >= leastAlike)
    .slice(0, mostProposed)
    .map(({ id, term }) => ({ id, term }))
  if (known.size >= mostRemembered) known.clear()
  known.set(key, found)
  return found
}
