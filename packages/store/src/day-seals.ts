import { type Day, type Instant, instant } from '@fadu/legal-time'
import { sealHead } from './chain.ts'
import type { StoreContext } from './context.ts'
import type { Connection } from './database.ts'
import { digestOf } from './digest.ts'
import { type Signature, signatureHolds } from './signature.ts'
import { sql } from './sql.ts'

/** The seal of one day: a digest over the heads of all cases that were recorded in on that day, chained to the seal before. */
export interface DaySeal {
  readonly day: Day
  readonly cases: number
  readonly events: number
  /** Digest over `case:seq:hash` of each case's last event of the day, in order of case. */
  readonly heads: string
  readonly previous: string
  readonly head: string
  /** Over the head; `null` where the house had no signing key that day. */
  readonly signature: Signature | null
}

/** The newest day that is closed. Nothing may be recorded on it or before it any more, whatever the clock says: no seal would ever cover it. */
export class SealedDays {
  #newest: Day | undefined

  constructor(newest: Day | undefined) {
    this.#newest = newest
  }

  note(day: Day | undefined): void {
    if (day && (!this.#newest || day > this.#newest)) this.#newest = day
  }

  /** The first instant an entry may bear: midnight in China after the newest sealed day. */
  get unsealedFrom(): Instant | undefined {
    return this.#newest && instant(`${this.#newest}T16:00:00.000Z`)
  }
}

export async function newestSealed(on: Connection, district: string): Promise<Day | undefined> {
  return (await on.query<{ day: Day }>(sql`select day from day_seal where district = ${district} order by day desc limit 1`))[0]?.day
}

const chinaDay = sql`((recorded_at at time zone 'Asia/Shanghai')::date)`

/**
 * Seals every finished day that has events and no seal yet, in order. Print or publish the newest head: from then on nothing
 * recorded up to that day can be altered unseen, not even by who runs the database.
 * @param today days before it are finished
 */
export async function sealDays(context: StoreContext, today: Day): Promise<readonly DaySeal[]> {
  const { database, district, now } = context
  const made = await database.transaction(async (tx) => {
    // One sealer at a time: the row of the newest seal would not do where there is none yet.
    if (database.engine === 'postgres') await tx.query(sql`select pg_advisory_xact_lock(hashtext(${`fadu:seal:${district}`}))`)
    const newest = (await tx.query<DaySeal>(sql`select day, head from day_seal where district = ${district} order by day desc limit 1`))[0]
    const days = await headsByDay(tx, district, newest?.day, today)
    const sealed: DaySeal[] = []
    let previous = newest?.head ?? digestOf(context.digest, `fadu:${district}:days`)
    for (const { day, events, heads } of days) {
      const seal = { day, cases: heads.length, events, heads: digestOf(context.digest, heads.join('\n')), previous }
      const head = sealHead(context.digest, district, seal)
      const signature = context.signer?.sign(head) ?? null
      await tx.query(sql`insert into day_seal (district, day, cases, events, heads, previous, head, signature, sealed_at)
        values (${district}, ${day}::date, ${seal.cases}, ${events}, ${seal.heads}, ${previous}, ${head}, ${signature}::jsonb, ${now()}::timestamptz)`)
      sealed.push({ ...seal, head, signature })
      previous = head
    }
    context.sealedDays.note(newest?.day)
    return sealed
  })
  context.sealedDays.note(made.at(-1)?.day)
  return made
}

interface DayHeads {
  readonly day: Day
  readonly events: number
  readonly heads: readonly string[]
}

async function headsByDay(
  on: Pick<StoreContext['database'], 'query'>,
  district: string,
  after: Day | undefined,
  before: Day,
): Promise<readonly DayHeads[]> {
  return on.query<DayHeads>(sql`
    with of_day as (
      select ${chinaDay} as day, case_id, max(seq) as seq, count(*) as n from event
      where district = ${district} and ${chinaDay} > ${after ?? '0001-01-01'}::date and ${chinaDay} < ${before}::date
      group by 1, 2)
    select d.day, sum(d.n)::integer as events, array_agg(d.case_id || ':' || d.seq || ':' || e.hash order by d.case_id) as heads
    from of_day d join event e on e.district = ${district} and e.case_id = d.case_id and e.seq = d.seq
    group by d.day order by d.day`)
}

/** The first day whose seal does not follow from the one before it, was altered, or bears a signature that does not hold. */
export async function sealBreak(context: StoreContext): Promise<Day | undefined> {
  let previous = digestOf(context.digest, `fadu:${context.district}:days`)
  for (const seal of await daySeals(context, '0001-01-01' as Day)) {
    if (seal.previous !== previous || sealHead(context.digest, context.district, seal) !== seal.head) return seal.day
    if (seal.signature && !signatureHolds(seal.head, seal.signature)) return seal.day
    previous = seal.head
  }
  return undefined
}

/** Seals from a day on, oldest first: what proves a case's head of that day up to the newest published one. */
export async function daySeals({ database, district }: StoreContext, from: Day): Promise<readonly DaySeal[]> {
  return database.query<DaySeal>(sql`
    select day, cases, events, heads, previous, head, signature from day_seal where district = ${district} and day >= ${from}::date order by day`)
}

/** The newest seals, newest first: what to publish, and what anybody may keep to hold an export against. */
export async function newestSeals({ database, district }: StoreContext, most: number): Promise<readonly DaySeal[]> {
  return database.query<DaySeal>(sql`
    select day, cases, events, heads, previous, head, signature from day_seal where district = ${district} order by day desc limit ${most}`)
}

/** The heads a day's seal was made of, so that a case's place in it can be shown. */
export async function headsOf({ database, district }: StoreContext, day: Day): Promise<readonly string[]> {
  const rows = await database.query<DayHeads>(sql`
    select array(select d.case_id || ':' || d.seq || ':' || e.hash from (
      select case_id, max(seq) as seq from event where district = ${district} and ${chinaDay} = ${day}::date group by 1) d
      join event e on e.district = ${district} and e.case_id = d.case_id and e.seq = d.seq order by d.case_id) as heads`)
  return rows[0]!.heads
}
