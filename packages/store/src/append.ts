import { dayOf, type Instant } from '@fadu/legal-time'
import { type AnyProcedure, type AnyView, type CaseId, type NewEvent, procedureOf, type RecordedEvent } from '@fadu/procedure'
import { asStored, canonical } from './canonical.ts'
import { type CaseLog, readCase } from './case-log.ts'
import { genesisOf } from './chain.ts'
import type { StoreContext } from './context.ts'
import { type Connection, type Transaction, violated } from './database.ts'
import { digestOf } from './digest.ts'
import { filesIn } from './export-format.ts'
import { takeNumbers } from './numbers.ts'
import { project } from './projections/project.ts'
import type { Job, Queue } from './queue.ts'
import { newPartyKey, personalOf, placeOf, replaceAt, type SealedValue, sealValue } from './sealing.ts'
import { sql } from './sql.ts'

export interface AppendRequest {
  readonly case: CaseId
  readonly procedure: string
  readonly edition: string
  /** 0 opens the case. */
  readonly expectedVersion: number
  readonly events: readonly NewEvent[]
  /** The log `decide` was given, as {@link readCase} returned it; saves reading it again. Only the very object returned by `readLog`. */
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

/** `conflict`: somebody was faster; the number is the version the case has now. Decide again on the new log. */
export type AppendResult = Appended | { readonly conflict: number }

/** Thrown inside the transaction to undo what it did (numbers taken) and turned into a value outside. */
class VersionConflict extends Error {
  readonly version: number
  constructor(version: number) {
    super(`the case is at version ${version}`)
    this.version = version
  }
}

/**
 * Writes events of one case: the only way anything enters the log. Events, numbers, sealed values, views, file links,
 * idempotency record and jobs are one transaction.
 * @throws where the events cannot be stored at all (unknown edition, text with NUL); a lost race is a value, not an error
 */
export async function append(context: StoreContext, queue: Queue | undefined, request: AppendRequest): Promise<AppendResult> {
  const log = request.log ?? (await readCase(context, context.database, request.case))
  const version = log.sealed.length
  if (version !== request.expectedVersion) return { conflict: version }
  const plain = !request.jobs && !request.after && !request.events.some((event) => event.numbering?.length)
  try {
    // One statement is a transaction of its own: without numbers, jobs or hooks the append is a single round trip.
    if (plain) return await write(context, context.database, request, log, [])
    return await context.database.transaction((tx) => appendIn(context, queue, tx, request, log))
  } catch (error) {
    if (error instanceof VersionConflict) return { conflict: error.version }
    const constraint = violated(error)
    // An idempotency key that came first elsewhere: the caller finds the answer when it looks again.
    if (constraint === 'event_pkey' || constraint === 'case_view_pkey' || constraint === 'idempotency_pkey') {
      return { conflict: (await readCase(context, context.database, request.case)).sealed.length }
    }
    throw error
  }
}

/** {@link append} inside a transaction; a lost race throws and must roll the whole back. */
async function appendIn(
  context: StoreContext,
  queue: Queue | undefined,
  tx: Transaction,
  request: AppendRequest,
  log: CaseLog,
): Promise<Appended> {
  const numbers = await takeNumbers(
    tx,
    context.district,
    request.events.map((event) => event.numbering ?? []),
  )
  const appended = await write(context, tx, request, log, numbers)
  await sendJobs(queue, tx, request, appended)
  await request.after?.(tx, appended)
  return appended
}

export async function sendJobs(queue: Queue | undefined, tx: Transaction, request: AppendRequest, appended: Appended): Promise<void> {
  const jobs = typeof request.jobs === 'function' ? request.jobs(appended) : (request.jobs ?? [])
  if (jobs.length === 0) return
  if (!queue) throw new Error('This store was opened without a queue, so jobs cannot be sent')
  await queue.send(tx, jobs)
}

/** The statement that writes everything, inside or outside of a transaction. */
async function write(
  context: StoreContext,
  on: Connection,
  request: AppendRequest,
  log: CaseLog,
  numbers: readonly Readonly<Record<string, number>>[],
): Promise<Appended> {
  const { appended, payload } = prepare(context, request, log, numbers)
  await writePrepared(context, on, [{ request, log, payload }])
  return appended
}

/** Writes several prepared appends in one round trip. @throws VersionConflict for the first that lost its race */
export async function writePrepared(
  { district }: StoreContext,
  on: Connection,
  prepared: readonly { readonly request: AppendRequest; readonly log: CaseLog; readonly payload: object }[],
): Promise<void> {
  const rows = prepared.map(({ request, log, payload }) => ({
    c: request.case,
    v: request.expectedVersion,
    h: log.sealed.at(-1)?.hash ?? '',
    p: payload,
  }))
  const found = await on.query<{ version: number | null }>(sql`
    select append_events(${district}, r.c, r.v, r.h, r.p) as version
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(c uuid, v integer, h text, p jsonb)`)
  const lost = found.find(({ version }) => version !== null)
  if (lost) throw new VersionConflict(lost.version!)
}

/** What will be written, computed without the database. */
export function prepare(context: StoreContext, request: AppendRequest, log: CaseLog, numbers: readonly Readonly<Record<string, number>>[]) {
  const now = context.now()
  const procedure = procedureOf(context.catalogue, request.procedure, request.edition)
  const sealer = newSealer(context, request.case, procedure, log)
  const events = [...log.events]
  const sealed = [...log.sealed]
  for (const [i, event] of request.events.entries()) {
    const stored = {
      ...recordOf(context, request, event, now, numbers[i]),
      seq: sealed.length + 1,
      previous: sealed.at(-1)?.hash ?? genesisOf(context.digest, context.district, request.case),
    }
    const text = canonical({ ...stored, paper: sealer.seal(event, events) })
    const hash = digestOf(context.digest, text)
    const envelope = { ...(JSON.parse(text) as RecordedEvent), hash }
    sealed.push(envelope)
    events.push({ ...envelope, paper: asStored(event.paper) })
  }
  const { view, rows } = project(events, sealed, { ...context, calendar: context.calendar(), today: dayOf(now) })
  const appended: Appended = { recorded: events.slice(log.events.length), view }
  const written = sealed.slice(log.sealed.length)
  return {
    appended,
    payload: {
      events: written.map(({ hash, ...body }) => ({ hash, body })),
      keys: sealer.keys,
      sealed: sealer.values.map((value) => ({ ...value, cipher: value.cipher.toString('base64') })),
      files: written.flatMap((event) =>
        [...new Set([...filesIn(event.paper).map((file) => file.hash), ...(request.files ?? [])])].map((hash) => ({
          hash,
          seq: event.seq,
        })),
      ),
      views: rows,
      ...(request.idempotency && { idempotency: idempotencyRow(request.idempotency, appended, now) }),
    },
  }
}

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

const idempotencyRow = ({ actor, key, requestHash, response }: IdempotentRequest, appended: Appended, at: Instant) => ({
  actor,
  key,
  request_hash: requestHash,
  response: asStored(response(appended)),
  at,
})

/** Seals the events of one append; collects new keys and ciphers on the way. */
function newSealer(context: StoreContext, caseId: CaseId, procedure: AnyProcedure, log: CaseLog) {
  const known = new Map(log.keys)
  const keys: { party: string; wrapped: string }[] = []
  const values: SealedValue[] = []
  const keyOf = (party: string): Buffer => {
    const key = known.get(party)
    if (key) return key
    const fresh = newPartyKey(context.masterKey, placeOf(context.district, caseId, party))
    known.set(party, fresh.key)
    keys.push({ party, wrapped: fresh.wrapped.toString('base64') })
    return fresh.key
  }
  const seal = (event: NewEvent, before: readonly RecordedEvent[]): unknown =>
    replaceAt(
      event.paper,
      personalOf(procedure, event, before).map((found) => {
        const value = sealValue(context.digest, keyOf(found.party), found)
        values.push(value)
        return { path: found.path, by: { sealed: value.digest } }
      }),
    )
  return { keys, values, seal }
}
