import { dayOf, type Instant } from '@fadu/legal-time'
import { type AnyView, type CaseId, erasureOwners, logWithout, procedureOf, viewOf } from '@fadu/procedure'
import type { AppendRequest } from './append.ts'
import type { CaseLog } from './case-log.ts'
import type { StoreContext } from './context.ts'
import type { Transaction } from './database.ts'
import { sql } from './sql.ts'

/**
 * Erases one party's personal values in one case: the key goes and with it every cipher under it. The log, its chain and
 * everyone else's values stay; readers see a mark where the values were. There is no way back.
 * `party`: the owner that `ownersOf` gives for the party's key in the case.
 * @returns how many values were erased
 */
export async function eraseParty(context: StoreContext, caseId: CaseId, party: string, because: string): Promise<number> {
  return context.database.transaction(async (tx) => {
    const erased = await destroyKey(context, tx, { case: caseId, party, because, at: context.now() })
    // Whoever remembers the case must not build on what it still holds in the clear.
    await tx.query(sql`update case_view set revision = revision + 1 where district = ${context.district} and case_id = ${caseId}::uuid`)
    return erased
  })
}

interface Destroyed {
  readonly case: CaseId
  readonly party: string
  readonly because: string
  readonly at: Instant
}

async function destroyKey({ district }: StoreContext, tx: Transaction, gone: Destroyed): Promise<number> {
  await tx.query(sql`
    update party_key set wrapped = null, erased_at = ${gone.at}::timestamptz, erased_because = ${gone.because}
    where district = ${district} and case_id = ${gone.case}::uuid and party = ${gone.party} and wrapped is not null`)
  const rows = await tx.query(sql`
    update sealed_value set cipher = null where district = ${district} and case_id = ${gone.case}::uuid and party = ${gone.party} and cipher is not null returning digest`)
  return rows.length
}

const erases = ({ events }: AppendRequest): boolean => events.some(({ type }) => type === 'party.erased')

/** An entry that erases takes the key along in its own transaction: whoever appends it, by whatever way, neither stands without the other. */
export function withErasures(context: StoreContext, request: AppendRequest): AppendRequest {
  if (!erases(request)) return request
  const procedure = procedureOf(context.catalogue, request.procedure, request.edition)
  return {
    ...request,
    after: async (tx, appended) => {
      for (const [party, because] of erasureOwners(procedure, appended.view, request.events))
        await destroyKey(context, tx, { case: request.case, party, because, at: context.now() })
      await request.after?.(tx, appended)
    },
  }
}

/** The log as it reads once this is appended: what is written and remembered of the case then holds nothing of whom it erases. */
export function forgetting(context: StoreContext, request: AppendRequest, log: CaseLog): CaseLog {
  if (!erases(request)) return log
  const procedure = procedureOf(context.catalogue, request.procedure, request.edition)
  const today = { today: dayOf(context.now()), calendar: context.calendar() }
  const view = viewOf(procedure, log.events, today) as unknown as AnyView
  const owners = new Set(erasureOwners(procedure, view, request.events).keys())
  const { view: _readable, ...rest } = log
  return {
    ...rest,
    events: logWithout(procedure, log.events, owners),
    keys: new Map([...log.keys].map(([party, key]) => [party, owners.has(party) ? null : key])),
    reveals: new Map([...log.reveals].filter(([, { party }]) => !owners.has(party))),
  }
}

/** Parties whose values a case keeps, and when those of some were erased. */
export async function partiesSealed(
  { database, district }: StoreContext,
  caseId: CaseId,
): Promise<readonly { party: string; erased_at: string | null; erased_because: string | null }[]> {
  return database.query(sql`
    select party, erased_at, erased_because from party_key where district = ${district} and case_id = ${caseId}::uuid order by party`)
}
