import type { Day } from './day.ts'
import type { Duration, Unit } from './duration.ts'
import type { Article } from './statute.ts'

/** `forward`: a last day that is a rest day moves to the first working day after it. `none`: the last day stands. */
export type Roll = 'forward' | 'none'

/** A limit as the law states it. Nothing in it depends on a case. */
export interface LimitRule {
  readonly runs: Duration
  /** No default: where liberty or property is held, a limit must not roll (刑事诉讼法第一百零五条第四款). */
  readonly roll: Roll
  /** The articles that make it roll; without them the counting law of the statute, or else 民法典第二百零三条第一款, is cited. */
  readonly rollUnder?: readonly Article[]
  /** The articles that leave the first day out; without them the counting law, or else 民法典第二百零一条第一款, is cited. */
  readonly startUnder?: readonly Article[]
  readonly kind?: 'deadline' | 'cap' | 'limitation' | 'waiting'
}

/**
 * Days that do not count. Both ends belong to it: a suspension from 1 April with the clock resumed on 21 April has `until`
 * 20 April. `until` the day before `from` is an empty interval; no `until` means it is still open.
 */
export interface Interval {
  readonly from: Day
  readonly until?: Day
  readonly reason?: string
  readonly articles?: readonly Article[]
}

/** A decision of day `on` that lengthens the limit, counted from the original end and not from `on`. */
export interface Extension {
  readonly amount: number
  readonly unit: Unit
  readonly on: Day
  readonly reason?: string
  readonly articles?: readonly Article[]
}

/** What happened to a running limit: 中止, 扣除 (不计入) and 延长, kept apart because the law keeps them apart. */
export interface Ledger {
  readonly suspensions?: readonly Interval[]
  readonly exclusions?: readonly Interval[]
  readonly extensions?: readonly Extension[]
}

/** One line of the reckoning; the lines of a result, read in order, let a reader recompute the day. */
export interface Reason {
  readonly zh: string
  readonly en: string
  readonly articles: readonly Article[]
}

/** A stretch of days of one kind, both ends included, for drawing a limit from the day after its start to its due day. */
export interface Segment {
  readonly from: Day
  readonly until: Day
  readonly kind: 'counted' | 'rest' | 'adjusted-workday' | 'suspended' | 'excluded' | 'extended' | 'rolled'
}

/** A computed due day with everything needed to explain and to draw it. */
export interface Due {
  /** The last day on which the act is in time. */
  readonly on: Day
  /** The last day before rolling; extensions are counted from it. */
  readonly unrolledOn: Day
  /** A day whose status no notice has settled was consulted; the date may move. */
  readonly provisional: boolean
  /** A suspension or exclusion is still open: `on` is the earliest possible day, as if it ended the day it began. */
  readonly suspended: boolean
  /** The last working day at or before `on`: when to warn an agency whose law has no roll rule of its own. */
  readonly warnOn: Day
  readonly reasons: readonly Reason[]
  /** Contiguous from the day after the start to `on`; empty when `on` is the start. */
  readonly segments: readonly Segment[]
}
