import { type AnyCounting, noSums, type Period, type Sums, spanOf } from '@fadu/indicator'
import { type Day, day, dayOf, type Instant, plusDays, plusMonths } from '@fadu/legal-time'
import type { CaseId } from '@fadu/procedure'
import type { StoreContext } from '../context.ts'
import { type Cursor, keysOf, type Page, pageOf } from '../cursor.ts'
import { every, type Sql, sql } from '../sql.ts'

/** What to add up. */
export interface SumsAsked {
  /** Ways of counting; all flows or all stocks. */
  readonly countings: readonly Pick<AnyCounting, 'id' | 'kind' | 'unit'>[]
  /** A flow is added up within it, a stock up to its last day. */
  readonly period: Period
  /** Broken down by organ, by month (flows) or by a dimension; whole where absent. */
  readonly by?: 'organ' | 'month' | { readonly dimension: string }
  /** Only what counts for these organs. */
  readonly organs?: readonly string[]
  /** As it was known at this instant; as it is known now where absent. */
  readonly asOf?: Instant
}

/** One sum: of an indicator, and of a cell of it where it was broken down. */
export interface SumsOfCell {
  readonly indicator: string
  /** The organ, the month (`2025-06`) or the dimension's value; empty for the whole and for what bears none. */
  readonly cell: string
  readonly sums: Sums
}

type By = SumsAsked['by']
const last = day('9999-12-31')

/**
 * Adds up. Whole months come from the cube and what is not folded yet, days at the ends and everything as of the past from the entries:
 * the same number either way, at any instant. Cells that count nothing are left out.
 */
export async function sumsOf(context: StoreContext, asked: SumsAsked): Promise<readonly SumsOfCell[]> {
  const flows = asked.countings.filter(({ kind }) => kind === 'flow')
  const stocks = asked.countings.filter(({ kind }) => kind === 'stock')
  const [ofFlows, ofStocks] = [
    flows.length > 0 ? await added(context, flowRows(context, asked, idsOf(flows), asked.period)) : [],
    stocks.length > 0 ? await stockSums(context, asked, stocks) : [],
  ]
  return [...ofFlows, ...ofStocks]
}

const idsOf = (countings: SumsAsked['countings']): readonly string[] => countings.map(({ id }) => id)

/** Keys are told apart before they are counted: one that was taken out as often as it came in no longer occurs. */
async function added({ database }: StoreContext, rows: Sql): Promise<readonly SumsOfCell[]> {
  const found = await database.query<Sums & { indicator: string; cell: string }>(sql`
    select indicator, cell, sum("of")::bigint as "of", sum(hit)::bigint as hit, sum(amount)::bigint as amount,
      (count(*) filter (where key <> '' and "of" > 0))::integer as distinct
    from (select indicator, cell, key, sum("of") as "of", sum(hit) as hit, sum(amount) as amount from (${rows}) r group by indicator, cell, key) k
    group by indicator, cell`)
  return found
    .map(({ indicator, cell, ...sums }) => ({ indicator, cell: cell ?? '', sums }))
    .filter(({ sums }) => sums.of !== 0 || sums.hit !== 0 || sums.amount !== 0)
}

function cellOf(by: By): Sql {
  if (by === undefined) return sql`''`
  if (by === 'organ') return sql`organ`
  return by === 'month' ? sql`to_char(month, 'YYYY-MM')` : sql`coalesce(dims->>${by.dimension}::text, '')`
}

/** Rows of one table that answer a question, by cell. */
const rowsOf = (table: string, by: By, conditions: readonly Sql[]): Sql => sql`
  select indicator, ${cellOf(by)} as cell, key, "of"::bigint as "of", hit::bigint as hit, amount from ${{ parts: [table], values: [] }} where ${every(conditions)}`

/** The same rows, taken off. */
const taken = (rows: Sql): Sql => sql`select indicator, cell, key, -"of" as "of", -hit as hit, -amount as amount from (${rows}) taken`

const about = ({ district }: StoreContext, ids: readonly string[], organs: readonly string[] | undefined): Sql[] => [
  sql`district = ${district}`,
  sql`indicator = any(${ids}::text[])`,
  ...(organs ? [sql`organ = any(${organs}::text[])`] : []),
]

/** Rows of the cube by organ, or those with the dimension; an entry without it is in none of the latter. */
const level = (by: By): Sql => (typeof by === 'object' ? sql`dims ? ${by.dimension}::text` : sql`dims = '{}'`)

function flowRows(context: StoreContext, { by, organs, asOf }: SumsAsked, ids: readonly string[], period: Period): Sql {
  const own = about(context, ids, organs)
  const within = ({ from, until }: Pick<Period, 'from' | 'until'>) => sql`on_day between ${from}::date and ${until}::date`
  const entries = (more: readonly Sql[]) => rowsOf(entriesWithMonth, by, [...own, ...more])
  const bearing = typeof by === 'object' ? [sql`dims ? ${by.dimension}::text`] : []
  if (asOf) return entries([within(period), ...knownAt(asOf), ...bearing])
  const { months, rest, less } = piecesOf(period, dayOf(context.now()))
  const pieces = rest.map((days) => entries([within(days), sql`until is null`, ...bearing]))
  pieces.push(...less.map((days) => taken(entries([within(days), sql`until is null`, ...bearing]))))
  if (months) {
    const inMonths = sql`month between ${months.from}::date and ${months.until}::date`
    pieces.push(rowsOf('indicator_month', by, [...own, inMonths, level(by)]), rowsOf('indicator_delta', by, [...own, inMonths, ...bearing]))
  }
  return pieces.reduce((a, b) => sql`${a} union all ${b}`)
}

