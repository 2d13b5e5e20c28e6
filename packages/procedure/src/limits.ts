import {
  type Article,
  type Day,
  type Due,
  type Duration,
  dayOf,
  dueAt,
  dueOn,
  earliestAfter,
  type Ledger,
  latestNoticeOn,
  nextFixedDate,
  type WorkingCalendar,
} from '@fadu/legal-time'
import type { AnyView, LimitView } from './case-view.ts'
import type { AnyProcedure, FixedDateLimit, NoticeLimit } from './definition.ts'
import { kept } from './kept.ts'
import { type AnyRunning, type Instance, instancesOf, ledgerOf } from './limit-instances.ts'
import type { Unfinished, Unlimited } from './view.ts'

/** Working days before the due day from which a limit shows amber, unless its definition says otherwise. */
export const amberWorkdaysDefault = 3

/** Fills in every limit that ever ran in the case, in order of start. Pure: log + calendar → limits. */
export function addLimits(procedure: AnyProcedure, view: Unfinished, calendar: WorkingCalendar): void {
  // Limits may look at limits defined above them, through the view they are handed.
  const specs = procedure.limits as Record<string, { kind?: string; applies?: (v: AnyView) => boolean }>
  for (const key in specs) {
    const spec = specs[key]!
    if (spec.applies && !spec.applies(view)) continue
    const mine =
      spec.kind === 'notice-before'
        ? noticeLimits(key, spec as unknown as NoticeLimit<never, string, never>, view, calendar)
        : spec.kind === 'fixed-date'
          ? fixedDateLimits(procedure, key, spec as unknown as FixedDateLimit<never, string, string, never>, view, calendar)
          : runningLimits(procedure, key, spec as unknown as AnyRunning, view, calendar)
    for (const limit of mine) view.allLimits.push(limit)
    const last = mine.at(-1)
    if (last) view.limits[key] = last
  }
  view.allLimits.sort((a, b) => a.startSeq - b.startSeq)
  const latest: Record<string, LimitView> = {}
  for (const limit of view.allLimits) latest[limit.key] = limit
  view.limits = latest
}

function runningLimits(
  procedure: AnyProcedure,
  key: string,
  spec: AnyRunning,
  view: AnyView,
  calendar: WorkingCalendar,
): readonly LimitView[] {
  const limits: LimitView[] = []
  const recurring = spec.kind === 'recurring'
  // What ends one run of a recurring limit begins the next; it does not end that one too.
  for (const instance of instancesOf(procedure, view, spec.from, spec.until, recurring, spec.startOn !== undefined && !recurring)) {
    const runs = typeof spec.runs === 'function' ? spec.runs(view as never, instance.start) : spec.runs
    if (!runs) continue
    const start = spec.startOn ? spec.startOn(instance.start, view as never) : instance.start.on
    if (start) limits.push(runningLimit(procedure, key, spec, view, instance, start, runs, calendar))
  }
  return limits
}

function runningLimit(
  procedure: AnyProcedure,
  key: string,
  spec: AnyRunning,
  view: AnyView,
  instance: Instance,
  start: Day,
  runs: Duration,
  calendar: WorkingCalendar,
): LimitView {
  const ledger = ledgerOf(spec, view, instance)
  const kind = spec.kind ?? 'deadline'
  const at = runs.unit === 'hour' ? dueAt(runs, instance.start.event.at ?? instance.start.event.recordedAt) : undefined
  const due = at ? hourDue(dayOf(at.at), at.reasons) : dayDue(spec, kind, runs, start, calendar, ledger)
  const extended = (ledger.extensions ?? []).reduce((total, e) => total + e.amount, 0)
  const { status, endedOn } = stateOf(procedure, spec, kind, view, instance, start, runs, due, calendar)
  const limit: { -readonly [K in keyof LimitView]: LimitView[K] } = {
    key,
    term: spec.term,
    bears: spec.bears,
    kind,
    internal: spec.internal === true,
    startedOn: start,
    due,
    articles: runs.articles,
    startSeq: instance.start.seq,
    status,
    light: lightOf(status, kind, due, spec.amberWorkdays ?? amberWorkdaysDefault, view.today, calendar),
  }
  if (at) limit.dueAt = at.at
  if (spec.extendedBy?.atMost) limit.extensionLeft = spec.extendedBy.atMost.amount - extended
  if (spec.consequence) limit.consequence = spec.consequence
  if (endedOn) limit.endedOn = endedOn
  return limit
}

const hourDue = (on: Day, reasons: Due['reasons']): Due => ({
  on,
  unrolledOn: on,
  provisional: false,
  suspended: false,
  warnOn: on,
  reasons,
  segments: [],
})

/**
 * Due days already reckoned. A day follows from the rule, its start and the ledger alone, while the same few are asked for
 * again and again; most of the work lies in putting the reasons into words.
 */
const reckoned = new WeakMap<WorkingCalendar, WeakMap<AnyRunning, Map<string, Due>>>()
/** Days kept for one limit; beyond it the older half is forgotten. */
const keptDays = 500

function dayDue(spec: AnyRunning, kind: LimitView['kind'], runs: Duration, start: Day, calendar: WorkingCalendar, ledger: Ledger): Due {
  const ofCalendar = kept(reckoned, calendar, () => new WeakMap<AnyRunning, Map<string, Due>>())
  const ofLimit = kept(ofCalendar, spec, () => new Map<string, Due>())
  // The same limit may run for another length, or by another article, in another case.
  const asked = `${start} ${written(runs)} ${isEmpty(ledger) ? '' : JSON.stringify(ledger)}`
  const known = ofLimit.get(asked)
  if (known) return known
  const rule = {
    runs,
    roll: spec.roll,
    ...(spec.rollUnder && { rollUnder: spec.rollUnder }),
    ...(lawKind(kind) && { kind: lawKind(kind)! }),
  }
  const due = dueOn(rule, start, calendar, ledger)
  if (ofLimit.size >= keptDays) for (const old of [...ofLimit.keys()].slice(0, keptDays / 2)) ofLimit.delete(old)
  ofLimit.set(asked, due)
  return due
}

