import { type PointRule, pointsFor, rounded } from '@fadu/indicator'
import type { Facts } from '@fadu/procedure'
import type { z } from 'zod'
import type { AssessmentPapers, schemeItem } from './papers.ts'

type AssessmentFacts = Facts<AssessmentPapers>
export type SchemeItem = z.output<typeof schemeItem>
interface Measured {
  readonly figure: { readonly value?: number | undefined }
  readonly target?: number | undefined
  readonly lastYear?: number | undefined
}

/** The target of a unit for an item: its own, else the one common to all. */
export const targetOf = ({ target, targets }: Pick<SchemeItem, 'target' | 'targets'>, unit: string): number | undefined =>
  targets.find((t) => t.unit === unit)?.value ?? target

/** Whether there is something to measure: where a unit has no figure, the item does not count for it. */
export const isCounted = ({ figure, target }: Measured): boolean => figure.value !== undefined && target !== undefined

/** Points that an item gives for a figure; none where there is nothing to measure. Two decimals. */
export const pointsOf = (item: PointRule, measured: Measured): number =>
  isCounted(measured) ? pointsFor(item, { value: measured.figure.value!, target: measured.target!, lastYear: measured.lastYear }) : 0
export type Score = NonNullable<AssessmentFacts['scored']>['scores'][number] & {
  /** Set where an objection was answered by other points. */
  readonly before?: number
}

/** Scores with what objections changed. */
export function scoresOf(facts: AssessmentFacts): readonly Score[] {
  return (facts.scored?.scores ?? []).map((s) => {
    const answer = facts.answered?.filter((a) => a.unit === s.unit && a.item === s.item && a.upheld === 'changed').at(-1)
    return answer?.points === undefined ? s : { ...s, points: answer.points, before: s.points }
  })
}

/** Objections nobody has answered: the last of each unit and item counts. */
export const openObjections = (facts: AssessmentFacts): readonly { readonly unit: string; readonly item: string }[] =>
  (facts.objected ?? []).filter((o) => !(facts.answered ?? []).some((a) => a.unit === o.unit && a.item === o.item && a.seq > o.seq))

/**
 * What each unit has, beside its own targets and its own last year. In the order of the scheme: units are not ranked here,
 * and persons are not in it at all. Of a hundred: the weight of what could not be measured goes to the unit's other items.
 */
export function standingsOf(
  facts: AssessmentFacts,
): readonly { readonly unit: string; readonly points?: number; readonly scores: readonly Score[] }[] {
  const scores = scoresOf(facts)
  const weightOf = new Map((facts.schemePublished?.items ?? []).map((item) => [item.id, item.weight]))
  return (facts.schemePublished?.units ?? []).map((unit) => {
    const own = scores.filter((s) => s.unit === unit)
    const counted = own.filter((s) => s.counted)
    const weight = counted.reduce((sum, s) => sum + (weightOf.get(s.item) ?? 0), 0)
    const hundredths = counted.reduce((sum, s) => sum + Math.round(s.points * 100), 0)
    return { unit, ...(weight > 0 && { points: Number(rounded(hundredths, weight, 2)) }), scores: own }
  })
}
