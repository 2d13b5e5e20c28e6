import { dayOf, type Instant } from '@fadu/legal-time'
import {
  type AnyProcedure,
  type AnyView,
  type CaseId,
  type NewEvent,
  personalOf,
  procedureOf,
  type RecordedEvent,
  withValues,
} from '@fadu/procedure'
import { asStored, canonical } from './canonical.ts'
import type { CaseLog } from './case-log.ts'
import { genesisOf } from './chain.ts'
import type { StoreContext } from './context.ts'
import type { Connection, Transaction } from './database.ts'
import { digestOf } from './digest.ts'
import { forgetting } from './erase.ts'
import { filesIn } from './export-format.ts'
import { type LastNumbers, lastOf, type SeriesName, type SeriesRow, wantedAfter } from './numbers.ts'
import { project } from './projections/project.ts'
import type { Job, Queue } from './queue.ts'
import { newPartyKey, placeOf, type SealedValue, sealValue } from './sealing.ts'
import { called, sql } from './sql.ts'
import { joinParts, type RowParts, rowPartNames, rowParts, writtenRows } from './view-rows.ts'

export interface AppendRequest {
  readonly case: CaseId
  readonly procedure: string
  readonly edition: string
  /** 0 opens the case. */
  readonly expectedVersion: number
  readonly events: readonly NewEvent[]
  /** The log `decide` was given; saves reading it again. Only the very object that `readLog` or `recentLog` gave. */
  readonly log?: CaseLog
  readonly idempotency?: IdempotentRequest
  /** Sent in the same transaction: either both are there or neither. */
  readonly jobs?: readonly Job[] | ((recorded: Appended) => readonly Job[])
  /** Hashes of files beyond those the papers name. */
  readonly files?: readonly string[]
  /** Runs last, in the transaction; what it throws undoes everything. */
  readonly after?: (tx: Transaction, recorded: Appended) => Promise<void>
}

export interface IdempotentRequest {
  readonly actor: string
  readonly key: string
  /** Digest of the request, so that another request under the same key is noticed. */
  readonly requestHash: string
  /** What to answer when the same request comes again. */
  readonly response: (recorded: Appended) => unknown
}

export interface Appended {
  readonly recorded: readonly RecordedEvent[]
  readonly view: AnyView
}

/** `conflict`: somebody was faster, or the request was answered before; the number is the version the case has now. Decide again on the new log. */
export type AppendResult = Appended | { readonly conflict: number }

/** An append whose rows, hashes and seals are computed; only the database has to agree. */
export interface Prepared {
  readonly request: AppendRequest
  readonly appended: Appended
  /** The case as it stands once this is written. */
  readonly next: CaseLog
  readonly parts: AppendParts
}

const ownParts = ['heads', 'events', 'keys', 'sealed', 'files', 'idempotency'] as const
type AppendParts = RowParts & Partial<Record<(typeof ownParts)[number], string[]>>
const partNames = [...ownParts, ...rowPartNames] as const

const joined = (prepared: readonly Prepared[]): string =>
  joinParts(
    partNames,
    prepared.map(({ parts }) => parts),
  )

/**
 * Writes prepared appends of different cases in one statement, which is a transaction of its own outside of one.
 * @returns the version of each case that was not written because it is no longer what the append was built on
 */
export async function writePrepared(
  { district }: StoreContext,
  on: Connection,
  prepared: readonly Prepared[],
): Promise<ReadonlyMap<CaseId, number>> {
  const lost = await on.query<{ case_id: CaseId; version: number }>(
    called('append', sql`select case_id::text, version from append_group(${district}, ${joined(prepared)}::jsonb)`),
  )
  return new Map(lost.map(({ case_id, version }) => [case_id, version]))
}

/**
 * The same for appends that take running numbers, computed after these: numbers and cases together in one statement.
 * @returns where other numbers stand in the database, which then has written nothing, those; else nothing
 * @throws where a case is no longer what the append was built on: nothing is written, and no number is taken
 */
export async function writeNumbered(
  { database, district }: StoreContext,
  prepared: readonly Prepared[],
  wanted: ReadonlyMap<SeriesName, number>,
  last: LastNumbers,
): Promise<LastNumbers | undefined> {
  const [row] = await database.query<{ said: readonly SeriesRow[] | null }>(
    called(
      'append-numbered',
      sql`select append_numbered(${district}, ${wantedAfter(wanted, last)}::jsonb, ${joined(prepared)}::jsonb) as said`,
    ),
  )
  return row!.said ? lastOf(row!.said) : undefined
}

export async function sendJobs(queue: Queue | undefined, tx: Transaction, prepared: readonly Prepared[]): Promise<void> {
  const jobs = prepared.flatMap(({ request, appended }) =>
    typeof request.jobs === 'function' ? request.jobs(appended) : (request.jobs ?? []),
  )
  if (jobs.length === 0) return
  if (!queue) throw new Error('This store was opened without a queue, so jobs cannot be sent')
  await queue.send(tx, jobs)
}

