import { type Day, day, dayFromNumber, dayNumber, isDay, plusDays, weekdayOfNumber } from './day.ts'
import { type WorkingNumbers, workingNumbers } from './working-numbers.ts'

/**
 * What a day is. `holiday`: a rest day a notice lists under a festival. `adjusted-rest`: a weekday rested in exchange for a
 * worked weekend (调休放假). `adjusted-workday`: a Saturday or Sunday worked in exchange (调休上班).
 */
export type DayKind = 'workday' | 'weekend' | 'holiday' | 'adjusted-workday' | 'adjusted-rest'

/** One day a notice speaks of. */
export interface CalendarDay {
  readonly date: string
  /** The festival: 春节. */
  readonly name: string
  readonly working: boolean
  /** A weekday rested in exchange for a worked weekend. */
  readonly inLieu?: boolean
  /** The notice that set this day, where it is not the year's own. */
  readonly notice?: string
}

/** A notice's number, title, day of publication (`YYYY-MM-DD`) and address. */
export interface CalendarNotice {
  /** 国办发明电〔2025〕7号 */
  readonly notice: string
  readonly title?: string
  readonly published: string
  readonly source?: string
}

/** The notice for a year, with every day it moves. It may reach back into the December before. */
export interface CalendarYear extends CalendarNotice {
  readonly year: number
  /** Later notices that changed single days of the year. */
  readonly amendments?: readonly CalendarNotice[]
  readonly days: readonly CalendarDay[]
}

/** A notice that changes single days and leaves the rest of the year as it was. */
export interface CalendarAmendment extends CalendarNotice {
  readonly days: readonly CalendarDay[]
}

/** A whole year (replaces what was known of that year, and extends coverage) or single days. */
export type CalendarChange = CalendarYear | CalendarAmendment

/** The status of one day and the notice it follows from. `provisional`: a notice not yet published may change it. */
export interface DayStatus {
  readonly working: boolean
  readonly kind: DayKind
  /** The festival the day belongs to: 春节. */
  readonly name?: string
  /** 国办发明电〔2025〕7号 */
  readonly notice?: string
  readonly provisional: boolean
}

/** A working calendar: which days are worked, by which notice, and how far that is known. */
export interface WorkingCalendar {
  statusOf(d: Day): DayStatus
  isWorking(d: Day): boolean
  /** The n-th working day after `d` (before it when negative); `d` itself is not counted. `n = 0` gives `d`. @throws RangeError unless `n` is an integer. */
  plusWorkingDays(d: Day, n: number): Day
  /** Working days after `from` up to and including `to`; negative when `to` is earlier. */
  workingDaysBetween(from: Day, to: Day): number
  /** `d` itself if worked, else the first working day after it. */
  firstWorkingDayFrom(d: Day): Day
  /** `d` itself if worked, else the last working day before it. */
  lastWorkingDayUpTo(d: Day): Day
  /** Whether the day lies outside what published notices settle: before `coveredFrom` or after `settledUntil`. */
  isProvisional(d: Day): boolean
  readonly coveredFrom: Day
  /** The last day of the last year with a notice. */
  readonly coveredUntil: Day
  /**
   * The last day no further notice is expected to change: three days before `coveredUntil`, because a notice may reach back
   * into the December before it (2011-12-31 and 2018-12-29 were so set).
   */
  readonly settledUntil: Day
  /** Changes whenever a day, a name or a notice changes: `china-2026-1a2b3c4d`. */
  readonly version: string
  readonly notices: readonly CalendarYear[]
  /** Amendments made by `calendarWith`, in the order given. */
  readonly amendments: readonly CalendarAmendment[]
  /** The same calendar over day numbers, for arithmetic in bulk. */
  readonly numbers: WorkingNumbers
}

/** The tail of a year the next year's notice may still touch: 29, 30 and 31 December. */
const unsettledDays = 3

interface Entry {
  readonly name: string
  readonly notice: string
  readonly working: boolean
  readonly inLieu: boolean
}

interface Sources {
  readonly years: readonly CalendarYear[]
  readonly amendments: readonly CalendarAmendment[]
}

function checkedDays(change: CalendarChange): void {
  if (change.notice === '') throw new RangeError('A calendar change needs the number of its notice')
  const seen = new Set<string>()
  for (const { date } of change.days) {
    if (!isDay(date)) throw new RangeError(`${change.notice}: not a day: ${JSON.stringify(date)}`)
    if (seen.has(date)) throw new RangeError(`${change.notice}: ${date} is listed twice`)
    seen.add(date)
  }
}

function entriesOf({ years, amendments }: Sources): Map<number, Entry> {
  const entries = new Map<number, Entry>()
  for (const change of [...years, ...amendments]) {
    for (const { date, name, working, inLieu = false, notice = change.notice } of change.days) {
      entries.set(dayNumber(date as Day), { name, working, inLieu, notice })
    }
  }
  return entries
}

