import type { Day } from '@fadu/legal-time'
import type { StoreContext } from '../context.ts'
import { type Cursor, keysOf, type Page, pageOf } from '../cursor.ts'
import type { DutyRow } from '../projections/duties.ts'
import { every, type Sql, sql } from '../sql.ts'

/** A post a viewer holds, with the duties it carries in its organ. */
export interface HeldPost {
  readonly post: string
  readonly organ: string
  readonly duties: readonly string[]
}

export interface DutiesRequest {
  readonly posts: readonly HeldPost[]
  readonly kind?: DutyRow['kind']
  readonly size: number
  readonly cursor?: Cursor
}

/** Sorts after every day: what has no due day comes last. */
export const noDay = '9999-12-31'

/** As the indexes have it: an expression with a parameter in it would be another one. */
export const dueOrNever = sql`coalesce(due_on, date '9999-12-31')`

/** What the holder of these posts owes, most urgent first: overdue, then by due day, then what has none. */
export async function duties({ database, district }: StoreContext, request: DutiesRequest): Promise<Page<DutyRow>> {
  const filters = [sql`d.district = ${district}`]
  if (request.kind) filters.push(sql`d.kind = ${request.kind}`)
  if (request.cursor) {
    const [due, id] = keysOf(request.cursor, 'day', 'text')
    filters.push(sql`(${dueOrNever}, d.id) > (${due}::date, ${id})`)
  }
  const first = sql`order by ${dueOrNever}, d.id limit ${request.size + 1}`
  const rows = await database.query<DutyRow>(sql`
    select distinct on (${dueOrNever}, id) * from (${mine(request.posts, sql`d.*`, every(filters), first)}) found
    order by ${dueOrNever}, id limit ${request.size + 1}`)
  return pageOf(rows, request.size, (row) => [row.due_on ?? noDay, row.id])
}

export interface DutyCounts {
  readonly open: number
  readonly overdue: number
  /** Amber and not yet overdue. */
  readonly near: number
  /** There are more than were counted; the most urgent ones are among them. */
  readonly more: boolean
}

/** How much the holder of these posts owes on a day, counting no further than `cap`, the most urgent first. */
export async function countDuties(
  { database, district }: StoreContext,
  posts: readonly HeldPost[],
  today: Day,
  cap = 1000,
): Promise<DutyCounts> {
  const first = sql`order by ${dueOrNever}, d.id limit ${cap + 1}`
  const rows = await database.query<DutyCounts>(sql`
    select count(*)::integer as open,
      count(*) filter (where due_on < ${today}::date)::integer as overdue,
      count(*) filter (where due_on >= ${today}::date and amber_on <= ${today}::date)::integer as near
    from (select * from (select distinct id, due_on, amber_on from (${mine(posts, sql`d.id, d.due_on, d.amber_on`, sql`d.district = ${district}`, first)}) way) once
      order by ${dueOrNever}, id limit ${cap + 1}) found`)
  const { open, overdue, near } = rows[0]!
  return { open: Math.min(open, cap), overdue: Math.min(overdue, cap), near, more: open > cap }
}

/**
 * Given to a certain post it is that post's alone; otherwise any post of the organ that carries the duty may take it, and where the organ
 * is open any post with the duty. Each way is a look into an index of its own, in the order and up to the number asked for.
 */
function mine(posts: readonly HeldPost[], columns: Sql, filter: Sql, first: Sql): Sql {
  const held = JSON.stringify(
    posts.flatMap(({ post, organ, duties }) => duties.flatMap((duty) => [organ, '*'].map((place) => ({ post, organ: place, duty })))),
  )
  const own = JSON.stringify(posts.map(({ post }) => ({ post })))
  return sql`
    select d.* from jsonb_to_recordset(${held}::jsonb) as h(post text, organ text, duty text)
    cross join lateral (select ${columns} from duty d where d.post is null and d.duty = h.duty and d.organ = h.organ
      and not h.post = any(d.not_posts) and ${filter} ${first}) d
    union all
    select d.* from jsonb_to_recordset(${own}::jsonb) as h(post text)
    cross join lateral (select ${columns} from duty d where d.post = h.post and ${filter} ${first}) d`
}
