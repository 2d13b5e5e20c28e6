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

/**
 * The numbers that appends will probably have which come in while others are being written: they are computed meanwhile. The database
 * has the last word; what it says is kept for those that come after.
 */
export class PromisedNumbers {
  /** Last numbers as the database said. */
  readonly #said = new Map<SeriesName, number>()
  /** The same with all that waits. */
  readonly #promised = new Map<SeriesName, number>()

  /** @returns the last number of each series before these, which from now on count as taken */
  promise(wanted: ReadonlyMap<SeriesName, number>): LastNumbers {
    const before = new Map([...wanted.keys()].map((name) => [name, this.#promised.get(name) ?? this.#said.get(name) ?? 0]))
    for (const [name, n] of wanted) this.#promised.set(name, before.get(name)! + n)
    return before
  }

  /** The last numbers of these series, as far as is known. */
  last(names: Iterable<SeriesName>): LastNumbers {
    return new Map([...names].map((name) => [name, this.#said.get(name) ?? 0]))
  }

  /** The database said at what they stand. */
  heard(last: LastNumbers): void {
    for (const [name, n] of last) this.#said.set(name, n)
  }

  /** A group is about to be written after these numbers, and others go on waiting: what is promised next comes after all of them. */
  follow(last: LastNumbers, written: ReadonlyMap<SeriesName, number>, waiting: ReadonlyMap<SeriesName, number>): void {
    for (const [name, n] of last) this.#promised.set(name, n + (written.get(name) ?? 0) + (waiting.get(name) ?? 0))
  }
}

/** How many numbers of each series are asked for. */
export function wantedOf(lists: readonly (readonly NumberRequest[])[]): ReadonlyMap<SeriesName, number> {
  const wanted = new Map<SeriesName, number>()
  for (const request of lists.flat()) wanted.set(seriesOf(request), (wanted.get(seriesOf(request)) ?? 0) + 1)
  return wanted
}

/** What the series stand at once so many more were taken. */
export const afterAll = (last: LastNumbers, wanted: ReadonlyMap<SeriesName, number>): LastNumbers =>
  new Map([...last].map(([name, n]) => [name, n + (wanted.get(name) ?? 0)]))

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
  const rows = await database.query<SeriesRow>(sql`
    select o.organ, o.series, o.year, o.last from number_series o
    join jsonb_to_recordset(${asked}::jsonb) as w(organ text, series text, year integer) using (organ, series, year) where o.district = ${district}`)
  return lastOf(rows)
}

const rowOf = (name: SeriesName) => {
  const [organ, series, year] = JSON.parse(name) as [string, string, number]
  return { organ, series, year }
}

/** Series as the statements of an append take them: always in the same order, so that two that need the same two cannot wait for each other. */
const inOrder = (wanted: ReadonlyMap<SeriesName, number>) =>
  [...wanted].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, n]) => ({ ...rowOf(name), n }))

/** The same with the numbers they were computed after. */
export const wantedAfter = (wanted: ReadonlyMap<SeriesName, number>, last: LastNumbers): string =>
  JSON.stringify(inOrder(wanted).map((row) => ({ ...row, last: last.get(seriesOf(row)) ?? 0 })))

/** Rows of series as the last number of each. */
export const lastOf = (rows: readonly SeriesRow[]): LastNumbers => new Map(rows.map((row) => [seriesOf(row), row.last]))

export interface SeriesRow {
  readonly organ: string
  readonly series: string
  readonly year: number
  readonly last: number
}

/**
 * Takes running numbers, from 1 in each organ, year and series, for many events in one round trip. The series' rows stay locked
 * until the transaction ends, so numbers have no gaps; it is the price of a statutory register, and it is paid per series only.
 * @returns for each series its last number before these, for {@link numbersAfter}
 */
export async function takeNumbers(tx: Transaction, district: string, wanted: ReadonlyMap<SeriesName, number>): Promise<LastNumbers> {
  if (wanted.size === 0) return new Map()
  const rows = await tx.query<SeriesRow>(sql`
    insert into number_series as o (district, organ, series, year, last)
    select ${district}, w.organ, w.series, w.year, w.n
    from jsonb_to_recordset(${JSON.stringify(inOrder(wanted))}::jsonb) as w(organ text, series text, year integer, n integer)
    on conflict (district, organ, series, year) do update set last = o.last + excluded.last
    returning organ, series, year, last`)
  return new Map(rows.map((row) => [seriesOf(row), row.last - wanted.get(seriesOf(row))!]))
}
