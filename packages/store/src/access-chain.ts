import type { Access } from './access-log.ts'
import { canonical } from './canonical.ts'
import type { StoreContext } from './context.ts'
import { type Connection, databaseAway } from './database.ts'
import { digestOf } from './digest.ts'
import { called, sql } from './sql.ts'

/** Where the chained access log ends: number and hash of its last row. */
interface Head {
  readonly n: number
  readonly hash: string
}

interface Waiting {
  readonly accesses: readonly Access[]
  readonly settle: () => void
  readonly fail: (fault: unknown) => void
}

const largestGroup = 256
/** So often somebody else may have been faster before the end of the log is held. */
const patience = 3

/**
 * The only way anything enters the access log. A chain is one row at a time: what arrives while rows are being written waits and is
 * written with the next group, in one round trip and one commit, and nobody is answered before his rows are there. The end of the log
 * is remembered and never believed: the database writes only what was chained to the end as it stands. Where the log was emptied under
 * the running process (a demonstration that begins again) it begins anew; where only its end is gone nothing is written.
 */
export class AccessChain {
  #head: Head | undefined
  #writing = false
  readonly #waiting: Waiting[] = []

  /** @throws where the rows cannot be stored (a text with NUL), or the database is away */
  add(context: StoreContext, accesses: readonly Access[]): Promise<void> {
    return new Promise((settle, fail) => {
      this.#waiting.push({ accesses, settle, fail })
      this.#go(context)
    })
  }

  #go(context: StoreContext): void {
    if (this.#writing || this.#waiting.length === 0) return
    this.#writing = true
    void this.#write(context, this.#waiting.splice(0, largestGroup)).finally(() => {
      this.#writing = false
      this.#go(context)
    })
  }

  async #write(context: StoreContext, group: readonly Waiting[]): Promise<void> {
    try {
      await this.#append(
        context,
        group.flatMap(({ accesses }) => accesses),
      )
      for (const { settle } of group) settle()
    } catch (fault) {
      this.#head = undefined
      // One that cannot be stored takes the others along: now each answers for itself. Not where nobody knows what was written.
      if (group.length === 1 || databaseAway(fault)) for (const { fail } of group) fail(fault)
      else for (const one of group) await this.#write(context, [one])
    }
  }

  async #append(context: StoreContext, accesses: readonly Access[]): Promise<void> {
    const { database, district } = context
    let head = this.#head ?? beginning(context)
    for (let attempt = 0; attempt < patience; attempt++) {
      const wrote = await writeBehind(context, database, head, accesses).catch((fault) => anewWhereEmptied(context, fault))
      if ('end' in wrote) {
        this.#head = wrote.end
        return
      }
      head = wrote.instead
    }
    // Other processes write all the time: now they wait for this one.
    this.#head = await database.transaction(async (tx) => {
      const [held] = await tx.query<Head>(sql`select n, hash from access_head where district = ${district} for update`)
      const wrote = await writeBehind(context, tx, held ?? beginning(context), accesses)
      if ('end' in wrote) return wrote.end
      throw new Error('The end of the access log moved while it was held')
    })
  }
}

/** What the first row of a district's access log names as its previous hash. */
export const accessGenesis = ({ digest, district }: StoreContext): string => digestOf(digest, `fadu:${district}:access`)

const beginning = (context: StoreContext): Head => ({ n: 0, hash: accessGenesis(context) })

/** The database knows no end to go on from. @returns the beginning, where it knows no row either @throws the fault in every other case */
async function anewWhereEmptied(context: StoreContext, fault: unknown): Promise<{ readonly instead: Head }> {
  const { database, district } = context
  if (!(fault instanceof Error && /^the access log of \d+ has no end/.test(fault.message))) throw fault
  const rows = await database.query(sql`select from access_log where district = ${district} limit 1`)
  if (rows.length > 0) throw fault
  return { instead: beginning(context) }
}

/** @returns the new end of the log, or the end it has instead of the one it was to be built on */
async function writeBehind(
  context: StoreContext,
  on: Connection,
  head: Head,
  accesses: readonly Access[],
): Promise<{ readonly end: Head } | { readonly instead: Head }> {
  const { district } = context
  const { rows, end } = chained(context, head, accesses)
  const [instead] = await on.query<Head>(
    called('record-accesses', sql`select n, hash from record_accesses(${district}, ${head.n}::bigint, ${head.hash}, ${rows}::jsonb)`),
  )
  return instead ? { instead } : { end }
}

/** The rows as JSON. What is hashed is what is sent, written once; the hash stands behind it. */
function chained(context: StoreContext, from: Head, accesses: readonly Access[]): { readonly rows: string; readonly end: Head } {
  const { district, digest } = context
  const at = context.now()
  let end = from
  const rows = accesses.map((access) => {
    const n = end.n + 1
    const hashed = canonical({
      district,
      n,
      at,
      account: access.account,
      post: access.post ?? null,
      case_id: access.case ?? null,
      act: access.act,
      purpose: access.purpose ?? null,
      body: access.body ?? {},
      previous: end.hash,
    })
    end = { n, hash: digestOf(digest, hashed) }
    return `${hashed.slice(0, -1)},"hash":"${end.hash}"}`
  })
  return { rows: `[${rows.join(',')}]`, end }
}
