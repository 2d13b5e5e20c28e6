import type { Facts } from '@fadu/procedure'
import type { AssessmentPapers } from './papers.ts'

type AssessmentFacts = Facts<AssessmentPapers>
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
 * and persons are not in it at all.
 */
export function standingsOf(
  facts: AssessmentFacts,
): readonly { readonly unit: string; readonly points: number; readonly scores: readonly Score[] }[] {
  const scores = scoresOf(facts)
  return (facts.schemePublished?.units ?? []).map((unit) => {
    const own = scores.filter((s) => s.unit === unit)
    return { unit, points: own.reduce((sum, s) => sum + Math.round(s.points * 100), 0) / 100, scores: own }
  })
}
