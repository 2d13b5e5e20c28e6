import { type Day, daysBetween } from '@fadu/legal-time'
import { words } from '@fadu/procedure'
import type { Period } from './period.ts'
import type { Measured, TargetState } from './target.ts'
import type { Fraction, NeededLevel } from './target-level.ts'
import { compareFractions, type Value } from './value.ts'

/** The time of a target as it stands on a day. */
export interface Course {
  readonly measured: Measured
  readonly whole: Period
  /** The last day that counts so far. */
  readonly on: Day
  /** The due day has passed. */
  readonly over: boolean
}

type Known = Extract<Value, { state: 'known' }>

/** Judges a known value by known bounds. */
export function judged(own: Known, needed: NeededLevel, course: Course): TargetState {
  const told = { needed: needed.shown, reached: own.shown }
  const within = isWithin(own.exact, needed, [1, 1])
  if (course.over)
    return within
      ? {
          ...told,
          state: 'met',
          how: 'final',
          says: words(`期末${own.shown}，达到${needed.shown}`, `${own.shown} at the end: ${needed.shown} was reached`),
        }
      : {
          ...told,
          state: 'missed',
          how: 'final',
          says: words(`期末${own.shown}，未达到${needed.shown}`, `${own.shown} at the end: ${needed.shown} was not reached`),
        }
  return course.measured.cumulative ? byShare(own, needed, course, told) : byLevel(own, needed, course, told)
}

/** A rate while its year runs can still turn; what stands there (a stock) has been reached. */
function byLevel(own: Known, needed: NeededLevel, { measured }: Course, told: { needed: string; reached: string }): TargetState {
  if (!isWithin(own.exact, needed, [1, 1]))
    return {
      ...told,
      state: 'behind',
      how: 'level',
      says: words(
        `目前${own.shown}，尚未达到${needed.shown}（按当前水平判断）`,
        `${own.shown} today, ${needed.shown} is needed; judged by today's level`,
      ),
    }
  return measured.kind === 'stock'
    ? {
        ...told,
        state: 'met',
        how: 'level',
        says: words(
          `目前${own.shown}，已达到${needed.shown}（按当前水平判断）`,
          `${own.shown} today: ${needed.shown} is reached; judged by today's level`,
        ),
      }
    : {
        ...told,
        state: 'on-course',
        how: 'level',
        says: words(
          `目前${own.shown}，处于${needed.shown}的水平（按当前水平判断，期末才定）`,
          `${own.shown} today, at the level of ${needed.shown}; judged by today's level, settled at the end`,
        ),
      }
}

/** A number that adds up: a floor once reached stays reached, a ceiling once passed stays passed; else in proportion to the days gone by. */
function byShare(own: Known, needed: NeededLevel, { whole, on }: Course, told: { needed: string; reached: string }): TargetState {
  const share: Fraction = [daysBetween(whole.from, on) + 1, daysBetween(whole.from, whole.until) + 1]
  const days = words(`已过${share[0]}/${share[1]}日，按时间进度判断`, `${share[0]} of ${share[1]} days are over; judged in proportion`)
  if (needed.most && !underMost(own.exact, needed.most, [1, 1]))
    return {
      ...told,
      state: 'missed',
      how: 'linear',
      says: words(`已达${own.shown}，超出${needed.shown}，不能再挽回`, `${own.shown} already, past ${needed.shown}: it cannot be mended`),
    }
  if (!needed.most && needed.least && overLeast(own.exact, needed.least, [1, 1]))
    return {
      ...told,
      state: 'met',
      how: 'linear',
      says: words(`已达${own.shown}，提前达到${needed.shown}`, `${own.shown} already: ${needed.shown} is reached before time`),
    }
  // A ceiling of nought leaves nothing to spread over the year; what is not passed is on course.
  const fast = needed.most && needed.most.level[0] > 0 && !underMost(own.exact, { ...needed.most, strict: false }, share)
  const slow = needed.least && !overLeast(own.exact, { ...needed.least, strict: false }, share)
  return fast || slow
    ? {
        ...told,
        state: 'behind',
        how: 'linear',
        says: words(
          `目前${own.shown}，要求${needed.shown}，落后于进度（${days.zh}）`,
          `${own.shown} so far against ${needed.shown}: behind (${days.en})`,
        ),
      }
    : {
        ...told,
        state: 'on-course',
        how: 'linear',
        says: words(
          `目前${own.shown}，要求${needed.shown}，符合进度（${days.zh}）`,
          `${own.shown} so far against ${needed.shown}: on course (${days.en})`,
        ),
      }
}

const times = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * c, b * d]

const overLeast = (value: Fraction, { level, strict }: NonNullable<NeededLevel['least']>, share: Fraction): boolean =>
  compareFractions(value, times(level, share)) >= (strict ? 1 : 0)

const underMost = (value: Fraction, { level, strict }: NonNullable<NeededLevel['most']>, share: Fraction): boolean =>
  compareFractions(value, times(level, share)) <= (strict ? -1 : 0)

const isWithin = (value: Fraction, { least, most }: NeededLevel, share: Fraction): boolean =>
  (!least || overLeast(value, least, share)) && (!most || underMost(value, most, share))
