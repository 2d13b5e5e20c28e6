import type { AnyCounting, Period } from '@fadu/indicator'
import { type Day, endOfDay } from '@fadu/legal-time'
import type { CaseId } from '@fadu/procedure'
import type { StoreContext } from '../context.ts'
import { type Cursor, keysOf, type Page, pageOf } from '../cursor.ts'
import { every, type Sql, sql } from '../sql.ts'
import { knownAt } from './indicators.ts'

/** What a case added to a number. */
export interface Added {
  readonly of: number
  readonly hit: number
  readonly amount: number
}

/** A case that adds to a number another thing today than it was known to add before. */
export interface MovedCase {
  readonly case_id: CaseId
  /** The last day on which it counts, or counted. */
  readonly on_day: Day
  readonly was: Added
  readonly now: Added
}

export interface MovesAsked {
  readonly counting: Pick<AnyCounting, 'id' | 'kind'>
  readonly period: Period
  /** The knowledge at the end of this day is compared with that of today. */
  readonly since: Day
  readonly today: Day
  readonly after?: Cursor
  readonly size: number
}

/**
 * The cases by which a number differs from what it was at the end of a day: those that entered it, left it, or count otherwise, newest first.
 * A case that only moved to another day of the period is none of them.
 */
export async function movedCases(context: StoreContext, asked: MovesAsked): Promise<Page<MovedCase>> {
  const { counting, period, since, today, size } = asked
  const [on, caseId] = asked.after ? keysOf(asked.after, 'day', 'uuid') : []
  const then = every([...knownAt(endOfDay(since)), sql`on_day <= ${since}::date`])
  const now = sql`until is null and on_day <= ${today}::date`
  const conditions = [
    sql`district = ${context.district}`,
    sql`indicator = ${counting.id}`,
    sql`((${then}) or (${now}))`,
    counting.kind === 'flow' ? sql`on_day between ${period.from}::date and ${period.until}::date` : sql`on_day <= ${period.until}::date`,
  ]
  const rows = await context.database.query<Row>(sql`
    select * from (
      select case_id, max(on_day) as on_day, ${added('was', then)}, ${added('now', now)} from indicator_entry where ${every(conditions)} group by case_id
    ) c
    where (was_of, was_hit, was_amount) <> (now_of, now_hit, now_amount)
      and ${on === undefined ? sql`true` : sql`(on_day, case_id) < (${on}::date, ${caseId}::uuid)`}
    order by on_day desc, case_id desc limit ${size + 1}`)
  const page = pageOf(rows, size, (row) => [row.on_day, row.case_id])
  return { ...page, rows: page.rows.map(movedOf) }
}

type Row = Pick<MovedCase, 'case_id' | 'on_day'> & Readonly<Record<`${'was' | 'now'}_${keyof Added}`, number>>

const movedOf = ({ case_id, on_day, ...sums }: Row): MovedCase => ({
  case_id,
  on_day,
  was: { of: sums.was_of, hit: sums.was_hit, amount: sums.was_amount },
  now: { of: sums.now_of, hit: sums.now_hit, amount: sums.now_amount },
})

const raw = (text: string): Sql => ({ parts: [text], values: [] })

/** The three sums of the entries that answer a condition, under names of their own. */
const added = (name: 'was' | 'now', when: Sql): Sql => {
  const [of, hit, amount] = (['of', 'hit', 'amount'] as const).map(
    (column) => sql`coalesce(sum(${raw(`"${column}"`)}) filter (where ${when}), 0)::bigint as ${raw(`${name}_${column}`)}`,
  )
  return sql`${of}, ${hit}, ${amount}`
}
