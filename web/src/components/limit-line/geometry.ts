import { type Day, daysBetween, isDay } from '@fadu/legal-time'

/** A stretch of days of one kind, both ends included, as the contract sends it. */
export interface Stretch {
  readonly from: string
  readonly until: string
  readonly kind: 'counted' | 'rest' | 'adjusted-workday' | 'suspended' | 'excluded' | 'extended' | 'rolled'
}

/** What the line shows, whatever view it came from. */
export interface Line {
  readonly startedOn: string
  readonly dueOn: string
  readonly segments: readonly Stretch[]
  readonly today: string
  /** The day it ended, where it has. */
  readonly endedOn?: string | undefined
}

/** Places on the line as shares of its length, 0 to 100. */
export interface Drawing {
  readonly stretches: readonly (Stretch & { readonly x: number; readonly width: number })[]
  readonly due: number
  readonly today?: number
  readonly ended?: number
  /** From the due day to the day it ended, or today, when that is later. */
  readonly beyond?: { readonly x: number; readonly width: number }
}

const whole = (a: string, b: string): number => (isDay(a) && isDay(b) ? daysBetween(a, b) : 0)
const round = (x: number): number => Math.round(x * 100) / 100

/** A line without segments is one counted stretch: lists do not carry the reckoning of each limit. */
function stretchesOf(line: Line): readonly Stretch[] {
  if (line.segments.length > 0 || line.startedOn >= line.dueOn) return line.segments
  return [{ from: line.startedOn, until: line.dueOn, kind: 'counted' }]
}

/** Lays the days of a limit on a line: its start at 0; its due day, or what lies beyond it, at 100. */
export function drawing(line: Line, running: boolean): Drawing {
  const marks = [line.dueOn, ...(line.endedOn ? [line.endedOn] : []), ...(running ? [line.today] : [])]
  const last = marks.sort().at(-1) ?? line.dueOn
  const length = Math.max(1, whole(line.startedOn, last))
  const at = (d: string): number => round((Math.max(0, whole(line.startedOn, d)) * 100) / length)
  // A day fills the stretch that ends at its own mark: the day after the start runs from 0 to 1.
  const opens = (d: string): number => round((Math.max(0, whole(line.startedOn, d) - 1) * 100) / length)
  const late = line.endedOn ?? (running ? line.today : undefined)
  const due = at(line.dueOn)
  return {
    stretches: stretchesOf(line).map((s) => ({ ...s, x: opens(s.from), width: round(at(s.until) - opens(s.from)) })),
    due,
    ...(line.today >= line.startedOn && line.today <= last ? { today: at(line.today) } : {}),
    ...(line.endedOn ? { ended: at(line.endedOn) } : {}),
    ...(late && late > line.dueOn ? { beyond: { x: due, width: round(at(late) - due) } } : {}),
  }
}

/** Stretches a reader must hear of; weekends are only counted. */
export function spokenStretches(segments: readonly Stretch[]): { readonly named: readonly Stretch[]; readonly restDays: number } {
  const rest = segments.filter((s) => s.kind === 'rest')
  return {
    named: segments.filter((s) => s.kind !== 'rest' && s.kind !== 'counted'),
    restDays: rest.reduce((sum, s) => sum + whole(s.from, s.until) + 1, 0),
  }
}

/** Whether a text is a day, for views that may carry an empty one. */
export const known = (d: string | undefined): d is Day => d !== undefined && isDay(d)
