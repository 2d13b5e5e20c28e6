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
import { type AnyRunning, type Instance, instancesOf, ledgerOf } from './limit-instances.ts'
import type { Unlimited } from './view.ts'

/** Working days before the due day from which a limit shows amber, unless its definition says otherwise. */
export const amberWorkdaysDefault = 3

/** Every limit that ever ran in the case, in order of start. Pure: log + calendar → limits. */
export function limitsOf(procedure: AnyProcedure, view: Unlimited, calendar: WorkingCalendar): readonly LimitView[] {
  const found: LimitView[] = []
  // Limits may look at limits defined above them, through the view they are handed.
  const known: Record<string, LimitView> = {}
  const lookingBack = { ...view, limits: known, allLimits: found } as AnyView
  for (const [key, spec] of Object.entries(procedure.limits as Record<string, { kind?: string; applies?: (v: AnyView) => boolean }>)) {
    if (spec.applies && !spec.applies(lookingBack)) continue
    const mine =
      spec.kind === 'notice-before'
        ? noticeLimits(key, spec as unknown as NoticeLimit<never, string, never>, view, calendar)
        : spec.kind === 'fixed-date'
          ? fixedDateLimits(procedure, key, spec as unknown as FixedDateLimit<never, string, string, never>, view, calendar)
          : runningLimits(procedure, key, spec as unknown as AnyRunning, lookingBack, calendar)
    found.push(...mine)
    const last = mine.at(-1)
    if (last) known[key] = last
  }
  return found.sort((a, b) => a.startSeq - b.startSeq)
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
  const base = {
    key,
    term: spec.term,
    bears: spec.bears,
    kind,
    internal: spec.internal === true,
    startedOn: start,
    due,
    ...(at && { dueAt: at.at }),
    ...(spec.extendedBy?.atMost && { extensionLeft: spec.extendedBy.atMost.amount - extended }),
    ...(spec.consequence && { consequence: spec.consequence }),
    articles: runs.articles,
    startSeq: instance.start.seq,
  }
  const { status, endedOn } = stateOf(procedure, spec, kind, view, instance, start, runs, due, calendar)
  return {
    ...base,
    status,
    ...(endedOn && { endedOn }),
    light: lightOf(status, kind, due, spec.amberWorkdays ?? amberWorkdaysDefault, view.today, calendar),
  }
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
  const asked = JSON.stringify([start, runs, ledger])
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

function kept<K extends WeakKey, V>(held: WeakMap<K, V>, key: K, made: () => V): V {
  const known = held.get(key) ?? made()
  held.set(key, known)
  return known
}

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
