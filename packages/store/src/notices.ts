import { newId } from './case-id.ts'
import type { StoreContext } from './context.ts'
import type { Connection } from './database.ts'
import { sql } from './sql.ts'

/** A message on its way out: by portal, short message, office messenger. Written in the transaction of what it tells. */
export interface Notice {
  readonly case?: string
  readonly channel: string
  /** Post, account or party; the address itself is looked up when it is sent. */
  readonly recipient: string
  readonly template: string
  readonly body: Readonly<Record<string, unknown>>
}

export interface WaitingNotice extends Omit<Notice, 'case'> {
  readonly id: string
  readonly case_id: string | null
  readonly created_at: string
  readonly failures: number
}

/** Puts a message into the outbox. @returns its identifier, which makes sending it twice recognisable */
export async function addNotice({ district, now }: StoreContext, on: Connection, notice: Notice): Promise<string> {
  const id = newId(now())
  await on.query(sql`
    insert into notice (district, id, case_id, channel, recipient, template, body, created_at, failures)
    values (${district}, ${id}::uuid, ${notice.case ?? null}::uuid, ${notice.channel}, ${notice.recipient}, ${notice.template},
      ${JSON.stringify(notice.body)}::jsonb, ${now()}::timestamptz, 0)`)
  return id
}

/** Messages not sent yet, oldest first; those that failed `attempts` times are left for a person. */
export async function waitingNotices({ database, district }: StoreContext, size: number, attempts = 5): Promise<readonly WaitingNotice[]> {
  return database.query<WaitingNotice>(sql`
    select id::text, case_id::text, channel, recipient, template, body, created_at, failures from notice
    where district = ${district} and sent_at is null and failures < ${attempts} order by created_at, id limit ${size}`)
}

export async function noteSent({ database, district, now }: StoreContext, id: string): Promise<void> {
  await database.query(
    sql`update notice set sent_at = ${now()}::timestamptz where district = ${district} and id = ${id}::uuid and sent_at is null`,
  )
}

export async function noteNotSent({ database, district }: StoreContext, id: string, why: string): Promise<void> {
  await database.query(
    sql`update notice set failures = failures + 1, last_failure = ${why} where district = ${district} and id = ${id}::uuid and sent_at is null`,
  )
}
