import type { Sheet } from '@fadu/indicator'
import type { Day } from '@fadu/legal-time'
import { type Words, words } from '@fadu/procedure'

/**
 * How a target is measured. `computed`: by an indicator from the records here. `external`: its owner (court, procuratorate, police,
 * survey, statistics) enters it with its source. `waiting`: the records it would be counted from are not kept here yet.
 */
export type Measured =
  | { readonly how: 'computed'; readonly indicator: string }
  | { readonly how: 'external' }
  | { readonly how: 'waiting'; readonly capability: string }

export type Comparator =
  | 'equals'
  | 'at-least'
  | 'more-than'
  | 'below'
  | 'at-most'
  | 'exists'
  | 'increase'
  | 'decrease'
  | 'better-than-places'

export interface TargetAsked {
  readonly id: string
  readonly comparator: Comparator
  /** Decimal text in the unit; absent where only a direction is asked, or that something is there. */
  readonly value?: string
  readonly unit: string
  /** The last day of the period it is due in. */
  readonly due: Day
  readonly measured: Measured
  readonly term: Words
  /** Shown beside acceptance, timeliness and resolution, and never scored. */
  readonly volumeOf?: Sheet['volumeOf']
}

/**
 * Reads targets from lines of parts divided by bars; a dash stands for nothing.
 * @throws Error for a line with another number of parts
 */
export const readTargets = (text: string): readonly TargetAsked[] => text.trim().split('\n').map(readTarget)

function readTarget(row: string): TargetAsked {
  const parts = row.split(' | ')
  if (parts.length !== 8 && parts.length !== 9) throw new Error(`No target: ${row}`)
  const [id, comparator, value, unit, due, measured, zh, en, volumeOf] = parts as [string, ...string[]]
  return {
    id,
    comparator: comparator as Comparator,
    ...(value !== '–' && { value: value! }),
    unit: unit === '–' ? '' : unit!,
    due: due as Day,
    measured: readMeasured(measured!),
    term: words(zh!, en!),
    ...(volumeOf && { volumeOf: volumeOf as Sheet['volumeOf'] & string }),
  }
}

function readMeasured(text: string): Measured {
  const [how, of = ''] = text.split(' ')
  if (how === 'computed') return { how, indicator: of }
  return how === 'waiting' ? { how, capability: of } : { how: 'external' }
}