/** What will be written, computed without the database. */
export function prepare(
  context: StoreContext,
  request: AppendRequest,
  before: CaseLog,
  numbers: readonly Readonly<Record<string, number>>[],
): Prepared {
  const log = forgetting(context, request, before)
  const now = notBefore(context, log.sealed.at(-1))
  const procedure = procedureOf(context.catalogue, request.procedure, request.edition)
  const sealer = newSealer(context, request.case, procedure, log)
  const { events, sealed, texts } = chained(context, request, log, numbers, now, sealer)
  const today = dayOf(now)
  const calendar = context.calendar()
  const { catalogue, district, organName, indicators, watch } = context
  const { view, rows } = project(events, sealed, { catalogue, district, organName, indicators, watch, calendar })
  const appended: Appended = { recorded: events.slice(log.events.length), view }
  const fresh = writtenRows(rows)
  return {
    request,
    appended,
    next: {
      events,
      sealed,
      keys: sealer.known,
      reveals: log.reveals,
      revision: log.revision + 1,
      rows: fresh,
      view: { view, today, calendar },
    },
    parts: {
      ...rowParts(request.case, fresh, log.rows, log.sealed.length === 0, now),
      heads: [headOf(request, log)],
      events: texts,
      keys: sealer.keys.map((key) => JSON.stringify({ case_id: request.case, ...key })),
      sealed: sealer.values.map(({ cipher, ...value }) =>
        JSON.stringify({ case_id: request.case, ...value, cipher: cipher.toString('base64') }),
      ),
      files: filesOf(request, sealed.slice(log.sealed.length)),
      ...(request.idempotency && { idempotency: [idempotencyRow(request.case, request.idempotency, appended, now)] }),
    },
  }
}

/** The log with the new events at its end, readable and sealed, each named by its hash; and their texts for the statement. */
function chained(
  context: StoreContext,
  request: AppendRequest,
  log: CaseLog,
  numbers: readonly Readonly<Record<string, number>>[],
  now: Instant,
  sealer: ReturnType<typeof newSealer>,
) {
  const events = [...log.events]
  const sealed = [...log.sealed]
  const texts: string[] = []
  for (const [i, event] of request.events.entries()) {
    const stored = {
      ...recordOf(context, request, event, now, numbers[i]),
      seq: sealed.length + 1,
      previous: sealed.at(-1)?.hash ?? genesisOf(context.digest, context.district, request.case),
    }
    const paper = sealer.seal(event, events)
    const text = canonical({ ...stored, paper })
    const hash = digestOf(context.digest, text)
    const envelope: RecordedEvent & { hash: string } = JSON.parse(text)
    envelope.hash = hash
    sealed.push(envelope)
    // Where nothing personal stands in it, one form of the entry is both.
    events.push(paper === event.paper ? envelope : { ...envelope, paper: asStored(event.paper) })
    texts.push(`{"case_id":"${request.case}","hash":"${hash}","body":${text}}`)
  }
  return { events, sealed, texts }
}

/** A clock that was set back does not reach into the log: no entry is dated before the one it follows, nor into a day that is sealed. */
const notBefore = (context: StoreContext, last: RecordedEvent | undefined): Instant =>
  [context.now(), last?.recordedAt ?? '', context.sealedDays.unsealedFrom ?? ''].reduce((a, b) => (a > b ? a : b)) as Instant

const headOf = ({ case: case_id, expectedVersion: version, idempotency }: AppendRequest, log: CaseLog): string =>
  JSON.stringify({
    case_id,
    version,
    ...(version > 0 && { revision: log.revision, previous: log.sealed.at(-1)?.hash ?? '' }),
    ...(idempotency && { actor: idempotency.actor, key: idempotency.key }),
  })

const filesOf = (request: AppendRequest, written: readonly RecordedEvent[]): string[] =>
  written.flatMap(({ paper, seq }) =>
    [...new Set([...filesIn(paper).map((file) => file.hash), ...(request.files ?? [])])].map((hash) =>
      JSON.stringify({ case_id: request.case, hash, seq }),
    ),
  )

function recordOf(
  context: StoreContext,
  request: AppendRequest,
  event: NewEvent,
  now: Instant,
  numbers: Readonly<Record<string, number>> | undefined,
) {
  const taken = numbers && Object.keys(numbers).length > 0 ? { numbers } : {}
  return {
    ...event,
    ...taken,
    district: context.district,
    case: request.case,
    procedure: request.procedure,
    edition: request.edition,
    recordedAt: now,
  }
}

const idempotencyRow = (
  case_id: CaseId,
  { actor, key, requestHash, response }: IdempotentRequest,
  appended: Appended,
  at: Instant,
): string =>
  `{"response":${canonical(response(appended))},${JSON.stringify({ case_id, actor, key, request_hash: requestHash, at }).slice(1)}`

/** Seals the events of one append; collects new keys and ciphers on the way. */
function newSealer(context: StoreContext, caseId: CaseId, procedure: AnyProcedure, log: CaseLog) {
  const known = new Map(log.keys)
  const keys: { party: string; wrapped: string }[] = []
  const values: SealedValue[] = []
  const keyOf = (party: string): Buffer => {
    const key = known.get(party)
    if (key) return key
    const fresh = newPartyKey(context, placeOf(context.district, caseId, party))
    known.set(party, fresh.key)
    keys.push({ party, wrapped: fresh.wrapped.toString('base64') })
    return fresh.key
  }
  const seal = (event: NewEvent, before: readonly RecordedEvent[]): unknown =>
    withValues(
      event.paper,
      personalOf(procedure, event, before).map((found) => {
        const value = sealValue(context, keyOf(found.party), found)
        values.push(value)
        return { path: found.path, by: { sealed: value.digest } }
      }),
    )
  return { known, keys, values, seal }
}
