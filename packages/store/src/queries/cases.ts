import type { CaseId } from '@fadu/procedure'
import type { StoreContext } from '../context.ts'
import type { CaseRow } from '../projections/case-views.ts'
import { called, sql } from '../sql.ts'
import { columnsOfList, type WorklistCase } from './worklist.ts'

/** The row of one case, `undefined` for an unknown one. */
export async function caseById({ database, district }: StoreContext, caseId: CaseId): Promise<CaseRow | undefined> {
  return (await database.query<CaseRow>(sql`select * from case_view where district = ${district} and case_id = ${caseId}::uuid`))[0]
}

/** The case that bears this number, written exactly as the organ writes it. */
export async function caseByReference({ database, district }: StoreContext, reference: string): Promise<CaseRow | undefined> {
  return (
    await database.query<CaseRow>(sql`select * from case_view where district = ${district} and reference = ${reference} order by case_id`)
  )[0]
}

/** Rows of several cases, for lists that name cases (links, contributing cases of a figure). */
export async function casesByIds({ database, district }: StoreContext, caseIds: readonly CaseId[]): Promise<readonly WorklistCase[]> {
  if (caseIds.length === 0) return []
  return database.query<WorklistCase>(
    called(
      'cases-by-ids',
      sql`select ${columnsOfList} from case_view where district = ${district} and case_id = any(${caseIds}::uuid[]) order by case_id`,
    ),
  )
}

/** Numbers of cases by procedure and stage of open ones, for overviews. */
export async function openByStage(
  { database, district }: StoreContext,
  organs?: readonly string[],
): Promise<readonly { procedure: string; stage: string; n: number }[]> {
  return database.query(sql`
    select procedure, stage, count(*)::integer as n from case_view
    where district = ${district} and closed_on is null and (${organs ?? null}::text[] is null or organ = any(${organs ?? null}::text[]))
    group by procedure, stage order by procedure, stage`)
}

/** Identifiers of all cases from one on, in order of their making: for imports, rebuilds and indicators that walk the whole district. */
export async function caseIdsAfter(
  { database, district }: StoreContext,
  after: CaseId | undefined,
  size: number,
): Promise<readonly CaseId[]> {
  const rows = await database.query<{ case_id: CaseId }>(sql`
    select case_id from event
    where district = ${district} and seq = 1 and case_id > ${after ?? '00000000-0000-0000-0000-000000000000'}::uuid
    order by case_id limit ${size}`)
  return rows.map((row) => row.case_id)
}

/** The same of cases that are not closed, in order of their identifiers. */
export async function openIdsAfter(
  { database, district }: StoreContext,
  after: CaseId | undefined,
  size: number,
): Promise<readonly CaseId[]> {
  const rows = await database.query<{ case_id: CaseId }>(sql`
    select case_id from case_view
    where district = ${district} and closed_on is null and case_id > ${after ?? '00000000-0000-0000-0000-000000000000'}::uuid
    order by case_id limit ${size}`)
  return rows.map((row) => row.case_id)
}
