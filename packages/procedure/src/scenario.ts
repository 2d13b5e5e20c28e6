import { type Article, chinaCalendar, citeZh, type Day, day, type Instant, plusDays, type WorkingCalendar } from '@fadu/legal-time'
import type { AnyView, View } from './case-view.ts'
import { decide } from './decide.ts'
import type { AnyProcedure, Procedure } from './definition.ts'
import type { Actor, NewEvent, RecordedEvent } from './event.ts'
import { lapse } from './lapse.ts'
import { type Papers, schemaOf } from './paper.ts'
import type { Refusal } from './refusal.ts'
import { isPartyRole } from './roles.ts'
import { viewOf } from './view.ts'

export interface More {
  readonly enteredOn?: string
  readonly lateReason?: string
  readonly unsigned?: true
  readonly post?: string
  readonly at?: string
}

/** One line of a scenario: day, role, event, paper. `enteredOn` makes it a late entry; `unsigned` leaves a signed act as a draft. */
export type Line = readonly [on: string, role: string, type: string, paper?: object | undefined, more?: More | undefined]

export interface Told<P extends Papers, L extends string> {
  /** The case as seen on a day, with what the clock has recorded by then. */
  on(today: string): View<P, L>
  /** The reasons why this may not be done on that day, as article and text. Fails where it may. */
  refuses(
    on: string,
    role: string,
    type: string,
    paper?: object,
    more?: More,
  ): readonly { readonly code: string; readonly article: string | undefined; readonly text: string }[]
  /** The same story with more lines. */
  and(...lines: readonly Line[]): Told<P, L>
  readonly log: readonly RecordedEvent[]
}

/** The language tests are written in: given these events, on that day, expect. Lines are decided like real requests; a refused line throws. */
export function scenario<P extends Papers, R extends string, S extends string, D extends string, L extends string>(
  procedure: Procedure<P, R, S, D, L>,
  { calendar = chinaCalendar, district = '990101' }: { readonly calendar?: WorkingCalendar; readonly district?: string } = {},
): (...lines: readonly Line[]) => Told<P, L> {
  const any = procedure as unknown as AnyProcedure
  const told = (log: readonly RecordedEvent[]): Told<P, L> => ({
    log,
    on: (today) => viewOf(procedure, withLapses(any, log, day(today), calendar), { today: day(today), calendar }),
    refuses: (on, role, type, paper, more) => {
      const outcome = attempt(any, log, [on, role, type, paper, more], calendar)
      if ('recorded' in outcome) throw new Error(`${type} on ${on} was not refused`)
      return outcome.refused.map(({ code, under, text }) => ({ code, article: under?.[0] && citeOf(under[0]), text: text.zh }))
    },
    and: (...more) => told(play(any, log, more, calendar, district)),
  })
  return (...lines) => told(play(any, [], lines, calendar, district))
}

const citeOf = (article: Article): string => citeZh(article)

function play(
  procedure: AnyProcedure,
  start: readonly RecordedEvent[],
  lines: readonly Line[],
  calendar: WorkingCalendar,
  district?: string,
): readonly RecordedEvent[] {
  let log = start
  for (const line of lines) {
    const outcome = attempt(procedure, log, line, calendar, district)
    if ('refused' in outcome)
      throw new Error(
        `${line[2]} on ${line[0]} was refused: ${outcome.refused.map((r) => `${r.code} ${r.text.zh}${r.field ? ` (${r.field})` : ''}`).join('; ')}`,
      )
    log = outcome.recorded
    if (!line[4]?.unsigned && log.at(-1)?.type === 'draft.submitted' && line[2] !== 'draft.submitted')
      log = signAll(procedure, log, line, calendar)
  }
  return log
}

function attempt(
  procedure: AnyProcedure,
  log: readonly RecordedEvent[],
  [on, role, type, paper, more]: Line,
  calendar: WorkingCalendar,
  district?: string,
): { recorded: readonly RecordedEvent[] } | { refused: readonly Refusal[] } {
  const today = day(more?.enteredOn ?? on)
  const before = withLapses(procedure, log, today, calendar)
  const lateReason = more?.lateReason ?? (more?.enteredOn && more.enteredOn !== on ? '补录' : undefined)
  const request = {
    type,
    paper: paper ?? {},
    on: day(on),
    by: actorOf(procedure, role, more?.post),
    ...(lateReason && { lateReason }),
    ...(more?.at && { at: more.at as Instant }),
  }
  const outcome = decide(procedure, before, request, { today, calendar })
  if ('refused' in outcome) return outcome
  const all = [...before]
  for (const event of outcome.recorded) all.push(recorded(procedure, all, event, today, district))
  return { recorded: all }
}

/** Every signer of the chain signs on the same day, in order. */
function signAll(procedure: AnyProcedure, log: readonly RecordedEvent[], line: Line, calendar: WorkingCalendar): readonly RecordedEvent[] {
  const draft = log.at(-1)!.seq
  const roles = (procedure.events[line[2]]?.signed ?? []).flat() as readonly string[]
  return play(
    procedure,
    log,
    roles.map(
      (role): Line => [line[0], role, 'draft.signed', { draft }, line[4]?.enteredOn ? { enteredOn: line[4].enteredOn } : undefined],
    ),
    calendar,
  )
}

function actorOf(procedure: AnyProcedure, role: string, post = `post-${role}`): Actor {
  if (role === 'clock') return { kind: 'clock', role: 'clock' }
  if (role === 'link') return { kind: 'link', role: 'link', case: '00000000-0000-7000-8000-000000000000', seq: 1 }
  if (isPartyRole(procedure, role)) return { kind: 'party', role, party: `${role}-1`, channel: 'portal' }
  return { kind: 'post', role, post, organ: 'organ-1', person: `person-${post}` }
}

/** A log entry as the store would make it, without a chain: the engine never reads the digests. */
export function recorded(
  procedure: AnyProcedure,
  log: readonly RecordedEvent[],
  event: NewEvent,
  today: Day,
  district = log[0]?.district ?? '990101',
): RecordedEvent {
  const seq = log.length + 1
  const { numbering, ...rest } = event
  const paper = event.type in procedure.papers ? schemaOf(procedure.papers[event.type]).parse(event.paper) : event.paper
  return {
    ...rest,
    paper,
    ...(numbering && { numbering, numbers: Object.fromEntries(numbering.map((n) => [n.key, 1])) }),
    district,
    case: '00000000-0000-7000-8000-000000000001',
    seq,
    procedure: procedure.id,
    edition: procedure.edition,
    recordedAt: `${today}T01:00:00.000Z` as Instant,
    previous: '',
    hash: String(seq),
  }
}

/** What the clock records up to a day, each entry on the morning after the day its limit ended. */
export function withLapses(
  procedure: AnyProcedure,
  log: readonly RecordedEvent[],
  today: Day,
  calendar: WorkingCalendar,
): readonly RecordedEvent[] {
  let all = log
  for (let round = 0; round < 50; round++) {
    const view = viewOf(procedure, all, { today, calendar }) as unknown as AnyView
    const event = lapse(procedure, view)
    if (!event) return all
    all = [...all, recorded(procedure, all, event, plusDays(event.on, 1) > today ? today : plusDays(event.on, 1))]
  }
  throw new Error(`${procedure.id}: lapses follow one another without end`)
}
