import { type Day, dayFromNumber, dayNumber, type Instant, isDay } from './day.ts'

const dayMs = 86_400_000

/** China has kept UTC+8 without summer time since 1992; the calendar of this package begins in 2010. */
const chinaOffsetMs = 8 * 3_600_000

const shape = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})\.(\d{3})Z$/

/** Milliseconds since 1970-01-01T00:00Z. */
export function millisecondsOf(at: Instant): number {
  return (
    dayNumber(at.slice(0, 10) as Day) * dayMs +
    Number(at.slice(11, 13)) * 3_600_000 +
    Number(at.slice(14, 16)) * 60_000 +
    Number(at.slice(17, 19)) * 1000 +
    Number(at.slice(20, 23))
  )
}

/** The instant `ms` milliseconds after 1970-01-01T00:00Z; the inverse of `millisecondsOf`. */
export function instantFromMilliseconds(ms: number): Instant {
  const n = Math.floor(ms / dayMs)
  const rest = ms - n * dayMs
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0')
  const clock = `${two(rest / 3_600_000)}:${two((rest / 60_000) % 60)}:${two((rest / 1000) % 60)}`
  return `${dayFromNumber(n)}T${clock}.${String(rest % 1000).padStart(3, '0')}Z` as Instant
}

/**
 * Reads `YYYY-MM-DDTHH:MM:SS.sssZ` (UTC, as `Date.prototype.toISOString` writes it) as an instant.
 * @throws RangeError naming the value when the shape is wrong or the time does not exist.
 */
export function instant(text: string): Instant {
  const parts = shape.exec(text)
  const exists = parts !== null && isDay(parts[1]) && Number(parts[2]) < 24 && Number(parts[3]) < 60 && Number(parts[4]) < 60
  if (!exists) throw new RangeError(`Not an instant (YYYY-MM-DDTHH:MM:SS.sssZ): ${JSON.stringify(text)}`)
  return text as Instant
}

/** The civil day in China (UTC+8, no summer time) on which an instant falls. */
export function dayOf(at: Instant): Day {
  return dayFromNumber(Math.floor((millisecondsOf(at) + chinaOffsetMs) / dayMs))
}

/** The instant at which a day begins in China. */
export function startOfDay(day: Day): Instant {
  return instantFromMilliseconds(dayNumber(day) * dayMs - chinaOffsetMs)
}

/** The instant at which a day is over in China: the first one of the next calendar day. */
export function endOfDay(day: Day): Instant {
  return instantFromMilliseconds((dayNumber(day) + 1) * dayMs - chinaOffsetMs)
}

/** An instant as a clock in China shows it, `2026-03-02 09:30`. For sentences; not for parsing. */
export function chinaClock(at: Instant): string {
  const local = instantFromMilliseconds(millisecondsOf(at) + chinaOffsetMs)
  return `${local.slice(0, 10)} ${local.slice(11, 16)}`
}
