import { type Day, dayOf, endOfDay, type Instant, instantFromMilliseconds, millisecondsOf, startOfDay } from '@fadu/legal-time'

/** The only reader of "now" in the house. The simulator brings a clock of its own. */
export interface Clock {
  now(): Instant
  today(): Day
}

/** The day it is, and from when until when it is that day; asked a dozen times by every request. */
let current = { day: '' as Day, from: 0, until: 0 }

export const systemClock: Clock = {
  now: () => instantFromMilliseconds(Date.now()),
  today: () => {
    const now = Date.now()
    // A clock that is set back leaves the day as well.
    if (now < current.from || now >= current.until) {
      const day = dayOf(instantFromMilliseconds(now))
      current = { day, from: millisecondsOf(startOfDay(day)), until: millisecondsOf(endOfDay(day)) }
    }
    return current.day
  },
}

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
