import { type Day, dayOf } from '@fadu/legal-time'
import type { CaseId } from '@fadu/procedure'
import type { StoreContext } from '../context.ts'
import type { Connection } from '../database.ts'
import { sql } from '../sql.ts'

/** A limit that has run out where the statute itself says what then happens. */
export interface LapseDue {
  readonly case_id: CaseId
  readonly procedure: string
  readonly key: string
  readonly start_seq: number
  readonly due_on: Day
  readonly on_expiry: string
}

/**
 * Limits whose day is gone and whose expiry the clock records, the earliest day first. Works after any pause: what was due
 * while the process was down is simply still here. Limits in hours are due by the instant.
 * @param after the last one of the page before; one that could not be recorded stays due, and must not stand in the way of the next page
 */
export async function lapsesDue(
  { database, district, now }: StoreContext,
  today: Day,
  after?: LapseDue,
  size = 100,
): Promise<readonly LapseDue[]> {
  return database.query<LapseDue>(sql`
    select case_id, procedure, key, start_seq, due_on, on_expiry from limit_view
    where district = ${district} and status = 'running' and on_expiry is not null
      and due_on <= ${today}::date and (due_on < ${today}::date or due_at < ${now()}::timestamptz)
      and (${after === undefined} or (due_on, case_id, key, start_seq) > (${after?.due_on ?? null}::date, ${after?.case_id ?? null}::uuid, ${after?.key ?? ''}, ${after?.start_seq ?? 0}))
    order by due_on, case_id, key, start_seq limit ${size}`)
}

export interface ReminderDue {
  readonly case_id: CaseId
  readonly procedure: string
  readonly key: string
  readonly start_seq: number
  readonly role: string
  readonly organ: string | null
  readonly due_on: Day
  readonly light: 'amber' | 'red'
}

/** Limits that have turned amber or red and of which nobody was told yet. A due day that moved is told again. */
export async function remindersDue({ database, district }: StoreContext, today: Day, size = 100): Promise<readonly ReminderDue[]> {
  return database.query<ReminderDue>(sql`
    select l.case_id, l.procedure, l.key, l.start_seq, l.role, l.organ, l.due_on, t.light
    from limit_view l cross join lateral (select case when l.due_on < ${today}::date then 'red' else 'amber' end as light) t
    where l.district = ${district} and l.status = 'running' and l.amber_on <= ${today}::date
      and not exists (select from reminder r where r.district = l.district and r.case_id = l.case_id and r.key = l.key
        and r.start_seq = l.start_seq and r.light = t.light and r.due_on = l.due_on)
    order by l.due_on, l.case_id, l.key limit ${size}`)
}

/**
 * Notes that a reminder goes out; pass the transaction that enqueues the message.
 * @returns false when another process noted it first
 */
export async function markReminded({ district, now }: StoreContext, on: Connection, due: ReminderDue): Promise<boolean> {
  const rows = await on.query(sql`
    insert into reminder (district, case_id, key, start_seq, light, due_on, sent_at)
    values (${district}, ${due.case_id}::uuid, ${due.key}, ${due.start_seq}, ${due.light}, ${due.due_on}::date, ${now()}::timestamptz)
    on conflict do nothing returning key`)
  return rows.length > 0
}

export const todayOf = ({ now }: StoreContext): Day => dayOf(now())
