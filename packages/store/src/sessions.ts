import { createHash, randomBytes } from 'node:crypto'
import type { Instant } from '@fadu/legal-time'
import type { StoreContext } from './context.ts'
import { sql } from './sql.ts'

export interface Session {
  readonly account: string
  readonly post: string | null
  readonly created_at: string
  readonly seen_at: string
  readonly expires_at: string
}

// The table holds a digest: who reads a backup cannot sign in with it.
export const sessionDigest = (id: string): string => createHash('sha256').update(id).digest('hex')

/** Begins a session. @returns its identifier, for the cookie; it is kept nowhere else */
export async function openSession(
  { database, district, now }: StoreContext,
  session: { account: string; post?: string; expiresAt: Instant },
): Promise<string> {
  const id = randomBytes(32).toString('base64url')
  await database.query(sql`
    insert into session (district, id_hash, account, post, created_at, seen_at, expires_at)
    values (${district}, ${sessionDigest(id)}, ${session.account}::uuid, ${session.post ?? null}, ${now()}::timestamptz, ${now()}::timestamptz, ${session.expiresAt}::timestamptz)`)
  return id
}

/** The session behind an identifier; `undefined` when there is none, it has ended, or its account is disabled. */
export async function sessionBy({ database, district, now }: StoreContext, id: string): Promise<Session | undefined> {
  const rows = await database.query<Session>(sql`
    select s.account::text, s.post, s.created_at, s.seen_at, s.expires_at from session s
    join account a on a.district = s.district and a.id = s.account and a.disabled_at is null
    where s.district = ${district} and s.id_hash = ${sessionDigest(id)} and s.expires_at > ${now()}::timestamptz`)
  return rows[0]
}

/** Notes that the session was used and, when given, moves its end. */
export async function touchSession({ database, district, now, signedIn }: StoreContext, id: string, expiresAt?: Instant): Promise<void> {
  signedIn.forget(sessionDigest(id))
  await database.query(sql`
    update session set seen_at = ${now()}::timestamptz, expires_at = coalesce(${expiresAt ?? null}::timestamptz, expires_at)
    where district = ${district} and id_hash = ${sessionDigest(id)}`)
}

/** The post through which the person acts from now on in this session. */
export async function switchPost({ database, district, signedIn }: StoreContext, id: string, post: string): Promise<void> {
  await database.query(sql`update session set post = ${post} where district = ${district} and id_hash = ${sessionDigest(id)}`)
  signedIn.ended(sessionDigest(id))
}

export async function endSession({ database, district, signedIn }: StoreContext, id: string): Promise<void> {
  await database.query(sql`delete from session where district = ${district} and id_hash = ${sessionDigest(id)}`)
  signedIn.ended(sessionDigest(id))
}

/** Ends every session of an account: after its password was changed. */
export async function endSessionsOf({ database, district, signedIn }: StoreContext, account: string): Promise<void> {
  await database.query(sql`delete from session where district = ${district} and account = ${account}::uuid`)
  signedIn.ended()
}

/** Removes sessions that have ended. @returns how many */
export async function sweepSessions({ database, district, now }: StoreContext): Promise<number> {
  return (
    await database.query(sql`delete from session where district = ${district} and expires_at <= ${now()}::timestamptz returning id_hash`)
  ).length
}
