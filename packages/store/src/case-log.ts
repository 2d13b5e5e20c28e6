import type { Day, WorkingCalendar } from '@fadu/legal-time'
import type { AnyView, CaseId, RecordedEvent } from '@fadu/procedure'
import { mapSealed } from './chain.ts'
import { decrypt } from './cipher.ts'
import type { StoreContext } from './context.ts'
import type { Connection } from './database.ts'
import { erasedMark, openValue, type PartyKeys, placeOf } from './sealing.ts'
import { called, sql } from './sql.ts'
import type { WrittenRows } from './view-rows.ts'

/** A case's log in both forms, with the keys of its parties. */
export interface CaseLog {
  /** Personal values readable, or {@link erasedMark} where they were erased. */
  readonly events: readonly RecordedEvent[]
  /** As stored and hashed. */
  readonly sealed: readonly RecordedEvent[]
  readonly keys: PartyKeys
  /** Commitment → salt (hex), value and kind; erased ones are missing. */
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
  events: { body: Omit<RecordedEvent, 'hash'>; hash: string }[] | null
  values: { digest: string; party: string; kind: string; cipher: string | null }[] | null
  keys: { party: string; wrapped: string | null }[] | null
}

/** Reads a case in one round trip. An unknown case is an empty log. */
export async function readCase(context: StoreContext, on: Connection, caseId: CaseId): Promise<CaseLog> {
  return openRow(context, caseId, (await readRows(context, on, [caseId])).get(caseId))
}

/** Reads several cases in one round trip; cases without events are missing from the result. */
export async function readCases(context: StoreContext, on: Connection, caseIds: readonly CaseId[]): Promise<ReadonlyMap<CaseId, CaseLog>> {
  const rows = await readRows(context, on, caseIds)
  return new Map([...rows].map(([caseId, row]) => [caseId, openRow(context, caseId, row)]))
}

async function readRows({ district }: StoreContext, on: Connection, caseIds: readonly CaseId[]): Promise<Map<CaseId, Row>> {
  const rows = await on.query<Row & { case_id: string }>(
    called(
      'read-cases',
      sql`
    select c.case_id::text,
      (select v.revision from case_view v where v.district = ${district} and v.case_id = c.case_id) as revision,
      (select jsonb_agg(jsonb_build_object('body', e.body, 'hash', e.hash) order by e.seq)
       from event e where e.district = ${district} and e.case_id = c.case_id) as events,
      (select jsonb_agg(jsonb_build_object('digest', v.digest, 'party', v.party, 'kind', v.kind, 'cipher', encode(v.cipher, 'base64')))
       from sealed_value v where v.district = ${district} and v.case_id = c.case_id) as values,
      (select jsonb_agg(jsonb_build_object('party', k.party, 'wrapped', encode(k.wrapped, 'base64')))
       from party_key k where k.district = ${district} and k.case_id = c.case_id) as keys
    from unnest(${caseIds}::uuid[]) as c(case_id)`,
    ),
  )
  return new Map(rows.filter((row) => row.events !== null).map((row) => [row.case_id, row]))
}

function openRow(context: StoreContext, caseId: CaseId, row: Row | undefined): CaseLog {
  const keys: PartyKeys = new Map((row?.keys ?? []).map(({ party, wrapped }) => [party, unwrap(context, caseId, party, wrapped)]))
  const reveals = new Map<string, Reveal>()
  for (const { digest, party, kind, cipher } of row?.values ?? []) {
    const key = keys.get(party)
    if (key && cipher) reveals.set(digest, { ...openValue(key, digest, Buffer.from(cipher, 'base64')), party, kind })
  }
  const sealed = (row?.events ?? []).map(({ body, hash }) => ({ ...body, hash }) as RecordedEvent)
  return { sealed, events: unsealed(sealed, reveals), keys, reveals, revision: row?.revision ?? 0 }
}

const unwrap = ({ masterKey, district }: StoreContext, caseId: CaseId, party: string, wrapped: string | null): Buffer | null =>
  wrapped === null ? null : decrypt(masterKey, Buffer.from(wrapped, 'base64'), placeOf(district, caseId, party))

function unsealed(sealed: readonly RecordedEvent[], reveals: ReadonlyMap<string, Reveal>): readonly RecordedEvent[] {
  return sealed.map((event) => ({ ...event, paper: mapSealed(event.paper, (digest) => reveals.get(digest)?.value ?? erasedMark) }))
}
