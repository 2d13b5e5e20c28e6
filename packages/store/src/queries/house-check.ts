import type { CaseId } from '@fadu/procedure'
import type { StoreContext } from '../context.ts'
import { sql } from '../sql.ts'

/** Open limits that are alike: same definition, same bearer, same consequence. */
export interface OpenLimits {
  readonly procedure: string
  readonly edition: string
  readonly key: string
  readonly role: string
  readonly organ: string | null
  readonly on_expiry: string | null
  readonly n: number
  /** One of them. */
  readonly case_id: CaseId
}

/** Every open limit of the district, by what has to be true of it. */
export async function openLimits({ database, district }: StoreContext): Promise<readonly OpenLimits[]> {
  return database.query<OpenLimits>(sql`
    select l.procedure, v.edition, l.key, l.role, l.organ, l.on_expiry, count(*)::integer as n, min(l.case_id::text) as case_id
    from limit_view l join case_view v on v.district = l.district and v.case_id = l.case_id
    where l.district = ${district} and l.status in ('running', 'paused') and v.closed_on is null
    group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5`)
}

/** Cases whose row does not end where their log ends. */
export async function headsApart({ database, district }: StoreContext, most: number): Promise<readonly CaseId[]> {
  const rows = await database.query<{ case_id: CaseId }>(sql`
    select case_id from (
      select v.case_id from case_view v
      left join lateral (select seq, hash from event e where e.district = v.district and e.case_id = v.case_id order by seq desc limit 1) e on true
      where v.district = ${district} and (e.hash is distinct from v.head_hash or e.seq is distinct from v.version)
      union all
      select e.case_id from event e where e.district = ${district} and e.seq = 1
        and not exists (select from case_view v where v.district = e.district and v.case_id = e.case_id)) a
    order by case_id limit ${most}`)
  return rows.map((row) => row.case_id)
}

export interface NamedFile {
  readonly hash: string
  /** Bytes; absent where a case names a file that was never taken in. */
  readonly size: number | null
  readonly case_id: CaseId
}

/** Files that cases name, in order of their hash, after one of them. */
export async function namedFiles({ database, district }: StoreContext, after: string, size: number): Promise<readonly NamedFile[]> {
  return database.query<NamedFile>(sql`
    select l.hash, f.size, l.case_id from (
      select hash, min(case_id::text) as case_id from file_link where district = ${district} and hash > ${after} group by hash order by hash limit ${size}) l
    left join file f on f.district = ${district} and f.hash = l.hash order by l.hash`)
}
