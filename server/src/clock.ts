import { type Day, dayOf, type Instant, instant } from '@fadu/legal-time'

/** The only reader of "now" in the house. The simulator brings a clock of its own. */
export interface Clock {
  now(): Instant
  today(): Day
}

export const systemClock: Clock = {
  now: () => instant(new Date().toISOString()),
  today: () => dayOf(systemClock.now()),
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
