import { createHmac } from 'node:crypto'
import { type Instant, instant } from '@fadu/legal-time'
import type { CaseId } from '@fadu/procedure'
import { type CipherName, decrypt, encrypt } from './cipher.ts'
import type { Database, Transaction } from './database.ts'
import { placeOf } from './sealing.ts'
import { factorPlaceOf } from './second-factor.ts'
import { type Sql, sql } from './sql.ts'
import { DatabaseUnfit } from './unfit.ts'

/** A master key that was in force until a rotation. It opens nothing any more; follow secrets handed out under it are derived from it. */
export interface EarlierKey {
  readonly key: Buffer
  readonly until: Instant
}

interface KeyRow {
  readonly fingerprint: string
  readonly state: 'current' | 'coming' | 'earlier'
  readonly wrapped: Uint8Array | null
  readonly until: string | null
}

/** Names a key without telling anything of it. */
export const fingerprintOf = (key: Buffer): string => createHmac('sha256', key).update('fadu master key').digest('hex').slice(0, 32)

const earlierPlace = (district: string, fingerprint: string): string => `${district}:${fingerprint}:earlier-key`

/** The key a database is under is not the one it was opened with. */
export class MasterKeyUnfit extends DatabaseUnfit {}

const rowsOf = (on: Pick<Database, 'query'>, district: string): Promise<KeyRow[]> =>
  on.query<KeyRow>(sql`select fingerprint, state, wrapped, until from master_key where district = ${district} order by until`)

/**
 * Notes the key at the first start, and from then on lets nobody work with another one: what a wrong key wraps, nobody opens.
 * @returns the earlier keys, oldest first
 * @throws MasterKeyUnfit when the key is another than the district's, or a rotation has not been finished
 */
export async function admitMasterKey(database: Database, district: string, key: Buffer): Promise<readonly EarlierKey[]> {
  const known = await rowsOf(database, district)
  if (known.length === 0)
    await database.query(
      sql`insert into master_key (district, fingerprint, state) values (${district}, ${fingerprintOf(key)}, 'current') on conflict do nothing`,
    )
  const rows = known.length > 0 ? known : await rowsOf(database, district)
  if (rows.some((row) => row.state === 'coming'))
    throw new MasterKeyUnfit('主密钥正在更换，请先运行 rotate-key 完成 / the master key is being rotated; finish it first: fadu rotate-key')
  if (rows.find((row) => row.state === 'current')?.fingerprint !== fingerprintOf(key))
    throw new MasterKeyUnfit('主密钥不是本区数据所用的那一把 / this is not the master key the district’s data are under')
  return rows.flatMap((row) => (row.state === 'earlier' ? [earlierKey(row, key, district)] : []))
}

const earlierKey = (row: KeyRow, key: Buffer, district: string): EarlierKey => ({
  key: decrypt(key, Buffer.from(row.wrapped!), earlierPlace(district, row.fingerprint)),
  until: instant(row.until!),
})

export interface Rotation {
  readonly district: string
  readonly from: Buffer
  readonly to: Buffer
  readonly cipher: CipherName
  readonly now: () => Instant
  /** Keys wrapped in one transaction; 500 unless told. */
  readonly batch?: number
  /** Told after each batch. */
  readonly progress?: (rewrapped: number) => void
}

/**
 * Wraps everything that lies under `from` under `to`. May be killed at any point and run again: what is under the new key already
 * stays. Nobody else may have the database open.
 * @returns how many keys and secrets were wrapped anew now
 * @throws MasterKeyUnfit when the data are under neither key, or another rotation is under way
 */
export async function rotateMasterKey(database: Database, rotation: Rotation): Promise<number> {
  const { district, from, to, now } = rotation
  if (from.equals(to)) throw new MasterKeyUnfit('新旧主密钥相同 / the new master key is the old one')
  if (!(await begun(database, rotation))) return 0
  let rewrapped = 0
  for (const pass of [partyKeys, factorSecrets, factorProposals, earlierKeys]) {
    for (let after: readonly string[] | undefined = []; after; ) {
      const done: Batch = await database.transaction((tx) => pass(tx, rotation, after!))
      rewrapped += done.rewrapped
      after = done.last
      rotation.progress?.(rewrapped)
    }
  }
  const [old, fresh] = [fingerprintOf(from), fingerprintOf(to)]
  const wrapped = encrypt(to, from, earlierPlace(district, old), rotation.cipher)
  await database.transaction(async (tx) => {
    await tx.query(sql`update master_key set state = 'earlier', wrapped = ${wrapped}::bytea, until = ${now()}::timestamptz
      where district = ${district} and fingerprint = ${old}`)
    await tx.query(sql`update master_key set state = 'current' where district = ${district} and fingerprint = ${fresh}`)
  })
  return rewrapped
}

