import { type Day, dayOf, endOfDay, type Instant, instantFromMilliseconds, millisecondsOf, startOfDay } from '@fadu/legal-time'

/** The only reader of "now" in the house. The simulator brings a clock of its own. */
export interface Clock {
  now(): Instant
  today(): Day
}

export const systemClock: Clock = {
  now: () => instantFromMilliseconds(Date.now()),
  today: () => {
    const at = Date.now()
    if (at < lastDay.from || at >= lastDay.until) lastDay = dayAround(at)
    return lastDay.day
  },
}

/** The civil day in China around an instant, and the milliseconds in which it lies: asked for many times in every request. */
function dayAround(at: number): { readonly day: Day; readonly from: number; readonly until: number } {
  const day = dayOf(instantFromMilliseconds(at))
  return { day, from: millisecondsOf(startOfDay(day)), until: millisecondsOf(endOfDay(day)) }
}

let lastDay = dayAround(0)

/** A clock that stands where it is set: for the simulator and for tests. */
export interface SetClock extends Clock {
  set(at: Instant): void
}

export function clockAt(at: Instant): SetClock {
  let now = at
  return {
    now: () => now,
    today: () => dayOf(now),
    set: (next) => {
      now = next
    },
  }
}

/** A clock that can be exchanged while the house is open: the demonstration fills its past first. */
export function movable(start: Clock): Clock & { follow(clock: Clock): void } {
  let current = start
  return {
    now: () => current.now(),
    today: () => current.today(),
    follow: (clock) => {
      current = clock
    },
  }
}
