import type { Day, WorkingCalendar } from '@fadu/legal-time'
import { type AnyView, type CaseId, erasedMark, type RecordedEvent } from '@fadu/procedure'
import { mapSealed } from './chain.ts'
import { decrypt } from './cipher.ts'
import type { StoreContext } from './context.ts'
import type { Connection } from './database.ts'
import { openValue, type PartyKeys, placeOf } from './sealing.ts'
import { called, sql } from './sql.ts'
import type { WrittenRows } from './view-rows.ts'

/** A case's log in both forms, with the keys of its parties. */
export interface CaseLog {
  /** Personal values readable, or {@link erasedMark} where they were erased. */
  readonly events: readonly RecordedEvent[]
  /** As stored and hashed. */
  readonly sealed: readonly RecordedEvent[]
  readonly keys: PartyKeys
  /** Commitment → salt (hex), value and kind; erased ones are missing, and those this process itself wrote since it read the case. */
  readonly reveals: ReadonlyMap<string, Reveal>
  /** Counts every write of the case's rows; 0 before the first. An append must have been built on the latest. */
  readonly revision: number
  /** The rows as they stand in the views under this revision, where this process wrote them. */
  readonly rows?: WrittenRows
  /** The view of exactly this log, where it was computed already, and for when. */
  readonly view?: { readonly view: AnyView; readonly today: Day; readonly calendar: WorkingCalendar }
}

export const emptyLog: CaseLog = { events: [], sealed: [], keys: new Map(), reveals: new Map(), revision: 0 }

export interface Reveal {
  readonly salt: string
  readonly value: string
  readonly party: string
  readonly kind: string
}

interface Row {
  revision: number
  /** It stands as the reader knows it: nothing else is told. */
  same: boolean
  events: { body: Omit<RecordedEvent, 'hash'>; hash: string }[] | null
  values: { digest: string; party: string; kind: string; cipher: string | null }[] | null
  keys: { party: string; wrapped: string | null }[] | null
}

/** What the reader remembers of a case; nothing by default. */
export type Known = (caseId: CaseId) => CaseLog | undefined

/** Reads a case in one round trip. An unknown case is an empty log. */
export async function readCase(context: StoreContext, on: Connection, caseId: CaseId): Promise<CaseLog> {
  return (await readCases(context, on, [caseId])).get(caseId) ?? emptyLog
}

/**
 * Reads several cases in one round trip; cases without events are missing from the result. A known one is taken as it is remembered
 * where the database says that nothing of it was written since: neither an entry (its head) nor an erasure or a new view (its revision).
 */
export async function readCases(
  context: StoreContext,
  on: Connection,
  caseIds: readonly CaseId[],
  known: Known = () => undefined,
): Promise<ReadonlyMap<CaseId, CaseLog>> {
  const remembered = caseIds.map(known)
  const rows = await readRows(context, on, caseIds, remembered)
  const logs = new Map<CaseId, CaseLog>()
  for (const [i, caseId] of caseIds.entries()) {
    const row = rows.get(caseId)
    if (row) logs.set(caseId, row.same ? remembered[i]! : openRow(context, caseId, row))
  }
  return logs
}

async function readRows(
  { district }: StoreContext,
  on: Connection,
  caseIds: readonly CaseId[],
  known: readonly (CaseLog | undefined)[],
): Promise<Map<CaseId, Row>> {
  const revisions = known.map((log) => log?.revision ?? null)
  const heads = known.map((log) => log?.sealed.at(-1)?.hash ?? null)
  const rows = await on.query<Row & { case_id: string }>(
    called(
      'read-cases',
      sql`
    select c.case_id::text, v.revision, v.same,
      case when not v.same then (select jsonb_agg(jsonb_build_object('body', e.body, 'hash', e.hash) order by e.seq)
       from event e where e.district = ${district} and e.case_id = c.case_id) end as events,
      case when not v.same then (select jsonb_agg(jsonb_build_object('digest', s.digest, 'party', s.party, 'kind', s.kind, 'cipher', encode(s.cipher, 'base64')))
       from sealed_value s where s.district = ${district} and s.case_id = c.case_id) end as values,
      case when not v.same then (select jsonb_agg(jsonb_build_object('party', k.party, 'wrapped', encode(k.wrapped, 'base64')))
       from party_key k where k.district = ${district} and k.case_id = c.case_id) end as keys
    from unnest(${caseIds}::uuid[], ${revisions}::bigint[], ${heads}::text[]) as c(case_id, revision, head)
    cross join lateral (select max(o.revision) as revision, coalesce(bool_and(o.revision = c.revision and o.head_hash = c.head), false) as same
      from case_view o where o.district = ${district} and o.case_id = c.case_id) v`,
    ),
  )
  return new Map(rows.filter((row) => row.same || row.events !== null).map((row) => [row.case_id, row]))
}

function openRow(context: StoreContext, caseId: CaseId, row: Row): CaseLog {
  const keys: PartyKeys = new Map((row.keys ?? []).map(({ party, wrapped }) => [party, unwrap(context, caseId, party, wrapped)]))
  const reveals = new Map<string, Reveal>()
  for (const { digest, party, kind, cipher } of row.values ?? []) {
    const key = keys.get(party)
    if (key && cipher) reveals.set(digest, { ...openValue(key, digest, Buffer.from(cipher, 'base64')), party, kind })
  }
  const sealed = (row.events ?? []).map(({ body, hash }) => ({ ...body, hash }) as RecordedEvent)
  return { sealed, events: unsealed(sealed, reveals), keys, reveals, revision: row.revision ?? 0 }
}

const unwrap = ({ masterKey, district }: StoreContext, caseId: CaseId, party: string, wrapped: string | null): Buffer | null =>
  wrapped === null ? null : decrypt(masterKey, Buffer.from(wrapped, 'base64'), placeOf(district, caseId, party))

function unsealed(sealed: readonly RecordedEvent[], reveals: ReadonlyMap<string, Reveal>): readonly RecordedEvent[] {
  return sealed.map((event) => ({ ...event, paper: mapSealed(event.paper, (digest) => reveals.get(digest)?.value ?? erasedMark) }))
}
