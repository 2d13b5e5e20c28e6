import type { Instant } from '@fadu/legal-time'
import type { StoreContext } from './context.ts'
import { sql } from './sql.ts'

export interface RememberedRequest {
  readonly request_hash: string
  readonly case_id: string | null
  readonly response: unknown
  readonly at: string
}

/** What was answered to the same actor's request under this key; compare `request_hash` before answering it again. */
export async function rememberedRequest(
  { database, district }: StoreContext,
  actor: string,
  key: string,
): Promise<RememberedRequest | undefined> {
  return (
    await database.query<RememberedRequest>(sql`
    select request_hash, case_id::text, response, at from idempotency where district = ${district} and actor = ${actor} and key = ${key}`)
  )[0]
}

/** Forgets requests older than the instant. @returns how many */
export async function sweepRequests({ database, district }: StoreContext, olderThan: Instant): Promise<number> {
  return (await database.query(sql`delete from idempotency where district = ${district} and at < ${olderThan}::timestamptz returning key`))
    .length
}
