import type { CaseId } from '@fadu/procedure'
import type { StoreContext } from './context.ts'
import { sql } from './sql.ts'

/**
 * Erases one party's personal values in one case: the key goes and with it every cipher under it. The log, its chain and
 * everyone else's values stay; readers see a mark where the values were. There is no way back.
 * `party`: the owner that `ownersOf` gives for the party's key in the case.
 * @returns how many values were erased
 */
export async function eraseParty(
  { database, district, now }: StoreContext,
  caseId: CaseId,
  party: string,
  because: string,
): Promise<number> {
  return database.transaction(async (tx) => {
    await tx.query(sql`
      update party_key set wrapped = null, erased_at = ${now()}::timestamptz, erased_because = ${because}
      where district = ${district} and case_id = ${caseId}::uuid and party = ${party} and wrapped is not null`)
    const rows = await tx.query(sql`
      update sealed_value set cipher = null where district = ${district} and case_id = ${caseId}::uuid and party = ${party} and cipher is not null returning digest`)
    // Whoever remembers the case must not build on what it still holds in the clear.
    await tx.query(sql`update case_view set revision = revision + 1 where district = ${district} and case_id = ${caseId}::uuid`)
    return rows.length
  })
}

/** Parties whose values a case keeps, and when those of some were erased. */
export async function partiesSealed(
  { database, district }: StoreContext,
  caseId: CaseId,
): Promise<readonly { party: string; erased_at: string | null; erased_because: string | null }[]> {
  return database.query(sql`
    select party, erased_at, erased_because from party_key where district = ${district} and case_id = ${caseId}::uuid order by party`)
}
