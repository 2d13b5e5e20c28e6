import { newId } from './case-id.ts'
import type { StoreContext } from './context.ts'
import type { Connection } from './database.ts'
import { sql } from './sql.ts'

/** Somebody who can sign in. Posts are not kept here: they are entries of a register and have their own days. */
export interface Account {
  readonly id: string
  readonly login: string
  /** Key of the person in the registers of posts. */
  readonly person: string
  readonly name: string
  /** Password hash as the server makes it; absent for accounts that sign in elsewhere. */
  readonly secret: string | null
  /** Issuer and subject of an OpenID Connect sign-in. */
  readonly subject: string | null
  readonly administrator: boolean
  /** Whether it proves a second factor when it signs in. */
  readonly second_factor: boolean
  /** The password was made by somebody else and opens nothing but its own change. */
  readonly first_password: boolean
  readonly disabled_at: string | null
}

export interface NewAccount {
  readonly login: string
  readonly person: string
  readonly name: string
  readonly secret?: string
  readonly subject?: string
  readonly administrator?: boolean
  readonly firstPassword?: boolean
}

const columns = sql`id::text, login, person, name, secret, subject, administrator, first_password, disabled_at,
  exists (select from second_factor f where f.district = account.district and f.account = account.id and f.confirmed_at is not null) as second_factor`

/** Makes an account. @throws (unique violation) when login or subject is taken */
export async function createAccount({ district, now }: StoreContext, on: Connection, account: NewAccount): Promise<string> {
  const id = newId(now())
  await on.query(sql`
    insert into account (district, id, login, person, name, secret, subject, administrator, first_password, created_at)
    values (${district}, ${id}::uuid, ${account.login}, ${account.person}, ${account.name}, ${account.secret ?? null}, ${account.subject ?? null},
      ${account.administrator ?? false}, ${account.firstPassword ?? false}, ${now()}::timestamptz)`)
  return id
}

export async function accountBy(
  { database, district }: StoreContext,
  by: { id: string } | { login: string } | { subject: string } | { person: string },
): Promise<Account | undefined> {
  const filter =
    'id' in by
      ? sql`id = ${by.id}::uuid`
      : 'login' in by
        ? sql`login = ${by.login}`
        : 'subject' in by
          ? sql`subject = ${by.subject}`
          : sql`person = ${by.person}`
  return (
    await database.query<Account>(sql`select ${columns} from account where district = ${district} and ${filter} order by id limit 1`)
  )[0]
}

export async function listAccounts({ database, district }: StoreContext): Promise<readonly Account[]> {
  return database.query<Account>(sql`select ${columns} from account where district = ${district} order by login`)
}

/** `first`: made by somebody else, to be changed before anything else. */
export async function changeSecret({ database, district }: StoreContext, id: string, secret: string, first = false): Promise<void> {
  await database.query(
    sql`update account set secret = ${secret}, first_password = ${first} where district = ${district} and id = ${id}::uuid`,
  )
}

/** Disables an account and ends its sessions at once. */
export async function disableAccount({ database, district, now, signedIn }: StoreContext, id: string): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.query(
      sql`update account set disabled_at = ${now()}::timestamptz where district = ${district} and id = ${id}::uuid and disabled_at is null`,
    )
    await tx.query(sql`delete from session where district = ${district} and account = ${id}::uuid`)
  })
  signedIn.ended()
}

export async function enableAccount({ database, district }: StoreContext, id: string): Promise<void> {
  await database.query(sql`update account set disabled_at = null where district = ${district} and id = ${id}::uuid`)
}
