import type { Access } from './access-log.ts'
import { asStored } from './canonical.ts'
import { hashOf } from './chain.ts'
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
 * is remembered and never believed: the database writes only what was chained to the end as it stands.
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
    let head = this.#head ?? { n: 0, hash: accessGenesis(context) }
    for (let attempt = 0; attempt < patience; attempt++) {
      const wrote = await writeBehind(context, database, head, accesses)
      if ('end' in wrote) {
        this.#head = wrote.end
        return
      }
      head = wrote.instead
    }
    // Other processes write all the time: now they wait for this one.
    this.#head = await database.transaction(async (tx) => {
      const [held] = await tx.query<Head>(sql`select n, hash from access_head where district = ${district} for update`)
      const wrote = await writeBehind(context, tx, held!, accesses)
      if ('end' in wrote) return wrote.end
      throw new Error('The end of the access log moved while it was held')
    })
  }
}

/** What the first row of a district's access log names as its previous hash. */
export const accessGenesis = ({ digest, district }: StoreContext): string => digestOf(digest, `fadu:${district}:access`)

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
    called(
      'record-accesses',
      sql`select n, hash from record_accesses(${district}, ${head.n}::bigint, ${head.hash}, ${JSON.stringify(rows)}::jsonb)`,
    ),
  )
  return instead ? { instead } : { end }
}

function chained(context: StoreContext, from: Head, accesses: readonly Access[]) {
  const { district } = context
  const at = context.now()
  let end = from
  const rows = accesses.map((access) => {
    const row = asStored({
      n: end.n + 1,
      at,
      account: access.account,
      post: access.post ?? null,
      case_id: access.case ?? null,
      act: access.act,
      purpose: access.purpose ?? null,
      body: access.body ?? {},
      previous: end.hash,
    })
    end = { n: row.n, hash: hashOf(context.digest, { district, ...row }) }
    return { district, ...row, hash: end.hash }
  })
  return { rows, end }
}