/** @returns whether there is anything to do */
async function begun(database: Database, { district, from, to }: Rotation): Promise<boolean> {
  const [old, fresh] = [fingerprintOf(from), fingerprintOf(to)]
  const rows = await rowsOf(database, district)
  const current = rows.find((row) => row.state === 'current')?.fingerprint
  if (current === fresh) return false
  const coming = rows.find((row) => row.state === 'coming')?.fingerprint
  if (current !== old) throw new MasterKeyUnfit('主密钥不是本区数据所用的那一把 / this is not the master key the district’s data are under')
  if (coming && coming !== fresh) throw new MasterKeyUnfit('另一把新密钥正在更换中 / a rotation to another key is under way')
  if (rows.some((row) => row.state === 'earlier' && row.fingerprint === fresh))
    throw new MasterKeyUnfit('新主密钥以前用过 / the new master key was in use before')
  await database.query(
    sql`insert into master_key (district, fingerprint, state) values (${district}, ${fresh}, 'coming') on conflict do nothing`,
  )
  return true
}

interface Batch {
  readonly rewrapped: number
  /** Where the next batch begins; `undefined` after the last. */
  readonly last: readonly string[] | undefined
}

interface Wrapped {
  readonly keys: readonly string[]
  readonly place: string
  readonly wrapped: Uint8Array | null
}

const usualBatch = 500

/** Wraps one batch anew; `write` gets key columns and new ciphers of those that were under the old key. */
async function batch(
  rotation: Rotation,
  rows: readonly Wrapped[],
  write: (columns: readonly (readonly string[])[], ciphers: readonly string[]) => Promise<unknown>,
): Promise<Batch> {
  const fresh = rows.flatMap(({ keys, place, wrapped }) => {
    const cipher = wrapped && underNew(rotation, Buffer.from(wrapped), place)
    return cipher ? [{ keys, cipher }] : []
  })
  const columns = (rows[0]?.keys ?? []).map((_, i) => fresh.map(({ keys }) => keys[i]!))
  if (fresh.length > 0)
    await write(
      columns,
      fresh.map(({ cipher }) => cipher.toString('base64')),
    )
  return { rewrapped: fresh.length, last: rows.length < (rotation.batch ?? usualBatch) ? undefined : rows.at(-1)!.keys }
}

/** The same under the new key; `undefined` where it is under it already. @throws where neither key opens it */
function underNew({ from, to, cipher }: Rotation, wrapped: Buffer, place: string): Buffer | undefined {
  try {
    decrypt(to, wrapped, place)
    return undefined
  } catch {
    return encrypt(to, decrypt(from, wrapped, place), place, cipher)
  }
}

async function partyKeys(tx: Transaction, rotation: Rotation, [afterCase, afterParty = '']: readonly string[]): Promise<Batch> {
  const { district } = rotation
  const beyond: Sql = afterCase ? sql`(case_id, party) > (${afterCase}::uuid, ${afterParty})` : sql`true`
  const rows = await tx.query<{ case_id: string; party: string; wrapped: Uint8Array | null }>(sql`
    select case_id::text, party, wrapped from party_key where district = ${district} and ${beyond} order by party_key.case_id, party limit ${rotation.batch ?? usualBatch}`)
  return batch(
    rotation,
    rows.map((r) => ({ keys: [r.case_id, r.party], place: placeOf(district, r.case_id as CaseId, r.party), wrapped: r.wrapped })),
    ([cases, parties], ciphers) =>
      tx.query(sql`update party_key k set wrapped = decode(n.cipher, 'base64')
        from unnest(${cases}::uuid[], ${parties}::text[], ${ciphers}::text[]) as n(case_id, party, cipher)
        where k.district = ${district} and k.case_id = n.case_id and k.party = n.party`),
  )
}

const factors =
  (column: Sql) =>
  async (tx: Transaction, rotation: Rotation, [after]: readonly string[]): Promise<Batch> => {
    const { district } = rotation
    const beyond: Sql = after ? sql`account > ${after}::uuid` : sql`true`
    const rows = await tx.query<{ account: string; wrapped: Uint8Array | null }>(sql`
      select account::text, ${column} as wrapped from second_factor where district = ${district} and ${beyond} order by second_factor.account limit ${rotation.batch ?? usualBatch}`)
    return batch(
      rotation,
      rows.map((r) => ({ keys: [r.account], place: factorPlaceOf(district, r.account), wrapped: r.wrapped })),
      ([accounts], ciphers) =>
        tx.query(sql`update second_factor f set ${column} = decode(n.cipher, 'base64')
          from unnest(${accounts}::uuid[], ${ciphers}::text[]) as n(account, cipher) where f.district = ${district} and f.account = n.account`),
    )
  }
const factorSecrets = factors(sql`secret`)
const factorProposals = factors(sql`proposed`)

async function earlierKeys(tx: Transaction, rotation: Rotation): Promise<Batch> {
  const { district } = rotation
  const rows = (await rowsOf(tx, district)).filter((row) => row.state === 'earlier')
  const done = await batch(
    rotation,
    rows.map((r) => ({ keys: [r.fingerprint], place: earlierPlace(district, r.fingerprint), wrapped: r.wrapped })),
    ([fingerprints], ciphers) =>
      tx.query(sql`update master_key m set wrapped = decode(n.cipher, 'base64')
        from unnest(${fingerprints}::text[], ${ciphers}::text[]) as n(fingerprint, cipher) where m.district = ${district} and m.fingerprint = n.fingerprint`),
  )
  return { ...done, last: undefined }
}
