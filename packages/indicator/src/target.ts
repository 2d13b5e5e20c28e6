import { civilOf, type Day, day } from '@fadu/legal-time'
import { type Words, words } from '@fadu/procedure'
import { type Period, periodOf, spanOf } from './period.ts'
import { type Course, judged } from './target-judged.ts'
import { levelFor } from './target-level.ts'
import type { Value } from './value.ts'

/** What a plan asks of an indicator. Numbers are decimal texts in the displayed unit of the indicator, as the plan writes them. */
export type Requirement =
  | { readonly is: 'at-least' | 'more-than' | 'at-most' | 'below' | 'equals'; readonly value: string }
  | { readonly is: 'between'; readonly from: string; readonly to: string }
  /**
   * Against an earlier period (`2021`). `by` in per cent of the old value, or in points or pieces added to it; without `by` only the
   * direction is asked for.
   */
  | { readonly is: 'increase' | 'decrease'; readonly over: string; readonly by?: string; readonly counted?: 'percent' | 'points' }
  /** Better than each of these places in the same period: below where lower is better. */
  | { readonly is: 'better-than-places'; readonly places: readonly string[] }
  /** Rank within the first so many; a plan that names no number (前列) leaves it out. */
  | { readonly is: 'rank-within'; readonly first?: number }
  /** A thing to be there: one recognised base, one adopted scheme. */
  | { readonly is: 'exists' }
  /** 全覆盖: a hundred per cent, or every single unit. */
  | { readonly is: 'covers-all' }
  /** Each unit by itself (每个区县至少一家). */
  | { readonly is: 'each-unit'; readonly requires: Requirement }
  /** Alternatives: 45 % or better than last year. */
  | { readonly is: 'any'; readonly of: readonly Requirement[] }
  | { readonly is: 'all'; readonly of: readonly Requirement[] }

export interface Target {
  readonly requires: Requirement
  /** Last day on which it must be reached. */
  readonly due: Day
  /** First day that counts; 1 January of the due year unless told. */
  readonly begins?: Day
}

/** What a target has to know of its indicator. */
export interface Measured {
  readonly kind: 'flow' | 'stock'
  /** Whether it adds up over the year (a count, a sum) or is a level at any time (a rate, a mean, a rank). */
  readonly cumulative: boolean
  readonly better: 'higher' | 'lower' | 'none'
}

/** Where a target looks values up. `undefined` and unknown values are both: not known. */
export interface Values {
  /** The indicator's own value over a period; for a stock on its last day. */
  readonly own: (period: Period) => Value | undefined
  /** Its value at another place: `city`, `province`. */
  readonly place?: (place: string, period: Period) => Value | undefined
  /** Its value for every unit that must reach it. */
  readonly units?: (period: Period) => readonly { readonly key: string; readonly value: Value }[]
}

export interface TargetState {
  /** `met` and `missed` are final, but that a late entry may mend them; `on-course` and `behind` are told while there is time. */
  readonly state: 'met' | 'on-course' | 'behind' | 'missed' | 'unknown'
  /** How it was judged: at its end, in proportion to the days gone by, or by the level today. */
  readonly how: 'final' | 'linear' | 'level' | 'unknown'
  /** What must be reached, and what has been, in the displayed unit; where they are known. */
  readonly needed?: string
  readonly reached?: string
  /** One sentence that says how it stands and how that was judged, or why nobody can say. */
  readonly says: Words
}

/** The value of an indicator that adds up within the year; of a derived one as its parts do. */
export const isCumulative = (of: { readonly kind: 'flow' | 'stock'; readonly unit: string }): boolean =>
  of.kind === 'flow' && (of.unit === 'count' || of.unit === 'sum' || of.unit === 'distinct')

/**
 * How a target stands at the end of a day. Before its due day a number that adds up within its time is judged in proportion to the days
 * gone by, a rate or a stock by its level; both say so. After it the whole time counts.
 */
export function againstTarget(measured: Measured, target: Target, values: Values, on: Day): TargetState {
  const begins = target.begins ?? day(`${String(civilOf(target.due).year).padStart(4, '0')}-01-01`)
  if (on < begins) return notKnown(words(`目标自${begins}起计算`, `The target is reckoned from ${begins}`))
  const whole = wholePeriod(begins, target.due)
  const course: Course = { measured, whole, on: on > target.due ? target.due : on, over: on > target.due }
  return stateOf(target.requires, course, values)
}

/** A whole calendar year is asked for by its name, so that figures from outside, which carry names of periods, are found. */
function wholePeriod(from: Day, until: Day): Period {
  const year = periodOf(from, 'year')
  return year.from === from && year.until === until ? year : spanOf(from, until)
}

function stateOf(requires: Requirement, course: Course, values: Values): TargetState {
  switch (requires.is) {
    case 'any':
      return best(requires.of.map((one) => stateOf(one, course, values)))
    case 'all':
      return worst(requires.of.map((one) => stateOf(one, course, values)))
    case 'each-unit':
      return eachUnit(requires.requires, course, values)
    default: {
      const period = course.over || course.measured.cumulative ? course.whole : periodSoFar(course)
      const own = values.own(period)
      if (own?.state !== 'known') return notKnown(whyNot(own))
      const needed = levelFor(requires, course, values)
      return 'why' in needed ? notKnown(needed.why, own.shown) : judged(own, needed, course)
    }
  }
}

/** A level is looked at over the part of the time that is over; figures from outside stand for whole years. */
const periodSoFar = ({ whole, on }: Course): Period => (on >= whole.until ? whole : whole.kind === 'span' ? spanOf(whole.from, on) : whole)

const whyNot = (value: Value | undefined): Words => {
  if (!value) return words('没有数值', 'There is no value')
  if (value.state === 'unknown') return value.because
  if (value.state === 'too-few') return words(`不足${value.from}件，不计算比率`, `Fewer than ${value.from}: no rate is reckoned`)
  return words('数值过小，不予显示', 'Too small to be shown')
}

const notKnown = (says: Words, reached?: string): TargetState => ({
  state: 'unknown',
  how: 'unknown',
  ...(reached !== undefined && { reached }),
  says,
})

const order = ['met', 'on-course', 'unknown', 'behind', 'missed'] as const
const rank = ({ state }: TargetState): number => order.indexOf(state)

/** Of alternatives the best counts, if all that are better are known. */
const best = (states: readonly TargetState[]): TargetState =>
  states.toSorted((a, b) => rank(a) - rank(b))[0] ?? notKnown(words('没有写明要求', 'Nothing is asked for'))

/** Of several demands the worst counts; an unknown one hides that the others are met. */
const worst = (states: readonly TargetState[]): TargetState =>
  states.toSorted((a, b) => rank(b) - rank(a))[0] ?? notKnown(words('没有写明要求', 'Nothing is asked for'))

/** Every unit by itself; the state tells how many have reached it. */
function eachUnit(requires: Requirement, course: Course, values: Values): TargetState {
  const units = values.units?.(course.whole)
  if (!units || units.length === 0) return notKnown(words('没有各单位的数值', 'There are no values by unit'))
  const states = units.map(({ value }) => stateOf(requires, course, { ...values, own: () => value }))
  const reached = states.filter(({ state }) => state === 'met' || state === 'on-course').length
  const total = worst(states)
  return {
    ...total,
    reached: `${reached}/${units.length}`,
    says: words(
      `${units.length}个单位中${reached}个达到或者按进度；最差的：${total.says.zh}`,
      `${reached} of ${units.length} units have reached it or are on course; the worst: ${total.says.en}`,
    ),
  }
}
