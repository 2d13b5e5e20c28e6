import { type AnyCounting, type AnyIndicator, countingsOf } from '@fadu/indicator'
import { type Day, dayOf, type Instant, plusDays, startOfDay } from '@fadu/legal-time'
import { type AnyView, type CaseId, procedureOf, type RecordedEvent, viewOf } from '@fadu/procedure'
import { readCases } from './case-log.ts'
import type { StoreContext } from './context.ts'
import type { Transaction } from './database.ts'
import { type IndicatorRow, rowsOfCountings } from './projections/indicator-entries.ts'
import type { ProjectionContext } from './projections/project.ts'
import { lookedOn } from './silent-days.ts'
import { sql } from './sql.ts'

/** An entry with the time it was known. */
export interface PastRow extends IndicatorRow {
  since: Instant
  until: Instant | null
}

/**
 * What a case added to each way of counting at every instant of its life, from its log alone: after each append, and on the morning after
 * each limit that ran out in silence.
 */
export function entriesOverTime(log: readonly RecordedEvent[], countings: readonly AnyCounting[], context: ProjectionContext): PastRow[] {
  const first = log[0]!
  const at = { district: context.district, case_id: first.case }
  const open = new Map<string, PastRow>()
  const ended: PastRow[] = []
  const look = (prefix: readonly RecordedEvent[], today: Day, since: Instant): AnyView => {
    const head = prefix.at(-1)!
    const procedure = procedureOf(context.catalogue, head.procedure, head.edition)
    const view = viewOf(procedure, prefix, { today, calendar: context.calendar }) as AnyView
    const rows = new Map(rowsOfCountings(countings, view, at, context.watch).map((row) => [`${row.indicator} ${row.name}`, row]))
    for (const [name, row] of open)
      if (!rows.has(name)) {
        ended.push({ ...row, until: since })
        open.delete(name)
      }
    for (const [name, row] of rows) if (!open.has(name)) open.set(name, { ...row, since, until: null })
    return view
  }
  for (const [i, { recordedAt }] of log.entries()) {
    const next = log[i + 1]
    if (next?.recordedAt === recordedAt) continue
    const prefix = log.slice(0, i + 1)
    let view = look(prefix, dayOf(recordedAt), recordedAt)
    const end = next ? dayOf(next.recordedAt) : context.lookedOn
    for (let day = nextSilentDay(view, end); day; day = nextSilentDay(view, end)) view = look(prefix, day, startOfDay(day))
  }
  return [...ended.filter(({ since, until }) => until !== since), ...open.values()]
}

/** The day after the next limit that runs out, as long as it is not past the end. */
function nextSilentDay({ allLimits, today }: AnyView, end: Day | undefined): Day | undefined {
  if (!end) return undefined
  const days = allLimits.flatMap(({ status, due }) => (status === 'running' && due.on >= today ? [plusDays(due.on, 1)] : []))
  const [next] = days.toSorted()
  return next && next <= end ? next : undefined
}

const batchSize = 200

/**
 * Counts the past for indicators that were not counted before, a few hundred cases a transaction. Cases that have entries of one already
 * (another process was faster, or this was begun before and interrupted) keep them.
 * @param told how many cases are done, after each transaction
 * @returns the number of cases looked at
 */
export async function countPast(
  context: StoreContext,
  indicators: readonly AnyIndicator[],
  told: (cases: number) => void = () => {},
): Promise<number> {
  if (indicators.length === 0) return 0
  const procedures = [...new Set(indicators.map(({ counts }) => counts.id))]
  const looked = await lookedOn(context)
  let cases = 0
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const rows = await context.database.query<{ case_id: CaseId }>(sql`
      select case_id from case_view where district = ${context.district} and procedure = any(${procedures}) and case_id > ${after}::uuid
      order by case_id limit ${batchSize}`)
    if (rows.length === 0) return cases
    const ids = rows.map((row) => row.case_id)
    await context.database.transaction((tx) => countGroup(context, tx, ids, indicators, looked))
    cases += ids.length
    told(cases)
    after = ids.at(-1)!
  }
}

async function countGroup(
  context: StoreContext,
  tx: Transaction,
  ids: readonly CaseId[],
  indicators: readonly AnyIndicator[],
  looked: Day | undefined,
): Promise<void> {
  const { district } = context
  await tx.query(sql`select from case_view where district = ${district} and case_id = any(${ids}::uuid[]) order by case_id for update`)
  const there = await tx.query<{ case_id: CaseId; indicator: string }>(sql`
    select distinct case_id, indicator from indicator_entry where district = ${district} and case_id = any(${ids}::uuid[])`)
  const counted = new Set(there.map(({ case_id, indicator }) => `${case_id} ${indicator}`))
  const projection = { ...context, calendar: context.calendar(), lookedOn: looked }
  const past = [...(await readCases(context, tx, ids))].flatMap(([caseId, { events }]) => {
    const countings = indicators
      .filter(({ counts }) => counts.id === events[0]?.procedure)
      .flatMap(countingsOf)
      .filter(({ id }) => !counted.has(`${caseId} ${id}`))
    return countings.length > 0 ? entriesOverTime(events, countings, projection) : []
  })
  if (past.length > 0) await tx.query(sql`select put_past_entries(${district}, ${JSON.stringify(past)}::jsonb)`)
}