/** FNV-1a over every day's meaning: short, stable across machines, enough to tell two calendars apart. */
function fingerprint(entries: ReadonlyMap<number, Entry>, until: Day): string {
  let hash = 0x811c9dc5
  const sorted = [...entries].sort(([a], [b]) => a - b)
  for (const char of `${until}${sorted.map(([n, e]) => `${n}${e.name}${e.notice}${e.working}${e.inLieu}`).join()}`) {
    hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193)
  }
  return (hash >>> 0).toString(16).padStart(8, '0')
}

/** The years covered without a gap, from the first: a notice for 2028 says nothing about 2027. */
function coverageOf(years: readonly CalendarYear[]): { readonly from: Day; readonly until: Day } {
  const first = years[0]
  if (first === undefined) throw new RangeError('A calendar needs at least one year')
  let last = first.year
  for (const { year } of years) if (year === last + 1) last = year
  const written = (year: number): string => String(year).padStart(4, '0')
  return { from: day(`${written(first.year)}-01-01`), until: day(`${written(last)}-12-31`) }
}

function kindOf(entry: Entry | undefined, n: number): DayKind {
  const weekend = weekdayOfNumber(n) > 5
  if (entry === undefined) return weekend ? 'weekend' : 'workday'
  if (entry.working) return weekend ? 'adjusted-workday' : 'workday'
  return entry.inLieu ? 'adjusted-rest' : 'holiday'
}

/**
 * A calendar from the notices of whole years and amendments to single days, later ones prevailing.
 * Days no notice mentions follow the weekend rule (国务院关于职工工作时间的规定第七条第一款).
 * @throws RangeError when there is no year, a year comes twice, or a day is impossible or listed twice by one notice.
 */
export function calendarOf(label: string, years: readonly CalendarYear[], amendments: readonly CalendarAmendment[] = []): WorkingCalendar {
  const sorted = [...years].sort((a, b) => a.year - b.year)
  for (const change of [...sorted, ...amendments]) checkedDays(change)
  const twice = sorted.find(({ year }, i) => sorted[i + 1]?.year === year)
  if (twice !== undefined) throw new RangeError(`The year ${twice.year} is given twice`)
  const coverage = coverageOf(sorted)
  const entries = entriesOf({ years: sorted, amendments })
  const numbers = workingNumbers(new Map([...entries].map(([n, { working }]) => [n, working])))
  const { isWorking, countUpTo, withCount } = numbers
  const settledUntil = plusDays(coverage.until, -unsettledDays)
  const isProvisional = (d: Day): boolean => d < coverage.from || d > settledUntil

  return {
    coveredFrom: coverage.from,
    coveredUntil: coverage.until,
    settledUntil,
    version: `${label}-${coverage.until.slice(0, 4)}-${fingerprint(entries, coverage.until)}`,
    notices: sorted,
    amendments,
    numbers,
    isProvisional,
    statusOf(d) {
      const n = dayNumber(d)
      const entry = entries.get(n)
      const cause = entry === undefined ? {} : { name: entry.name, notice: entry.notice }
      return { working: isWorking(n), kind: kindOf(entry, n), ...cause, provisional: isProvisional(d) }
    },
    isWorking: (d) => isWorking(dayNumber(d)),
    plusWorkingDays(d, n) {
      if (!Number.isInteger(n)) throw new RangeError(`Working days to add must be a whole number, not ${n}`)
      if (n === 0) return d
      const from = dayNumber(d)
      // Backwards, a working `d` has itself in the count and must not be counted; a resting one has not.
      return dayFromNumber(withCount(n > 0 ? countUpTo(from) + n : countUpTo(from - 1) + n + 1))
    },
    workingDaysBetween: (from, to) => countUpTo(dayNumber(to)) - countUpTo(dayNumber(from)),
    firstWorkingDayFrom: (d) => dayFromNumber(withCount(countUpTo(dayNumber(d) - 1) + 1)),
    lastWorkingDayUpTo: (d) => dayFromNumber(withCount(countUpTo(dayNumber(d)))),
  }
}

/**
 * `base` with changes applied in order, each under its own notice: a county that knows a notice before this package does,
 * or has a local holiday (全国年节及纪念日放假办法第四条). A change with a `year` replaces that whole year and extends the
 * coverage; one without it changes only the days it lists, and prevails over whole years, so a local holiday survives the
 * year's notice. `base` stays as it was.
 * @throws RangeError as `calendarOf` does.
 */
export function calendarWith(base: WorkingCalendar, changes: readonly CalendarChange[]): WorkingCalendar {
  const years = new Map(base.notices.map((year) => [year.year, year]))
  const amendments = [...base.amendments]
  for (const change of changes) {
    if ('year' in change) years.set(change.year, change)
    else amendments.push(change)
  }
  return calendarOf(base.version.replace(/-\d{4}-[0-9a-f]{8}$/, ''), [...years.values()], amendments)
}
