import type { AnyCounting, Period } from '@fadu/indicator'
import type { Database } from '../database.ts'
import { sql } from '../sql.ts'
import type { SumsOfCell } from './indicators.ts'

/**
 * Sums of several districts, for a city or province: from the cubes alone, never from a case. The connection belongs to whoever oversees
 * these districts; the database shows it their sums because it is told so, and nothing else of them. Periods are of whole months. What is
 * distinct in two districts may be the same thing: such counts are not offered across them.
 * @returns one sum for each indicator and district that counts something
 */
export async function sumsAcross(
  database: Database,
  districts: readonly string[],
  countings: readonly Pick<AnyCounting, 'id' | 'kind' | 'unit'>[],
  period: Period,
): Promise<readonly (SumsOfCell & { readonly district: string })[]> {
  const ids = countings.flatMap(({ id, unit }) => (unit === 'distinct' ? [] : [id]))
  const stocks = countings.flatMap(({ id, kind, unit }) => (kind === 'stock' && unit !== 'distinct' ? [id] : []))
  const rows = await database.transaction(async (tx) => {
    await tx.query(sql`select set_config('fadu.overseen', ${districts.join(',')}, true)`)
    return tx.query<{ district: string; indicator: string; of: number; hit: number; amount: number }>(sql`
      select district, indicator, sum("of")::bigint as "of", sum(hit)::bigint as hit, sum(amount)::bigint as amount from (
        select district, indicator, month, "of", hit, amount from indicator_month
        where district = any(${districts}::text[]) and indicator = any(${ids}::text[]) and dims = '{}'
        union all
        select district, indicator, month, "of", hit, amount from indicator_delta
        where district = any(${districts}::text[]) and indicator = any(${ids}::text[])
      ) c
      where month <= ${period.until}::date and (month >= ${period.from}::date or indicator = any(${stocks}::text[]))
      group by district, indicator order by district, indicator`)
  })
  return rows.map(({ district, indicator, ...sums }) => ({ district, indicator, cell: '', sums: { ...sums, distinct: 0 } }))
}
