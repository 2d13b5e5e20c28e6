import type { StoreContext } from './context.ts'
import { sql } from './sql.ts'

const deltasAtOnce = 20_000

/** Ids of the ways of counting that are stocks. */
const stocksOf = ({ indicators }: StoreContext): readonly string[] =>
  indicators.flatMap(({ id, kind, readings }) => (kind === 'stock' ? [id, ...Object.keys(readings).map((key) => `${id}:${key}`)] : []))

/**
 * Adds to the cubes what cases changed since the last time. Any number of processes may do it at once.
 * @returns how many changes were added
 */
export async function foldDeltas(context: StoreContext): Promise<number> {
  let folded = 0
  for (;;) {
    const [row] = await context.database.query<{ n: number }>(
      sql`select fold_deltas(${context.district}, ${stocksOf(context)}::text[], ${context.now()}::timestamptz, ${deltasAtOnce}) as n`,
    )
    folded += row!.n
    if (row!.n < deltasAtOnce) return folded
  }
}

/** When the cubes were last brought up to date; what changed since is added when a number is read. */
export async function foldedAt({ database, district }: StoreContext): Promise<string | undefined> {
  return (await database.query<{ at: string }>(sql`select at from indicator_fold where district = ${district}`))[0]?.at
}

/** Cubes with what is not folded yet, and what the entries themselves give; both by the cells of the cube. */
const cells = (district: string, stocks: readonly string[]) => sql`
  with current as (
    select indicator, date_trunc('month', on_day)::date as month, organ, dims, key, "of", hit, amount
    from indicator_entry where district = ${district} and until is null
  ), delta as (
    select indicator, month, organ, dims, key, "of", hit, amount from indicator_delta where district = ${district}
  ), truth as (
    select 'month' as cube, indicator, month, '{}'::jsonb as dims, organ, key, "of", hit, amount from current
    union all select 'month', indicator, month, dims, organ, key, "of", hit, amount from current where dims <> '{}'
    union all select 'stock', indicator, date '1970-01-01', '{}', organ, key, "of", hit, amount from current where indicator = any(${stocks}::text[])
    union all select 'stock', indicator, date '1970-01-01', dims, organ, key, "of", hit, amount from current
      where indicator = any(${stocks}::text[]) and dims <> '{}'
  ), held as (
    select 'month' as cube, indicator, month, dims, organ, key, "of", hit, amount from indicator_month where district = ${district}
    union all select 'stock', indicator, date '1970-01-01', dims, organ, key, "of", hit, amount from indicator_stock where district = ${district}
    union all select 'month', indicator, month, '{}', organ, key, "of", hit, amount from delta
    union all select 'month', indicator, month, dims, organ, key, "of", hit, amount from delta where dims <> '{}'
    union all select 'stock', indicator, date '1970-01-01', '{}', organ, key, "of", hit, amount from delta where indicator = any(${stocks}::text[])
    union all select 'stock', indicator, date '1970-01-01', dims, organ, key, "of", hit, amount from delta
      where indicator = any(${stocks}::text[]) and dims <> '{}'
  )`

/** How many cells of the cubes are not what their entries add up to, as one snapshot sees it. */
export async function wrongCells(context: StoreContext): Promise<number> {
  const [row] = await context.database.query<{ n: number }>(sql`${cells(context.district, stocksOf(context))}
    select count(*)::integer as n from (
      select cube, indicator, month, dims, organ, key from (
        select cube, indicator, month, dims, organ, key, "of", hit, amount from truth
        union all select cube, indicator, month, dims, organ, key, -"of", -hit, -amount from held
      ) sides group by cube, indicator, month, dims, organ, key having sum("of") <> 0 or sum(hit) <> 0 or sum(amount) <> 0
    ) wrong`)
  return row!.n
}

/** Counts the cubes anew from the entries. Nobody records while it runs. */
export async function recount(context: StoreContext): Promise<void> {
  const { district } = context
  const stocks = stocksOf(context)
  await context.database.transaction(async (tx) => {
    if (context.database.engine === 'postgres') await tx.execute('lock table indicator_entry, indicator_delta in share row exclusive mode')
    for (const table of ['indicator_delta', 'indicator_month', 'indicator_stock'])
      await tx.query({ parts: [`delete from ${table} where district = `, ''], values: [district] })
    await tx.query(sql`${cells(district, stocks)}
      insert into indicator_month (district, indicator, month, dims, organ, key, "of", hit, amount)
      select ${district}, indicator, month, dims, organ, key, sum("of"), sum(hit), sum(amount) from truth where cube = 'month'
      group by indicator, month, dims, organ, key`)
    await tx.query(sql`${cells(district, stocks)}
      insert into indicator_stock (district, indicator, dims, organ, key, "of", hit, amount)
      select ${district}, indicator, dims, organ, key, sum("of"), sum(hit), sum(amount) from truth where cube = 'stock'
      group by indicator, dims, organ, key`)
  })
}