const texts = new WeakMap<Duration, string>()
const written = (runs: Duration): string => kept(texts, runs, () => JSON.stringify(runs))
const isEmpty = ({ suspensions = [], exclusions = [], extensions = [] }: Ledger): boolean =>
  suspensions.length === 0 && exclusions.length === 0 && extensions.length === 0

const lawKind = (kind: LimitView['kind']): 'deadline' | 'cap' | 'limitation' | 'waiting' | undefined =>
  kind === 'cap' || kind === 'limitation' || kind === 'deadline' ? kind : kind === 'waiting' || kind === 'minimum' ? 'waiting' : undefined

function stateOf(
  procedure: AnyProcedure,
  spec: AnyRunning,
  kind: string,
  view: AnyView,
  instance: Instance,
  start: Day,
  runs: Duration,
  due: Due,
  calendar: WorkingCalendar,
): { status: LimitView['status']; endedOn?: Day } {
  if (instance.end) return { status: instance.end.on <= due.on ? 'met' : 'late', endedOn: instance.end.on }
  if (kind === 'waiting' || kind === 'minimum') {
    return { status: view.today >= earliestAfter(start, runs, calendar).on ? 'over' : 'running' }
  }
  // What a merged case owed is owed by the case that goes on.
  if (view.closedOn && (view.outcome === 'merged' || endsWithCase(procedure, spec, kind)))
    return { status: 'dropped', endedOn: view.closedOn }
  if (due.suspended) return { status: 'paused' }
  return { status: view.today > due.on ? 'expired' : 'running' }
}

/** A closed case owes nothing more, except service of what it issued and what may still be done after closing; a party's own period runs on. */
const endsWithCase = (procedure: AnyProcedure, spec: AnyRunning, kind: string): boolean =>
  kind !== 'limitation' &&
  ![spec.until].flat().some((mark) => typeof mark === 'object' || [procedure.events[mark as string]?.at].flat().includes('closed'))

function lightOf(
  status: LimitView['status'],
  kind: string,
  due: Due,
  amberWorkdays: number,
  today: Day,
  calendar: WorkingCalendar,
): LimitView['light'] {
  if (kind === 'limitation' || kind === 'waiting' || kind === 'minimum') return 'none'
  if (status === 'expired') return 'red'
  if (status === 'paused') return 'green'
  if (status !== 'running') return 'none'
  return today >= amberOn(due.on, amberWorkdays, calendar) ? 'amber' : 'green'
}

/** The day from which a limit shows amber: this many working days before its due day. */
export const amberOn = (due: Day, amberWorkdays: number, calendar: WorkingCalendar): Day => calendar.plusWorkingDays(due, -amberWorkdays)

function noticeLimits(
  key: string,
  spec: NoticeLimit<never, string, never>,
  view: Unlimited,
  calendar: WorkingCalendar,
): readonly LimitView[] {
  return view.log
    .filter((e) => e.type === (spec.given as string))
    .map((e) => {
      const announced = spec.announces(e.paper as never)
      const latest = latestNoticeOn(announced, spec.runs, calendar)
      const inTime = e.on <= latest.on
      return {
        key,
        term: spec.term,
        bears: spec.bears,
        kind: 'notice-before' as const,
        internal: spec.internal === true,
        startedOn: e.on,
        due: pointDue(latest.on, latest.reasons, calendar),
        status: inTime ? ('met' as const) : ('late' as const),
        endedOn: e.on,
        light: 'none' as const,
        ...(spec.consequence && { consequence: spec.consequence }),
        articles: spec.runs.articles,
        startSeq: e.seq,
      }
    })
}

function fixedDateLimits(
  procedure: AnyProcedure,
  key: string,
  spec: FixedDateLimit<never, string, string, never>,
  view: Unlimited,
  calendar: WorkingCalendar,
): readonly LimitView[] {
  return instancesOf(procedure, view, spec.from as never, spec.until as never, !spec.once).map((instance) => {
    const after = spec.soughtAfter?.(instance.start) ?? instance.start.on
    const next = nextFixedDate(after, spec.date, { calendar, roll: 'none', articles: spec.under })
    const due = pointDue(next.on, next.reasons, calendar)
    const status = instance.end
      ? instance.end.on <= next.on
        ? 'met'
        : 'late'
      : view.closedOn
        ? 'dropped'
        : view.today > next.on
          ? 'expired'
          : 'running'
    return {
      key,
      term: spec.term,
      bears: spec.bears,
      kind: 'fixed-date' as const,
      internal: spec.internal === true,
      startedOn: instance.start.on,
      due,
      status,
      ...(instance.end && { endedOn: instance.end.on }),
      light: lightOf(status, 'fixed-date', due, spec.amberWorkdays ?? amberWorkdaysDefault, view.today, calendar),
      articles: spec.under as readonly Article[],
      startSeq: instance.start.seq,
    }
  })
}

const pointDue = (on: Day, reasons: Due['reasons'], calendar: WorkingCalendar): Due => ({
  on,
  unrolledOn: on,
  provisional: calendar.isProvisional(on),
  suspended: false,
  warnOn: calendar.lastWorkingDayUpTo(on),
  reasons,
  segments: [],
})
