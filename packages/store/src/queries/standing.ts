import type { Day, Instant } from '@fadu/legal-time'
import type { StoreContext } from '../context.ts'
import { sql } from '../sql.ts'

/** How the clock, the seals and the database stand, for whoever runs the house. One round trip each, on indexes made for the work itself. */
export interface TimeStanding {
  /** Limits that have run out, whose expiry the clock has not recorded yet; a thousand at most are counted. */
  readonly lapses: number
  readonly oldestLapse: Day | null
  /** Running limits reckoned on a calendar no notice has confirmed yet; a thousand at most. */
  readonly provisional: number
  readonly sealedDay: Day | null
  readonly sealedAt: Instant | null
  /** The first finished day in which something was recorded and which has no seal. */
  readonly unsealed: Day | null
}

const mostCounted = 1000

export async function timeStanding({ database, district, now }: StoreContext, today: Day): Promise<TimeStanding> {
  const rows = await database.query<TimeStanding>(sql`
    with lapse as (
      select due_on from limit_view where district = ${district} and status = 'running' and on_expiry is not null
        and due_on <= ${today}::date and (due_on < ${today}::date or due_at < ${now()}::timestamptz) order by due_on limit ${mostCounted}),
    unconfirmed as (
      select from limit_view where district = ${district} and provisional and status in ('running', 'paused') limit ${mostCounted}),
    seal as (select day, sealed_at from day_seal where district = ${district} order by day desc limit 1),
    open as (
      select (recorded_at at time zone 'Asia/Shanghai')::date as day from event where district = ${district}
        and recorded_at >= coalesce(((select day from seal) + 1)::timestamp at time zone 'Asia/Shanghai', '-infinity')
        and recorded_at < ${today}::date::timestamp at time zone 'Asia/Shanghai' order by recorded_at limit 1)
    select (select count(*)::integer from lapse) as lapses, (select min(due_on) from lapse) as "oldestLapse",
      (select count(*)::integer from unconfirmed) as provisional, (select day from seal) as "sealedDay",
      (select sealed_at from seal) as "sealedAt", (select day from open) as unsealed`)
  return rows[0]!
}

export interface DatabaseStanding {
  readonly version: string
  readonly bytes: number
  readonly migrations: number
  readonly lastMigration: string
  readonly migratedAt: Instant
}

export async function databaseStanding({ database }: StoreContext): Promise<DatabaseStanding> {
  const rows = await database.query<DatabaseStanding>(sql`
    select current_setting('server_version') as version, pg_database_size(current_database()) as bytes,
      (select count(*)::integer from migration) as migrations,
      (select name from migration order by name desc limit 1) as "lastMigration",
      (select max(applied_at) from migration) as "migratedAt"`)
  return rows[0]!
}
