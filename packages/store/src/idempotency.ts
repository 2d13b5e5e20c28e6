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

/** Several keys of one actor at once; those never used are missing. */
export async function rememberedRequests(
  { database, district }: StoreContext,
  actor: string,
  keys: readonly string[],
): Promise<readonly (RememberedRequest & { readonly key: string })[]> {
  return database.query(sql`
    select key, request_hash, case_id::text, response, at from idempotency
    where district = ${district} and actor = ${actor} and key = any(${keys}::text[])`)
}

/** Forgets requests older than the instant, but never what was imported: it is recognised by its key for good. @returns how many */
export async function sweepRequests({ database, district }: StoreContext, olderThan: Instant): Promise<number> {
  return (
    await database.query(
      sql`delete from idempotency where district = ${district} and at < ${olderThan}::timestamptz and actor <> 'import' returning key`,
    )
  ).length
}
