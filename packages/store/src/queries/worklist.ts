import type { Day } from '@fadu/legal-time'
import { searchQuery } from '../bigrams.ts'
import type { StoreContext } from '../context.ts'
import { type Cursor, keysOf, type Page, pageOf } from '../cursor.ts'
import type { CaseRow } from '../projections/case-views.ts'
import { every, type Sql, sql } from '../sql.ts'
import { dueOrNever, noDay } from './duties.ts'

/** Which cases stand in a post's lists: those it has a hand in, of these procedures, and those beyond that it supervises. */
export interface WorklistReach {
  /** Keys of the post, as in the column `posts`. */
  readonly keys: readonly string[]
  readonly procedures: readonly string[]
  /** Without `organs`: of every organ. */
  readonly beyond: readonly { readonly procedures: readonly string[]; readonly organs?: readonly string[] }[]
}

export interface WorklistFilter {
  readonly today: Day
  readonly procedures?: readonly string[]
  readonly stage?: string
  /** Organs whose cases the viewer may see; absent: all of the district. */
  readonly organs?: readonly string[]
  /** Posts of the viewer: only cases they had a hand in. */
  readonly mine?: readonly string[]
  /** What the viewer may see; absent: all. */
  readonly reach?: WorklistReach
  readonly text?: string
  readonly light?: 'amber' | 'red' | 'paused'
  readonly state?: 'open' | 'closed' | 'all'
}

export interface WorklistRequest extends WorklistFilter {
  readonly size: number
  readonly cursor?: Cursor
}

/** What a worklist reads of a case. */
export type WorklistCase = Omit<CaseRow, 'search' | 'district' | 'head_hash' | 'links'>

const columns = sql`case_id, procedure, edition, reference, title_zh, title_en, stage, organ, version, began_on, closed_on, outcome, handlers,
  posts, limit_key, limit_zh, limit_en, started_on, due_on, amber_on, paused, provisional, rating, segments, updated_at`

/** Cases by urgency: the earliest due day first, closed ones newest first. */
export async function worklist({ database, district }: StoreContext, request: WorklistRequest): Promise<Page<WorklistCase>> {
  const closed = request.state === 'closed'
  const filters = filtersOf(district, request)
  if (request.cursor) {
    const [on, id] = keysOf(request.cursor, 'day', 'uuid')
    filters.push(
      closed ? sql`(closed_on, case_id) < (${on}::date, ${id}::uuid)` : sql`(${dueOrNever}, case_id) > (${on}::date, ${id}::uuid)`,
    )
  }
  const order = closed ? sql`closed_on desc, case_id desc` : sql`${dueOrNever}, case_id`
  const rows = await database.query<WorklistCase>(sql`
    select ${columns} from case_view where ${every(filters)} order by ${order} limit ${request.size + 1}`)
  return pageOf(rows, request.size, (row) => [(closed ? row.closed_on : row.due_on) ?? noDay, row.case_id])
}

/** How many cases the filter finds, counting no further than `cap`: the screen then says "1000+". */
export async function countWorklist(
  { database, district }: StoreContext,
  filter: WorklistFilter,
  cap = 1000,
): Promise<{ count: number; more: boolean }> {
  const rows = await database.query<{ n: number }>(sql`
    select count(*)::integer as n from (select from case_view where ${every(filtersOf(district, filter))} limit ${cap + 1}) found`)
  return { count: Math.min(rows[0]!.n, cap), more: rows[0]!.n > cap }
}

function filtersOf(district: string, filter: WorklistFilter): Sql[] {
  const { state = 'open', today } = filter
  const filters = [sql`district = ${district}`]
  if (state === 'open') filters.push(sql`closed_on is null`)
  if (state === 'closed') filters.push(sql`closed_on is not null`)
  if (filter.procedures) filters.push(sql`procedure = any(${filter.procedures}::text[])`)
  if (filter.stage) filters.push(sql`stage = ${filter.stage}`)
  if (filter.organs) filters.push(sql`organ = any(${filter.organs}::text[])`)
  if (filter.mine) filters.push(sql`posts && ${filter.mine}::text[]`)
  if (filter.reach) filters.push(within(filter.reach))
  if (filter.light === 'paused') filters.push(sql`paused`)
  if (filter.light === 'red') filters.push(sql`not paused and due_on < ${today}::date`)
  if (filter.light === 'amber') filters.push(sql`not paused and due_on >= ${today}::date and amber_on <= ${today}::date`)
  if (filter.text) filters.push(matching(filter.text))
  return filters
}

function within({ keys, procedures, beyond }: WorklistReach): Sql {
  return beyond.reduce(
    (found, group) =>
      group.organs
        ? sql`(${found} or (procedure = any(${group.procedures}::text[]) and organ = any(${group.organs}::text[])))`
        : sql`(${found} or procedure = any(${group.procedures}::text[]))`,
    sql`(posts && ${keys}::text[] and procedure = any(${procedures}::text[]))`,
  )
}

/** Full text by pairs of characters; a text without letters or digits finds nothing. */
export function matching(text: string): Sql {
  const query = searchQuery(text)
  return query ? sql`search @@ ${query}::tsquery` : sql`false`
}
