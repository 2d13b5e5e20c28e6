import type { Day } from '@fadu/legal-time'
import { newId } from './case-id.ts'
import type { StoreContext } from './context.ts'
import type { Connection } from './database.ts'
import { sql } from './sql.ts'

/** A setting of the district, `undefined` where none was made. */
export async function setting({ database, district }: StoreContext, key: string): Promise<unknown> {
  const rows = await database.query<{ value: unknown }>(sql`select value from setting where district = ${district} and key = ${key}`)
  return rows[0]?.value
}

export async function changeSetting(
  { district, now }: StoreContext,
  on: Connection,
  key: string,
  value: unknown,
  by: string,
): Promise<void> {
  await on.query(sql`
    insert into setting (district, key, value, changed_at, changed_by) values (${district}, ${key}, ${JSON.stringify(value)}::jsonb, ${now()}::timestamptz, ${by})
    on conflict (district, key) do update set value = excluded.value, changed_at = excluded.changed_at, changed_by = excluded.changed_by`)
}

/** Notes what only one process may begin. @returns false when the setting has this value already */
export async function claimSetting({ database, district, now }: StoreContext, key: string, value: unknown, by: string): Promise<boolean> {
  const rows = await database.query(sql`
    insert into setting as o (district, key, value, changed_at, changed_by) values (${district}, ${key}, ${JSON.stringify(value)}::jsonb, ${now()}::timestamptz, ${by})
    on conflict (district, key) do update set value = excluded.value, changed_at = excluded.changed_at, changed_by = excluded.changed_by
    where o.value <> excluded.value returning key`)
  return rows.length > 0
}

/** A notice that changes the working calendar; `body` in the form `calendarWith` of legal-time takes. */
export interface CalendarEntry {
  readonly notice: string
  readonly published_on: Day
  readonly body: unknown
}

/** Keeps a calendar notice. Call `reproject` afterwards. @throws (unique violation) when the notice is there already */
export async function addCalendarEntry({ district, now }: StoreContext, on: Connection, entry: CalendarEntry, by: string): Promise<void> {
  await on.query(sql`
    insert into calendar_change (district, id, notice, published_on, body, entered_at, entered_by)
    values (${district}, ${newId(now())}::uuid, ${entry.notice}, ${entry.published_on}::date, ${JSON.stringify(entry.body)}::jsonb, ${now()}::timestamptz, ${by})`)
}

/** All calendar notices kept, in order of publication. */
export async function calendarEntries({ database, district }: StoreContext): Promise<readonly CalendarEntry[]> {
  return database.query<CalendarEntry>(sql`
    select notice, published_on, body from calendar_change where district = ${district} order by published_on, id`)
}
