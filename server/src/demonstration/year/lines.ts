import type { Day } from '@fadu/legal-time'
import { plusDays } from '@fadu/legal-time'
import type { ImportLine } from '../../import/import-line.ts'
import type { Volumes } from './volumes.ts'

export interface FileNamed {
  readonly hash: string
  readonly name: string
  readonly type: string
  readonly size: number
}

/** What every part of the year is written from. */
export interface Year {
  readonly year: number
  readonly volumes: Volumes
  /** The plan document, brought before. */
  readonly document: FileNamed
  /** The same number in [0, 1) every time for the same seed and name: nothing of the year is left to chance. */
  readonly drawn: (name: string) => number
}

/** One event of a line: what happened, on which day, by whom, with which paper. */
export type Happening = readonly [event: string, on: Day, by: string, paper?: Record<string, unknown>]

export const caseLine = (procedure: string, id: string, happenings: readonly Happening[]): ImportLine => ({
  procedure,
  id,
  events: happenings.map(([event, on, by, paper = {}]) => ({ event, on, by, paper })),
})

export const firstDay = ({ year }: Year): Day => `${year}-01-01` as Day
/** A day of the year so many days after its first; what takes long begins early enough to end in it. */
export const dayAfter = (year: Year, days: number): Day => plusDays(firstDay(year), days)
/** The day of the i-th of n matters that are spread over the first `within` days of the year. */
export const spreadDay = (year: Year, i: number, n: number, within = 340): Day => dayAfter(year, 4 + Math.floor((i * (within - 4)) / n))

/** An entry of a ledger, in force from the first day of the year unless told, entered by the ledger keeper of its organ. */
export function entryOf(
  year: Year,
  ledger: string,
  n: number,
  organ: string,
  entry: Record<string, unknown>,
  from = firstDay(year),
): ImportLine {
  const id = `${ledger}-${year.year}-${n}`
  const paper = { from, entry: { id: `y-${id}`, organ, ...entry } }
  return caseLine(`register:${ledger}`, id, [['entered', from, `${organ}-ledger`, paper]])
}

/** Splits a whole number into n whole parts that differ by at most one. */
export const partOf = (whole: number, n: number, i: number): number => Math.floor(whole / n) + (i < whole % n ? 1 : 0)

export const oneOf = <T>(among: readonly T[], drawn: number): T => among[Math.floor(drawn * among.length)]!

/** A number in [0, 1) from a seed and a name (FNV-1a, then mixed). */
export function drawnFrom(seed: number): (name: string) => number {
  return (name) => {
    let h = 2_166_136_261 ^ seed
    for (const c of name) h = Math.imul(h ^ c.codePointAt(0)!, 16_777_619)
    h = Math.imul(h ^ (h >>> 15), 2_246_822_507)
    return ((h ^ (h >>> 13)) >>> 0) / 2 ** 32
  }
}
