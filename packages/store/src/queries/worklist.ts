import type { Day } from '@fadu/legal-time'
import { searchQuery } from '../bigrams.ts'
import type { StoreContext } from '../context.ts'
import { type Cursor, keysOf, type Page, pageOf } from '../cursor.ts'
import type { CaseRow } from '../projections/case-views.ts'
import { noDay } from '../projections/seen-rows.ts'
import { calledByText, every, type Sql, sql } from '../sql.ts'
import { dueOrNever, mostCounted } from './duties.ts'

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
export type WorklistCase = Omit<
  CaseRow,
  'search' | 'district' | 'head_hash' | 'links' | 'handlers' | 'posts' | 'limit_key' | 'rating' | 'updated_at' | 'version'
>

export const columnsOfList = sql`case_id, procedure, edition, reference, title_zh, title_en, stage, organ, began_on, closed_on, outcome,
  limit_zh, limit_en, started_on, due_on, amber_on, paused, provisional, segments`

/** Cases by urgency: the earliest due day first, closed ones newest first. */
export async function worklist(context: StoreContext, request: WorklistRequest): Promise<Page<WorklistCase>> {
  const { rows } = await listed(context, request, request.size + 1)
  return pageOf(rows, request.size, keysOfRow(request))
}

/** How many cases the filter finds, counting no further than `cap`: the screen then says "200+". */
export async function countWorklist({ database, district }: StoreContext, filter: WorklistFilter, cap = mostCounted): Promise<Counted> {
  const rows = await database.query<{ n: number }>(
    calledByText(sql`select count(*)::integer as n from (${found(district, filter, cap + 1)}) found`),
  )
  return { count: Math.min(rows[0]!.n, cap), more: rows[0]!.n > cap }
}

export interface Counted {
  readonly count: number
  /** There are more than were counted. */
  readonly more: boolean
}

/** A page with the count of the whole list: the first page and the count are one look. */
export async function countedWorklist(
  context: StoreContext,
  request: WorklistRequest,
  cap = mostCounted,
): Promise<Page<WorklistCase> & Counted> {
  if (request.cursor) {
    const { cursor: _, size: __, ...filter } = request
    const [page, counted] = await Promise.all([worklist(context, request), countWorklist(context, filter, cap)])
    return { ...page, ...counted }
  }
  const { rows, n } = await listed(context, request, cap + 1)
  return { ...pageOf(rows, request.size, keysOfRow(request)), count: Math.min(n, cap), more: n > cap }
}

const isClosed = ({ state }: WorklistFilter): boolean => state === 'closed'
const keysOfRow =
  (filter: WorklistFilter) =>
  (row: WorklistCase): readonly string[] => [(isClosed(filter) ? row.closed_on : row.due_on) ?? noDay, row.case_id]

/** The first rows of the list, and how many of `most` it holds. */
async function listed({ database, district }: StoreContext, request: WorklistRequest, most: number) {
  const after = request.cursor ? keysOf(request.cursor, 'day', 'uuid') : undefined
  const rows = await database.query<WorklistCase & { found: number }>(
    calledByText(sql`
    with found as materialized (${found(district, request, most, after)}),
      page as (select * from found order by ${inOrder(request)} limit ${request.size + 1}),
      counted as materialized (select count(*)::integer as n from found)
    select ${columnsOfList}, counted.n as found from counted, page join case_view using (case_id) where district = ${district}
    order by ${isClosed(request) ? sql`closed_on desc, case_id desc` : sql`${dueOrNever}, case_id`}`),
  )
  // Taken as they are: copying each row to leave the number out costs as much as reading it.
  return { rows: rows as readonly WorklistCase[], n: rows[0]?.found ?? 0 }
}

const inOrder = (filter: WorklistFilter): Sql => (isClosed(filter) ? sql`on_day desc, case_id desc` : sql`on_day, case_id`)

/** The first `most` cases of the list by day and identifier, each once: the first ones of each way in which they are found. */
function found(district: string, asked: WorklistFilter, most: number, after?: readonly string[]): Sql {
  const filter = narrowed(asked)
  const first = sql`order by ${inOrder(filter)} limit ${most}`
  const ways = waysOf({ district, filter, most, after }).map((way) => sql`(${way} ${first})`)
  if (ways.length === 1) return ways[0]!
  return sql`select ${onceInOrder} on_day, case_id from (${ways.reduce((all, way) => sql`${all} union all ${way}`)}) way ${first}`
}

/** Each once, found by sorting: a table of hashes for the rows a plan without numbers expects takes longer to make than these to sort. */
const onceInOrder = sql`distinct on (on_day, case_id)`

