import type { Day, Segment } from '@fadu/legal-time'
import { type AnyProcedure, type RecordedEvent, referenceKey, writtenNumber } from '@fadu/procedure'
import { searchVector } from '../bigrams.ts'
import { bearerOf } from './bearer.ts'
import { amberOn, isOpen } from './limits.ts'
import type { CaseKey, ProjectionInput } from './rows.ts'

/** A row of `case_view`: what a worklist shows of a case, with the limit that presses most. */
export interface CaseRow extends CaseKey {
  procedure: string
  edition: string
  reference: string | null
  title_zh: string
  title_en: string
  stage: string
  organ: string | null
  version: number
  began_on: Day
  closed_on: Day | null
  outcome: string | null
  head_hash: string
  handlers: Readonly<Record<string, string>>
  posts: string[]
  links: readonly unknown[]
  limit_key: string | null
  limit_zh: string | null
  limit_en: string | null
  started_on: Day | null
  due_on: Day | null
  amber_on: Day | null
  paused: boolean
  provisional: boolean
  rating: number | null
  /** The stretches of the limit that presses most, for its line in the list. */
  segments: readonly Segment[]
  search: string
  updated_at: string
}

export function caseRow(input: ProjectionInput): CaseRow {
  const { procedure, view, at } = input
  const head = input.sealedLog.at(-1)!
  const reference = referenceOf(procedure, input.sealedLog[0]!, input.organName)
  const title = procedure.title(view.facts)
  const pressed = pressing(input)
  // Every column by name: a spread in front of two dozen columns is what the whole projection would spend most on.
  return {
    district: at.district,
    case_id: at.case_id,
    procedure: procedure.id,
    edition: view.edition,
    reference,
    title_zh: title.zh,
    title_en: title.en,
    stage: view.stage,
    organ: view.organ ?? null,
    version: view.version,
    began_on: view.began,
    closed_on: view.closedOn ?? null,
    outcome: view.outcome ?? null,
    head_hash: head.hash,
    handlers: view.handlers,
    posts: postsOf(input),
    links: view.links,
    limit_key: pressed.limit_key,
    limit_zh: pressed.limit_zh,
    limit_en: pressed.limit_en,
    started_on: pressed.started_on,
    due_on: pressed.due_on,
    segments: pressed.segments,
    amber_on: pressed.amber_on,
    paused: pressed.paused,
    provisional: pressed.provisional,
    rating: view.rating?.score ?? null,
    search: searchVector(title.zh, title.en, reference ?? ''),
    updated_at: head.recordedAt,
  }
}

/** The case's number as its organ writes it; `null` where the first event took none. */
export function referenceOf(procedure: AnyProcedure, first: RecordedEvent, organName: (organ: string) => string): string | null {
  const n = first.numbers?.[referenceKey]
  const request = first.numbering?.find((r) => r.key === referenceKey)
  return n && request ? writtenNumber(procedure.reference.format, { shortName: organName(request.organ) }, first, n) : null
}

/** The open limit an office bears that is due first; a paused one only when nothing runs. */
function pressing({ procedure, view, calendar }: ProjectionInput) {
  const open = view.closedOn
    ? []
    : view.allLimits.filter(
        (limit) => isOpen(limit) && limit.kind !== 'waiting' && limit.kind !== 'minimum' && !bearerOf(procedure, view, limit.bears).outside,
      )
  const paused = (limit: (typeof open)[number]) => limit.status === 'paused'
  const first = open.toSorted((a, b) => Number(paused(a)) - Number(paused(b)) || (a.due.on < b.due.on ? -1 : 1))[0]
  return {
    limit_key: first?.key ?? null,
    limit_zh: first?.term.zh ?? null,
    limit_en: first?.term.en ?? null,
    started_on: first?.startedOn ?? null,
    due_on: first?.due.on ?? null,
    segments: first?.due.segments ?? [],
    amber_on: first ? amberOn(procedure, first, calendar) : null,
    paused: first !== undefined && paused(first),
    provisional: open.some((limit) => limit.due.provisional),
  }
}

/**
 * Under which keys the case is seen: posts that had a hand in it or have it now, and for each role held by duty
 * `duty@organ` (`duty@*` where any organ may hold it), so that one overlap answers who may see it.
 */
function postsOf({ procedure, view }: ProjectionInput): string[] {
  const posts = new Set(Object.values(view.handlers))
  for (const event of view.log) if (event.by.kind === 'post') posts.add(event.by.post)
  for (const role of Object.keys(procedure.roles)) {
    const { post, duty, organs } = bearerOf(procedure, view, role)
    if (post) posts.add(post)
    else if (duty) for (const organ of organs) posts.add(`${duty}@${organ}`)
  }
  return [...posts].sort()
}