const entriesWithMonth = `(select *, date_trunc('month', on_day)::date as month from indicator_entry) e`
/** What an entry must be to have been known at an instant. */
export const knownAt = (asOf: Instant): readonly Sql[] => [
  sql`since <= ${asOf}::timestamptz`,
  sql`(until is null or until > ${asOf}::timestamptz)`,
]

const monthStart = (on: Day): Day => day(`${on.slice(0, 8)}01`)
const monthEnd = (on: Day): Day => plusDays(plusMonths(monthStart(on), 1), -1)

interface Pieces {
  readonly months?: { readonly from: Day; readonly until: Day }
  /** Days to be added from the entries, and days to be taken off again. */
  readonly rest: readonly Period[]
  readonly less: readonly Period[]
}

/**
 * The whole months of a period as one range, and the days left over at its ends. A period may reach to the end of time. The month that
 * still runs is taken whole, less what counts for days to come: those are few, and the days gone by may be very many.
 */
function piecesOf({ from, until }: Pick<Period, 'from' | 'until'>, today: Day): Pieces {
  const first = monthStart(from) === from ? from : plusMonths(monthStart(from), 1)
  const runs = until !== last && until >= monthStart(today) && until < monthEnd(until)
  const ends = until === last || until === monthEnd(until)
  const end = ends ? until : runs ? monthEnd(until) : plusDays(monthStart(until), -1)
  if (first > end || (runs && first > until)) return { rest: [spanOf(from, until)], less: [] }
  return {
    months: { from: first, until: end },
    rest: [...(from < first ? [spanOf(from, plusDays(first, -1))] : []), ...(end < until ? [spanOf(plusDays(end, 1), until)] : [])],
    less: runs ? [spanOf(plusDays(until, 1), end)] : [],
  }
}

/** How many there were: all that came and went, less what came and went later. Distinct keys, and the past, are counted from the entries. */
async function stockSums(context: StoreContext, asked: SumsAsked, stocks: SumsAsked['countings']): Promise<readonly SumsOfCell[]> {
  const { by, organs, asOf, period } = asked
  const until = spanOf(day('0001-01-01'), period.until)
  const byKey = stocks.filter(({ unit }) => unit === 'distinct')
  const plain = stocks.filter(({ unit }) => unit !== 'distinct')
  const known = asOf ? knownAt(asOf) : [sql`until is null`]
  const bearing = typeof by === 'object' ? [sql`dims ? ${by.dimension}::text`] : []
  const entries = (ids: readonly string[]) =>
    added(
      context,
      rowsOf(entriesWithMonth, by, [...about(context, ids, organs), sql`on_day <= ${until.until}::date`, ...known, ...bearing]),
    )
  if (asOf) return entries(idsOf(stocks))
  const own = about(context, idsOf(plain), organs)
  const all = sql`${rowsOf('indicator_stock', by, [...own, level(by)])} union all ${rowsOf('indicator_delta', by, [...own, ...bearing])}`
  const later = taken(flowRows(context, asked, idsOf(plain), spanOf(plusDays(until.until, 1), last)))
  return [
    ...(byKey.length > 0 ? await entries(idsOf(byKey)) : []),
    ...(plain.length > 0 ? await added(context, sql`${all} union all ${later}`) : []),
  ]
}

/** The sums of one indicator, nothing where nothing was counted. */
export const sumsIn = (cells: readonly SumsOfCell[], indicator: string, cell = ''): Sums =>
  cells.find((one) => one.indicator === indicator && one.cell === cell)?.sums ?? noSums

/** A case that adds to a number, with what it adds. */
export interface ContributingCase {
  readonly case_id: CaseId
  readonly on_day: Day
  readonly of: number
  readonly hit: number
  readonly amount: number
}

export interface CasesAsked {
  readonly counting: Pick<AnyCounting, 'id' | 'kind'>
  readonly period: Period
  readonly organ?: string
  /** Only those that count in the numerator, or only those that do not. */
  readonly hit?: boolean
  readonly asOf?: Instant
  readonly after?: Cursor
  readonly size: number
}

/** The cases a number is made of, newest first: one line a case and day. A stock's are those that are still in it. */
export async function contributingCases(context: StoreContext, asked: CasesAsked): Promise<Page<ContributingCase>> {
  const { counting, period, organ, hit, asOf, size } = asked
  const [on, caseId] = asked.after ? keysOf(asked.after, 'day', 'uuid') : []
  const conditions = [
    ...about(context, [counting.id], organ === undefined ? undefined : [organ]),
    ...(asOf ? knownAt(asOf) : [sql`until is null`]),
    counting.kind === 'flow' ? sql`on_day between ${period.from}::date and ${period.until}::date` : sql`on_day <= ${period.until}::date`,
  ]
  const had = [
    sql`(sum("of") <> 0 or sum(hit) <> 0 or sum(amount) <> 0)`,
    ...(hit === undefined ? [] : [hit ? sql`sum(hit) > 0` : sql`sum(hit) <= 0`]),
  ]
  // A stock is one line a case, on the day it last came in; a flow may fall on several days.
  const groups = counting.kind === 'flow' ? sql`case_id, on_day` : sql`case_id`
  const when = counting.kind === 'flow' ? sql`on_day` : sql`max(on_day)`
  const rows = await context.database.query<ContributingCase>(sql`
    select * from (
      select case_id, ${when} as on_day, sum("of")::integer as "of", sum(hit)::integer as hit, sum(amount)::bigint as amount
      from indicator_entry where ${every(conditions)} group by ${groups} having ${every(had)}
    ) c
    where ${on === undefined ? sql`true` : sql`(on_day, case_id) < (${on}::date, ${caseId}::uuid)`}
    order by on_day desc, case_id desc limit ${size + 1}`)
  return pageOf(rows, size, (row) => [row.on_day, row.case_id])
}
