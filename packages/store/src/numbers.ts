import type { NumberRequest } from '@fadu/procedure'
import type { StoreContext } from './context.ts'
import type { Transaction } from './database.ts'
import { sql } from './sql.ts'

/** A series of numbers, by its name for {@link NumbersAhead}: an organ's in one year. */
export type SeriesName = string

export const seriesOf = (request: Omit<NumberRequest, 'key'>): SeriesName => JSON.stringify([request.organ, request.series, request.year])

/** For each series the last number taken. */
export type LastNumbers = ReadonlyMap<SeriesName, number>

/**
 * Says beforehand which numbers a group will probably take, so that what is hashed and sealed under them is computed before their
 * series are locked. What is said is never believed: the numbers are taken in the transaction, and where they are others all is computed
 * again.
 */
export interface NumbersAhead {
  /** Told how many of each series are wanted. @returns the last number of each before these */
  expect(wanted: ReadonlyMap<SeriesName, number>): Promise<LastNumbers>
  /** Resolves when those who were told of earlier numbers have written. */
  turn(): Promise<void>
  /** Told what the series really stand at, once it is written. */
  taken(last: LastNumbers): void
}

/** How many numbers of each series are asked for. */
export function wantedOf(lists: readonly (readonly NumberRequest[])[]): ReadonlyMap<SeriesName, number> {
  const wanted = new Map<SeriesName, number>()
  for (const request of lists.flat()) wanted.set(seriesOf(request), (wanted.get(seriesOf(request)) ?? 0) + 1)
  return wanted
}

/** Deals numbers out in the order asked for, those of each series following its last. */
export function numbersAfter(last: LastNumbers, lists: readonly (readonly NumberRequest[])[]): readonly Readonly<Record<string, number>>[] {
  const next = new Map(last)
  return lists.map((list) =>
    Object.fromEntries(
      list.map((request) => {
        const n = (next.get(seriesOf(request)) ?? 0) + 1
        next.set(seriesOf(request), n)
        return [request.key, n]
      }),
    ),
  )
}

/** The last numbers of these series as they stand now; whoever takes one a moment later changes them. */
export async function lastNumbers({ database, district }: StoreContext, names: Iterable<SeriesName>): Promise<LastNumbers> {
  const asked = JSON.stringify([...names].map(rowOf))
  const rows = await database.query<{ organ: string; series: string; year: number; last: number }>(sql`
    select o.organ, o.series, o.year, o.last from number_series o
    join jsonb_to_recordset(${asked}::jsonb) as w(organ text, series text, year integer) using (organ, series, year) where o.district = ${district}`)
  return new Map(rows.map((row) => [seriesOf(row), row.last]))
}

const rowOf = (name: SeriesName) => {
  const [organ, series, year] = JSON.parse(name) as [string, string, number]
  return { organ, series, year }
}

/**
 * Takes running numbers, from 1 in each organ, year and series, for many events in one round trip. The series' rows stay locked
 * until the transaction ends, so numbers have no gaps; it is the price of a statutory register, and it is paid per series only.
 * @returns for each series its last number before these, for {@link numbersAfter}
 */
export async function takeNumbers(tx: Transaction, district: string, wanted: ReadonlyMap<SeriesName, number>): Promise<LastNumbers> {
  if (wanted.size === 0) return new Map()
  // Always in the same order, so that two transactions that need the same two series cannot wait for each other.
  const asked = [...wanted].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, n]) => ({ ...rowOf(name), n }))
  const rows = await tx.query<{ organ: string; series: string; year: number; last: number }>(sql`
    insert into number_series as o (district, organ, series, year, last)
    select ${district}, w.organ, w.series, w.year, w.n
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as w(organ text, series text, year integer, n integer)
    on conflict (district, organ, series, year) do update set last = o.last + excluded.last
    returning organ, series, year, last`)
  return new Map(rows.map((row) => [seriesOf(row), row.last - wanted.get(seriesOf(row))!]))
}