/** Where somebody sees only some procedures and asks for some, each row is asked once whether it is of both. */
function narrowed({ procedures, reach, ...filter }: WorklistFilter): WorklistFilter {
  if (!reach || !procedures) return { ...filter, ...(reach && { reach }), ...(procedures && { procedures }) }
  const both = (seen: readonly string[]) => seen.filter((procedure) => procedures.includes(procedure))
  const beyond = reach.beyond.map((group) => ({ ...group, procedures: both(group.procedures) }))
  return {
    ...filter,
    reach: { ...reach, procedures: both(reach.procedures), beyond: beyond.filter((group) => group.procedures.length > 0) },
  }
}

interface Look {
  readonly district: string
  readonly filter: WorklistFilter
  readonly most: number
  /** Day and identifier of the last row of the page before. */
  readonly after: readonly string[] | undefined
}

/** Under so many organs each is looked up by itself; under more the whole list is read in its order, of which they are a large part. */
const fewOrgans = 8

function waysOf(look: Look): readonly Sql[] {
  const { state = 'open', reach, mine, text } = look.filter
  // Words are looked up by words; and where open and closed ones stand in one list there is no order to follow.
  if (text || state === 'all' || (!reach && !mine) || (reach && mine)) {
    const seen = [...(mine ? [sql`posts && ${mine}::text[]`] : []), ...(reach ? [within(reach)] : [])]
    return [byCase(look, seen)]
  }
  if (mine) return [byKey(look, mine)]
  const ways = [
    ...(reach!.procedures.length > 0 ? [byKey(look, reach!.keys, reach!.procedures)] : []),
    ...reach!.beyond.map(({ procedures, organs }) => {
      const these = sql`procedure = any(${procedures}::text[])`
      if (!organs) return byCase(look, [these])
      if (organs.length > fewOrgans || isClosed(look.filter)) return byCase(look, [these, sql`organ = any(${organs}::text[])`])
      return byOrgan(look, organs, these)
    }),
  ]
  return ways.length > 0 ? ways : [byCase(look, [sql`false`])]
}

/**
 * Cases of each of these organs, each a stretch of one index. However many organs there are it is one statement, whose plan does not
 * depend on them: PostgreSQL keeps it, where planning took as long as reading.
 */
const byOrgan = (look: Look, organs: readonly string[], these: Sql): Sql =>
  sql`select first.on_day, first.case_id from unnest(${organs}::text[]) o(organ) cross join lateral (
    ${byCase(look, [these, sql`organ = o.organ`])} order by ${inOrder(look.filter)} limit ${look.most}) first`

/** Cases as they stand in the district's list. */
function byCase({ district, filter, after }: Look, more: readonly Sql[]): Sql {
  const { state = 'open', text } = filter
  const day = isClosed(filter) ? sql`closed_on` : dueOrNever
  const filters = [sql`district = ${district}`, ...filtersOf(filter), ...more]
  if (state === 'open') filters.push(sql`closed_on is null`)
  if (state === 'closed') filters.push(sql`closed_on is not null`)
  if (filter.procedures) filters.push(sql`procedure = any(${filter.procedures}::text[])`)
  if (text) filters.push(matching(text))
  if (after) filters.push(pastPage(filter, sql`(${day}, case_id)`, after))
  return sql`select ${day} as on_day, case_id from case_view where ${every(filters)}`
}

/** Cases seen under keys: each key is a stretch of one index, read from its beginning. */
function byKey({ district, filter, most, after }: Look, keys: readonly string[], procedures?: readonly string[]): Sql {
  const own = filtersOf(filter)
  const joined = own.length > 0 ? sql`join case_view v using (district, case_id)` : sql``
  const filters = [sql`s.district = ${district}`, sql`s.key = k.key`, sql`s.open = ${!isClosed(filter)}`, ...own]
  for (const list of [procedures, filter.procedures]) if (list) filters.push(sql`s.procedure = any(${list}::text[])`)
  if (after) filters.push(pastPage(filter, sql`(s.on_day, s.case_id)`, after))
  return sql`select ${onceInOrder} on_day, case_id from unnest(${keys}::text[]) k(key) cross join lateral (
    select s.on_day, s.case_id from case_seen s ${joined} where ${every(filters)} order by ${inOrder(filter)} limit ${most}) first`
}

const pastPage = (filter: WorklistFilter, place: Sql, [day, id]: readonly string[]): Sql =>
  isClosed(filter) ? sql`${place} < (${day}::date, ${id}::uuid)` : sql`${place} > (${day}::date, ${id}::uuid)`

/** What only the case's own row can answer. */
function filtersOf({ today, stage, organs, light }: WorklistFilter): Sql[] {
  const filters: Sql[] = []
  if (stage) filters.push(sql`stage = ${stage}`)
  if (organs) filters.push(sql`organ = any(${organs}::text[])`)
  if (light === 'paused') filters.push(sql`paused`)
  if (light === 'red') filters.push(sql`not paused and due_on < ${today}::date`)
  if (light === 'amber') filters.push(sql`not paused and due_on >= ${today}::date and amber_on <= ${today}::date`)
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
