import type { ConcernView, StatusView } from '@fadu/contract'
import { type Day, dayOf, daysBetween, instant, millisecondsOf } from '@fadu/legal-time'

const hours = 3_600_000
const gigabyte = 2 ** 30

type Standing = Omit<StatusView, 'concerns'>
type Light = ConcernView['light'] | undefined

/** Red where something does not happen that must, amber where it soon will not. */
const lightOf = (value: number, amber: number, red: number): Light => (value >= red ? 'red' : value >= amber ? 'amber' : undefined)

/** What calls for somebody, the most urgent first. Pure: the page, the test and an alarm see the same. */
export function concernsOf(standing: Standing): ConcernView[] {
  const found: ConcernView[] = []
  const note = (code: ConcernView['code'], light: Light, of?: string) => {
    if (light) found.push({ code, light, ...(of !== undefined && { of }) })
  }
  for (const job of standing.jobs) {
    note('jobs-failed', job.failed > 0 ? 'red' : undefined, job.name)
    note('jobs-waiting', lightOf(job.oldestSeconds, 300, 3600), job.name)
  }
  const today = dayOf(instant(standing.at))
  const since = (day: string | undefined) => (day ? daysBetween(day as Day, today) : 0)
  note('lapses-late', lightOf(since(standing.time.oldestLapse), 1, 2))
  note('seal-late', lightOf(since(standing.time.unsealedSince), 2, 3))
  note('disk-low', diskLight(standing.disk))
  if (standing.mode === 'real') {
    const { at } = standing.backup
    if (!at) note('backup-missing', 'red')
    else note('backup-old', lightOf(millisecondsOf(instant(standing.at)) - millisecondsOf(instant(at)), 26 * hours, 50 * hours))
  }
  for (const year of standing.calendar.missing) note('calendar-missing', calendarLight(year, today), String(year))
  for (const version of new Set(standing.processes.map((p) => p.version)))
    if (version !== standing.version) note('versions-differ', 'amber', version)
  return found.toSorted((a, b) => (a.light === b.light ? 0 : a.light === 'red' ? -1 : 1))
}

const diskLight = ({ freeBytes, totalBytes }: Standing['disk']): Light =>
  freeBytes < gigabyte || freeBytes < totalBytes * 0.03
    ? 'red'
    : freeBytes < 5 * gigabyte || freeBytes < totalBytes * 0.1
      ? 'amber'
      : undefined

// The State Council's notice for a year comes in the November before.
const calendarLight = (year: number, today: Day): Light =>
  Number(today.slice(0, 4)) >= year ? 'red' : today.slice(5) >= '12-01' ? 'amber' : undefined
