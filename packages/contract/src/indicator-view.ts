import { z } from 'zod'
import { articleView, dayView, instantView, wordsView } from './basic.ts'

/** A number, or why there is none: unknown, over too few to be a rate (its counts are told), or hidden because it is small. */
export const valueView = z
  .object({
    state: z.enum(['known', 'too-few', 'hidden', 'unknown']),
    /** As it is printed, without its unit. */
    shown: z.string().optional(),
    /** What it is made of, where it is no larger secret than the number itself. */
    of: z.number().int().optional(),
    hit: z.number().int().optional(),
    because: wordsView.optional(),
  })
  .meta({ id: 'IndicatorValue' })
export type ValueView = z.output<typeof valueView>

export const targetStateView = z
  .object({
    state: z.enum(['met', 'on-course', 'behind', 'missed', 'unknown']),
    how: z.enum(['final', 'linear', 'level', 'unknown']),
    says: wordsView,
    needed: z.string().optional(),
    reached: z.string().optional(),
    due: dayView,
    /** The document that sets it. */
    source: z.string(),
  })
  .meta({ id: 'TargetState' })
export type TargetStateView = z.output<typeof targetStateView>

export const indicatorRowView = z
  .object({
    id: z.string(),
    term: wordsView,
    unit: wordsView,
    /** Counted from cases, from other indicators, or entered from outside. */
    from: z.enum(['cases', 'indicators', 'outside']),
    better: z.enum(['higher', 'lower', 'none']),
    value: valueView,
    /** Other readings of the same rate, each with the denominator it has. */
    readings: z.array(z.object({ key: z.string(), term: wordsView, denominator: wordsView, value: valueView })),
    targets: z.array(targetStateView),
    /** A volume that is shown in its context and never scored. */
    neverScored: z.boolean(),
    beside: z.array(z.string()),
  })
  .meta({ id: 'IndicatorRow' })
export type IndicatorRowView = z.output<typeof indicatorRowView>

export const periodView = z
  .object({ name: z.string(), from: dayView, until: dayView, over: z.boolean() })
  .meta({ id: 'Period', description: 'Days reckoned together; `over` once the last of them is past.' })

export const indicatorListView = z.object({
  period: periodView,
  today: dayView,
  sentence: wordsView,
  items: z.array(indicatorRowView),
  /** This place oversees districts: their sums can be asked for. */
  oversees: z.boolean(),
})

export const districtSumsView = z.object({
  period: periodView,
  today: dayView,
  sentence: wordsView,
  districts: z.array(z.object({ code: z.string(), name: z.string() })),
  items: z.array(
    z.object({
      id: z.string(),
      term: wordsView,
      unit: wordsView,
      /** In the order of `districts`. */
      values: z.array(valueView),
      all: valueView,
    }),
  ),
  /** Indicators that cannot be summed over districts, because the same thing may be counted in two. */
  notSummed: z.number().int(),
})
export type DistrictSumsView = z.output<typeof districtSumsView>

const cell = z.object({ key: z.string(), name: wordsView, value: valueView })

export const indicatorView = indicatorRowView
  .extend({
    question: wordsView,
    numerator: wordsView,
    denominator: wordsView.optional(),
    cutOff: wordsView,
    source: wordsView,
    basis: z.array(articleView),
    settles: z.enum(['month', 'quarter', 'year']),
    kind: z.enum(['flow', 'stock']),
    showRateFrom: z.number().int(),
    smallestCell: z.number().int(),
    period: periodView,
    /** The day whose knowledge is shown, where it was asked for. */
    asOf: dayView.optional(),
    /** When the sums were last folded; what was recorded since is counted in all the same. */
    foldedAt: instantView.optional(),
    series: z.array(z.object({ period: periodView, value: valueView })),
    organs: z.array(cell),
    dimensions: z.array(z.object({ key: z.string(), term: wordsView, cells: z.array(cell) })),
    /** Of a number from outside: what was entered, newest first. */
    figures: z.array(
      z.object({
        case: z.string(),
        period: z.string(),
        place: wordsView,
        value: z.string(),
        source: z.string(),
        reckonedOn: z.string(),
        signedBy: z.string(),
        signedOn: dayView,
      }),
    ),
    sentence: wordsView,
  })
  .meta({ id: 'Indicator' })
export type IndicatorView = z.output<typeof indicatorView>

export const contributingCaseView = z
  .object({
    case: z.string(),
    reference: z.string(),
    procedureTerm: wordsView,
    title: wordsView,
    organ: z.string(),
    on: dayView,
    of: z.number().int(),
    hit: z.number().int(),
    amount: z.number().int(),
  })
  .meta({ id: 'ContributingCase' })
export type ContributingCaseView = z.output<typeof contributingCaseView>

const adds = z.object({ of: z.number().int(), hit: z.number().int(), amount: z.number().int() })

/** A case by which a number differs from what it was known to be: what it added then, and what it adds now. */
export const movedCaseView = contributingCaseView
  .omit({ of: true, hit: true, amount: true })
  .extend({ move: z.enum(['entered', 'left', 'counts-otherwise']), was: adds, now: adds })
  .meta({ id: 'MovedCase' })
export type MovedCaseView = z.output<typeof movedCaseView>
