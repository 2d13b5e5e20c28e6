import type { NumberRequest } from '@fadu/procedure'
import type { Transaction } from './database.ts'
import { sql } from './sql.ts'

const seriesOf = (request: Omit<NumberRequest, 'key'>): string => JSON.stringify([request.organ, request.series, request.year])

/**
 * Takes running numbers, from 1 in each organ, year and series, for several events in one round trip. The series' rows stay locked
 * until the transaction ends, so numbers have no gaps; it is the price of a statutory register, and it is paid per series only.
 * @returns for each list its keys with their numbers, in the order asked for
 */
export async function takeNumbers(
  tx: Transaction,
  district: string,
  lists: readonly (readonly NumberRequest[])[],
): Promise<readonly Readonly<Record<string, number>>[]> {
  const counts = new Map<string, NumberRequest & { n: number }>()
  for (const request of lists.flat()) counts.set(seriesOf(request), { ...request, n: (counts.get(seriesOf(request))?.n ?? 0) + 1 })
  if (counts.size === 0) return lists.map(() => ({}))
  // Always in the same order, so that two transactions that need the same two series cannot wait for each other.
  const wanted = [...counts.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, request]) => request)
  const rows = await tx.query<{ organ: string; series: string; year: number; last: number }>(sql`
    insert into number_series as o (district, organ, series, year, last)
    select ${district}, w.organ, w.series, w.year, w.n
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w(organ text, series text, year integer, n integer)
    on conflict (district, organ, series, year) do update set last = o.last + excluded.last
    returning organ, series, year, last`)
  const next = new Map(rows.map((row) => [seriesOf(row), row.last - counts.get(seriesOf(row))!.n]))
  const take = (request: NumberRequest): number => {
    const n = next.get(seriesOf(request))! + 1
    next.set(seriesOf(request), n)
    return n
  }
  return lists.map((list) => Object.fromEntries(list.map((request) => [request.key, take(request)])))
}
