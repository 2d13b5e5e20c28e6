import type { Day } from '@fadu/legal-time'
import type { StoreContext } from '../context.ts'
import { type Cursor, keysOf, type Page, pageOf } from '../cursor.ts'
import type { DutyRow } from '../projections/duties.ts'
import { noDay } from '../projections/seen-rows.ts'
import { calledByText, every, type Sql, sql } from '../sql.ts'

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

/** A list is counted no further than this: the screen then says "200+". Whole stocks are counted by indicators. */
export const mostCounted = 200

/** As the indexes have it: an expression with a parameter in it would be another one. */
export const dueOrNever = sql`coalesce(due_on, date '9999-12-31')`

/** What the holder of these posts owes, most urgent first: overdue, then by due day, then what has none. */
export async function duties(context: StoreContext, request: DutiesRequest): Promise<Page<ListedDuty>> {
  const rows = await context.database.query<ListedDuty & Sums>(calledByText(page(context, request, request.size + 1)))
  return pageOf<ListedDuty>(rows, request.size, keysOfRow)
}

/** What a list of duties reads of one. */
export type ListedDuty = Omit<DutyRow, 'district' | 'role' | 'duty' | 'post' | 'organ' | 'not_posts'>

const columnsOfDuty = sql`d.case_id, d.id, d.kind, d.procedure, d.reference, d.title_zh, d.title_en, d.what_zh, d.what_en, d.draft,
  d.started_on, d.due_on, d.amber_on, d.internal, d.urged`

export interface DutyCounts {
  readonly open: number
  readonly overdue: number
  /** Amber and not yet overdue. */
  readonly near: number
  /** There are more than were counted; the most urgent ones are among them. */
  readonly more: boolean
}

/** How much the holder of these posts owes on a day, counting no further than `cap`, the most urgent first. */
export async function countDuties(context: StoreContext, posts: readonly HeldPost[], today: Day, cap = mostCounted): Promise<DutyCounts> {
  const rows = await context.database.query<Sums>(
    calledByText(sql`with found as (${found(context, { posts }, cap + 1)}) select ${sums(today)} from found`),
  )
  return countsOf(rows[0]!, cap)
}

/** A page with the counts of all: the first page and the counts are one look. */
export async function countedDuties(
  context: StoreContext,
  request: DutiesRequest,
  today: Day,
  cap = mostCounted,
): Promise<Page<ListedDuty> & DutyCounts> {
  if (request.cursor) {
    const [rows, counts] = await Promise.all([duties(context, request), countDuties(context, request.posts, today, cap)])
    return { ...rows, ...counts }
  }
  const rows = await context.database.query<ListedDuty & Sums>(calledByText(page(context, request, cap + 1, today)))
  return { ...pageOf<ListedDuty>(rows, request.size, keysOfRow), ...countsOf(rows[0] ?? { open: 0, overdue: 0, near: 0 }, cap) }
}

interface Sums {
  readonly open: number
  readonly overdue: number
  readonly near: number
}

const sums = (today: Day): Sql => sql`count(*)::integer as open,
  count(*) filter (where due_on < ${today}::date)::integer as overdue,
  count(*) filter (where due_on >= ${today}::date and amber_on <= ${today}::date)::integer as near`

const countsOf = ({ open, overdue, near }: Sums, cap: number): DutyCounts => ({
  open: Math.min(open, cap),
  overdue: Math.min(overdue, cap),
  near,
  more: open > cap,
})

const keysOfRow = (row: ListedDuty): readonly string[] => [row.due_on ?? noDay, row.id]

/** The rows of a page, each with the sums of the list it was cut from where a day is given to sum by. */
function page(context: StoreContext, request: DutiesRequest, most: number, today?: Day): Sql {
  return sql`
    with found as materialized (${found(context, request, most)}),
      page as (select case_id, id from found order by ${dueOrNever}, id limit ${request.size + 1}),
      counted as materialized (select ${today ? sql`${sums(today)} from found` : sql`0 as open`})
    select ${columnsOfDuty}, counted.* from counted, page join duty d using (case_id, id) where d.district = ${context.district}
    order by ${dueOrNever}, id`
}

/** The first `most` duties, each once, with what the indexes themselves know of them. */
function found({ district }: StoreContext, request: Pick<DutiesRequest, 'posts' | 'kind' | 'cursor'>, most: number): Sql {
  const filters = [sql`d.district = ${district}`]
  if (request.kind) filters.push(sql`d.kind = ${request.kind}`)
  if (request.cursor) {
    const [due, id] = keysOf(request.cursor, 'day', 'text')
    filters.push(sql`(${dueOrNever}, d.id) > (${due}::date, ${id})`)
  }
  const first = sql`order by ${dueOrNever}, d.id limit ${most}`
  const known = sql`d.case_id, d.id, d.due_on, d.amber_on`
  // Each once, found by sorting, as in worklists; the identifier begins with that of the case.
  return sql`select distinct on (${dueOrNever}, id) case_id, id, due_on, amber_on
    from (${mine(request.posts, known, every(filters), first)}) way order by ${dueOrNever}, id limit ${most}`
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
