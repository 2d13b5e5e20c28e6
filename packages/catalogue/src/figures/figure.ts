import type { Display } from '@fadu/indicator'
import { type Words, words } from '@fadu/procedure'
import { figureNames } from './names.ts'
import { printedAs } from './printed.ts'

/** `present`: the field is filled in. A list: one of these. */
export type Wanted = string | number | boolean | readonly string[] | { readonly present: true } | { readonly moreThan: number }
export type Where = Readonly<Record<string, Wanted>>

/**
 * How a figure comes from records. `from` names the procedure or register; a field of a register stands by its name, one of a
 * procedure as `event.field`. `on` is the field whose day puts a record into a period; without it the register as it stands on the
 * last day counts.
 */
export type How =
  | { readonly take: 'count'; readonly from: string; readonly on?: string; readonly where?: Where; readonly or?: Where }
  | { readonly take: 'sum' | 'distinct'; readonly from: string; readonly field: string; readonly on?: string; readonly where?: Where }
  /** Records of `hit` through records of `where`; with `field` and `through` sums of the two. Both counts are kept, never the rate alone. */
  | {
      readonly take: 'ratio'
      readonly from: string
      readonly hit?: Where
      /** Another way to be a hit. */
      readonly or?: Where
      readonly field?: string
      readonly through?: string
      readonly on?: string
      readonly where?: Where
    }
  /** Places with a record of `from`, through the organs of a level. */
  | {
      readonly take: 'coverage'
      readonly from: string
      readonly place: string
      readonly level: 'village' | 'town'
      readonly where?: Where
    }
  /** Last minus first day plus one; where several records are meant, their mean. */
  | { readonly take: 'days' | 'months'; readonly from: string; readonly start: string; readonly end: string; readonly where?: Where }
  /** The highest number: the ordinal of the last meeting, the number of the last document. */
  | { readonly take: 'value'; readonly from: string; readonly field: string; readonly on?: string; readonly where?: Where }
  /** Elements of a list in a record: targets, problems of a notice. */
  | { readonly take: 'items'; readonly from: string; readonly field: string; readonly on?: string; readonly where?: Where }
  /** Several of these, added up. */
  | { readonly take: 'together'; readonly of: readonly How[] }
  /** Counted in a way of its own, in the folder of that indicator. */
  | { readonly take: 'own'; readonly from: string }
  /** No record of this district can tell it; entered with source and signature. */
  | { readonly take: 'outside'; readonly because: Words }

export interface Figure {
  /** Of the report's table. */
  readonly id: string
  /** Of its indicator. */
  readonly name: string
  /** Part of the report it stands in. */
  readonly section: string
  readonly term: Words
  readonly unit: Words
  readonly shown: Display
  readonly qualifier: 'exact' | 'at-least' | 'more-than' | 'nearly' | 'about'
  readonly how: How
}

/** Measure words in English; where a thing is only counted, that it is. */
const units: Readonly<Record<string, string>> = {
  件: 'cases',
  项: 'matters',
  个: 'in number',
  场: 'events',
  起: 'incidents',
  次: 'times',
  人: 'persons',
  名: 'persons',
  '%': '%',
  日: 'days',
  年: 'years',
  位: 'place',
  册: 'copies',
  所: 'schools',
  篇: 'items',
  期: 'issues',
  支: 'teams',
  份: 'documents',
  处: 'problems',
  家: 'enterprises',
  张: 'lists',
  级: 'tiers',
  元: 'CNY',
  台: 'kiosks',
  户: 'households',
  人次: 'attendances',
  批: 'batches',
  端: 'channels',
  号: 'no.',
}

/** Whole pieces of a measure word. */
export const piecesOf = (unit: string): Display => ({ unit: words(unit, units[unit] ?? 'in number'), decimals: 0 })

/** One row of the declaration. */
export const row = (
  id: string,
  section: string,
  zh: string,
  en: string,
  unit: string,
  how: How,
  qualifier: Figure['qualifier'] = 'exact',
): Figure => {
  const shown = printedAs[id] ?? piecesOf(unit)
  return { id, name: figureNames[id] ?? '', section, term: words(zh, en), unit: shown.unit, shown, qualifier, how }
}

const reg = (id: string) => `register:${id}`
export const counted = (ledger: string, on?: string, where?: Where): How => ({
  take: 'count',
  from: reg(ledger),
  ...(on && { on }),
  ...(where && { where }),
})
export const summed = (ledger: string, field: string, on?: string, where?: Where): How => ({
  take: 'sum',
  from: reg(ledger),
  field,
  ...(on && { on }),
  ...(where && { where }),
})
export const distinct = (ledger: string, field: string, on?: string, where?: Where): How => ({
  take: 'distinct',
  from: reg(ledger),
  field,
  ...(on && { on }),
  ...(where && { where }),
})
/** Cases in which an event happened within the period. */
export const happened = (procedure: string, event: string, where?: Where): How => ({
  take: 'count',
  from: procedure,
  on: `${event}.on`,
  ...(where && { where }),
})
/** Counted by the indicator of the figure's name, in its own folder. */
export const own = (from: string): How => ({ take: 'own', from })
export const rank: How = {
  take: 'outside',
  because: words('位次由上级公布，登记来源', 'A rank is told by a superior; it is entered with its source'),
}
