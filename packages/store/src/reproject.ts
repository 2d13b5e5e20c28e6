import { type Day, dayOf } from '@fadu/legal-time'
import type { CaseId } from '@fadu/procedure'
import { readCases } from './case-log.ts'
import type { StoreContext } from './context.ts'
import { project } from './projections/project.ts'
import { putViews } from './rebuild.ts'
import { lookedOn, noteLookedOn } from './silent-days.ts'
import { sql } from './sql.ts'

/** An open limit whose due day moved, so that those who count on it can be told. */
export interface MovedLimit {
  readonly case: CaseId
  readonly key: string
  readonly start_seq: number
  readonly role: string
  readonly organ: string | null
  readonly old: Day
  readonly new: Day
}

const batchSize = 200

/**
 * Computes the limits of all open cases again, with the calendar in force now. Call it when a calendar notice comes in.
 * Closed cases keep what they were reckoned with until a rebuild.
 * @returns every open limit whose due day moved
 */
export async function reproject(context: StoreContext): Promise<readonly MovedLimit[]> {
  const looked = await lookedOn(context)
  const moved: MovedLimit[] = []
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const rows = await context.database.query<{ case_id: CaseId }>(sql`
      select case_id from case_view where district = ${context.district} and closed_on is null and case_id > ${after}::uuid order by case_id limit ${batchSize}`)
    const ids = rows.map((row) => row.case_id)
    if (ids.length === 0) return moved
    moved.push(...(await reprojectGroup(context, ids, looked)))
    after = ids.at(-1)!
  }
}

/**
 * Computes the rows of cases in which a limit ran out since the last call, for some limits begin when another has run out and
 * nothing happened: no entry in the log marks that day, only its passing.
 * @returns the number of cases computed again
 */
export async function reprojectExpired(context: StoreContext): Promise<number> {
  const today = dayOf(context.now())
  const since = await lookedOn(context)
  // Nor when the clock was set back.
  if (since && since >= today) return 0
  const rows = await context.database.query<{ case_id: CaseId }>(sql`
    select distinct case_id from limit_view where district = ${context.district} and status = 'running'
      and due_on < ${today}::date and due_on >= ${since ?? '1900-01-01'}::date order by case_id`)
  for (let i = 0; i < rows.length; i += batchSize)
    await reprojectGroup(
      context,
      rows.slice(i, i + batchSize).map((row) => row.case_id),
      today,
    )
  await noteLookedOn(context, today)
  return rows.length
}

type OpenLimit = Omit<MovedLimit, 'new' | 'old' | 'case'> & { case_id: CaseId; due_on: Day }

async function reprojectGroup(context: StoreContext, ids: readonly CaseId[], looked: Day | undefined): Promise<readonly MovedLimit[]> {
  return context.database.transaction(async (tx) => {
    await tx.query(
      sql`select from case_view where district = ${context.district} and case_id = any(${ids}::uuid[]) order by case_id for update`,
    )
    const open = sql`select case_id, key, start_seq, role, organ, due_on from limit_view
      where district = ${context.district} and case_id = any(${ids}::uuid[]) and status in ('running', 'paused')`
    const before = await tx.query<OpenLimit>(open)
    const projection = { ...context, calendar: context.calendar(), lookedOn: looked }
    const logs = await readCases(context, tx, ids)
    await putViews(
      context,
      tx,
      new Map([...logs].map(([caseId, { events, sealed }]) => [caseId, project(events, sealed, projection).rows])),
    )
    const now = new Map((await tx.query<OpenLimit>(open)).map((limit) => [nameOf(limit), limit.due_on]))
    return before.flatMap(({ case_id, due_on, ...limit }) => {
      const day = now.get(nameOf({ case_id, ...limit }))
      return day && day !== due_on ? [{ case: case_id, ...limit, old: due_on, new: day }] : []
    })
  })
}

const nameOf = ({ case_id, key, start_seq }: Pick<OpenLimit, 'case_id' | 'key' | 'start_seq'>): string => `${case_id} ${key} ${start_seq}`
