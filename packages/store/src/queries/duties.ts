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

/** What the holder of these posts owes, most urgent first: overdue, then by due day, then what has none. */
export async function duties({ database, district }: StoreContext, request: DutiesRequest): Promise<Page<DutyRow>> {
  const filters = [sql`d.district = ${district}`, mine(request.posts)]
  if (request.kind) filters.push(sql`d.kind = ${request.kind}`)
  if (request.cursor) {
    const [due, id] = keysOf(request.cursor, 'day', 'text')
    filters.push(sql`(coalesce(d.due_on, ${noDay}::date), d.id) > (${due}::date, ${id})`)
  }
  const rows = await database.query<DutyRow>(sql`
    select d.* from duty d where ${every(filters)}
    order by coalesce(d.due_on, ${noDay}::date), d.id limit ${request.size + 1}`)
  return pageOf(rows, request.size, (row) => [row.due_on ?? noDay, row.id])
}

export interface DutyCounts {
  readonly open: number
  readonly overdue: number
  /** Amber and not yet overdue. */
  readonly near: number
}

/** How much the holder of these posts owes on a day. */
export async function countDuties({ database, district }: StoreContext, posts: readonly HeldPost[], today: Day): Promise<DutyCounts> {
  const rows = await database.query<DutyCounts>(sql`
    select count(*)::integer as open,
      count(*) filter (where d.due_on < ${today}::date)::integer as overdue,
      count(*) filter (where d.due_on >= ${today}::date and d.amber_on <= ${today}::date)::integer as near
    from duty d where d.district = ${district} and ${mine(posts)}`)
  return rows[0]!
}

// Given to a certain post it is that post's alone; otherwise any post of the organ that carries the duty may take it.
function mine(posts: readonly HeldPost[]): Sql {
  const held = JSON.stringify(posts.flatMap(({ post, organ, duties }) => duties.map((duty) => ({ post, organ, duty }))))
  const own = posts.map(({ post }) => post)
  return sql`(d.post = any(${own}::text[]) or (d.post is null and exists (
    select from jsonb_to_recordset(${held}::jsonb) as h(post text, organ text, duty text)
    where (h.organ = d.organ or d.organ = '*') and h.duty = d.duty and not h.post = any(d.not_posts))))`
}
