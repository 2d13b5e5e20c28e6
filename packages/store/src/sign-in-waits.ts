import { type Instant, instantFromMilliseconds, millisecondsOf } from '@fadu/legal-time'
import type { StoreContext } from './context.ts'
import type { Connection } from './database.ts'
import { sql } from './sql.ts'

/** From where somebody signs in as whom; both as keyed digests. `known`: a device that has signed in as this account before. */
export interface SignInSource {
  readonly login: string
  readonly source: string
  readonly known: boolean
}

const minute = 60_000
const day = 24 * 60 * minute
/** Wrong answers from one place that cost nothing. */
const free = 5
/** Wrong answers within an hour from places not known, together, after which places not known wait. */
const floodAt = 50
const longestMinutes = 60

/** One minute after the fifth failure, then twice as long each time, an hour at most. */
const waitAfter = (failures: number): number => (failures < free ? 0 : Math.min(longestMinutes, 2 ** (failures - free)) * minute)

/**
 * Until when this source must wait before it may try again. Each place waits for its own failures. Against guessing from many places
 * all places not known wait together once there are too many; a device that has signed in before does not wait for them.
 */
export const waitsUntil = (context: StoreContext, from: SignInSource): Promise<Instant | undefined> =>
  waitsOn(context.database, context, from)

async function waitsOn(on: Connection, { district, now }: StoreContext, from: SignInSource): Promise<Instant | undefined> {
  const at = now()
  const rows = await on.query<{ own: Instant | null; flood: number; latest: Instant | null }>(sql`
    select max(until) filter (where source_hash = ${from.source}) as own,
      coalesce(sum(failures) filter (where not known and last_at > ${earlier(at, 60 * minute)}::timestamptz), 0)::integer as flood,
      max(last_at) filter (where not known) as latest
    from sign_in_wait where district = ${district} and login_hash = ${from.login}`)
  const { own, flood, latest } = rows[0]!
  const together = !from.known && flood >= floodAt && latest ? instantFromMilliseconds(millisecondsOf(latest) + minute) : undefined
  const until = [own ?? undefined, together].filter((i) => i !== undefined && i > at).toSorted()
  return until.at(-1)
}

/**
 * Begins a try: counted as failed until it turns out otherwise, so that many sent at the same moment are no more than the same many
 * sent one after the other. @returns until when this source must wait, where it may not try; nothing is counted then
 */
export async function beginSignIn(context: StoreContext, from: SignInSource): Promise<Instant | undefined> {
  return context.database.transaction(async (tx) => {
    // Whoever tries the same account waits for its turn, at whatever process.
    await tx.query(sql`select pg_advisory_xact_lock(hashtextextended(${`${context.district} ${from.login}`}, 0)) is null as held`)
    const until = await waitsOn(tx, context, from)
    if (!until) await countOn(tx, context, from)
    return until
  })
}

/** A try that turned out to be no failure, though nobody got in by it: it is as if it had not been begun. */
export async function takeBackSignIn({ database, district }: StoreContext, from: SignInSource): Promise<void> {
  await database.query(sql`
    update sign_in_wait set failures = greatest(failures - 1, 0), until = null
    where district = ${district} and login_hash = ${from.login} and source_hash = ${from.source}`)
}

/** Counts a failure; what lies a day back is forgotten. */
export const noteSignInFailure = (context: StoreContext, from: SignInSource): Promise<void> => countOn(context.database, context, from)

async function countOn(on: Connection, { district, now }: StoreContext, from: SignInSource): Promise<void> {
  const at = now()
  const rows = await on.query<{ failures: number }>(sql`
    insert into sign_in_wait as w (district, login_hash, source_hash, known, failures, last_at)
    values (${district}, ${from.login}, ${from.source}, ${from.known}, 1, ${at}::timestamptz)
    on conflict (district, login_hash, source_hash) do update set last_at = excluded.last_at,
      failures = case when w.last_at < ${earlier(at, day)}::timestamptz then 1 else w.failures + 1 end
    returning failures`)
  const wait = waitAfter(rows[0]!.failures)
  if (wait === 0) return
  await on.query(sql`
    update sign_in_wait set until = ${instantFromMilliseconds(millisecondsOf(at) + wait)}::timestamptz
    where district = ${district} and login_hash = ${from.login} and source_hash = ${from.source}`)
}

/** Whoever got in is no guesser: the failures of this place are forgotten; of every place, where none is named. */
export async function forgetSignInFailures(
  { database, district }: StoreContext,
  from: Pick<SignInSource, 'login'> & Partial<Pick<SignInSource, 'source'>>,
): Promise<void> {
  await database.query(
    sql`delete from sign_in_wait where district = ${district} and login_hash = ${from.login}
      and (${from.source ?? null}::text is null or source_hash = ${from.source ?? null})`,
  )
}

/** Which of these logins somebody is waiting for somewhere. */
export async function waitingLogins({ database, district, now }: StoreContext, logins: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await database.query<{ login_hash: string }>(sql`
    select distinct login_hash from sign_in_wait
    where district = ${district} and login_hash = any(${logins}::text[]) and until > ${now()}::timestamptz`)
  return new Set(rows.map((r) => r.login_hash))
}

/** Removes what is too old to count. */
export async function sweepSignInWaits({ database, district, now }: StoreContext): Promise<void> {
  await database.query(sql`delete from sign_in_wait where district = ${district} and last_at < ${earlier(now(), day)}::timestamptz`)
}

const earlier = (at: Instant, by: number): Instant => instantFromMilliseconds(millisecondsOf(at) - by)
