import { decrypt, encrypt } from './cipher.ts'
import type { StoreContext } from './context.ts'
import { sql } from './sql.ts'

/** What an account proves besides its password. Secrets lie encrypted under the master key, recovery codes as keyed digests. */
export interface SecondFactor {
  /** In use; `undefined` until confirmed for the first time. */
  readonly secret: Buffer | undefined
  /** Shown to its owner and not yet confirmed. */
  readonly proposed: Buffer | undefined
  /** The last time step whose code was used: none up to it is taken again. */
  readonly lastStep: number
}

export const factorPlaceOf = (district: string, account: string): string => `${district}:${account}:second-factor`

export async function secondFactorOf(context: StoreContext, account: string): Promise<SecondFactor | undefined> {
  const { database, district, masterKey } = context
  const rows = await database.query<{ secret: Uint8Array | null; proposed: Uint8Array | null; last_step: number }>(
    sql`select secret, proposed, last_step from second_factor where district = ${district} and account = ${account}::uuid`,
  )
  const row = rows[0]
  const opened = (cipher: Uint8Array | null) =>
    cipher ? decrypt(masterKey, Buffer.from(cipher), factorPlaceOf(district, account)) : undefined
  return row && { secret: opened(row.secret), proposed: opened(row.proposed), lastStep: Number(row.last_step) }
}

/** Keeps a new secret beside the one in use, which stays in force until the new one is confirmed. */
export async function proposeSecondFactor(context: StoreContext, account: string, secret: Buffer): Promise<void> {
  const { masterKey, district } = context
  const cipher = encrypt(masterKey, secret, factorPlaceOf(district, account), context.cipher)
  await context.database.query(sql`
    insert into second_factor (district, account, proposed, last_step) values (${district}, ${account}::uuid, ${cipher}::bytea, 0)
    on conflict (district, account) do update set proposed = excluded.proposed`)
}

/** Puts the proposed secret in force, with new recovery codes in place of all earlier ones. */
export async function confirmSecondFactor(
  context: StoreContext,
  account: string,
  step: number,
  codeHashes: readonly string[],
): Promise<void> {
  const { database, district, now, signedIn } = context
  await database.transaction(async (tx) => {
    await tx.query(sql`
      update second_factor set secret = proposed, proposed = null, confirmed_at = ${now()}::timestamptz, last_step = ${step}
      where district = ${district} and account = ${account}::uuid and proposed is not null`)
    await tx.query(sql`delete from recovery_code where district = ${district} and account = ${account}::uuid`)
    await tx.query(sql`
      insert into recovery_code (district, account, code_hash) select ${district}, ${account}::uuid, unnest(${codeHashes}::text[])`)
  })
  signedIn.ended()
}

/** Uses up a time step. @returns false when it, or a later one, was used before */
export async function useStep({ database, district }: StoreContext, account: string, step: number): Promise<boolean> {
  const rows = await database.query(sql`
    update second_factor set last_step = ${step} where district = ${district} and account = ${account}::uuid and last_step < ${step}
    returning account`)
  return rows.length > 0
}

/** Uses up a recovery code. @returns false when there is none such left */
export async function useRecoveryCode({ database, district, now }: StoreContext, account: string, codeHash: string): Promise<boolean> {
  const rows = await database.query(sql`
    update recovery_code set used_at = ${now()}::timestamptz
    where district = ${district} and account = ${account}::uuid and code_hash = ${codeHash} and used_at is null returning account`)
  return rows.length > 0
}

/** Takes the second factor away, with its recovery codes and every session it opened. */
export async function dropSecondFactor({ database, district, signedIn }: StoreContext, account: string): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.query(sql`delete from second_factor where district = ${district} and account = ${account}::uuid`)
    await tx.query(sql`delete from recovery_code where district = ${district} and account = ${account}::uuid`)
    await tx.query(sql`delete from session where district = ${district} and account = ${account}::uuid`)
  })
  signedIn.ended()
}
